import { unmarshall } from '@aws-sdk/util-dynamodb'
import { editionsPerDigest } from '../../../shared/delivery/attempt/settlement.ts'
import { type EditionHead, isExpired } from '../../../shared/edition/edition.ts'
import type { EditionId } from '../../../shared/edition/edition-id.ts'
import type { Attempt, Confirmed, Subscriber } from '../../../shared/subscriber/subscriber.ts'
import { type Clock, type EpochMs, hourMs, minuteMs } from '../../../shared/time/clock.ts'
import { localDate, type TimeZone, zoned } from '../../../shared/time/time-zone.ts'
import type { ItemChange } from '../../dynamo/engine/table.ts'
import type { SesCall } from '../memory-ses.ts'
import { isTaken, type SesOutcome } from '../ses/ses-outcome.ts'
import { type AskedCall, callWatcher } from './call-watcher.ts'
import { checkUpgrade } from './check-upgrade.ts'
import { laneWatcher, mostUnderWay } from './lane-watcher.ts'
import { readChecked } from './read-checked.ts'
import { refusalWatcher } from './refusal-watcher.ts'
import { type ReportWatcher, reportWatcher } from './report-watcher.ts'
import { Violation } from './violation.ts'

/** A claim that was committed. */
interface Claim {
  readonly subscriber: string
  readonly head: EditionId
  readonly covers: readonly EditionId[]
  /** The moment at which its reader became due, however often they were put aside since then. */
  readonly dueSince: EpochMs
  readonly startedAt: EpochMs
  readonly zone: TimeZone
  /** Its place among all writes. */
  readonly place: number
}

/** A digest that SES took. */
export interface Taken {
  readonly attempt: string
  readonly claim: Claim
  readonly at: EpochMs
}

export interface Watcher {
  /** What is known of the reports of SES. */
  readonly reports: ReportWatcher
  readonly onWrite: (change: ItemChange) => void
  readonly onCall: (call: SesCall, outcome: SesOutcome) => void
  readonly onLog: (line: string) => void
  /** Notes that a worker turns to SES. */
  readonly onAsk: (call: AskedCall) => void
  /** Notes that a worker learns of SES's answer. */
  readonly onAnswer: (actor: number, attempt: string) => void
  readonly onName: (name: string, actor: number) => void
  /** Excuses an attempt whose Send event was lost, because the design promises nothing about it. */
  readonly eventLost: (attempt: string) => void
  readonly taken: (subscriber: string) => readonly Taken[]
  readonly isLost: (attempt: string) => boolean
  readonly mails: () => number
  /** Whether a mail is on its way, so that its reader's next act meets it. */
  readonly isAnybodyOnTheWay: () => boolean
  /** Whether a reader has an attempt whose outcome stayed unknown for two hours. */
  readonly isInDoubt: (subscriber: string) => boolean
  /** Runs another watcher's function, and keeps its violation for `check`. */
  readonly keeping: (watch: () => void) => void
  /** Throws the first violation. An error that is thrown into a call would only look like a fault of the service. */
  readonly check: () => void
}

/** Clocks agree within a minute. */
const longestSkewMs = minuteMs

/** The facts of the world that a watcher needs. */
export interface WatcherOptions {
  readonly clock: Clock
  readonly perSecond: number
  /** The number of seats may change. */
  readonly fewestSeats: number
  readonly mostSeats: number
  /** Whether all clocks agree. */
  readonly clocksAgree: boolean
  /** Whether every write gets its answer. */
  readonly isAnswered: boolean
  /** Whether a call may go beyond the day's quota. */
  readonly isUsedUp: () => boolean
  /** Whether an attempt belongs to a worker of the next release. */
  readonly isUpgraded: (attempt: string | undefined) => boolean
  /** Whether an attempt that SES did not take can be proven unsent. */
  readonly isProvable: boolean
  /** How long a reader who is due may have to wait now. */
  readonly patienceMs: () => number
  /** Another watcher of each write of a reader's item. */
  readonly onReader: (before: Subscriber | undefined, after: Subscriber) => void
}

/** A worker cannot pause longer than this between a check and the wire, because Lambda ends it. */
export const longestPauseMs = 20 * minuteMs

/** Sees every write and every call, and keeps the first invariant that does not hold. */
export function watcher(options: WatcherOptions): Watcher {
  const { clock, perSecond, fewestSeats, mostSeats, isUsedUp, isUpgraded, isProvable, patienceMs, onReader } =
    options
  const claims = new Map<string, Claim>()
  const taken = new Map<string, Taken[]>()
  const left = new Map<string, number>()
  const lost = new Set<string>()
  /** The start of each reader's open attempt. */
  const open = new Map<string, EpochMs>()
  const calls = callWatcher()
  const lanes = laneWatcher({ ...options, seats: fewestSeats })
  const refusals = refusalWatcher(
    mostSeats,
    Math.max(mostUnderWay(perSecond, fewestSeats), mostUnderWay(perSecond, mostSeats)),
  )
  const reports = reportWatcher(longestSkewMs, isProvable)
  const dueSince = new Map<string, EpochMs>()
  let editions: readonly EditionId[] = []
  const published = new Map<EditionId, EditionHead>()
  let places = 0
  let mails = 0
  let violation: unknown

  /** Keeps the error of a watching function for `check`. */
  function keeping<A extends readonly unknown[]>(watch: (...seen: A) => void): (...seen: A) => void {
    return (...seen) => {
      try {
        watch(...seen)
      } catch (problem) {
        violation ??= problem
      }
    }
  }

  function onSubscriber(before: Subscriber | undefined, after: Subscriber): void {
    const place = ++places
    const { id, attempt } = after
    const isIn = after.status === 'confirmed'
    reports.onWrite(before, after)
    lanes.onAttempt(before?.attempt, attempt)
    onReader(before, after)
    if (before?.status === 'confirmed' && !isIn) left.set(id, place)
    if (isIn && before?.status !== 'confirmed') left.delete(id)
    if (attempt && before?.attempt?.id !== attempt.id) {
      if (!isIn || before?.status !== 'confirmed') {
        throw new Violation('I3 gone', `${id} is claimed while ${before?.status}`)
      }
      if (before.nextDueAt > attempt.startedAt + longestSkewMs) {
        throw new Violation(
          'slot',
          `${id} is claimed ${inMinutes(before.nextDueAt - attempt.startedAt)} too soon`,
        )
      }
      reports.onClaim(before, attempt.startedAt)
      const through = before.through
      const span = editions.filter((edition) => edition > through && edition <= attempt.head)
      claims.set(attempt.id, {
        subscriber: id,
        head: attempt.head,
        covers: span.slice(-editionsPerDigest),
        dueSince: dueSince.get(id) ?? 0,
        startedAt: attempt.startedAt,
        zone: before.preferences.timezone,
        place,
      })
    }
    if (before?.attempt && !attempt) refusals.onSettled(before.attempt, after.missed)
    if (after.status === 'confirmed') checkDue(before, after)
    if (before?.through !== undefined && after.through !== before.through) checkCovered(before, after)
    if (before?.attempt && !after.attempt && after.through !== before.through)
      checkSettlement(before.attempt, after)
    if (before?.attempt && !after.attempt && after.missed[before.attempt.head] === 'inDoubt') {
      const { id: settled } = before.attempt
      if (!taken.get(id)?.some((each) => each.attempt === settled)) reports.onInDoubt(before.attempt, clock())
    }
    if (attempt && isIn) open.set(id, attempt.startedAt)
    else open.delete(id)
  }

  /** Only a reader with an open attempt is put aside. Any other change of a slot is a new state of its reader. */
  function checkDue(before: Subscriber | undefined, after: Confirmed): void {
    if (before?.rev !== after.rev) dueSince.set(after.id, after.nextDueAt)
    else if (before.status === 'confirmed' && before.nextDueAt !== after.nextDueAt && !after.attempt) {
      throw new Violation('slot', `${after.id} is put aside without an open attempt`)
    }
  }

  /** The slot follows from the preferences that are set now, not from those at the start of the mail. */
  function checkSettlement(attempt: Attempt, after: Subscriber): void {
    if (after.through !== attempt.head || after.lastAt !== attempt.startedAt)
      throw new Violation('I2 outcome', `${attempt.id} is settled as if it were another attempt`)
    if (after.status !== 'confirmed') return
    const { nextDueAt, preferences } = after
    const { hour } = zoned(nextDueAt, preferences.timezone)
    if (hour !== preferences.hour)
      throw new Violation('slot', `${after.id} is due at ${hour}, wants ${preferences.hour}`)
  }

  /** Every edition that `through` passes has an outcome. */
  function checkCovered(before: Subscriber, after: Subscriber): void {
    const { through: from = '' } = before
    const { through: to = '' } = after
    if (to < from) throw new Violation('I2 outcome', `${after.id} goes back from ${from} to ${to}`)
    const got = new Set(taken.get(after.id)?.flatMap(({ claim }) => claim.covers))
    for (const edition of editions) {
      if (edition <= from || edition > to || after.missed[edition] || got.has(edition)) continue
      throw new Violation('I2 outcome', `${edition} is covered for ${after.id}, but not sent and not missed`)
    }
  }

  function onDigest(call: SesCall, outcome: SesOutcome, attempt: string): void {
    const claim = claims.get(attempt)
    if (!claim) throw new Violation('I3 prompt', `${attempt} is called without a claim`)
    const gone = left.get(claim.subscriber)
    if (gone !== undefined && gone < claim.place) {
      throw new Violation('I3 gone', `${claim.subscriber} is mailed after leaving`)
    }
    const head = published.get(claim.head)
    if (head && isExpired(head, claim.startedAt - longestSkewMs)) {
      throw new Violation('fresh', `${claim.head} is claimed after its end`)
    }
    lanes.onCall(attempt, outcome)
    refusals.onCall(attempt, outcome)
    if (isUsedUp()) throw new Violation('I5 day', `${attempt} is called although the day's quota is used up`)
    if (isTaken(outcome)) onTaken(attempt, claim, call.at)
  }

  function onTaken(attempt: string, claim: Claim, at: EpochMs): void {
    mails++
    const due = Math.max(claim.dueSince, published.get(claim.head)?.publishedAt ?? 0)
    if (at > due + patienceMs()) {
      throw new Violation(
        'I2 served',
        `${claim.subscriber} waits ${inMinutes(at - due)}, and nothing is wrong`,
      )
    }
    const others = taken.get(claim.subscriber) ?? []
    const day = localDate(claim.startedAt, claim.zone)
    for (const other of others) {
      if (lost.has(other.attempt)) continue
      const twice = claim.covers.filter((edition) => other.claim.covers.includes(edition))
      if (twice.length > 0) {
        throw new Violation(
          'I1 once',
          `${twice.join(', ')} to ${claim.subscriber} by ${other.attempt} and ${attempt}`,
        )
      }
      if (localDate(other.claim.startedAt, claim.zone) === day) {
        throw new Violation('I1 a day', `${claim.subscriber} on ${day} by ${other.attempt} and ${attempt}`)
      }
    }
    taken.set(claim.subscriber, [...others, { attempt, claim, at }])
  }

  return {
    reports,
    onWrite: keeping(({ before, after }: ItemChange) => {
      if (after?.sk?.S === 'subscriber') {
        checkUpgrade({ before, after }, isUpgraded)
        onSubscriber(before && readChecked(before), readChecked(after))
      } else if (after?.sk?.S === 'seat') {
        calls.onSeat(after)
        lanes.onSeat(before, after)
      } else if (after?.pk?.S === 'sending') {
        calls.onSending(before ?? {}, after, clock() + longestSkewMs)
        if (before?.resumedAt?.N !== after.resumedAt?.N) refusals.onResume()
      } else if (after?.pk?.S === 'editions') {
        const heads = unmarshall(after).heads as EditionHead[]
        editions = heads.map(({ id }) => id)
        for (const head of heads) published.set(head.id, head)
      } else if (after?.sk?.S === 'head' && before) {
        throw new Violation('I8 edition', `${after.pk?.S} is written again`)
      }
    }),
    onCall: keeping((call: SesCall, outcome: SesOutcome) => {
      const { attempt, edition } = call.tags
      if (edition !== undefined && attempt !== undefined) onDigest(call, outcome, attempt)
    }),
    onLog: keeping((line: string) => {
      if (/@|\/(confirm|unsubscribe|preferences)\//.test(line)) throw new Violation('I7 secret', line)
    }),
    onAsk: keeping((call: AskedCall) => {
      const claim = claims.get(call.attempt)
      if (!claim) throw new Violation('I3 prompt', `${call.attempt} is called without a claim`)
      calls.onAsk(call, claim.startedAt)
      lanes.onAsk(call.actor, call.attempt)
    }),
    onAnswer: lanes.onAnswer,
    onName(name, actor) {
      calls.onName(name, actor)
      lanes.onName(name, actor)
    },
    keeping: (watch) => keeping(watch)(),
    check() {
      if (violation) throw violation
    },
    eventLost: (attempt) => void lost.add(attempt),
    isLost: (attempt) => lost.has(attempt),
    taken: (subscriber) => taken.get(subscriber) ?? [],
    mails: () => mails,
    isAnybodyOnTheWay: () => open.size > 0,
    isInDoubt: (subscriber) => clock() > (open.get(subscriber) ?? clock()) + 2 * hourMs,
  }
}

function inMinutes(ms: number): string {
  return `${Math.ceil(ms / minuteMs)} min`
}
