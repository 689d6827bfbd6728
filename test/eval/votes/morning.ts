import type { EditionDay } from '../../../shared/edition/assemble-edition.ts'
import { editionIdOf } from '../../../shared/edition/edition-id.ts'
import { newsListDays } from '../../../shared/edition/news.ts'
import type { Paper, PaperId, Signals } from '../../../shared/paper/paper.ts'
import { type Snapshot, snapshotDays } from '../../../shared/paper/ranking/snapshot.ts'
import { dayMs, type EpochMs, minuteMs } from '../../../shared/time/clock.ts'
import { lastReading, type Reading, type VotedPaper } from './voted-paper.ts'

/** A time of day, in UTC, at which an edition is due. */
export interface EditionTime {
  readonly name: string
  readonly minutes: number
}

/** The times that are judged: right after the list's day, in the middle of the listing, and at noon. */
export const editionTimes: readonly EditionTime[] = [
  { name: '00:30', minutes: 30 },
  { name: '05:30', minutes: 330 },
  { name: '12:00', minutes: 720 },
]

/** What publish would have known when an edition was due. */
export interface Morning {
  readonly day: EditionDay
  readonly at: EpochMs
  /** The papers of the last seven lists, with the signals that were known. */
  readonly papers: readonly Paper[]
  readonly history: readonly Snapshot[]
}

/** Publish asks for the lists of so many days. */
const listsAsked = 7

/** A morning a day, from the first list until the last one's papers are news no more. */
export function mornings(voted: readonly VotedPaper[], { minutes }: EditionTime): Morning[] {
  const days = voted.map(({ dayAt }) => dayAt).sort((a, b) => a - b)
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const byDay = Map.groupBy(voted, ({ dayAt }) => dayAt)
  const made: Morning[] = []
  const history: Snapshot[] = []
  for (let dayAt = first; dayAt <= last + newsListDays * dayMs; dayAt += dayMs) {
    const at = dayAt + minutes * minuteMs
    const lists = Array.from({ length: listsAsked }, (_, back) => byDay.get(dayAt - back * dayMs) ?? [])
    const papers = lists.flat().flatMap((paper) => paperAt(paper, at))
    const id = editionIdOf(new Date(dayAt).toISOString().slice(0, 10))
    made.push({
      day: { id, since: at, nextAt: at + dayMs },
      at,
      papers,
      history: history.slice(-snapshotDays),
    })
    history.push({ day: id, at, signals: signalsOf(papers) })
  }
  return made
}

/** The paper as its source would have told it; nothing before it was first seen. */
function paperAt(voted: VotedPaper, at: EpochMs): Paper[] {
  const reading = lastReading(voted, at)
  if (!reading) return []
  const { id, title, dayAt, listedAt = dayAt, submittedAt } = voted
  const paper: Paper = {
    ...{ id, title, abstract: '', authors: [], links: {}, keywords: [], categories: [] },
    listedAt: listedAt <= at ? listedAt : dayAt,
    ...(submittedAt !== undefined && { publishedAt: submittedAt }),
    signals: signalsAt(reading),
  }
  return [paper]
}

function signalsAt({ at: _, ...signals }: Reading): Signals {
  return signals
}

function signalsOf(papers: readonly Paper[]): ReadonlyMap<PaperId, Signals> {
  return new Map(papers.map(({ id, signals }) => [id, signals]))
}
