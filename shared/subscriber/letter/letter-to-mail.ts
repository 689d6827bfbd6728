import type { Clock } from '../../time/clock.ts'
import type { RequestId } from '../link/request-id.ts'
import { areSameChoices } from '../preferences/choices.ts'
import { type Subscriber, subscriberSchemaVersion } from '../subscriber.ts'
import type { SubscriberId } from '../subscriber-id.ts'
import type { SubscriberChange, SubscriberStore } from '../subscriber-store.ts'
import { decideAndWrite } from '../use-case.ts'
import type { LetterMessage } from './letter-message.ts'
import { type Letter, type LetterName, letterFor } from './letters.ts'

interface LetterDeps {
  readonly subscribers: SubscriberStore
  readonly clock: Clock
}

/** The letter that a message asks for, as its reader is now; undefined if there is nothing to say any more. */
export async function letterToMail(
  deps: LetterDeps,
  { id, request, mailbox = id }: Pick<LetterMessage, 'id' | 'request' | 'mailbox'>,
  name: LetterName,
): Promise<Letter | undefined> {
  if (name === 'changed' && request !== undefined) return noticeOf(deps, id, request)
  const own = await deps.subscribers.get(id)
  const ofMailbox = mailbox === id ? own : await deps.subscribers.get(mailbox)
  if (name === 'still-refused' && !isItsTurn([ofMailbox, own], request)) return undefined
  if (mailbox === id) return letterFor(name, own, request, deps.clock())
  const alias = asItsMailbox(id, own, ofMailbox, request)
  const letter = letterFor(name, alias, request, deps.clock())
  return letter && { ...letter, mailbox }
}

/**
 * Tells whether a letter is the one that a sign-up brings although the mailbox refuses them, and was not mailed yet. The
 * queue may bring it twice; and the refusal may have been taken back and renewed since, so that another one goes.
 */
function isItsTurn(items: readonly (Subscriber | undefined)[], request: RequestId | undefined): boolean {
  const refusing = items.find((subscriber) => subscriber?.blockedAt !== undefined)
  return refusing?.turnedAwayFor === request
}

/**
 * An alias as its mailbox wants it: if the mailbox refuses sign-ups, so does the alias. Of one of which nothing is kept,
 * the mailbox's item knows where the letter goes that it was turned away by.
 */
function asItsMailbox(
  id: SubscriberId,
  own: Subscriber | undefined,
  mailbox: Subscriber | undefined,
  request: RequestId | undefined,
): Subscriber | undefined {
  const { blockedAt, turnedAwayFor, turnedAwayTo } = mailbox ?? {}
  if (blockedAt === undefined) return own
  if (own?.status === 'suppressed' || own?.address !== undefined) return { ...own, blockedAt }
  if (turnedAwayFor !== request || turnedAwayTo === undefined) return undefined
  const nothing = { id, version: subscriberSchemaVersion, rev: 0, missed: {} }
  return { ...nothing, status: 'unsubscribed', blockedAt, turnedAwayTo }
}

/**
 * The notice of a change and of all that came with it. Nothing is told of changes that were taken back meanwhile: who
 * only saw the choices changed nothing. It speaks the language of before.
 */
async function noticeOf(
  { subscribers, clock }: LetterDeps,
  id: SubscriberId,
  change: RequestId,
): Promise<Letter | undefined> {
  const now = clock()
  // It is closed first: a change that comes from now on has a notice of its own. A second run finds it closed.
  const { subscriber } = await closeNotice(subscribers, id, change)
  const letter = letterFor('changed', subscriber, change, now)
  const earlier = await subscribers.earlier(id, change)
  if (!letter || !earlier) return undefined
  const before = earlier.preferences
  const { language = before.language, ...others } = letter.subscriber.preferences
  const changedTo = language === undefined ? others : { ...others, language }
  if (areSameChoices(before, changedTo, now)) return undefined
  return { ...letter, subscriber: { ...letter.subscriber, preferences: before }, changedTo }
}

interface Closing {
  readonly subscriber: Subscriber | undefined
  readonly change?: SubscriberChange
}

function closeNotice(subscribers: SubscriberStore, id: SubscriberId, change: RequestId): Promise<Closing> {
  return decideAndWrite(subscribers, id, (subscriber): Closing => {
    const isOpen = subscriber?.status === 'confirmed' && subscriber.untold?.change === change
    return isOpen ? { subscriber, change: { set: {}, remove: ['untold'] } } : { subscriber }
  })
}
