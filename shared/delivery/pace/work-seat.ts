import type { EditionStore } from '../../edition/edition-store.ts'
import type { DeliveryOutcome, Run } from '../attempt/deliver-digest.ts'
import { type DispatchDeps, type DispatchEnd, dispatch } from './dispatch.ts'
import { dueRows } from './due-rows.ts'
import {
  type GivenBack,
  holdSeat,
  type Seat,
  type SeatLease,
  type SeatQueue,
  type SeatStore,
  seatMessage,
  shardsOf,
} from './seat.ts'
import { seatShare } from './share.ts'

export interface WorkSeatDeps extends DispatchDeps {
  readonly editions: EditionStore
  readonly seats: SeatStore
  readonly seatQueue: SeatQueue
}

/** Besides the ends of a run: there is no edition to send. */
type SeatEnd = DispatchEnd | 'no-edition'

export type SeatRun =
  | { readonly taken: false }
  | {
      readonly taken: true
      readonly outcomes: Readonly<Partial<Record<DeliveryOutcome, number>>>
      readonly end: SeatEnd
    }

/**
 * Works off one seat: all readers who are due in its shards, each once a pass, until a pass leaves none to
 * retry. Throws the fifth of five faults in a row, and whatever concerns all readers.
 */
export async function workSeat(deps: WorkSeatDeps, seat: Seat): Promise<SeatRun> {
  const lease = await holdSeat(deps.seats, seat.index, deps.newAttemptId(), deps.clock)
  if (!lease) return { taken: false }
  const outcomes: Partial<Record<DeliveryOutcome, number>> = {}
  const onOutcome = (outcome: DeliveryOutcome): void => {
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    deps.onOutcome?.(outcome)
  }
  let end: SeatEnd
  try {
    end = await workHeldSeat({ ...deps, onOutcome }, seat, lease)
  } catch (fault) {
    // Word that was left meanwhile came from a summons of its own, which nobody else will repeat.
    await leave(deps, seat, lease, 'fault').catch(deps.onFault)
    throw fault
  }
  await leave(deps, seat, lease, end)
  return { taken: true, outcomes, end }
}

/**
 * The seat is given back first, because the successor must find it free. A worker that crashes before the summons
 * leaves readers due. The next tick finds them, and finds the seat free again.
 */
async function leave(
  deps: Pick<WorkSeatDeps, 'seatQueue'>,
  { index }: Seat,
  lease: SeatLease,
  end: SeatEnd | 'fault',
): Promise<void> {
  const givenBack = await lease.giveBack()
  if (hasSuccessor(end, givenBack)) await deps.seatQueue.send([seatMessage(index)])
}

/**
 * One successor makes up for all summonses that were turned away. It is summoned only after a whole pass, or after
 * a fault. It also goes on where time was up, and where a lease ran out that nobody else took. Where nothing may be
 * sent, a successor could not send either, and they would summon each other until the next tick.
 */
function hasSuccessor(end: SeatEnd | 'fault', givenBack: GivenBack): boolean {
  switch (end) {
    case 'continued':
      return true
    case 'lease-lost':
      return givenBack !== 'lost'
    case 'done':
    case 'fault':
      return givenBack === 'asked'
    case 'stopped':
    case 'no-edition':
      return false
  }
}

async function workHeldSeat(deps: WorkSeatDeps, seat: Seat, lease: SeatLease): Promise<SeatEnd> {
  const [recent, sending] = [await deps.editions.recent(), await deps.sending.read()]
  const head = recent.at(-1)
  if (!head) return 'no-edition'
  // Without a quota the rate is unknown. Publish leaves a quota before it summons a worker.
  // A rate of zero allows no call.
  if (!sending || !(sending.accountPerSecond > 0)) return 'stopped'
  return dispatch(deps, {
    lease,
    sending,
    share: seatShare(sending.accountPerSecond, seat),
    run: { recent, head, whole: wholeEditions(deps.editions) },
    rows() {
      const now = deps.clock()
      return dueRows(shardsOf(seat), (shard, cursor) => deps.deliveries.due(shard, now, head.id, cursor))
    },
  })
}

/** Reads each edition once a run, however many readers it goes to. */
function wholeEditions(store: EditionStore): Run['whole'] {
  const read = new Map<string, ReturnType<Run['whole']>>()
  return (id) => {
    const known = read.get(id)
    if (known) return known
    const reading = store.whole(id).then((edition) => {
      if (!edition) throw new Error(`edition ${id} is listed, but its papers are missing`)
      return edition
    })
    read.set(id, reading)
    return reading
  }
}
