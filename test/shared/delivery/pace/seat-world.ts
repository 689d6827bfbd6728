import type { Seat } from '../../../../shared/delivery/pace/seat.ts'
import { type WorkSeatDeps, workSeat } from '../../../../shared/delivery/pace/work-seat.ts'
import type { EmailAddress } from '../../../../shared/subscriber/address/address.ts'
import { hourMs, secondMs } from '../../../../shared/time/clock.ts'
import { aConfirmed, anId, monday } from '../../../fakes/a-subscriber.ts'
import { anEdition } from '../../../fakes/an-edition.ts'
import { memorySeatQueue } from '../../../fakes/memory-seat-queue.ts'
import { deliveryWorld } from '../attempt/delivery-world.ts'

const onlySeat: Seat = { index: 0, of: 1 }

/** Reader number `count`, who waits longer the lower the number. */
export function reader(count: number, shard = 0) {
  return aConfirmed({
    id: anId(count, shard),
    address: `reader-${count}@example.org` as EmailAddress,
    nextDueAt: monday - hourMs + count,
  })
}

export const readers = (howMany: number) => Array.from({ length: howMany }, (_, count) => reader(count))
export const addresses = (...counts: readonly number[]) =>
  counts.map((count) => `reader-${count}@example.org`)

/** The quota that publish stores for the workers: a high rate and more mails than any run needs. */
export const plenty = { accountPerSecond: 1_000, block: 100, left: 1_000_000, refreshedAt: monday }

/** A world with a seat, two editions, plenty of time and plenty of mails. */
export async function seatWorld() {
  const world = deliveryWorld()
  await world.published(anEdition(22), anEdition(23))
  await world.sending.refresh(plenty)
  const { seats } = world
  const seatQueue = memorySeatQueue()
  const faults: unknown[] = []
  const deps: WorkSeatDeps = {
    ...world.deps,
    editions: world.editions,
    seats,
    seatQueue,
    sending: world.sending,
    wait: world.time.wait,
    random: () => 0,
    remainingMs: () => 900_000,
    onFault: (fault) => faults.push(fault),
    // With one lane, outcomes come in the order of the readers. What several lanes do has tests of its own.
    lanes: 1,
  }
  return {
    ...world,
    deps,
    seatQueue,
    faults,
    deliver: (part: Partial<WorkSeatDeps> = {}, seat = onlySeat) => workSeat({ ...deps, ...part }, seat),
    /** The readers who got a mail, in order. */
    mailed: () =>
      world.mailer.calls.filter(({ outcome }) => outcome === 'accepted').map(({ mail }) => mail.to),
    /** Whether the seat is free, found out by taking it. */
    isFree: () => seats.take(onlySeat.index, 'somebody', world.time.clock()),
    /** The waits because of throttles. The pace's own waits are a millisecond, and a second's rest in the end. */
    backoffs: () => world.time.waits.filter((ms) => ms >= secondMs / 2 && ms !== secondMs + 1),
  }
}
