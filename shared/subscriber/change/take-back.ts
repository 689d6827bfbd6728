import { newsAt } from '../../edition/edition.ts'
import { type EpochMs, secondMs } from '../../time/clock.ts'
import { renewedEpoch } from '../link/epoch.ts'
import type { RequestId } from '../link/request-id.ts'
import { areSameChoices, choicesVersion, inForce } from '../preferences/choices.ts'
import { nextDue } from '../preferences/next-due.ts'
import type { Preferences } from '../preferences/preferences.ts'
import { type Standing, standingOf } from '../standing.ts'
import type { Confirmed, Subscriber } from '../subscriber.ts'
import type { SubscriberId } from '../subscriber-id.ts'
import type { EarlierChoices, SubscriberChange } from '../subscriber-store.ts'
import { type DueDeps, decideAndWrite, type SubscriberDeps } from '../use-case.ts'
import { earlierLifetimeMs } from './announce-change.ts'

/** A change that a reader was told of. */
export interface ToldChange {
  readonly id: SubscriberId
  readonly change: RequestId
}

/** How a change stands at a moment. */
export type ChangeState =
  /** What is in force differs from what was there before the change. */
  | { readonly state: 'open'; readonly subscriber: Confirmed; readonly before: Preferences }
  | { readonly state: 'same'; readonly subscriber: Confirmed }
  | { readonly state: 'gone'; readonly standing: Standing }
  /** Nothing is known of the change any more. */
  | { readonly state: 'unknown' }

export type TakeBackOutcome =
  | Exclude<ChangeState, { readonly state: 'same' }>
  | { readonly state: 'done'; readonly subscriber: Confirmed }

interface TakeBackForm {
  /** The version of the choices that the page showed. If others are in force, the page asks again. */
  readonly over: string
  /** Stored preferences as the page shows them. */
  readonly asShown: (stored: Preferences) => Preferences
}

/** Looks at a change. Changes nothing. */
export async function inspectChange(
  { subscribers, clock }: SubscriberDeps,
  { id, change }: ToldChange,
): Promise<ChangeState> {
  const [subscriber, earlier] = [await subscribers.get(id), await subscribers.earlier(id, change)]
  return stateOf(subscriber, earlier, clock())
}

/**
 * Puts back what was there before a change, and ends the links of earlier mails: one of them made the change. It can be
 * repeated. Nobody is told of it: its link went to the owner alone, can only bring back what they had, and must work
 * however many notices went out.
 */
export async function takeBack(
  deps: DueDeps,
  { id, change }: ToldChange,
  { over, asShown }: TakeBackForm,
): Promise<TakeBackOutcome> {
  const { subscribers } = deps
  const now = deps.clock()
  const recent = await deps.recentEditions()
  const earlier = await subscribers.earlier(id, change)
  const decision = await decideAndWrite(subscribers, id, (subscriber): Decision => {
    const found = stateOf(subscriber, earlier, now)
    if (found.state === 'same') {
      const result = { state: 'done', subscriber: found.subscriber } as const
      return isRenewedSince(found.subscriber, earlier)
        ? { result }
        : { result, ...restore(found.subscriber, now) }
    }
    if (found.state !== 'open') return { result: found }
    if (over !== choicesVersion(asShown(found.subscriber.preferences))) return { result: found }
    const preferences = inForce(found.before, now)
    const nextDueAt = nextDue(preferences, {
      lastAt: found.subscriber.lastAt,
      confirmedAt: found.subscriber.confirmedAt,
      newsAt: newsAt(recent, found.subscriber.through),
      restsUntil: found.subscriber.restsUntil,
    })
    return {
      result: { state: 'done', subscriber: { ...found.subscriber, preferences, nextDueAt } },
      ...restore(found.subscriber, now, { preferences, nextDueAt }),
    }
  })
  // The page showed what a later change led to, and now it is replaced. No notice has anything to add.
  if (decision.untold !== undefined) await subscribers.dropEarlier(id, decision.untold)
  return decision.result
}

interface Decision {
  readonly result: TakeBackOutcome
  readonly change?: SubscriberChange
  /** A later change whose notice is on its way. */
  readonly untold?: RequestId
}

function restore(
  subscriber: Confirmed,
  now: EpochMs,
  set: SubscriberChange['set'] = {},
): Pick<Decision, 'change' | 'untold'> {
  const { untold } = subscriber
  return {
    change: { set: { ...set, epoch: renewedEpoch(subscriber, now) }, remove: ['untold'] },
    ...(untold && { untold: untold.change }),
  }
}

function stateOf(
  subscriber: Subscriber | undefined,
  earlier: EarlierChoices | undefined,
  now: EpochMs,
): ChangeState {
  if (subscriber?.status !== 'confirmed') return { state: 'gone', standing: standingOf(subscriber) }
  if (!earlier) return { state: 'unknown' }
  const before = earlier.preferences
  if (areSameChoices(before, subscriber.preferences, now)) return { state: 'same', subscriber }
  return { state: 'open', subscriber, before }
}

/** Did the links that could make the change end since? An epoch is the second of its beginning. */
function isRenewedSince({ epoch = 0 }: Confirmed, earlier: EarlierChoices | undefined): boolean {
  const changedAt = (earlier?.expiresAtSeconds ?? 0) * secondMs - earlierLifetimeMs
  return epoch * secondMs > changedAt
}
