import { type EpochMs, hourMs, minuteMs } from '../time/clock.ts'
import type { EditionId } from './edition-id.ts'

/** The tries to make one edition that came to nothing because sources failed. */
export interface EditionTries {
  readonly id: EditionId
  readonly firstAt: EpochMs
  readonly lastAt: EpochMs
}

/** How long failing sources are asked again before the edition says "failed". */
export const giveUpAfterMs = 2 * hourMs

/** How long a failing source is waited for if others have new papers. Nobody's breakfast should wait for it. */
export const settleForLessAfterMs = 30 * minuteMs

/** The scheduler ticks every quarter of an hour, so the first try comes at most so long after the hour. */
const tickMs = 15 * minuteMs

/** After a longer pause, nobody has tried lately, and the trying begins anew. */
const longestPauseMs = hourMs

/** A day is decided so long before the next edition is due, or it would have none. Two ticks fall into it. */
export const decideBeforeNextMs = 30 * minuteMs

/**
 * The tries with one more. Only ticks that did try count: a service that was deployed late in the day, or
 * stood still for hours, has the same time for its sources as any other.
 */
export function withTry(before: EditionTries | undefined, id: EditionId, now: EpochMs): EditionTries {
  const goesOn = before?.id === id && before.firstAt <= now && now - before.lastAt <= longestPauseMs
  return { id, firstAt: goesOn ? before.firstAt : now, lastAt: now }
}

interface EditionChances {
  /** When the edition was due. */
  readonly since: EpochMs
  /** When the one after it is due. */
  readonly nextAt: EpochMs
  /** Is it the first edition of the service? */
  readonly isFirst: boolean
}

/**
 * Since when an edition has been tried: since its hour, or since the first try if that came later than the
 * next tick after the hour. Tries before the hour do not count: a later hour was set for the day.
 */
export function tryingSince({ firstAt }: EditionTries, dueSince: EpochMs): EpochMs {
  return firstAt - dueSince <= tickMs ? dueSince : firstAt
}

/**
 * Has an edition been tried for long enough, or must its day be decided now? The first edition of a
 * service has no day to lose: a later one takes its place.
 */
export function isPatienceOver(
  tries: EditionTries,
  patienceMs: number,
  { since, nextAt, isFirst }: EditionChances,
): boolean {
  const { lastAt } = tries
  const isOver = lastAt >= tryingSince(tries, since) + patienceMs
  return isOver || (!isFirst && lastAt >= nextAt - decideBeforeNextMs)
}
