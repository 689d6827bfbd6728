import { describe, expect, test } from 'vitest'
import type { EmailAddress } from '../../../shared/subscriber/address.ts'
import { eraseSubscriber } from '../../../shared/subscriber/erase-subscriber.ts'
import { requestSubscription } from '../../../shared/subscriber/request-subscription.ts'
import { hashSecret } from '../../../shared/subscriber/token.ts'
import { dayMs, hourMs, secondMs } from '../../../shared/time/clock.ts'
import { aConfirmed, anId, aPending, dailyAtEight, monday } from '../../fakes/a-subscriber.ts'
import { anUnsubscribed, aSuppressed } from './a-leaver.ts'
import { subscriberWorld } from './subscriber-world.ts'

const id = anId()
const idOf = () => id
const preferences = { ...dailyAtEight, hour: 6, topics: ['graphs'] }
const form = {
  address: 'Ann@example.org' as EmailAddress,
  preferences,
  ip: '192.0.2.9',
  form: 'https://paperwire.example/subscribe',
  wording: 'en-2',
}
const firstSecret = 'secret-1'.padEnd(43, '-')

describe('asking for a subscription', () => {
  test('asking for a new address makes it pending, with everything that the proof of consent needs', async () => {
    const { deps, item } = subscriberWorld()
    await requestSubscription({ ...deps, idOf }, form)
    expect(item(id)).toEqual({
      id,
      version: 1,
      rev: 1,
      status: 'pending',
      address: form.address,
      preferences,
      request: { at: monday, ip: form.ip, form: form.form, wording: form.wording },
      confirmations: [{ hash: hashSecret(firstSecret), expiresAt: monday + 72 * hourMs }],
      offered: [hashSecret(firstSecret).slice(0, 12)],
      letters: { day: '2026-11-23', count: 1 },
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

  test('asking for a pending address replaces its preferences and adds a link beside the open ones', async () => {
    const { deps, item, put } = subscriberWorld()
    const pending = aPending({ id })
    put(pending)
    await requestSubscription({ ...deps, idOf }, form)
    const added = { hash: hashSecret(firstSecret), expiresAt: monday + 72 * hourMs }
    expect(item(id)).toMatchObject({
      status: 'pending',
      preferences,
      confirmations: [...pending.confirmations, added],
      rev: 2,
    })
  })

  test('asking for a reader who left makes them pending again, with their history and without an expiry', async () => {
    const { deps, item, put } = subscriberWorld()
    const {
      status: _,
      preferences: _old,
      address: _address,
      ...history
    } = anUnsubscribed({
      id,
      lastAt: 7,
      missed: { '2026-11-20': 'failed' },
    })
    put(anUnsubscribed({ ...history }))
    await requestSubscription({ ...deps, idOf }, form)
    expect(item(id)).toMatchObject({ ...history, rev: history.rev + 1, status: 'pending', preferences })
    expect(item(id)).not.toHaveProperty('expiresAtSeconds')
  })

  test.each([
    ['confirmed', aConfirmed({ id }), 'already-subscribed'],
    ['suppressed', aSuppressed({ id }), 'none'],
  ])('asking for a %s address only counts the letter', async (_who, subscriber, letter) => {
    const { deps, item, put, letters } = subscriberWorld()
    put(subscriber)
    await requestSubscription({ ...deps, idOf }, form)
    const counted = { letters: { day: '2026-11-23', count: 1 }, rev: subscriber.rev + 1 }
    expect(item(id)).toEqual({ ...subscriber, ...counted })
    expect(letters.sent).toEqual([{ kind: 'letter', version: 1, id, letter }])
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
      put(aPending({ id, confirmations: [] }))
      const deps = overtaken(times)
      await requestSubscription({ ...deps, idOf }, form)
      expect(deps.subscribers.conflicts()).toBe(times)
      expect(item(id)).toMatchObject({ confirmations: [{ hash: hashSecret(firstSecret) }] })
      expect(letters.sent).toEqual([
        { kind: 'letter', version: 1, id, letter: 'confirm', secret: firstSecret },
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

  test('a sign-up in a flood for one address succeeds without a letter, because the others used up the day’s budget', async () => {
    const { overtaken, letters, put } = subscriberWorld()
    put(aPending({ id }))
    await requestSubscription({ ...overtaken(99), idOf }, form)
    expect(letters.sent.map(({ letter }) => letter)).toEqual(['none'])
  })
})
