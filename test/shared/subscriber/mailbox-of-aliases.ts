import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import { eraseSubscriber } from '../../../shared/subscriber/leaving/erase-subscriber.ts'
import { forgetLapsed } from '../../../shared/subscriber/leaving/forget-lapsed.ts'
import { rememberingSubscriberStore } from '../../../shared/subscriber/leaving/remembering-subscriber-store.ts'
import { unsubscribe } from '../../../shared/subscriber/leaving/unsubscribe.ts'
import type { LetterMessage } from '../../../shared/subscriber/letter/letter-message.ts'
import { letterToMail } from '../../../shared/subscriber/letter/letter-to-mail.ts'
import { type LetterName, letters } from '../../../shared/subscriber/letter/letters.ts'
import { carriedByRefusal } from '../../../shared/subscriber/link/refusal-link.ts'
import { signedToken } from '../../../shared/subscriber/link/token.ts'
import { confirmSubscription } from '../../../shared/subscriber/sign-up/confirm-subscription.ts'
import {
  refuseSignUps,
  takeRefusalBack,
  turnedAwayEveryMs,
} from '../../../shared/subscriber/sign-up/refuse-sign-ups.ts'
import { requestSubscription } from '../../../shared/subscriber/sign-up/request-subscription.ts'
import { endTurn } from '../../../shared/subscriber/sign-up/turn-away.ts'
import { subscriberIds } from '../../../shared/subscriber/subscriber-id.ts'
import type { SubscriberStore } from '../../../shared/subscriber/subscriber-store.ts'
import { someTokenKeys } from '../../fakes/a-request.ts'
import { dailyAtEight } from '../../fakes/a-subscriber.ts'
import { Died, type Fault, mortalCalls } from './mortal-call.ts'
import { subscriberWorld } from './subscriber-world.ts'

/** The first is the address that the others are folded to. */
const addresses = ['annlee@gmail.com', 'ann.lee+a@gmail.com', 'AnnLee+b@googlemail.com'] as EmailAddress[]
const idOf = subscriberIds(new TextEncoder().encode('a key'))
const ids = addresses.map(idOf)
const mailboxId = idOf('annlee@gmail.com' as EmailAddress)
const words = { ip: '192.0.2.9', form: 'https://paperwire.example/', wording: '1' }
const faulty = ['get', 'write', 'stored', 'keepOnly', 'keepConsent', 'dropConsent'] as const

/** A mail of a sign-up, in the one mailbox of all addresses. */
interface Mail {
  readonly letter: LetterName
  readonly confirm?: string
  readonly notMe?: string
}

/** One mailbox with several addresses, its owner, and a stranger who knows them all. */
export function mailboxOfAliases() {
  const world = subscriberWorld()
  const { clock } = world.time
  const sound = rememberingSubscriberStore(world.deps.subscribers, clock)
  const queue: LetterMessage[] = []
  const mailbox: Mail[] = []
  /** What the owner said last and was answered. */
  let isRefusing = false
  let turnedAwayAt = Number.NEGATIVE_INFINITY

  function parts(fault: Fault | undefined) {
    const made = mortalCalls(fault)
    const subscribers = { ...sound }
    for (const name of faulty) Object.assign(subscribers, { [name]: made(sound[name] as never) })
    const send = async (message: LetterMessage) => void queue.push(message)
    const more = { idOf, summonWorker: async () => {}, letters: { send: made(send) } }
    return { ...world.deps, ...more, subscribers: subscribers as SubscriberStore }
  }

  /** Mails all letters, as the letters function does. */
  async function mailAll(): Promise<void> {
    for (const message of queue.splice(0)) {
      const { letter: name, id } = message
      if (name === 'none') continue
      const letter = await letterToMail({ subscribers: sound, clock }, message, name)
      if (name === 'still-refused') await endTurn(sound, message, letter && clock())
      if (!letter) continue
      if (isRefusing) noteTurn(name)
      const { request } = letter
      const token = (purpose: 'confirm' | 'not-me', carried: string) =>
        signedToken(someTokenKeys, purpose, letter.subscriber.id, clock(), carried)
      if (request === undefined) throw new Error('a letter of a sign-up names its request')
      mailbox.push({
        letter: name,
        ...(letters[name].link === 'confirm' && { confirm: token('confirm', request) }),
        notMe: token(
          'not-me',
          carriedByRefusal({ id: letter.subscriber.id, mailbox: letter.mailbox ?? id, request }),
        ),
      })
    }
  }

  function noteTurn(name: LetterName): void {
    if (name !== 'still-refused') throw new Error(`a mailbox that refuses sign-ups got “${name}”`)
    if (clock() < turnedAwayAt + turnedAwayEveryMs) throw new Error('two letters within 30 days')
    turnedAwayAt = clock()
  }

  /** Everything that a subscription is made of, for each address that has one. */
  const subscriptions = () =>
    ids.map((id) => {
      const { status, address, preferences, nextDueAt, confirmedBy } = world.item(id) ?? {}
      return status === 'confirmed' ? { id, address, preferences, nextDueAt, confirmedBy } : undefined
    })

  const latest = (n: number) => mailbox.at(-1 - (n % 4))?.notMe

  /** Presses a button. Whoever gets no answer presses it once more. */
  async function press<Result>(
    fault: Fault | undefined,
    call: (deps: ReturnType<typeof parts>) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await call(parts(fault))
    } catch (error) {
      if (!(error instanceof Died)) throw error
      return call(parts(undefined))
    }
  }

  const actions = {
    async 'the stranger signs an address up'(n: number, fault: Fault | undefined) {
      const address = addresses[n % addresses.length] ?? addresses[0]
      const form = { ...words, address: address as EmailAddress, preferences: dailyAtEight, isProven: false }
      await requestSubscription(parts(fault), form)
    },
    async 'the owner says that it was not them'(n: number, fault: Fault | undefined) {
      const token = latest(n)
      if (token === undefined) return
      const before = subscriptions()
      const { state } = await press(fault, (deps) => refuseSignUps(deps, token))
      if (JSON.stringify(subscriptions()) !== JSON.stringify(before))
        throw new Error('a subscription was touched')
      if (state !== 'refused' && state !== 'confirmed') throw new Error(`the link is ${state}`)
      if (state === 'refused') isRefusing = true
      const { blockedAt, expiresAtSeconds } = world.item(mailboxId) ?? {}
      if (state === 'refused' && blockedAt === undefined) throw new Error('the mailbox refuses nothing')
      if (blockedAt !== undefined && expiresAtSeconds !== undefined) throw new Error('the refusal expires')
    },
    async 'the owner takes that back'(n: number, fault: Fault | undefined) {
      const token = latest(n)
      if (token === undefined || n % 2 === 0) return
      await press(fault, (deps) => takeRefusalBack(deps, token))
      isRefusing = false
      turnedAwayAt = Number.NEGATIVE_INFINITY
      if (ids.some((id) => world.item(id)?.blockedAt !== undefined))
        throw new Error('a refusal was not taken back')
    },
    async 'the owner confirms'(n: number, fault: Fault | undefined) {
      const token = mailbox.filter(({ confirm }) => confirm).at(-1 - (n % 3))?.confirm
      if (token !== undefined) await confirmSubscription(parts(fault), token, '192.0.2.9')
    },
    async 'the owner leaves'(n: number, fault: Fault | undefined) {
      await unsubscribe(parts(fault), ids[n % ids.length] ?? mailboxId)
    },
    async 'the owner is erased'(n: number, fault: Fault | undefined) {
      await eraseSubscriber(parts(fault).subscribers, ids[n % ids.length] ?? mailboxId, clock())
    },
    async 'the table is swept'(_n: number, fault: Fault | undefined) {
      const { subscribers } = parts(fault)
      for await (const found of world.forgetting.all(clock())) {
        if ('id' in found) await forgetLapsed({ forgetting: world.forgetting, subscribers }, found, clock())
        else if ('pk' in found) await world.forgetting.dropLapsed(found)
      }
    },
  }

  return {
    actions: Object.keys(actions) as (keyof typeof actions)[],
    advance: world.time.advance,
    mailAll,
    async act(name: keyof typeof actions, n: number, fault: Fault | undefined): Promise<void> {
      try {
        await actions[name](n, fault)
      } catch (error) {
        if (!(error instanceof Died)) throw error
      }
      if (isRefusing && world.item(mailboxId)?.blockedAt === undefined)
        throw new Error('the refusal went, and nobody took it back')
    },
    /** How many sign-ups brought a letter although the mailbox refuses, so that a test can tell that some did. */
    turns: () => mailbox.filter(({ letter }) => letter === 'still-refused').length,
  }
}
