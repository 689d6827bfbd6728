import { describe, expect, test } from 'vitest'
import type { EmailAddress } from '../../../../shared/subscriber/address/address.ts'
import { eraseSubscriber } from '../../../../shared/subscriber/leaving/erase-subscriber.ts'
import { requestSubscription } from '../../../../shared/subscriber/sign-up/request-subscription.ts'
import { dayMs, hourMs, secondMs } from '../../../../shared/time/clock.ts'
import { aRequestId } from '../../../fakes/a-request.ts'
import { aConfirmed, anId, aPending, dailyAtEight, monday } from '../../../fakes/a-subscriber.ts'
import { anUnsubscribed, aSuppressed } from '../a-leaver.ts'
import { subscriberWorld } from '../subscriber-world.ts'

const id = anId()
const idOf = () => id
const preferences = { ...dailyAtEight, hour: 6, topics: ['graphs'] }
const form = {
  address: 'Ann@example.org' as EmailAddress,
  preferences,
  ip: '192.0.2.9',
  form: 'https://paperwire.example/subscribe',
  wording: 'en-2',
  isProven: false,
}
/** The first request that the form makes. */
const asked = {
  id: aRequestId(1),
  at: monday,
  network: '192.0.2.0/24',
  form: form.form,
  wording: form.wording,
  preferences,
  expiresAt: monday + 72 * hourMs,
}

describe('asking for a subscription', () => {
  test('asking for a new address makes it pending, with everything that the proof of consent needs', async () => {
    const { deps, item } = subscriberWorld()
    await requestSubscription({ ...deps, idOf }, form)
    expect(item(id)).toEqual({
      id,
      version: 2,
      rev: 1,
      status: 'pending',
      address: form.address,
      preferences,
      requests: [asked],
      expiresAtSeconds: (monday + 7 * dayMs) / secondMs,
    })
  })

  test('an unconfirmed item expires from the table only after its last link', async () => {
    const { deps, item, time } = subscriberWorld()
    await requestSubscription({ ...deps, idOf }, form)
    time.advance(2 * dayMs)
    await requestSubscription({ ...deps, idOf }, form)
    expect(item(id)).toMatchObject({ expiresAtSeconds: (monday + 9 * dayMs) / secondMs })
  })

  test('asking after being erased keeps the item as long as its link or the erased rest, whichever is longer', async () => {
    for (const { daysLater, expiresInDays } of [
      { daysLater: [1], expiresInDays: 10 },
      { daysLater: [9], expiresInDays: 16 },
      { daysLater: [9, 6], expiresInDays: 22 },
    ]) {
      const { deps, item, put, subscribers, time } = subscriberWorld()
      put(aConfirmed({ id }))
      await eraseSubscriber(subscribers, id, monday)
      for (const days of daysLater) {
        time.advance(days * dayMs)
        await requestSubscription({ ...deps, idOf }, form)
      }
      expect(item(id)).toMatchObject({
        status: 'pending',
        expiresAtSeconds: (monday + expiresInDays * dayMs) / secondMs,
      })
    }
  })

  test('asking for a pending address adds a request beside the open ones, each with its own settings', async () => {
    const { deps, item, put } = subscriberWorld()
    const pending = aPending({ id })
    put(pending)
    await requestSubscription({ ...deps, idOf }, form)
    expect(item(id)).toMatchObject({ status: 'pending', requests: [...pending.requests, asked], rev: 2 })
  })

  test('asking for a reader who left makes them pending again, with their history and own choices, without an expiry', async () => {
    const { deps, item, put } = subscriberWorld()
    const left = anUnsubscribed({ id, lastAt: 7, missed: { '2026-11-20': 'failed' } })
    put(left)
    await requestSubscription({ ...deps, idOf }, form)
    expect(item(id)).toMatchObject({ ...left, rev: left.rev + 1, status: 'pending', requests: [asked] })
    expect(item(id)).not.toHaveProperty('expiresAtSeconds')
  })

  test('an item of version 1 that is asked for again has only the new request', async () => {
    const { deps, item, put } = subscriberWorld()
    const { requests: _, ...pending } = aPending({ id })
    const confirmations = [{ hash: 'hash-of-a-secret', expiresAt: monday + hourMs }]
    put({
      ...pending,
      version: 1,
      request: { at: monday, ip: '192.0.2.1' },
      confirmations,
      offered: ['hash'],
    })
    await requestSubscription({ ...deps, idOf }, form)
    expect(item(id)).toMatchObject({ version: 2, requests: [asked] })
    for (const gone of ['request', 'confirmations', 'offered']) expect(item(id)).not.toHaveProperty(gone)
  })

  test('a message on the queue is enough for no link: what it lacks is the proof', async () => {
    const { deps, letters } = subscriberWorld()
    await requestSubscription({ ...deps, idOf }, form)
    expect(letters.sent).toEqual([
      {
        ...{ kind: 'letter', version: 2, id, letter: 'confirm', request: asked.id },
        place: { since: monday, isProven: false, turn: 0 },
      },
    ])
  })

  test.each([
    ['confirmed', aConfirmed({ id }), { letter: 'already-subscribed', request: asked.id }],
    ['suppressed', aSuppressed({ id }), { letter: 'none' }],
  ])('asking for a %s address changes nothing', async (_who, subscriber, letter) => {
    const { deps, item, put, letters } = subscriberWorld()
    put(subscriber)
    await requestSubscription({ ...deps, idOf }, form)
    expect(item(id)).toEqual({ ...subscriber, rev: subscriber.rev + 1 })
    expect(letters.sent).toMatchObject([{ kind: 'letter', version: 2, id, ...letter }])
  })

  test('asking queues the letter only after the write that it needs', async () => {
    const { deps, item } = subscriberWorld()
    const statuses: unknown[] = []
    const letters = { send: async () => void statuses.push(item(id)?.status) }
    await requestSubscription({ ...deps, idOf, letters }, form)
    expect(statuses).toEqual(['pending'])
  })

  test.each([1, 7])(
    'asking that is overtaken %i times still gives one working link and one letter',
    async (times) => {
      const { overtaken, item, letters, put } = subscriberWorld()
      put(aPending({ id, requests: [] }))
      const deps = overtaken(times)
      await requestSubscription({ ...deps, idOf }, form)
      expect(deps.subscribers.conflicts()).toBe(times)
      expect(item(id)).toMatchObject({ requests: [asked] })
      expect(letters.sent).toEqual([
        {
          ...{ kind: 'letter', version: 2, id, letter: 'confirm', request: asked.id },
          place: { since: monday, isProven: false, turn: 0 },
        },
      ])
    },
  )

  test('asking that the confirmation of an older link overtakes treats the reader as confirmed', async () => {
    const { deps, put, item, letters } = subscriberWorld()
    const confirmed = aConfirmed({ id })
    put(aPending({ id }))
    const subscribers: typeof deps.subscribers = {
      ...deps.subscribers,
      async write(...args) {
        if (item(id)?.status === 'pending') put(confirmed)
        return deps.subscribers.write(...args)
      },
    }
    await requestSubscription({ ...deps, subscribers, idOf }, form)
    expect(item(id)).toMatchObject({ status: 'confirmed', preferences: confirmed.preferences })
    expect(letters.sent.map(({ letter }) => letter)).toEqual(['already-subscribed'])
  })

  test('a sign-up that is overtaken again and again succeeds without a letter, so that nobody can tell', async () => {
    const { overtaken, letters, put } = subscriberWorld()
    put(aPending({ id }))
    await requestSubscription({ ...overtaken(99), idOf }, form)
    expect(letters.sent.map(({ letter }) => letter)).toEqual(['none'])
  })
})
