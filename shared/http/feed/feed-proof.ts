import { dayMs, type EpochMs, hourMs } from '../../time/clock.ts'
import { parseFeedDate } from './feed-date.ts'
import { type FeedNode, texts } from './feed-node.ts'

/** What a feed's answer tells of its time. */
export interface FeedEvidence {
  /** When its entries were published, as they say: the newest first, none in the future. */
  readonly published: readonly EpochMs[]
  /** How old the answer was, by its own headers (RFC 9111, 4.2.3). */
  readonly ageMs: number
  /** How often a new entry comes at least, as the operator says, or else the feed. */
  readonly toldMs: number | undefined
  readonly now: EpochMs
}

/** A proxy may keep a feed for some time. A day later it would hide an edition's papers. */
export const longestKeptMs = 26 * hourMs
/** A weekend with a holiday. Silence of that length is usual everywhere. */
export const longWeekendMs = 4 * dayMs
/** A feed of one issue does not tell how often issues come. Most come once a week, or more often. */
export const weekMs = 8 * dayMs
/** A pause of years, in a feed that was given up and taken up again, is not usual. */
export const longestUsualMs = 60 * dayMs
/** As many of the newest days with entries tell what is usual. A busy feed has dozens of entries on each. */
export const mostCompared = 30

/** What is unproven, and whether another try today could prove it. */
export interface Unproven {
  readonly why: string
  readonly isLasting: boolean
}

/**
 * Why a feed that was read does not prove that nothing else is new; undefined if it does. It must be fresh,
 * have dates, and not be silent for longer than is usual for it.
 */
export function whatIsUnproven({ published, ageMs, toldMs, now }: FeedEvidence): Unproven | undefined {
  if (ageMs > longestKeptMs)
    return {
      why: `came from a cache, where it was for ${Math.round(ageMs / hourMs)} hours`,
      isLasting: false,
    }
  const [newest] = published
  if (newest === undefined) return { why: 'has no entry that says when it was published', isLasting: true }
  if (now - newest <= (toldMs ?? usualPauseMs(published))) return undefined
  const day = new Date(newest).toISOString().slice(0, 10)
  return { why: `has no new entry since ${day}, which is longer than usual`, isLasting: true }
}

/** The longest pause between the newest days with entries, if there are several. Newest first. */
function usualPauseMs(published: readonly EpochMs[]): number {
  const days = [...new Set(published.map((at) => Math.floor(at / dayMs)))].slice(0, mostCompared)
  const pauses = days.slice(1).map((day, place) => ((days[place] ?? day) - day) * dayMs)
  const least = pauses.length > 1 ? longWeekendMs : weekMs
  return Math.min(longestUsualMs, Math.max(least, ...pauses.map((pause) => pause + dayMs)))
}

const periods: Readonly<Record<string, number>> = { weekly: 7, monthly: 31, yearly: 366 }

/** How often a feed says that it changes, if that is more seldom than daily (RSS 1.0, module Syndication). */
export function toldPauseMs(head: FeedNode): number | undefined {
  const [period = ''] = texts(head, 'sy:updatePeriod')
  const days = periods[period.trim().toLowerCase()]
  return days === undefined ? undefined : (days + 1) * dayMs
}

/** How old an answer is, by its `Date` and `Age`. */
export function answerAgeMs(headers: Headers, now: EpochMs): number {
  const seconds = Number(headers.get('age') ?? 0)
  const made = parseFeedDate(headers.get('date') ?? '')
  return Math.max(0, Number.isFinite(seconds) ? seconds * 1_000 : 0, made === undefined ? 0 : now - made)
}
