import type { PaperId } from '../../../shared/paper/paper.ts'
import type { Judgement } from './judgements.ts'
import type { Search } from './searches.ts'

/** How many papers a digest shows under a topic. */
const places = 5

/** What a topic gives on several days. */
export interface Answer {
  /** The first five of each day. */
  readonly shown: readonly PaperId[]
  readonly found: readonly PaperId[]
}

/** Shares from 0 to 1; undefined where there is nothing to divide by. */
export interface Score {
  /** Of the papers shown, those that are about the topic. */
  readonly right: number | undefined
  /** Of the papers about the topic, those that are found. */
  readonly recall: number | undefined
}

/** Asks the searches of several days. */
export function answer(days: readonly Search[], topic: string): Answer {
  const byDay = days.map((search) => search(topic))
  return { shown: byDay.flatMap((ids) => ids.slice(0, places)), found: byDay.flat() }
}

/** A paper that is partly about the topic counts nowhere. */
export function score(answer: Answer, judgement: Judgement): Score {
  const { right, wrong } = tally(answer, judgement)
  const found = new Set(answer.found)
  return {
    right: share(right, right + wrong),
    recall: share([...judgement.about].filter((id) => found.has(id)).length, judgement.about.size),
  }
}

/** How many of the papers shown are right, wrong, and partly about the topic. */
export function tally({ shown }: Answer, { about, partly }: Judgement) {
  const right = shown.filter((id) => about.has(id)).length
  const half = shown.filter((id) => partly.has(id)).length
  return { right, wrong: shown.length - right - half, partly: half }
}

/** The mean of the spellings of a subject, without those of which nothing can be said. */
export function meanScore(scores: readonly Score[]): Score {
  return {
    right: mean(scores.flatMap(({ right }) => right ?? [])),
    recall: mean(scores.flatMap(({ recall }) => recall ?? [])),
  }
}

/**
 * The mean Jaccard index of each two lists: 1 if all have the same papers, 0 if no two share one. Undefined if no list
 * has any paper.
 */
export function agreement(lists: readonly (readonly PaperId[])[]): number | undefined {
  if (lists.every((list) => list.length === 0)) return undefined
  return mean(lists.flatMap((a, place) => lists.slice(place + 1).map((b) => jaccard(new Set(a), new Set(b)))))
}

function jaccard(a: ReadonlySet<PaperId>, b: ReadonlySet<PaperId>): number {
  const both = [...a].filter((id) => b.has(id)).length
  return share(both, a.size + b.size - both) ?? 1
}

export function mean(values: readonly number[]): number | undefined {
  return share(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  )
}

function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole
}
