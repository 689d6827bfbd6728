import { type EpochMs, secondMs } from '../../time/clock.ts'
import { type DeliverDeps, type DeliveryOutcome, deliverDigest, type Run } from '../attempt/deliver-digest.ts'
import type { DueRow } from '../attempt/delivery-store.ts'
import { backoffGate } from './backoff-gate.ts'
import { blockBudget } from './block-budget.ts'
import { breaker } from './breaker.ts'
import { faultGuard } from './fault-guard.ts'
import { lanes, lanesFor } from './lanes.ts'
import { pace, type Wait } from './pace.ts'
import type { SeatLease } from './seat.ts'
import { noTrouble, type Sending, type SendingStore } from './sending.ts'
import type { Share } from './share.ts'

export interface DispatchDeps extends DeliverDeps {
  readonly sending: SendingStore
  readonly wait: Wait
  /** A number in [0, 1) that spreads retries. */
  readonly random: () => number
  /** How long this worker may still run. */
  readonly remainingMs: () => number
  readonly onFault: (fault: unknown) => void
  /** Called with the outcome of each reader. */
  readonly onOutcome?: (outcome: DeliveryOutcome) => void
  /** How many mails are under way at once. Default: as many as the rate needs. */
  readonly lanes?: number
}

/** What a worker has while it holds its seat. */
export interface HeldSeat {
  readonly lease: SeatLease
  readonly share: Share
  readonly sending: Sending
  readonly run: Pick<Run, 'recent' | 'head' | 'whole'>
  /** The readers who are due now: one pass. */
  readonly rows: () => AsyncIterable<DueRow>
}

/** Why the run ended: no reader left, time up, lease lost, sending stopped or used up. */
export type DispatchEnd = 'done' | 'continued' | 'lease-lost' | 'stopped'

/** With less time left, the worker hands over, so that Lambda never ends it in the middle of a mail. */
const handOverMs = 40_000

/** A reader is claimed at most about this long before their turn, so that few claims are made in vain. */
const claimAheadMs = 2 * secondMs

/** However slow the rate is: after this time at most, the worker looks after its lease and the time that is left. */
const longestWaitMs = 30 * secondMs

/**
 * Feeds the due readers of a seat to its lanes, each once a pass, until a pass leaves none to retry. The lanes share
 * pace, budget, backoff and breaker, and one end: whatever ends the run, nothing more is fed, lanes that wait for
 * their turn release, and lanes in a call settle. Resolves when all have ended and a successor may begin. Throws the
 * first fault that ends the run.
 */
export async function dispatch(deps: DispatchDeps, held: HeldSeat): Promise<DispatchEnd> {
  const { clock } = deps
  const { lease, share, sending } = held
  const line = pace(share, clock, deps.wait)
  const gate = backoffGate(clock, deps.random)
  const budget = blockBudget(deps.sending, sending.block)
  const tripsBreaker = breaker(deps.sending, clock, sending.trouble ?? noTrouble)
  const noteFaults = faultGuard(deps.onFault)
  const busy = lanes()
  const allLanes = deps.lanes ?? (share.slot ? 1 : lanesFor(share.perSecond))
  // After trouble one mail probes: the others follow when it is accepted.
  let openLanes = sending.stop || sending.trouble ? 1 : allLanes
  let ending: { readonly why: Exclude<DispatchEnd, 'done'> } | { readonly fault: unknown } | undefined
  /** How many readers are fed and have not had their turn. */
  let beforeTurn = 0
  let isThrottled = false

  function end(how: NonNullable<typeof ending>): void {
    ending ??= how
    line.close()
  }

  async function serve(row: DueRow): Promise<void> {
    let startedAt: EpochMs | undefined
    beforeTurn++
    const run: Run = {
      ...held.run,
      mayCall: () => !ending && lease.mayCall(),
      onCall: line.started,
      async turn(latest) {
        if (!(await line.turn(latest))) return false
        beforeTurn--
        startedAt = clock()
        return true
      },
    }
    // The other lanes learn of an answer before it is written down.
    const onSubmit: DeliverDeps['onSubmit'] = (attempt, to, result) => {
      deps.onSubmit?.(attempt, to, result)
      const { outcome } = result
      if (outcome === 'stopped') end({ why: 'stopped' })
      if (outcome === 'accepted') {
        openLanes = allLanes
        gate.accepted(startedAt ?? clock())
      }
      if (outcome !== 'throttled') return
      isThrottled = true
      gate.throttled(startedAt ?? clock())
      line.hold(gate.opensAt())
    }
    const outcome = await noteFaults(() => deliverDigest({ ...deps, onSubmit }, row, run)).finally(() => {
      if (startedAt !== undefined) return
      beforeTurn--
      budget.putBack()
    })
    deps.onOutcome?.(outcome)
    if (await tripsBreaker(outcome)) end({ why: 'stopped' })
  }

  const untilClaimMs = (): number =>
    Math.max(gate.opensAt(), line.opensAt(beforeTurn) - claimAheadMs) - clock()

  /** Ends the run when its time is up or its lease is lost. */
  async function lookForEnd(): Promise<void> {
    if (deps.remainingMs() < handOverMs) end({ why: 'continued' })
    else if (!(await lease.keep())) end({ why: 'lease-lost' })
  }

  /** Resolves when a lane is free and a reader may be claimed, or to false when the run ends. */
  async function mayFeed(): Promise<boolean> {
    await busy.atMost(openLanes - 1)
    await lookForEnd()
    for (let ms = untilClaimMs(); ms > 0 && !ending; ms = untilClaimMs()) {
      await deps.wait(Math.min(ms, longestWaitMs))
      await lookForEnd()
    }
    if (!ending && !(await budget.take(clock()))) end({ why: 'stopped' })
    return !ending
  }

  const toTheEnd = (fault: unknown): void => end({ fault })
  try {
    do {
      isThrottled = false
      for await (const row of held.rows()) {
        if (!(await mayFeed())) break
        busy.start(() => serve(row).catch(toTheEnd))
      }
      await busy.atMost(0)
      // The readers who waited for their turn meanwhile are due as before.
      if (!lease.mayCall()) end({ why: 'lease-lost' })
    } while (isThrottled && !ending)
  } catch (fault) {
    toTheEnd(fault)
  }
  await busy.atMost(0)
  await line.rest()
  if (!ending) return 'done'
  if ('fault' in ending) throw ending.fault
  return ending.why
}
