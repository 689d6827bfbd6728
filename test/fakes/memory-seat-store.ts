import { leaseMs, type SeatStore } from '../../shared/delivery/seat.ts'
import type { EpochMs } from '../../shared/time/clock.ts'

/** Seats, in memory. A lease that is over still belongs to its holder until somebody else takes the seat. */
export function memorySeatStore(): SeatStore {
  const leases = new Map<number, { readonly holder: string; readonly until: EpochMs }>()
  return {
    async take(seat, holder, now) {
      const lease = leases.get(seat)
      if (lease && lease.until >= now) return false
      leases.set(seat, { holder, until: now + leaseMs })
      return true
    },
    async renew(seat, holder, now) {
      if (leases.get(seat)?.holder !== holder) return false
      leases.set(seat, { holder, until: now + leaseMs })
      return true
    },
    async giveBack(seat, holder) {
      if (leases.get(seat)?.holder === holder) leases.delete(seat)
    },
  }
}
