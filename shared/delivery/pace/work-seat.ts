import type { EditionStore } from '../../edition/edition-store.ts'
import { type DeliverDeps, type DeliveryOutcome, deliverDigest, type Run } from '../attempt/deliver-digest.ts'
import type { DueRow } from '../attempt/delivery-store.ts'
import { breaker } from './breaker.ts'
import { pace, type Wait } from './pace.ts'
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
import { blockBudget, noTrouble, type SendingStore } from './sending.ts'
import { digestsShare } from './share.ts'

export interface WorkSeatDeps extends DeliverDeps {
  readonly editions: EditionStore
  readonly seats: SeatStore
  readonly seatQueue: SeatQueue
  readonly sending: SendingStore
  readonly wait: Wait
  /** A number in [0, 1) that spreads retries. */
  readonly random: () => number
  /** How long this worker may still run. */
  readonly remainingMs: () => number
  readonly onFault: (fault: unknown) => void
  /** Called with the outcome of each reader. */
  readonly onOutcome?: (outcome: DeliveryOutcome) => void
}

export type SeatRun =
  | { readonly taken: false }
  | {
      readonly taken: true
      readonly outcomes: Readonly<Partial<Record<DeliveryOutcome, number>>>
      /** Why the run ended: no reader left, time up, lease lost, sending stopped or used up, no edition. */
      readonly end: 'done' | 'continued' | 'lease-lost' | 'stopped' | 'no-edition'
    }

/** With less time left, the worker hands over, so that Lambda never ends it in the middle of a mail. */
const handOverMs = 40_000

/** The first wait after SES has throttled a call. It doubles with each further throttle. */
const firstBackoffMs = 1_000
const maximumBackoffMs = 30_000

/** This many faults, one reader after the other, end the run. */
const faultsInARow = 5

/**
 * Works off one seat: all readers who are due in its shards, each once a pass, until a pass leaves none to
 * retry. Throws the fifth of five faults in a row.
 */
export async function workSeat(deps: WorkSeatDeps, seat: Seat): Promise<SeatRun> {
  const lease = await holdSeat(deps.seats, seat.index, deps.newAttemptId(), deps.clock)
  if (!lease) return { taken: false }
  const outcomes: Partial<Record<DeliveryOutcome, number>> = {}
  let end: SeatEnd
  let givenBack: GivenBack
  try {
    end = await workHeldSeat(deps, seat, lease, (outcome) => {
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      deps.onOutcome?.(outcome)
    })
  } finally {
    givenBack = await lease.giveBack()
  }
  // The seat is given back first, because the successor must find it free. A worker that crashes before this
  // line leaves readers due. The next tick finds them, and finds the seat free again.
  if (hasSuccessor(end, givenBack)) await deps.seatQueue.send([seatMessage(seat.index)])
  return { taken: true, outcomes, end }
}

type SeatEnd = Extract<SeatRun, { taken: true }>['end']

/**
 * One successor makes up for all summonses that were turned away. It is summoned only after a whole pass.
 * Where nothing may be sent, a successor could not send either, and they would summon each other until the
 * next tick.
 */
function hasSuccessor(end: SeatEnd, givenBack: GivenBack): boolean {
  return end === 'continued' || (end === 'done' && givenBack === 'asked')
}

async function workHeldSeat(
  deps: WorkSeatDeps,
  seat: Seat,
  lease: SeatLease,
  count: (outcome: DeliveryOutcome) => void,
): Promise<SeatEnd> {
  const [recent, sending] = [await deps.editions.recent(), await deps.sending.read()]
  const head = recent.at(-1)
  if (!head) return 'no-edition'
  // Without a quota the rate is unknown. Publish leaves a quota before it summons a worker.
  if (!sending) return 'stopped'
  const run: Run = { recent, head, whole: wholeEditions(deps.editions), mayCall: lease.isHeld }
  const turn = pace(digestsShare(sending.accountPerSecond).perSecond, seat.of, deps.clock, deps.wait)
  const budget = blockBudget(deps.sending, sending.block)
  const tripped = breaker(deps.sending, deps.clock, sending.trouble ?? noTrouble)
  const end = await workPasses(deps, seat, { lease, run, turn, budget, tripped, count })
  // A successor begins at once and does not know when the last call was made. This waits for the next turn.
  await turn()
  return end
}

interface Work {
  readonly lease: SeatLease
  readonly run: Run
  /** Waits until the next call may be made. */
  readonly turn: () => Promise<void>
  readonly budget: ReturnType<typeof blockBudget>
  readonly tripped: ReturnType<typeof breaker>
  readonly count: (outcome: DeliveryOutcome) => void
}

async function workPasses(
  deps: WorkSeatDeps,
  seat: Seat,
  { lease, run, turn, budget, tripped, count }: Work,
): Promise<Exclude<SeatEnd, 'no-edition'>> {
  const guarded = faultGuard(deps.onFault)
  let backoffMs = firstBackoffMs

  for (;;) {
    let throttled = false
    for await (const row of dueRows(deps, seat, run)) {
      if (deps.remainingMs() < handOverMs) return 'continued'
      if (!(await lease.keep())) return 'lease-lost'
      if (!(await budget(deps.clock()))) return 'stopped'
      await turn()
      const outcome = await guarded(() => deliverDigest(deps, row, run))
      count(outcome)
      if (await tripped(outcome)) return 'stopped'
      if (outcome === 'submitted') backoffMs = firstBackoffMs
      if (outcome === 'throttled') {
        throttled = true
        await deps.wait(backoffMs * (0.5 + deps.random() / 2))
        backoffMs = Math.min(2 * backoffMs, maximumBackoffMs)
      }
    }
    if (!throttled) return 'done'
  }
}

/**
 * One reader's fault must not keep the others from their mail: an item that cannot be read, or a database
 * error that outlasts its retries. Many faults in a row concern all readers, and end the run. The attempts of
 * these readers come to an end as after a crash.
 */
function faultGuard(
  onFault: (fault: unknown) => void,
): (deliver: () => Promise<DeliveryOutcome>) => Promise<DeliveryOutcome> {
  let inARow = 0
  return async (deliver) => {
    try {
      const outcome = await deliver()
      inARow = 0
      return outcome
    } catch (fault) {
      onFault(fault)
      if (++inARow >= faultsInARow) throw fault
      return 'fault'
    }
  }
}

async function* dueRows(deps: WorkSeatDeps, seat: Seat, run: Run): AsyncGenerator<DueRow> {
  const now = deps.clock()
  for (const shard of shardsOf(seat)) {
    let cursor: string | undefined
    do {
      const page = await deps.deliveries.due(shard, now, run.head.id, cursor)
      yield* page.rows
      cursor = page.cursor
    } while (cursor !== undefined)
  }
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
