import type { EditionHead } from '../../shared/edition/edition.ts'
import { type EpochMs, hourMs } from '../../shared/time/clock.ts'

/**
 * From midnight to eight o'clock on the next day, which the form proposes, are 32 hours; one more where clocks are put
 * back, and one because minutes are cut off.
 */
const nextDigestEverywhereMs = 34 * hourMs

/**
 * A moment at which every daily reader of the newest edition is due for another one, in whatever zone: a browser need
 * not be in this machine's. An edition that was played lies in the future, and what comes after it is later still.
 */
export function momentToPlay(now: EpochMs, newest: EditionHead | undefined): string {
  const at = Math.max(now, newest?.publishedAt ?? 0) + nextDigestEverywhereMs
  return new Date(at - (at % hourMs)).toISOString().replace('.000Z', 'Z')
}
