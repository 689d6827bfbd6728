import { rememberingSubscriberStore } from '../../../shared/subscriber/leaving/remembering-subscriber-store.ts'
import type { LetterMessage } from '../../../shared/subscriber/letter/letter-message.ts'
import { letterToMail } from '../../../shared/subscriber/letter/letter-to-mail.ts'
import { type LetterName, letters } from '../../../shared/subscriber/letter/letters.ts'
import { carriedEpoch, carriedEpochOfLetter } from '../../../shared/subscriber/link/epoch.ts'
import { links, type Purpose } from '../../../shared/subscriber/link/links.ts'
import type { RequestId } from '../../../shared/subscriber/link/request-id.ts'
import { signedToken } from '../../../shared/subscriber/link/token.ts'
import { areSameChoices } from '../../../shared/subscriber/preferences/choices.ts'
import type { Preferences } from '../../../shared/subscriber/preferences/preferences.ts'
import { turnedAwayEveryMs } from '../../../shared/subscriber/sign-up/refuse-sign-ups.ts'
import { endTurn } from '../../../shared/subscriber/sign-up/turn-away.ts'
import type { SubscriberStore } from '../../../shared/subscriber/subscriber-store.ts'
import { secondMs } from '../../../shared/time/clock.ts'
import { someTokenKeys } from '../../fakes/a-request.ts'
import { aConfirmed, anId, dailyAtEight } from '../../fakes/a-subscriber.ts'
import { type Fault, mortalCalls } from './mortal-call.ts'
import { subscriberWorld } from './subscriber-world.ts'

/** A mail in the owner's mailbox. */
export interface Mail {
  readonly letter: LetterName
  readonly token: string
  readonly notMe?: string
  readonly request?: RequestId
  /** The choices that it names. */
  readonly names: Preferences
}

/** An invariant that does not hold. A fault that was made on purpose is no violation. */
export class Violation extends Error {}

/** What the owner of the mailbox has learnt. */
interface Owner {
  /** The choices that they made, or were told of. */
  known?: Preferences | undefined
  /** When they last got a letter about a sign-up that they refuse. */
  turnedAwayAt: number
}

export const id = anId()
const faulty = ['get', 'write', 'stored', 'keepOnly', 'keepEarlier', 'earlier', 'dropEarlier'] as const

/** The mailbox of one owner, and the service that mails to it. */
export function ownersMailbox(beginsConfirmed: boolean) {
  const world = subscriberWorld()
  const { clock } = world.time
  const sound = rememberingSubscriberStore(world.deps.subscribers, clock)
  const queue: { message: LetterMessage; at: number }[] = []
  const mailbox: Mail[] = []
  const owner: Owner = { turnedAwayAt: Number.NEGATIVE_INFINITY }
  if (beginsConfirmed) {
    world.put(aConfirmed({ id }))
    owner.known = dailyAtEight
  }

  /** The parts of one action, which can go wrong once. */
  function parts(fault: Fault | undefined) {
    const made = mortalCalls(fault)
    const subscribers = { ...sound }
    for (const name of faulty) Object.assign(subscribers, { [name]: made(sound[name] as never) })
    const send = async (message: LetterMessage, delaySeconds = 0) => {
      queue.push({ message, at: clock() + delaySeconds * secondMs })
    }
    const queueing = fault?.kind === 'lost' ? send : made(send)
    const letters = { send: queueing }
    const more = { idOf: () => id, summonWorker: async () => {}, letters }
    return { ...world.deps, ...more, subscribers: subscribers as SubscriberStore }
  }

  const item = () => sound.get(id)

  /** Mails one letter, as the letters function does. */
  async function mailLetter(message: LetterMessage): Promise<void> {
    const { letter: name } = message
    if (name === 'none') return
    const isBlocked = (await item())?.blockedAt !== undefined
    const letter = await letterToMail({ subscribers: sound, clock }, message, name)
    if (name === 'still-refused') await endTurn(sound, message, letter && clock())
    if (!letter) return
    if (name === 'changed') owner.known = letter.changedTo
    if (isBlocked && ['confirm', 'already-subscribed', 'still-refused'].includes(name)) {
      if (name !== 'still-refused') throw new Violation(`a mailbox that refuses sign-ups got “${name}”`)
      if (clock() < owner.turnedAwayAt + turnedAwayEveryMs)
        throw new Violation('a mailbox that refuses sign-ups got two letters in 30 days')
      owner.turnedAwayAt = clock()
    }
    const { link, beside } = letters[name]
    const epoch = link === 'preferences' ? carriedEpochOfLetter : carriedEpoch
    const { request } = letter
    const token = (purpose: Purpose) =>
      signedToken(
        someTokenKeys,
        purpose,
        id,
        clock(),
        { request, epoch: epoch(letter.subscriber), nothing: undefined }[links[purpose].carries],
      )
    mailbox.push({
      letter: name,
      token: token(link),
      ...(beside && request && { notMe: token(beside) }),
      ...(request && { request }),
      names: letter.subscriber.preferences,
    })
  }

  async function mailThoseDue(): Promise<void> {
    for (const { message } of queue.filter(({ at }) => at <= clock())) await mailLetter(message)
    queue.splice(0, queue.length, ...queue.filter(({ at }) => at > clock()))
  }

  /** Whatever the choices in force are, the owner made them or was told of them, or a notice is on its way. */
  async function ownerKnowsOrWillBeTold(): Promise<void> {
    const reader = await item()
    if (reader?.status !== 'confirmed' || queue.some(({ message }) => message.letter === 'changed')) return
    if (!owner.known || !areSameChoices(owner.known, reader.preferences, clock()))
      throw new Violation('the owner was not told of the choices in force')
  }

  return { world, clock, queue, mailbox, owner, sound, item, parts, mailThoseDue, ownerKnowsOrWillBeTold }
}

/** The parts of one action. */
export type Parts = ReturnType<ReturnType<typeof ownersMailbox>['parts']>
