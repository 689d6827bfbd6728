import { leaseMs, type SeatStore } from '../../shared/delivery/pace/seat.ts'
import type { EpochMs } from '../../shared/time/clock.ts'

interface Lease {
  readonly holder: string
  readonly until: EpochMs
  readonly isAsked: boolean
}

/** Seats, in memory. A lease that is over still belongs to its holder until somebody else takes the seat. */
export function memorySeatStore(): SeatStore {
  const leases = new Map<number, Lease>()
  return {
    async take(seat, holder, now) {
      const lease = leases.get(seat)
      if (lease && lease.until >= now) return false
      leases.set(seat, { holder, until: now + leaseMs, isAsked: false })
      return true
    },
    async renew(seat, holder, now) {
      const lease = leases.get(seat)
      if (lease?.holder !== holder) return false
      leases.set(seat, { ...lease, until: now + leaseMs })
      return true
    },
    async ask(seat, now) {
      const lease = leases.get(seat)
      if (!lease || lease.until < now) return 'free'
      leases.set(seat, { ...lease, isAsked: true })
      return 'asked'
    },
    async giveBack(seat, holder) {
      const lease = leases.get(seat)
      if (lease?.holder !== holder) return 'lost'
      leases.delete(seat)
      return lease.isAsked ? 'asked' : 'given'
    },
  }
}
