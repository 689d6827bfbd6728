import { type Clock, dayMs, type EpochMs, secondMs } from '../../../shared/time/clock.ts'
import { type Refusal, refusal } from './refusal.ts'
import { isSimulator } from './simulator.ts'

export interface SesQuota {
  /** The most recipients in any 24 hours; -1 is unlimited. */
  max24HourSend: number
  /** The most recipients in any second. */
  maxSendRate: number
}

/** What SES allows an account at first, once it has left the sandbox. */
export const usualQuota: SesQuota = { max24HourSend: 50_000, maxSendRate: 14 }

/** Counts accepted recipients in the last second and in the last 24 hours. */
export interface QuotaCount {
  /** The refusal if the quota does not allow these recipients now; otherwise undefined. */
  refusal(destination: readonly string[]): Refusal | undefined
  count(destination: readonly string[]): void
  sentLast24Hours(): number
}

interface Counted {
  at: EpochMs
  recipients: number
}

/**
 * `before` holds the messages of earlier runs in order of time, because a restart does not reset the day's
 * quota.
 */
export function quotaCount(
  quota: SesQuota,
  clock: Clock,
  before: readonly { at: EpochMs; destination: readonly string[] }[],
): QuotaCount {
  const day = slidingSum(dayMs)
  const second = slidingSum(secondMs)
  const count = (at: EpochMs, destination: readonly string[]) => {
    second.add({ at, recipients: destination.length })
    day.add({ at, recipients: daily(destination) })
  }
  for (const { at, destination } of before) count(at, destination)
  return {
    refusal(destination) {
      const now = clock()
      const left = quota.max24HourSend < 0 ? Infinity : quota.max24HourSend - day.sum(now)
      if (daily(destination) > left) return refusal.dailyQuota
      if (second.sum(now) + destination.length > quota.maxSendRate) return refusal.rate
      return undefined
    },
    count: (destination) => count(clock(), destination),
    sentLast24Hours: () => day.sum(clock()),
  }
}

function daily(destination: readonly string[]): number {
  return destination.filter((address) => !isSimulator(address)).length
}

/** The sum over (now - span, now]. Old entries are dropped in groups, so that counting needs no scan. */
function slidingSum(span: number) {
  let entries: Counted[] = []
  let first = 0
  let total = 0
  return {
    add(entry: Counted): void {
      entries.push(entry)
      total += entry.recipients
    },
    sum(now: EpochMs): number {
      for (let oldest = entries[first]; oldest && oldest.at <= now - span; oldest = entries[first]) {
        total -= oldest.recipients
        first += 1
      }
      if (first > 1_000) {
        entries = entries.slice(first)
        first = 0
      }
      return total
    },
  }
}
