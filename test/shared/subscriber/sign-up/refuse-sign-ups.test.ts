import { describe, expect, test } from 'vitest'
import type { EmailAddress } from '../../../../shared/subscriber/address/address.ts'
import { eraseSubscriber } from '../../../../shared/subscriber/leaving/erase-subscriber.ts'
import { unsubscribe } from '../../../../shared/subscriber/leaving/unsubscribe.ts'
import { letterToMail } from '../../../../shared/subscriber/letter/letter-to-mail.ts'
import { letterFor } from '../../../../shared/subscriber/letter/letters.ts'
import { requestLetter } from '../../../../shared/subscriber/letter/request-letter.ts'
import { signedToken } from '../../../../shared/subscriber/link/token.ts'
import { confirmSubscription } from '../../../../shared/subscriber/sign-up/confirm-subscription.ts'
import {
  inspectRefusal,
  refuseSignUps,
  takeRefusalBack,
} from '../../../../shared/subscriber/sign-up/refuse-sign-ups.ts'
import { requestSubscription } from '../../../../shared/subscriber/sign-up/request-subscription.ts'
import { endTurn } from '../../../../shared/subscriber/sign-up/turn-away.ts'
import type { Subscriber } from '../../../../shared/subscriber/subscriber.ts'
import type { SubscriberStore } from '../../../../shared/subscriber/subscriber-store.ts'
import { dayMs, hourMs } from '../../../../shared/time/clock.ts'
import { aConsent, aRequest, aRequestId, confirmTokenOf, someTokenKeys } from '../../../fakes/a-request.ts'
import { aConfirmed, anId, aPending, dailyAtEight, monday } from '../../../fakes/a-subscriber.ts'
import { anUnsubscribed, aSuppressed } from '../a-leaver.ts'
import { subscriberWorld } from '../subscriber-world.ts'

const id = anId()
const [one, two] = [aRequest({ id: aRequestId(51) }), aRequest({ id: aRequestId(52) })]
const own = aRequest({ id: aRequestId(53), asked: true })
const notMe = (request = one.id) => signedToken(someTokenKeys, 'not-me', id, monday, request)
const words = { ip: '192.0.2.9', form: 'https://paperwire.example/unsubscribe', wording: 'en-2' }
const form = {
  address: 'Ann@example.org' as EmailAddress,
  preferences: dailyAtEight,
  isProven: false,
  ...words,
}

function refusalWorld() {
  const world = subscriberWorld()
  const more = { idOf: () => id, summonWorker: async () => {} }
  const deps = { ...world.deps, ...more }
  const signUp = async () => {
    const before = world.letters.sent.length
    await requestSubscription(deps, form)
    return world.letters.sent.slice(before).map(({ letter }) => letter)
  }
  return { ...world, deps, more, signUp }
}

/** The attributes that a refusal adds. */
const refused = { blockedAt: monday }

describe('saying “It was not me”', () => {
  test('what strangers asked for goes with the address, and the id stays for ever', async () => {
    const { deps, put, item } = refusalWorld()
    put({ ...aPending({ id, requests: [one, two] }), expiresAtSeconds: 9 })
    expect(await refuseSignUps(deps, notMe())).toEqual({ state: 'refused', id })
    expect(item(id)).toEqual({
      ...{ id, version: 2, rev: 2, status: 'unsubscribed', missed: {} },
      ...refused,
    })
  })

  test('a reader who was here before keeps the history that keeps editions from coming twice', async () => {
    const { deps, put, item } = refusalWorld()
    const { since, through } = aConfirmed()
    put(aPending({ id, requests: [one], since, through, leftAt: 7 }))
    await refuseSignUps(deps, notMe())
    expect(item(id)).toMatchObject({ status: 'unsubscribed', since, through, leftAt: 7, ...refused })
    expect(item(id)).not.toHaveProperty('address')
  })

  test.each(['undo', 'erase', 'export'] as const)(
    'a reader who left a while ago can still ask for the letter “%s” after a stranger signed them up and they refused it',
    async (letter) => {
      const { deps, put, item, letters, signUp } = refusalWorld()
      const { nextDueAt: _, ...reader } = aConfirmed({ id })
      put({ ...reader, status: 'unsubscribed', leftAt: monday - 20 * dayMs })
      const before = item(id)
      await signUp()
      await refuseSignUps(deps, notMe(letters.sent[0]?.request))
      expect(item(id)).toEqual({ ...before, ...refused, rev: expect.any(Number), version: 2 })
      await requestLetter(deps, id, letter, words)
      expect(letters.sent.at(-1)).toMatchObject({ letter })
      expect(await letterToMail(deps, letters.sent.at(-1) ?? { id }, letter)).toMatchObject({ letter })
    },
  )

  test('a reader who was erased, and whom a stranger signed up, is forgotten again', async () => {
    const { deps, put, item, subscribers, letters, signUp } = refusalWorld()
    put(aConfirmed({ id }))
    await eraseSubscriber(subscribers, id, monday)
    await signUp()
    expect(item(id)).toHaveProperty('address')
    await refuseSignUps(deps, notMe(letters.sent[0]?.request))
    expect(item(id)).not.toHaveProperty('address')
    expect(item(id)).not.toHaveProperty('preferences')
  })

  test('a way back that the owner asked for keeps no item that expires, or the refusal would expire with it', async () => {
    const { deps, put, item } = refusalWorld()
    put({ ...aPending({ id, requests: [one, own] }), expiresAtSeconds: 9 })
    await refuseSignUps(deps, notMe())
    expect(item(id)).toMatchObject({ status: 'pending', requests: [own], ...refused })
    expect(item(id)).not.toHaveProperty('expiresAtSeconds')
  })

  test('a way back that the owner asked for stays open, and only strangers’ requests go', async () => {
    const { deps, put, item } = refusalWorld()
    put(aPending({ id, requests: [one, own, two] }))
    await refuseSignUps(deps, notMe())
    expect(item(id)).toMatchObject({ status: 'pending', requests: [own], ...refused })
    expect(item(id)).toHaveProperty('address')
  })

  test('a way back that has ended does not keep the address', async () => {
    const { deps, put, item } = refusalWorld()
    put(aPending({ id, requests: [one, { ...own, expiresAt: monday }] }))
    await refuseSignUps(deps, notMe())
    expect(item(id)).not.toHaveProperty('address')
  })

  test.each([
    ['whose request has ended', [aPending({ id, requests: [{ ...one, expiresAt: 1 }] })]],
    ['whose request made room for others', [aPending({ id, requests: [two] })]],
    ['whose item is gone', []],
    ['of an item of version 1', [{ ...aPending({ id }), version: 1, requests: undefined }]],
  ])('a link %s still refuses sign-ups, because it proves the mailbox', async (_what, items) => {
    const { deps, put, item } = refusalWorld()
    put(...items.map((each) => JSON.parse(JSON.stringify(each))))
    expect(await inspectRefusal(deps, notMe())).toEqual({ state: 'open', id })
    expect(await refuseSignUps(deps, notMe())).toEqual({ state: 'refused', id })
    expect(item(id)).toMatchObject({ status: 'unsubscribed', ...refused })
    expect(item(id)).not.toHaveProperty('address')
    expect(item(id)).not.toHaveProperty('expiresAtSeconds')
  })

  test.each([
    ['confirmed by another request', aConfirmed({ id })],
    ['confirmed, paused and in the middle of an attempt', aConfirmed({ id, softBounces: 2, leftAt: 1 })],
  ])('a subscription that is %s is not touched', async (_what, reader) => {
    const { deps, put, item } = refusalWorld()
    put(reader)
    expect(await refuseSignUps(deps, notMe())).toEqual({ state: 'refused', id })
    expect(item(id)).toEqual({ ...reader, rev: reader.rev + 1, ...refused })
  })

  test('a resting reader rests on, and only the link’s own request is closed', async () => {
    const { deps, put, item } = refusalWorld()
    const resting = aConfirmed({ id, restsUntil: monday + dayMs, requests: [one, two] })
    put(resting)
    await refuseSignUps(deps, notMe())
    expect(item(id)).toEqual({ ...resting, requests: [two], rev: resting.rev + 1, ...refused })
  })

  test.each([
    ['left', anUnsubscribed({ id })],
    ['is suppressed', aSuppressed({ id })],
  ])('somebody who %s stays so', async (_what, subscriber) => {
    const { deps, put, item } = refusalWorld()
    put(subscriber)
    await refuseSignUps(deps, notMe())
    expect(item(id)).toEqual({ ...subscriber, rev: subscriber.rev + 1, ...refused })
  })

  test('somebody who was erased is forgotten no more after ten days, or the refusal would be', async () => {
    const { deps, put, item, subscribers } = refusalWorld()
    put(aConfirmed({ id }))
    await eraseSubscriber(subscribers, id, monday)
    expect(item(id)).toHaveProperty('expiresAtSeconds')
    await refuseSignUps(deps, notMe())
    expect(item(id)).not.toHaveProperty('expiresAtSeconds')
  })

  test('the button pressed twice, or that of two strangers’ mails, changes nothing more', async () => {
    const { deps, put, item, time } = refusalWorld()
    put(aPending({ id, requests: [one, two] }))
    await refuseSignUps(deps, notMe())
    const before = item(id)
    time.advance(hourMs)
    for (const request of [one, two]) {
      expect(await refuseSignUps(deps, notMe(request.id))).toEqual({ state: 'refused', id })
    }
    expect(item(id)).toEqual(before)
  })

  test('a proof that a crashed confirmation left goes with the request, as it holds the address', async () => {
    const { deps, put, subscribers, consent } = refusalWorld()
    put(aPending({ id, requests: [one] }))
    await subscribers.keepConsent(id, one.id, aConsent())
    expect(await refuseSignUps(deps, notMe())).toEqual({ state: 'refused', id })
    expect(consent(id, one.id)).toBeUndefined()
  })

  test.each([1, 7])('a refusal that is overtaken %i times still takes effect', async (times) => {
    const { overtaken, more, put, item } = refusalWorld()
    put(aPending({ id, requests: [one] }))
    const deps = { ...overtaken(times), ...more }
    await refuseSignUps(deps, notMe())
    expect(deps.subscribers.conflicts()).toBe(times)
    expect(item(id)).toMatchObject(refused)
  })
})

describe('a link whose own request was confirmed', () => {
  const confirmIt = async (deps: ReturnType<typeof refusalWorld>['deps'], request = one.id) =>
    confirmSubscription(deps, confirmTokenOf(id, request), '192.0.2.9')

  test('the link refuses nothing, at once and after the reader left, came back otherwise, or both', async () => {
    const { deps, put, item } = refusalWorld()
    put(aPending({ id, requests: [one, two] }))
    await confirmIt(deps)
    const tries = async () => {
      const before = item(id)
      expect(await inspectRefusal(deps, notMe())).toEqual({ state: 'confirmed', id })
      expect(await refuseSignUps(deps, notMe())).toEqual({ state: 'confirmed', id })
      expect(item(id)).toEqual(before)
    }
    await tries()
    await unsubscribe(deps, id)
    await tries()
    await requestLetter(deps, id, 'undo', words)
    await tries()
    await confirmIt(deps, aRequestId(1))
    expect(item(id)?.confirmedBy).toBe(aRequestId(1))
    await tries()
  })

  test('the link of the other mail still refuses sign-ups, and the subscription goes on', async () => {
    const { deps, put, item, signUp } = refusalWorld()
    put(aPending({ id, requests: [one, two] }))
    await confirmIt(deps)
    expect(await refuseSignUps(deps, notMe(two.id))).toEqual({ state: 'refused', id })
    expect(item(id)).toMatchObject({ status: 'confirmed', confirmedBy: one.id, ...refused })
    expect(await signUp()).toEqual(['still-refused'])
    expect(await signUp()).toEqual(['none'])
  })

  test('a press that is overtaken by the confirmation of its own request refuses nothing', async () => {
    const { deps, put, item } = refusalWorld()
    put(aPending({ id, requests: [one] }))
    let isFirst = true
    const subscribers: typeof deps.subscribers = {
      ...deps.subscribers,
      async write(...args) {
        if (isFirst) {
          isFirst = false
          await confirmIt(deps)
        }
        return deps.subscribers.write(...args)
      },
    }
    expect(await refuseSignUps({ ...deps, subscribers }, notMe())).toEqual({ state: 'confirmed', id })
    expect(item(id)).toMatchObject({ status: 'confirmed' })
    expect(item(id)).not.toHaveProperty('blockedAt')
  })

  test('a confirmation that is overtaken by a refusal confirms nothing and leaves no proof', async () => {
    const { deps, put, item, consent } = refusalWorld()
    put(aPending({ id, requests: [one] }))
    let isFirst = true
    const subscribers: typeof deps.subscribers = {
      ...deps.subscribers,
      async write(...args) {
        if (isFirst) {
          isFirst = false
          await refuseSignUps(deps, notMe())
        }
        return deps.subscribers.write(...args)
      },
    }
    expect(await confirmIt({ ...deps, subscribers })).toEqual({ state: 'refused' })
    expect(item(id)).toMatchObject({ status: 'unsubscribed', ...refused })
    expect(consent(id, one.id)).toBeUndefined()
  })
})

describe('a mailbox that refuses sign-ups', () => {
  async function refusing(items: readonly Subscriber[] = [aPending({ id, requests: [one, two] })]) {
    const world = refusalWorld()
    world.put(...items)
    await refuseSignUps(world.deps, notMe())
    return world
  }
  const mailable = async ({ subscribers, letters }: Awaited<ReturnType<typeof refusing>>) => {
    const { letter, request } = letters.sent.at(-1) ?? {}
    if (!letter || letter === 'none') return undefined
    return letterFor(letter, await subscribers.get(id), request, monday)
  }

  test('one sign-up in 30 days brings a letter with the way back, to the address as it was typed', async () => {
    const world = await refusing()
    expect(await world.signUp()).toEqual(['still-refused'])
    expect(world.item(id)).toMatchObject({ status: 'unsubscribed', turnedAwayTo: { address: form.address } })
    expect(await mailable(world)).toMatchObject({
      letter: 'still-refused',
      subscriber: { address: form.address },
      request: aRequestId(1),
    })
    world.time.advance(30 * dayMs - 1)
    expect(await world.signUp()).toEqual(['none'])
    world.time.advance(1)
    expect(await world.signUp()).toEqual(['still-refused'])
  })

  test('the letter speaks the language of the sign-up, and no setting of it is kept', async () => {
    const world = await refusing()
    await requestSubscription(world.deps, {
      ...form,
      preferences: { ...dailyAtEight, language: 'de', topics: ['typed by a stranger'] },
    })
    expect(JSON.stringify(world.item(id))).not.toContain('stranger')
    expect(await mailable(world)).toMatchObject({
      subscriber: { preferences: { language: 'de', topics: [] } },
    })
  })

  test('the address is forgotten once the letter was mailed, and the moment of the letter is not', async () => {
    const world = await refusing()
    await world.signUp()
    await endTurn(world.subscribers, { id })
    expect(world.item(id)).toMatchObject({ turnedAwayAt: monday })
    expect(JSON.stringify(world.item(id))).not.toMatch(/example\.org/)
    const before = world.item(id)
    await endTurn(world.subscribers, { id })
    expect(world.item(id)).toEqual(before)
    expect(await world.signUp()).toEqual(['none'])
  })

  test.each([
    ['a subscribed reader', [aConfirmed({ id })]],
    ['a reader who left', [anUnsubscribed({ id })]],
  ])('the letter for %s goes to the address that is kept', async (_what, items) => {
    const world = await refusing(items)
    expect(await world.signUp()).toEqual(['still-refused'])
    expect(world.item(id)).not.toHaveProperty('turnedAwayTo')
    expect(await mailable(world)).toMatchObject({ subscriber: { address: 'ann@example.org' } })
  })

  test('its letter goes although the answer to the write was lost, and the write was tried again', async () => {
    const world = await refusing()
    const { write } = world.deps.subscribers
    let isLost = false
    const subscribers: SubscriberStore = {
      ...world.deps.subscribers,
      async write(...args) {
        if (isLost) return write(...args)
        isLost = true
        await write(...args)
        return write(...args)
      },
    }
    await requestSubscription({ ...world.deps, subscribers }, form)
    expect(world.letters.sent.at(-1)).toMatchObject({ letter: 'still-refused' })
    expect(await world.signUp()).toEqual(['none'])
  })

  test('a second sign-up of the same millisecond that is overtaken brings no second letter', async () => {
    const world = await refusing()
    const { write } = world.deps.subscribers
    let isFirst = true
    const subscribers: SubscriberStore = {
      ...world.deps.subscribers,
      async write(...args) {
        if (!isFirst) return write(...args)
        isFirst = false
        await world.signUp()
        return write(...args)
      },
    }
    const before = world.letters.sent.length
    await requestSubscription({ ...world.deps, subscribers }, form)
    const letters = world.letters.sent.slice(before).map(({ letter }) => letter)
    expect(letters).toEqual(['still-refused', 'none'])
  })

  test('a letter that could not be queued is not the one in 30 days', async () => {
    const world = await refusing()
    const letters = { send: () => Promise.reject(new Error('the queue is down')) }
    await expect(requestSubscription({ ...world.deps, letters }, form)).rejects.toThrow('the queue is down')
    expect(world.item(id)).not.toHaveProperty('turnedAwayTo')
    expect(await world.signUp()).toEqual(['still-refused'])
    expect(await world.signUp()).toEqual(['none'])
  })

  test('a suppressed mailbox gets no letter at all', async () => {
    const world = await refusing([aSuppressed({ id })])
    expect(await world.signUp()).toEqual(['none'])
  })

  test('sign-ups change nothing of it and open no request', async () => {
    const world = await refusing([aConfirmed({ id, restsUntil: monday + 99 * dayMs })])
    const before = world.item(id)
    await world.signUp()
    const { rev: _, letters: __, turnedAwayAt: ___, turnedAwayFor: _____, ...after } = world.item(id) ?? {}
    const { rev: ____, ...rest } = before ?? {}
    expect(after).toEqual(rest)
  })

  test.each(['confirm', 'already-subscribed'] as const)(
    'the letter "%s" that was queued before is not mailed any more',
    async (letter) => {
      const world = await refusing([
        aConfirmed({ id, restsUntil: monday + dayMs, requests: letter === 'confirm' ? [one, two] : [two] }),
      ])
      expect(letterFor(letter, await world.subscribers.get(id), two.id, monday)).toBeUndefined()
    },
  )

  test('the older link of another stranger confirms nothing, and says why', async () => {
    const world = await refusing()
    for (const request of [one, two]) {
      const result = await confirmSubscription(world.deps, confirmTokenOf(id, request.id), '192.0.2.9')
      expect(result).toEqual({ state: 'refused' })
    }
    expect(world.item(id)?.status).toBe('unsubscribed')
  })

  test('the way back that its owner asks for by their own link is mailed and confirms, and sign-ups stay refused', async () => {
    const world = await refusing([anUnsubscribed({ id })])
    await requestLetter(world.deps, id, 'undo', words)
    expect(await mailable(world)).toMatchObject({ letter: 'undo' })
    const { request } = world.letters.sent.at(-1) ?? {}
    const link = confirmTokenOf(id, request ?? one.id)
    expect(await confirmSubscription(world.deps, link, '192.0.2.9')).toMatchObject({ isNew: true })
    expect(world.item(id)).toMatchObject({ status: 'confirmed', ...refused })
    expect(await world.signUp()).toEqual(['still-refused'])
  })

  test('a resting reader may still end the rest by a link of another mail', async () => {
    const resting = aConfirmed({ id, restsUntil: monday + dayMs, requests: [one, two] })
    const world = await refusing([resting])
    const link = confirmTokenOf(id, two.id)
    expect(await confirmSubscription(world.deps, link, '192.0.2.9')).toMatchObject({ isNew: true })
    expect(world.item(id)).not.toHaveProperty('restsUntil')
  })

  test('erasing forgets all but the refusal, which stays for ever', async () => {
    const world = await refusing([aConfirmed({ id })])
    await world.signUp()
    await eraseSubscriber(world.subscribers, id, monday)
    expect(world.item(id)).toMatchObject({ status: 'unsubscribed', ...refused, turnedAwayAt: monday })
    for (const gone of ['address', 'turnedAwayTo', 'expiresAtSeconds']) {
      expect(world.item(id)).not.toHaveProperty(gone)
    }
    expect(await world.signUp()).toEqual(['none'])
  })

  test('leaving and being suppressed keep the refusal', async () => {
    const world = await refusing([aConfirmed({ id })])
    await unsubscribe(world.deps, id)
    expect(world.item(id)).toMatchObject({ status: 'unsubscribed', ...refused })
    await world.subscribers.leave(id, 'suppressed', monday)
    expect(world.item(id)).toMatchObject({ status: 'suppressed', ...refused })
  })
})

describe('taking “It was not me” back', () => {
  test.each(['one', 'two', 'another'])('the link of mail %s takes it back, years later', async (which) => {
    const { deps, put, item, time, signUp } = refusalWorld()
    put(aPending({ id, requests: [one, two] }))
    await refuseSignUps(deps, notMe())
    time.advance(5 * 365 * dayMs)
    const request = { one: one.id, two: two.id, another: aRequestId(99) }[which] ?? one.id
    expect(await inspectRefusal(deps, notMe(request))).toEqual({ state: 'refused', id })
    expect(await takeRefusalBack(deps, notMe(request))).toBe('taken-back')
    expect(item(id)).not.toHaveProperty('blockedAt')
    expect(await signUp()).toEqual(['confirm'])
  })

  test('an id that was kept for the refusal alone is forgotten after ten days', async () => {
    const { deps, item, signUp } = refusalWorld()
    await refuseSignUps(deps, notMe())
    await signUp()
    await takeRefusalBack(deps, notMe())
    expect(item(id)).toMatchObject({ expiresAtSeconds: (monday + 10 * dayMs) / 1_000 })
    for (const gone of ['blockedAt', 'turnedAwayAt', 'turnedAwayTo']) {
      expect(item(id)).not.toHaveProperty(gone)
    }
  })

  test.each([
    ['a subscribed reader', aConfirmed({ id, blockedAt: 1 })],
    ['a reader who left', anUnsubscribed({ id, blockedAt: 1 })],
    ['a suppressed reader', aSuppressed({ id, blockedAt: 1 })],
    ['somebody who is asked to come back', aPending({ id, requests: [own], blockedAt: 1 })],
  ])('%s stays what they are', async (_who, subscriber) => {
    const { deps, put, item } = refusalWorld()
    put(subscriber)
    await takeRefusalBack(deps, notMe())
    const { blockedAt: _, ...rest } = subscriber
    expect(item(id)).toEqual({ ...rest, rev: rest.rev + 1 })
  })

  test('without a refusal there is nothing to take back, and nothing is written', async () => {
    const { deps, put, item } = refusalWorld()
    expect(await takeRefusalBack(deps, notMe())).toBe('taken-back')
    expect(item(id)).toBeUndefined()
    put(aPending({ id, requests: [one] }))
    const before = item(id)
    await takeRefusalBack(deps, notMe())
    expect(item(id)).toEqual(before)
  })

  test('the same link refuses again afterwards', async () => {
    const { deps, item } = refusalWorld()
    for (const _ of [1, 2]) {
      expect(await refuseSignUps(deps, notMe())).toEqual({ state: 'refused', id })
      expect(item(id)).toMatchObject({ blockedAt: monday })
      await takeRefusalBack(deps, notMe())
    }
  })
})

test.each([
  ['that nobody signed', notMe().replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
  ['that confirms', confirmTokenOf(id, one.id)],
  ['that unsubscribes', signedToken(someTokenKeys, 'unsubscribe', id, monday)],
  ['that is empty', ''],
])('a link %s neither refuses nor takes back, and reads nothing', async (_what, token) => {
  const { deps } = refusalWorld()
  const subscribers = new Proxy(deps.subscribers, {
    get: () => () => Promise.reject(new Error('used')),
  })
  expect(await inspectRefusal({ ...deps, subscribers }, token)).toEqual({ state: 'unknown' })
  expect(await refuseSignUps({ ...deps, subscribers }, token)).toEqual({ state: 'unknown' })
  expect(await takeRefusalBack({ ...deps, subscribers }, token)).toBe('unknown')
})
