import type { EpochMs } from '../../time/clock.ts'
import type { RequestId } from '../link/request-id.ts'
import type { Subscriber } from '../subscriber.ts'
import type { SubscriberId } from '../subscriber-id.ts'
import type { SubscriberChange, SubscriberStore } from '../subscriber-store.ts'
import { decideAndWrite } from '../use-case.ts'
import { ofATurn, turnedAwayEveryMs } from './refuse-sign-ups.ts'
import type { RequestDecision, SignedUp } from './request-decision.ts'

/**
 * What a sign-up of a mailbox that refuses sign-ups comes to: nothing but one letter in 30 days, in which its owner finds
 * the way back. The turn is noted in the item that refuses, so that all aliases of a mailbox have it together. If no
 * address is kept, the letter's stands there, too, until the letter was mailed. Then the letter is still the alias's own:
 * if it bounces, that must tell nothing of another address.
 * The sign-up that brought it may be decided again: its write may be in the item although the answer was lost.
 */
export function turnAway(
  refusing: Subscriber,
  own: Subscriber | undefined,
  { id, typed, request: { id: request, at, preferences } }: SignedUp,
): RequestDecision {
  const { turnedAwayAt = Number.NEGATIVE_INFINITY, turnedAwayFor } = refusing
  const isTold = at < turnedAwayAt + turnedAwayEveryMs && turnedAwayFor !== request
  if (isTold || refusing.status === 'suppressed') {
    return { of: refusing.id, change: { set: {} }, letter: { letter: 'none', to: id } }
  }
  const known = [own, refusing].find((subscriber) => subscriber?.address !== undefined)
  const { language } = preferences
  const turnedAwayTo = { address: typed, ...(language === undefined ? {} : { language }) }
  return {
    of: refusing.id,
    change: { set: { turnedAwayAt: at, turnedAwayFor: request, ...(known ? {} : { turnedAwayTo }) } },
    letter: { letter: 'still-refused', request, to: known?.id ?? id },
  }
}

/** The letter of a turn. Of an alias, the turn stands in its item or in that of its mailbox, whichever refuses. */
interface TurnLetter {
  readonly id: SubscriberId
  readonly mailbox?: SubscriberId
  readonly request?: RequestId
}

/** Lets the next sign-up bring the letter that this one's request could not: otherwise its owner waits 30 days. */
export async function giveTurnBack(
  subscribers: Pick<SubscriberStore, 'get' | 'write' | 'backOff'>,
  { id, mailbox = id, request }: TurnLetter,
): Promise<void> {
  if (request === undefined) return
  for (const each of new Set([mailbox, id])) {
    await decideAndWrite(subscribers, each, (subscriber): { change?: SubscriberChange } =>
      subscriber?.turnedAwayFor === request ? { change: { set: {}, remove: [...ofATurn] } } : {},
    )
  }
}

/**
 * Ends a turn once its letter was mailed or never will be: where it was to go is forgotten, and a copy of it is not mailed.
 * The 30 days begin when it was mailed, because it may have waited for days.
 * @param letter without its request, whichever turn there is ends
 * @param mailedAt undefined if the letter never will be mailed
 */
export async function endTurn(
  subscribers: Pick<SubscriberStore, 'get' | 'write' | 'backOff'>,
  { id, mailbox = id, request }: TurnLetter,
  mailedAt?: EpochMs,
): Promise<void> {
  for (const each of new Set([mailbox, id])) {
    await decideAndWrite(subscribers, each, (subscriber): { change?: SubscriberChange } => {
      const { turnedAwayFor, turnedAwayTo } = subscriber ?? {}
      const isOpen = turnedAwayFor !== undefined || turnedAwayTo !== undefined
      if (!isOpen || (request !== undefined && turnedAwayFor !== request)) return {}
      const begins = mailedAt === undefined ? {} : { turnedAwayAt: mailedAt }
      return { change: { set: begins, remove: ['turnedAwayFor', 'turnedAwayTo'] } }
    })
  }
}
