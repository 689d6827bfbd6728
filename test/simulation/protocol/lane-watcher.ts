import { lanesFor } from '../../../shared/delivery/pace/lanes.ts'
import { digestsShare, type Share, seatShare } from '../../../shared/delivery/pace/share.ts'
import type { Attempt } from '../../../shared/subscriber/subscriber.ts'
import { type Clock, type EpochMs, secondMs } from '../../../shared/time/clock.ts'
import type { Item } from '../../dynamo/engine/attribute-value.ts'
import { concernsAccount, type SesOutcome } from '../ses/ses-outcome.ts'
import { Violation } from './violation.ts'

export interface LaneWatcherOptions {
  readonly clock: Clock
  /** The account's rate. */
  readonly perSecond: number
  readonly seats: number
  /** Whether all clocks agree, so that no two workers ever hold one seat. */
  readonly clocksAgree: boolean
  /** Whether every write gets its answer, so that no lane leaves an attempt behind. */
  readonly isAnswered: boolean
}

interface Worker {
  readonly starts: EpochMs[]
  /** Attempts that are claimed, and neither called with an answer nor ended. */
  readonly atWork: Set<string>
  /** Attempts in a call, by the call's start. */
  readonly inCall: Map<string, EpochMs>
  isStopped: boolean
  hasGivenBack: boolean
  /** How many seats there are, as it knows it. */
  seats: number
  /** When a throttle closed the gate for the last time. */
  closedAt: EpochMs
}

/** The gate is closed for at least this long. */
const shortestBackoffMs = secondMs / 2

/** The most mails that workers have under way at once. */
export function mostUnderWay(perSecond: number, seats: number): number {
  return seats * lanesFor(seatShare(perSecond, { index: 0, of: seats }).perSecond)
}

/**
 * Watches the lanes of all workers together: how many calls start in a second, that none starts after its worker was
 * stopped, throttled or gave its seat back, and how many mails a worker has under way.
 */
export function laneWatcher({ clock, perSecond, seats, clocksAgree, isAnswered }: LaneWatcherOptions) {
  /** No seat gets more than the first one. */
  const shareOf = (worker: Worker): Share => seatShare(perSecond, { index: 0, of: worker.seats })
  const workers = new Map<number, Worker>()
  /** Whose name stands in a seat or in an attempt. */
  const names = new Map<string, number>()
  const outcomes = new Map<string, SesOutcome>()
  const starts: EpochMs[] = []

  function workerOf(actor: number): Worker {
    const known = workers.get(actor)
    if (known) return known
    const worker = {
      starts: [],
      atWork: new Set<string>(),
      inCall: new Map<string, EpochMs>(),
      isStopped: false,
      hasGivenBack: false,
      seats,
      closedAt: Number.NEGATIVE_INFINITY,
    }
    workers.set(actor, worker)
    return worker
  }
  const named = (name: string | undefined): Worker | undefined => {
    const actor = names.get(name ?? '')
    return actor === undefined ? undefined : workerOf(actor)
  }

  return {
    onName: (name: string, actor: number): void => void names.set(name, actor),
    onAttempt(before: Attempt | undefined, after: Attempt | undefined): void {
      if (before?.id === after?.id) return
      if (before) named(before.id)?.atWork.delete(before.id)
      const worker = named(after?.id)
      if (!after || !worker) return
      worker.atWork.add(after.id)
      if (isAnswered && worker.atWork.size > lanesFor(shareOf(worker).perSecond)) {
        throw new Violation('lanes', `${after.id} is claimed while ${worker.atWork.size - 1} are under way`)
      }
    },
    onSeat(before: Item | undefined, after: Item): void {
      // A worker that met another number of seats gives its seat back, and may take it again at once.
      const holder = named(after.holder?.S)
      if (holder && after.holder?.S !== before?.holder?.S) {
        holder.hasGivenBack = false
        holder.seats = Number(after.of?.N)
      }
      const worker = named(before?.holder?.S)
      if (!worker || after.holder) return
      worker.hasGivenBack = true
      if (worker.inCall.size > 0) {
        throw new Violation('I5 lease', `a seat is given back with ${worker.inCall.size} calls under way`)
      }
    },
    /** A worker turns to SES. */
    onAsk(actor: number, attempt: string): void {
      const now = clock()
      const worker = workerOf(actor)
      worker.inCall.set(attempt, now)
      if (worker.hasGivenBack) throw new Violation('I5 lease', `${attempt} is called for a seat given back`)
      if (worker.isStopped)
        throw new Violation('I5 stop', `${attempt} is called by a worker that was stopped`)
      if (now < worker.closedAt + shortestBackoffMs) {
        throw new Violation(
          'I5 throttle',
          `${attempt} is called ${now - worker.closedAt} ms after a throttle`,
        )
      }
      checkSecond(worker.starts, now, shareOf(worker).most, 'one worker')
      checkSecond(starts, now, clocksAgree ? digestsShare(perSecond).most : Number.POSITIVE_INFINITY, 'all')
    },
    /** A call reaches SES. */
    onCall: (attempt: string, outcome: SesOutcome): void => void outcomes.set(attempt, outcome),
    /** A worker learns of an answer. */
    onAnswer(actor: number, attempt: string): void {
      const worker = workerOf(actor)
      const startedAt = worker.inCall.get(attempt) ?? clock()
      const outcome = outcomes.get(attempt)
      worker.inCall.delete(attempt)
      worker.atWork.delete(attempt)
      if (outcome && concernsAccount(outcome)) worker.isStopped = true
      // Of a burst of throttles, only the first closes the gate.
      if (outcome === 'rate throttle' && startedAt > worker.closedAt) worker.closedAt = clock()
    },
  }
}

function checkSecond(starts: EpochMs[], now: EpochMs, most: number, of: string): void {
  starts.push(now)
  while ((starts[0] ?? now) <= now - secondMs) starts.shift()
  if (starts.length > most) {
    throw new Violation('I5 rate', `${starts.length} digests of ${of} start within a second, and ${most} may`)
  }
}
