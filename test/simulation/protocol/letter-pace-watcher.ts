import { lettersShare } from '../../../shared/delivery/pace/share.ts'
import { type EpochMs, secondMs } from '../../../shared/time/clock.ts'
import { Violation } from './violation.ts'

/** Watches that letters of all functions together start no faster than their share, by their senders' clocks. */
export function letterPaceWatcher(accountPerSecond: number) {
  const { most } = lettersShare(accountPerSecond)
  /** In the order of the clocks that said them, which is not that of the calls. */
  const starts: EpochMs[] = []
  return {
    /** A function turns to SES with a letter. It may take minutes to the wire. */
    onStart(at: EpochMs): void {
      const place = starts.findLastIndex((other) => other <= at) + 1
      starts.splice(place, 0, at)
      for (let first = Math.max(0, place - most); first <= place; first++) {
        const next = starts[first + most]
        if (next !== undefined && next < (starts[first] ?? 0) + secondMs)
          throw new Violation('I5 letters', `${most + 1} letters start within a second`)
      }
    },
  }
}
