import { dayMs, type EpochMs, secondMs } from '../../../shared/time/clock.ts'

/** Counts accepted recipients in any second and any day, as quotas do. */
export interface SendCount {
  readonly add: (at: EpochMs, recipients: number) => void
  /** The counts within the second and the day that end at a moment. */
  readonly lastSecond: (now: EpochMs) => number
  readonly lastDay: (now: EpochMs) => number
  /** The highest counts of any second and any day. */
  readonly peaks: () => { readonly perSecond: number; readonly perDay: number }
}

export function sendCount(): SendCount {
  const second = slidingWindow(secondMs)
  const day = slidingWindow(dayMs)
  return {
    add(at, recipients) {
      second.add(at, recipients)
      day.add(at, recipients)
    },
    lastSecond: second.count,
    lastDay: day.count,
    peaks: () => ({ perSecond: second.peak(), perDay: day.peak() }),
  }
}

function slidingWindow(lengthMs: number) {
  const sent: { readonly at: EpochMs; readonly recipients: number }[] = []
  let first = 0
  let inside = 0
  let most = 0
  /** Two sends exactly one length apart are in no common window. */
  function count(now: EpochMs): number {
    for (let oldest = sent[first]; oldest && oldest.at <= now - lengthMs; oldest = sent[++first]) {
      inside -= oldest.recipients
    }
    return inside
  }
  return {
    count,
    add(at: EpochMs, recipients: number): void {
      sent.push({ at, recipients })
      inside += recipients
      most = Math.max(most, count(at))
    },
    peak: () => most,
  }
}
