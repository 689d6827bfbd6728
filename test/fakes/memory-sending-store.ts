import {
  type Sending,
  type SendingStop,
  type SendingStore,
  untilResumed,
} from '../../shared/delivery/pace/sending.ts'
import type { EpochMs } from '../../shared/time/clock.ts'

/** The shared item that all senders draw from, in memory: at first nobody has read a quota. */
export function memorySendingStore(): SendingStore {
  let sending: Omit<Sending, 'stop' | 'resumedAt'> | undefined
  let resumedAt: EpochMs | undefined
  let stop: SendingStop | undefined
  const isStoppedAt = (moment: EpochMs): boolean => stop !== undefined && stop.until >= moment
  const take = (count: number): boolean => {
    if (!sending || sending.left < count) return false
    sending = { ...sending, left: sending.left - count }
    return true
  }
  return {
    async read() {
      if (!sending) return undefined
      return {
        ...sending,
        ...(stop ? { stop: { ...stop } } : {}),
        ...(resumedAt === undefined ? {} : { resumedAt }),
      }
    },
    async refresh({ perSecond, block, left, refreshedAt }) {
      sending = { perSecond, block, left, refreshedAt }
    },
    draw: async (count, now) => !isStoppedAt(now) && take(count),
    drawForLetter: async () => !isStoppedAt(untilResumed) && take(1),
    async stop(added) {
      if (!isStoppedAt(added.until)) stop = { ...added }
    },
    async resume(now) {
      stop = undefined
      resumedAt = now
    },
  }
}
