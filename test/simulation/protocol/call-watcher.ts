import { type EpochMs, secondMs } from '../../../shared/time/clock.ts'
import type { Item } from '../../dynamo/engine/attribute-value.ts'
import { Violation } from './violation.ts'

/** A call to SES at the moment the worker makes it. It may take minutes to the wire. */
export interface AskedCall {
  readonly actor: number
  readonly attempt: string
  /** By the worker's own clock. */
  readonly at: EpochMs
}

/** Watches when calls are made: within ten seconds of their claim, and under a lease. */
export function callWatcher() {
  const holders = new Map<string, number>()
  const leases = new Map<number, EpochMs>()
  return {
    /** An actor's name, as it is in a seat or in an attempt. */
    onName(name: string, actor: number): void {
      holders.set(name, actor)
    },
    onSeat(seat: Item): void {
      const actor = holders.get(seat.holder?.S ?? '')
      if (actor !== undefined) leases.set(actor, Number(seat.until?.N))
    },
    /** A letter draws one; a worker draws a block. */
    onSending(before: Item, after: Item, now: EpochMs): void {
      const drawn = Number(before.left?.N ?? 0) - Number(after.left?.N ?? 0)
      const isRefreshed = before.refreshedAt?.N !== after.refreshedAt?.N
      if (isRefreshed || drawn <= 1 || Number(before.stopUntil?.N ?? 0) <= now) return
      throw new Violation('I5 stop', `${drawn} mails are drawn while sending is stopped`)
    },
    onAsk({ actor, attempt, at }: AskedCall, claimedAt: EpochMs): void {
      if (at > claimedAt + 10 * secondMs) {
        throw new Violation(
          'I3 prompt',
          `${attempt} is called ${(at - claimedAt) / secondMs} s after its claim`,
        )
      }
      const leasedUntil = leases.get(actor) ?? 0
      if (at >= leasedUntil) {
        throw new Violation(
          'I5 lease',
          `${attempt} is called ${(at - leasedUntil) / secondMs} s after the lease`,
        )
      }
    },
  }
}
