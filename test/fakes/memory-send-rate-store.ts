import type { SendRateStore } from '../../shared/delivery/seat.ts'

/** The send rate, in memory. */
export function memorySendRateStore(): SendRateStore {
  let rate: number | undefined
  return {
    async read() {
      return rate
    },
    async write(perSecond) {
      rate = perSecond
    },
  }
}
