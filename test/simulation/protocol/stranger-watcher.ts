import { unmarshall } from '@aws-sdk/util-dynamodb'
import { type Clock, dayMs, type EpochMs, hourMs, minuteMs } from '../../../shared/time/clock.ts'
import type { Item } from '../../dynamo/engine/attribute-value.ts'
import type { ItemChange } from '../../dynamo/engine/table.ts'
import type { SesCall } from '../memory-ses.ts'
import type { AcceptedMail } from '../ses/ses-events.ts'
import { isRefusedForGood, isTaken, leavesOpen, type SesOutcome } from '../ses/ses-outcome.ts'
import { Violation } from './violation.ts'

export interface StrangerWatcherOptions {
  readonly clock: Clock
  /** The most letters that may go to unconfirmed addresses within a day. */
  readonly mostADay: () => number
  /** How long after harm was counted letters may still go out as if it were not. */
  readonly guardWithinMs: number
  /** How many letters may go out within an hour of a trickle: each tick lets one go. */
  readonly mostInATrickle: number
}

/** A letter in the table or on its queue: whose, for which request, and how often it came back. */
interface Waiting {
  readonly id: string
  readonly letter: string
  readonly request?: string
  readonly since: EpochMs
  readonly returned?: number
}

/** So much harm lets letters trickle, however few were mailed. */
const harmOfATrickle = { bounces: 20, complaints: 4, mailed: 200 }

/** Watches the letters that strangers have sent: how many go, which wait, and what their harm leads to. */
export function strangerWatcher({ clock, mostADay, guardWithinMs, mostInATrickle }: StrangerWatcherOptions) {
  const hours = new Map<string, Record<string, unknown>>()
  /** The letters that a tick let out of line to their queue. */
  const queued = new Set<string>()
  const calls: EpochMs[] = []
  /** Whose letter was mailed, or will not be: it was refused for good, or two calls left open whether it was taken. */
  const ended = new Set<string>()
  const leftOpen = new Set<string>()
  const asked = new Set<string>()
  let digestsHarm = 0
  let droppedUncounted = 0
  let dropped = 0
  let trickleDueAt: EpochMs | undefined
  let guard = { rank: 0, since: 0, raisedAt: 0 }

  const sum = (name: string, since: EpochMs): number => {
    let total = 0
    for (const [hour, counts] of hours) {
      if (Date.parse(`${hour}:59:59Z`) >= since) total += Number(counts[name] ?? 0)
    }
    return total
  }
  const keyOf = ({ id, letter, request = letter, returned = 0 }: Waiting): string =>
    `${id} ${request} ${returned}`

  function onHour(after: Item): void {
    const { sk, ...counts } = unmarshall(after)
    const before = Number(hours.get(sk)?.unconfirmedDropped ?? 0)
    hours.set(sk, counts)
    droppedUncounted -= Number(counts.unconfirmedDropped ?? 0) - before
    dropped += Number(counts.unconfirmedDropped ?? 0) - before
    const since = clock() - 23 * hourMs
    const isMuch =
      sum('unconfirmedBounces', since) >= harmOfATrickle.bounces ||
      sum('unconfirmedComplaints', since) >= harmOfATrickle.complaints
    const areFew = sum('unconfirmedMailed', clock() - dayMs) <= harmOfATrickle.mailed
    if (!isMuch || !areFew || guard.rank >= 2) trickleDueAt = undefined
    else trickleDueAt ??= clock() + guardWithinMs
  }

  function onRemoved(letter: Waiting): void {
    if (letter.letter === 'none' || queued.has(keyOf(letter))) return
    if (clock() <= letter.since + dayMs)
      throw new Violation('in line', `the letter of ${letter.id} is removed, and was never queued`)
    if (++droppedUncounted > 0)
      throw new Violation('in line', `the letter of ${letter.id} is dropped, not counted`)
  }

  function onGuard(after: Item): void {
    const { rank = 0, since = 0, raisedAt = 0 } = unmarshall(after) as Partial<typeof guard>
    if (rank === guard.rank) return
    if (rank > guard.rank && sum('unconfirmedBounces', 0) + sum('unconfirmedComplaints', 0) === 0)
      throw new Violation('guard', 'the guard goes up, and no letter did harm')
    if (rank < guard.rank && (raisedAt !== guard.raisedAt || since < guard.since + hourMs))
      throw new Violation(
        'guard',
        `the guard comes down ${(since - guard.since) / minuteMs} min after it turned`,
      )
    guard = { rank, since, raisedAt }
    if (rank >= 2) trickleDueAt = undefined
  }

  function onLetter({ at, tags }: SesCall, outcome: SesOutcome): void {
    if (trickleDueAt !== undefined && at > trickleDueAt)
      throw new Violation('guard', 'letters go out, although many before them did harm')
    if (guard.rank >= 2 && at > guard.since + 2 * minuteMs) {
      const from = Math.max(at - hourMs, guard.since + 2 * minuteMs)
      const inATrickle = calls.filter((each) => each > from).length + 1
      if (inATrickle > mostInATrickle)
        throw new Violation('guard', `${inATrickle} letters trickle in an hour`)
    }
    calls.push(at)
    const whose = tags.subscriber ?? ''
    if (isTaken(outcome) || isRefusedForGood(outcome) || leftOpen.has(whose)) ended.add(whose)
    if (leavesOpen(outcome)) leftOpen.add(whose)
    if (!isTaken(outcome)) return
    taken.push(at)
    const lastDay = taken.filter((each) => each > at - dayMs).length
    if (lastDay > mostADay())
      throw new Violation('cap', `${lastDay} letters to strangers in a day, of ${mostADay()}`)
  }
  const taken: EpochMs[] = []

  return {
    onWrite({ before, after }: ItemChange): void {
      const pk = (after ?? before)?.pk?.S
      if (pk === 'waiting-letters' && before && !after) onRemoved(unmarshall(before) as Waiting)
      if (pk === 'reputation' && after) onHour(after)
      if (pk === 'sign-up-guard' && after) onGuard(after)
      if (pk === 'sending' && after) onStop(before?.why?.S, after.why?.S)
    },
    onQueued(body: string): void {
      const message = JSON.parse(body) as {
        kind?: string
        place?: { returned?: number; since: number; releasedAt?: number }
      } & Waiting
      const { kind, place } = message
      if (kind === 'letter' && place?.releasedAt !== undefined) queued.add(keyOf({ ...message, ...place }))
    },
    onCall(call: SesCall, outcome: SesOutcome): void {
      if (call.tags.to === 'unconfirmed') onLetter(call, outcome)
    },
    /** A harmful report of a digest reached the queue. */
    onReport({ tags }: AcceptedMail): void {
      if (tags.letter === undefined) digestsHarm++
    },
    onAsked: (id: string): void => void asked.add(id),
    /** Once everything came to rest: the guard is open again, and every letter is accounted for. */
    checkRest(isPending: (id: string) => boolean, isInLine: (id: string) => boolean): void {
      if (guard.rank > 0)
        throw new Violation('guard', `the guard stands at ${guard.rank} days after the last harm`)
      const missing = [...asked].filter((id) => !ended.has(id) && isPending(id) && !isInLine(id))
      if (missing.length > dropped)
        throw new Violation('in line', `${missing.join(', ')} got no letter, and ${dropped} were dropped`)
    },
  }

  /** Faults of machines may count one harm several times, which only stops digests early. */
  function onStop(before: string | undefined, why: string | undefined): void {
    if (why === before || !why || !/bounces|complaints/.test(why) || digestsHarm > 0) return
    throw new Violation('strangers', `digests are stopped for ${why}, and theirs did no harm`)
  }
}
