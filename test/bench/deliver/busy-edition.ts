import { assembleEdition } from '../../../shared/edition/assemble-edition.ts'
import type { WholeEdition } from '../../../shared/edition/edition.ts'
import { editionIdOf } from '../../../shared/edition/edition-id.ts'
import type { Paper, PaperId } from '../../../shared/paper/paper.ts'
import { dayMs, type EpochMs, hourMs } from '../../../shared/time/clock.ts'
import type { LocalDate } from '../../../shared/time/time-zone.ts'
import { aSourceResult } from '../../fakes/an-edition.ts'
import { papersOnSubjects } from '../papers-on-subjects.ts'

/** The edition of a busy day of this many papers, published an hour ago: a list of twenty, and the others. */
export function busyEdition(papers: number, now: EpochMs): WholeEdition {
  const since = now - hourMs
  const id = editionIdOf(new Date(now).toISOString().slice(0, 10) as LocalDate)
  return assembleEdition(
    { id, since, nextAt: now + dayMs },
    {
      collection: {
        papers: papersOfTheMonth(papers, since),
        results: [aSourceResult({ papers })],
        failures: [],
        repeats: false,
      },
      history: [],
      earlier: [],
    },
    since,
  )
}

/** An id tells the month of a paper, and those of earlier months are no news. */
function papersOfTheMonth(count: number, at: EpochMs): Paper[] {
  const month = new Date(at).toISOString().slice(2, 7).replace('-', '')
  return papersOnSubjects(count, at).map((paper) => ({
    ...paper,
    id: paper.id.replace(/^\d{4}/, month) as PaperId,
  }))
}
