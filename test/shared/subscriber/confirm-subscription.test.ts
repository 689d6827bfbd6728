import { describe, expect, test } from 'vitest'
import type { EditionHead } from '../../../shared/edition/edition.ts'
import { beforeAllEditions } from '../../../shared/edition/edition-id.ts'
import { confirmSubscription, inspectConfirmation } from '../../../shared/subscriber/confirm-subscription.ts'
import { eraseSubscriber } from '../../../shared/subscriber/erase-subscriber.ts'
import { dueShardOf } from '../../../shared/subscriber/subscriber-id.ts'
import { confirmToken, hashSecret } from '../../../shared/subscriber/token.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import { aConfirmed, anId, aPending, dailyAtEight, monday } from '../../fakes/a-subscriber.ts'
import { anEdition, anEditionId, headOf } from '../../fakes/an-edition.ts'
import { anUnsubscribed, aSuppressed } from './a-leaver.ts'
import { subscriberWorld } from './subscriber-world.ts'

const id = anId(1, 5)
const secret = 's'.repeat(43)
const hash = hashSecret(secret)
const token = confirmToken(id, secret)
const confirmations = [{ hash, expiresAt: monday + hourMs }]
const ip = '192.0.2.9'

const heads = [22, 23].map((day) => headOf(anEdition(day)))

function confirmWorld(recent: readonly EditionHead[] = heads) {
  const world = subscriberWorld()
  const summoned: number[] = []
  const also = {
    recentEditions: async () => recent,
    summonWorker: async (shard: number) => void summoned.push(shard),
  }
  return { ...world, summoned, also, confirmDeps: { ...world.deps, ...also } }
}

describe('confirming', () => {
  test('confirming makes a reader who is due at once, from the edition before the head on', async () => {
    const { confirmDeps, put, item } = confirmWorld()
    const pending = aPending({ id, confirmations })
    put({ ...pending, expiresAtSeconds: 1, leftAt: 1 })
    const result = await confirmSubscription(confirmDeps, token, ip)
    expect(result.state).toBe('confirmed')
    expect(item(id)).toEqual({
      id,
      version: 1,
      rev: 2,
      status: 'confirmed',
      address: pending.address,
      preferences: pending.preferences,
      missed: {},
      confirmedAt: monday,
      confirmedBy: hash,
      nextDueAt: monday,
      dueShard: dueShardOf(id),
      since: '2026-11-22',
      through: '2026-11-22',
    })
  })

  test.each<[string, EditionHead[]]>([
    ['none', []],
    ['only one', [headOf(anEdition(23))]],
  ])('confirming while there is %s edition counts from before all editions', async (_what, recent) => {
    const { confirmDeps, put, item } = confirmWorld(recent)
    put(aPending({ id, confirmations }))
    await confirmSubscription(confirmDeps, token, ip)
    expect(item(id)).toMatchObject({ since: beforeAllEditions, through: beforeAllEditions })
  })

  test('confirming again after leaving goes on where the reader stopped, at their next slot', async () => {
    const { confirmDeps, put, item } = confirmWorld()
    const history = {
      since: anEditionId(3),
      through: anEditionId(20),
      lastAt: monday - hourMs,
      leftAt: monday,
    }
    put(aPending({ id, confirmations, ...history }))
    await confirmSubscription(confirmDeps, token, ip)
    expect(item(id)).toMatchObject({
      since: '2026-11-03',
      through: '2026-11-20',
      lastAt: monday - hourMs,
      nextDueAt: Date.UTC(2026, 10, 24, 8),
    })
    expect(item(id)).not.toHaveProperty('leftAt')
  })

  test('a reader who had every edition and confirms again is due when there can be something new', async () => {
    const { confirmDeps, put, item } = confirmWorld()
    // The 24th's edition is due at six; the reader's hour is five.
    const preferences = { ...dailyAtEight, hour: 5 }
    const history = { since: anEditionId(3), through: anEditionId(23), lastAt: monday - hourMs }
    put(aPending({ id, confirmations, preferences, ...history }))
    await confirmSubscription(confirmDeps, token, ip)
    expect(item(id)).toMatchObject({ through: '2026-11-23', nextDueAt: Date.UTC(2026, 10, 25, 5) })
  })

  test('confirming keeps the open attempt of a reader who left in the middle of one', async () => {
    const { confirmDeps, put, item } = confirmWorld()
    const attempt = { id: 'attempt-1', head: anEditionId(23), startedAt: monday }
    put(aPending({ id, confirmations, since: anEditionId(3), through: anEditionId(22), attempt }))
    await confirmSubscription(confirmDeps, token, ip)
    expect(item(id)).toMatchObject({ status: 'confirmed', attempt })
  })

  test('confirming takes the preferences that are given in the same step', async () => {
    const { confirmDeps, put, item } = confirmWorld()
    put(aPending({ id, confirmations }))
    const preferences = { ...dailyAtEight, pausedUntil: monday + 2 * dayMs }
    await confirmSubscription(confirmDeps, token, ip, preferences)
    expect(item(id)).toMatchObject({ preferences, nextDueAt: monday + 2 * dayMs })
  })

  test('confirming keeps the proof of consent before it subscribes the reader', async () => {
    const { confirmDeps, put, consent } = confirmWorld()
    const pending = aPending({ id, confirmations })
    put(pending)
    const { write } = confirmDeps.subscribers
    const kept: unknown[] = []
    const subscribers: typeof confirmDeps.subscribers = {
      ...confirmDeps.subscribers,
      write: (...args) => {
        kept.push(consent(id, hash))
        return write(...args)
      },
    }
    await confirmSubscription({ ...confirmDeps, subscribers }, token, ip)
    const { address, request } = pending
    expect(kept).toEqual([{ address, request, confirmedAt: monday, confirmedIp: ip }])
  })

  test('confirming twice with one link keeps the first proof, and summons the worker of the reader’s shard each time', async () => {
    const { confirmDeps, put, item, consent, time, summoned } = confirmWorld()
    put(aPending({ id, confirmations }))
    await confirmSubscription(confirmDeps, token, ip)
    const [before, proof] = [item(id), consent(id, hash)]
    time.advance(hourMs * 200)
    const again = await confirmSubscription(confirmDeps, token, '192.0.2.200', { ...dailyAtEight, hour: 3 })
    expect(again).toMatchObject({ state: 'confirmed', subscriber: { preferences: dailyAtEight } })
    expect([item(id), consent(id, hash)]).toEqual([before, proof])
    expect(summoned).toEqual([5, 5])
  })

  test('two simultaneous confirmations confirm once', async () => {
    const { confirmDeps, put, item } = confirmWorld()
    put(aPending({ id, confirmations }))
    const results = await Promise.all([1, 2].map(() => confirmSubscription(confirmDeps, token, ip)))
    expect(results.map(({ state }) => state).sort()).toEqual(['confirmed', 'confirmed'])
    expect(item(id)).toMatchObject({ status: 'confirmed', rev: 2 })
  })

  test.each([1, 7])('a confirmation that is overtaken %i times still confirms', async (times) => {
    const { overtaken, also, put, item } = confirmWorld()
    put(aPending({ id, confirmations }))
    const deps = overtaken(times)
    const result = await confirmSubscription({ ...deps, ...also }, token, ip)
    expect(deps.subscribers.conflicts()).toBe(times)
    expect(result.state).toBe('confirmed')
    expect(item(id)?.status).toBe('confirmed')
  })

  test('a confirmation that leaving overtakes confirms nobody', async () => {
    const { confirmDeps, put, item, summoned } = confirmWorld()
    put(aPending({ id, confirmations }))
    const { write, leave } = confirmDeps.subscribers
    const subscribers: typeof confirmDeps.subscribers = {
      ...confirmDeps.subscribers,
      async write(...args) {
        if (item(id)?.status === 'pending') await leave(id, 'suppressed', monday)
        return write(...args)
      },
    }
    const result = await confirmSubscription({ ...confirmDeps, subscribers }, token, ip)
    expect(result.state).toBe('unknown')
    expect(item(id)?.status).toBe('suppressed')
    expect(summoned).toEqual([])
  })

  test.each([
    ['an erasure leaves nothing, and no proof', false],
    ['an item’s expiry leaves its proof, as another press may have confirmed', true],
  ])('a confirmation overtaken by %s', async (_what, onlyLeft) => {
    const { confirmDeps, put, item, consent } = confirmWorld()
    put(aPending({ id, confirmations }))
    const { get, leave } = confirmDeps.subscribers
    const subscribers: typeof confirmDeps.subscribers = {
      ...confirmDeps.subscribers,
      // The proof of this press is written after the erasure has looked for proofs.
      async get() {
        const found = await get(id)
        if (item(id)?.status === 'pending')
          await (onlyLeft
            ? leave(id, 'unsubscribed', monday)
            : eraseSubscriber(confirmDeps.subscribers, id, monday))
        return found
      },
    }
    expect((await confirmSubscription({ ...confirmDeps, subscribers }, token, ip)).state).toBe('unknown')
    expect(consent(id, hash) !== undefined).toBe(onlyLeft)
  })
})

describe('a link that confirms nothing', () => {
  test('a made-up link costs a read and no write, however often it is tried', async () => {
    const { confirmDeps } = confirmWorld()
    const writes: string[] = []
    const noted = (name: string) => async (): Promise<never> => {
      writes.push(name)
      throw new Error(name)
    }
    const subscribers = {
      ...confirmDeps.subscribers,
      write: noted('write'),
      keepConsent: noted('keepConsent'),
      dropConsent: noted('dropConsent'),
    }
    const result = await confirmSubscription({ ...confirmDeps, subscribers }, token, ip)
    expect([result, writes]).toEqual([{ state: 'unknown' }, []])
  })

  const other = confirmToken(id, 'o'.repeat(43))
  test.each([
    ['of an unknown id', [], token, 'unknown'],
    ['that is cut short', [aPending({ id, confirmations })], token.slice(0, -1), 'unknown'],
    ['with another secret', [aPending({ id, confirmations })], other, 'unknown'],
    ['that is too old', [aPending({ id, confirmations: [{ hash, expiresAt: monday }] })], token, 'expired'],
    ['of a reader who confirmed by another one', [aConfirmed({ id })], token, 'unknown'],
    ['of a reader who left', [anUnsubscribed({ id })], token, 'unknown'],
    ['of a suppressed reader', [aSuppressed({ id })], token, 'unknown'],
  ])(
    'a confirmation link %s changes nothing, keeps no proof and summons no worker',
    async (_what, items, link, state) => {
      const { confirmDeps, put, item, consent, summoned } = confirmWorld()
      put(...items)
      const before = item(id)
      expect((await inspectConfirmation(confirmDeps, link)).state).toBe(state)
      expect((await confirmSubscription(confirmDeps, link, ip)).state).toBe(state)
      expect(item(id)).toEqual(before)
      expect(consent(id, hash)).toBeUndefined()
      expect(summoned).toEqual([])
    },
  )
})
