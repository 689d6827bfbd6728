import type { Paper } from '../paper/paper.ts'
import { rankPapers } from '../paper/ranking/ranking.ts'
import type { Snapshot } from '../paper/ranking/snapshot.ts'
import { collectPapers, enrichPapers } from '../paper/source/collect-papers.ts'
import type { PaperEnrichment, PaperSource } from '../paper/source/paper-source.ts'
import type { Clock, EpochMs } from '../time/clock.ts'
import { atHour, type TimeZone, zoned } from '../time/time-zone.ts'
import { assembleEdition, type EditionDay, notListedBefore } from './assemble-edition.ts'
import type { EditionHead } from './edition.ts'
import { type EditionId, editionIdOf } from './edition-id.ts'
import type { EditionStore } from './edition-store.ts'
import { giveUpAfterMs, isPatienceOver, settleForLessAfterMs, tryingSince, withTry } from './edition-tries.ts'
import { newsAmong } from './news.ts'
import type { SnapshotStore } from './snapshot-store.ts'

/** When the day's edition is due: an hour of the operator's zone. */
export interface EditionSchedule {
  readonly timezone: TimeZone
  readonly hour: number
}

export interface PublishEditionDeps {
  readonly editions: EditionStore
  readonly snapshots: SnapshotStore
  readonly sources: readonly PaperSource[]
  readonly enrichments: readonly PaperEnrichment[]
  readonly schedule: EditionSchedule
  readonly clock: Clock
}

export type PublishedEdition =
  /** `failures` has a sentence for each source that failed to the end. */
  | { readonly outcome: 'published'; readonly head: EditionHead; readonly failures: readonly string[] }
  | { readonly outcome: 'exists'; readonly head: EditionHead }
  /** Sources failed; the next tick tries again, until patience ends. */
  | {
      readonly outcome: 'retry'
      readonly id: EditionId
      /** When it was due, or the first try if that came much later. */
      readonly missingSince: EpochMs
      readonly failures: readonly string[]
    }

/** How many papers at the top are worth a question to second services. */
export const promisingCount = 40

/**
 * Publishes the newest edition that is due, if it does not exist yet. Running it twice does the work once.
 */
export async function publishEdition(deps: PublishEditionDeps): Promise<PublishedEdition> {
  const now = deps.clock()
  const recent = await deps.editions.recent()
  const newest = recent.at(-1)
  // Nearly every tick ends here, without a calendar: the first use of a time zone takes a tenth of a cold
  // start.
  if (newest && now < newest.nextAt) return { outcome: 'exists', head: newest }
  const due = dueEdition(deps.schedule, now)
  if (newest && newest.id >= due.id) return { outcome: 'exists', head: newest }

  const collected = await collectPapers(deps.sources, due.id)
  const { failures } = collected
  const [history, acronyms, earlier] = await Promise.all([
    deps.snapshots.before(due.id),
    newest && deps.editions.acronyms(newest),
    Promise.all(recent.map((head) => deps.editions.ids(head))),
  ])
  const promising = notListedBefore(rankPapers(collected.papers, due.since, history), earlier)
    .map(({ paper }) => paper)
    .filter(newsAmong(collected.papers, due.since))
    .slice(0, promisingCount)
  if (failures.length > 0 && !collected.isLasting) {
    const tries = withTry(await deps.editions.tries(), due.id, now)
    await deps.editions.keepTries(tries)
    const hasNews = promising.length > 0 || (collected.repeats && collected.papers.length > 0)
    const patienceMs = hasNews ? settleForLessAfterMs : giveUpAfterMs
    const isFirst = recent.length === 0
    if (!isPatienceOver(tries, patienceMs, { ...due, isFirst }))
      return { outcome: 'retry', id: due.id, missingSince: tryingSince(tries, due.since), failures }
  }
  const papers = await enrichPapers(deps.enrichments, collected.papers, promising)
  await deps.snapshots.keep({ day: due.id, at: due.since, signals: signalsOf(papers) })
  const collection = { ...collected, papers }
  const material = { collection, history, earlier, ...(acronyms && { acronyms }) }
  const head = await deps.editions.publish(assembleEdition(due, material, now))
  return { outcome: 'published', head, failures }
}

function signalsOf(papers: readonly Paper[]): Snapshot['signals'] {
  const known = papers.filter(({ signals }) => Object.keys(signals).length > 0)
  return new Map(known.map(({ id, signals }) => [id, signals]))
}

/** The edition that should exist at a moment, since when, and when the one after it is due. */
export function dueEdition({ hour, timezone }: EditionSchedule, now: EpochMs): EditionDay {
  const today = zoned(now, timezone).toPlainDate()
  const isDue = now >= atHour(today, hour, timezone)
  const day = isDue ? today : today.subtract({ days: 1 })
  return {
    id: editionIdOf(day.toString()),
    since: atHour(day, hour, timezone),
    nextAt: atHour(day.add({ days: 1 }), hour, timezone),
  }
}
