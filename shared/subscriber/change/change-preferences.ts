import { newsAt } from '../../edition/edition.ts'
import { hourMs } from '../../time/clock.ts'
import { isOfEpoch, isOfLetter } from '../link/epoch.ts'
import type { RequestId } from '../link/request-id.ts'
import { areSameChoices, choicesVersion } from '../preferences/choices.ts'
import { nextDue } from '../preferences/next-due.ts'
import type { Preferences } from '../preferences/preferences.ts'
import { type Standing, standingOf } from '../standing.ts'
import type { Confirmed } from '../subscriber.ts'
import type { SubscriberId } from '../subscriber-id.ts'
import type { SubscriberChange } from '../subscriber-store.ts'
import { type DueDeps, decideAndWrite } from '../use-case.ts'
import { type AnnounceDeps, announceChange } from './announce-change.ts'

export interface ChangeDeps extends DueDeps, AnnounceDeps {}

/** A reader's link to their preferences, and when it was mailed. */
export interface PreferencesLink {
  readonly id: SubscriberId
  readonly carried: string | undefined
  readonly mailedAt: number
}

export interface ChosenPreferences {
  readonly preferences: Preferences
  /** The version of the choices that the form was filled in over. Without one, whatever is there is replaced. */
  readonly over?: string | undefined
  /** Stored preferences as the form shows them: with the language that the reader gets if they chose none. */
  readonly asShown: (stored: Preferences) => Preferences
}

export type ChangeOutcome =
  | { readonly outcome: 'saved'; readonly subscriber: Confirmed }
  /** Others changed the choices since the form was shown. Nothing was saved. */
  | { readonly outcome: 'newer'; readonly subscriber: Confirmed }
  /** The owner cannot be told now. Nothing was saved. `fault` is that of the queue, if it was one. */
  | { readonly outcome: 'untellable'; readonly fault?: unknown }
  /** The link ended with its epoch. */
  | { readonly outcome: 'outdated' }
  | { readonly outcome: 'gone'; readonly standing: Standing }

/** A change by a link that is younger than this, and was mailed by itself, is its owner's. */
const ownLinkMs = hourMs

/**
 * Sets the preferences of a confirmed reader, by a link from one of their mails. Digests are forwarded, so the owner is
 * told of it, unless the link came in a letter that was mailed to them just now. Nobody is told of a save that changes
 * nothing.
 */
export async function changePreferences(
  deps: ChangeDeps,
  link: PreferencesLink,
  { preferences, over, asShown }: ChosenPreferences,
): Promise<ChangeOutcome> {
  const now = deps.clock()
  const recent = await deps.recentEditions()
  const notice = announceChange(deps, link.id)
  const isOwn = isOfLetter(link.carried) && now < link.mailedAt + ownLinkMs

  // The change whose notice the item waits for. It may be this one: if the answer to the write was lost, the change
  // stands in the item when it is decided anew.
  let awaited: RequestId | undefined
  const decision = await decideAndWrite(deps.subscribers, link.id, async (subscriber): Promise<Decision> => {
    awaited = subscriber?.status === 'confirmed' ? subscriber.untold?.change : undefined
    if (subscriber?.status !== 'confirmed')
      return refusal({ outcome: 'gone', standing: standingOf(subscriber) })
    if (!isOfEpoch(subscriber, link.carried)) return refusal({ outcome: 'outdated' })
    const present = asShown(subscriber.preferences)
    if (areSameChoices(present, preferences, now)) return refusal({ outcome: 'saved', subscriber })
    if (over !== undefined && over !== choicesVersion(present))
      return refusal({ outcome: 'newer', subscriber })
    const told = isOwn
      ? {}
      : await notice.announce(subscriber, present).catch((fault: unknown) => ({ fault }))
    if (told === undefined) return refusal({ outcome: 'untellable' })
    if ('fault' in told) return refusal({ outcome: 'untellable', fault: told.fault })
    const nextDueAt = nextDue(preferences, {
      lastAt: subscriber.lastAt,
      confirmedAt: subscriber.confirmedAt,
      newsAt: newsAt(recent, subscriber.through),
      restsUntil: subscriber.restsUntil,
    })
    return {
      result: { outcome: 'saved', subscriber: { ...subscriber, preferences, nextDueAt } },
      change: { set: { preferences, nextDueAt, ...told } },
    }
  })
  await notice.conclude(decision.change?.set.untold?.change ?? awaited)
  return decision.result
}

interface Decision {
  readonly result: ChangeOutcome
  readonly change?: SubscriberChange
}

function refusal(result: ChangeOutcome): Decision {
  return { result }
}
