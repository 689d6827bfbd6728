import type { ReputationStore } from '../../shared/delivery/aftermath/reputation.ts'
import { type EpochMs, hourMs } from '../../shared/time/clock.ts'

const hourOf = (at: EpochMs): number => Math.floor(at / hourMs)

/** Bounces and complaints by the hour, in memory. */
export function memoryReputationStore(): ReputationStore {
  const hours = new Map<number, { bounces: number; complaints: number }>()
  return {
    async count(harm, at) {
      const counted = hours.get(hourOf(at)) ?? { bounces: 0, complaints: 0 }
      counted[harm]++
      hours.set(hourOf(at), counted)
    },
    async since(at) {
      const sum = { bounces: 0, complaints: 0 }
      for (const [hour, { bounces, complaints }] of hours) {
        if (hour < hourOf(at)) continue
        sum.bounces += bounces
        sum.complaints += complaints
      }
      return sum
    },
  }
}
