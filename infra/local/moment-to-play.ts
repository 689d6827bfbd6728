import type { EditionHead } from '../../shared/edition/edition.ts'
import { type EpochMs, hourMs } from '../../shared/time/clock.ts'

/**
 * Between midnight and eight o'clock on the next day, the form's default hour, are 32 hours. One more hour is
 * for clocks that are put back, and one because minutes are cut off.
 */
const nextDigestEverywhereMs = 34 * hourMs

/**
 * A time at which every daily reader of the newest edition is due for another one, in any zone, because a
 * browser's zone can differ from this machine's. A played edition can lie in the future, so the time is
 * counted from the newest edition.
 */
export function momentToPlay(now: EpochMs, newest: EditionHead | undefined): string {
  const at = Math.max(now, newest?.publishedAt ?? 0) + nextDigestEverywhereMs
  return new Date(at - (at % hourMs)).toISOString().replace('.000Z', 'Z')
}
