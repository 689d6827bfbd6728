import { describe, expect, test } from 'vitest'
import type { EditionHead } from '../../../../shared/edition/edition.ts'
import { beforeAllEditions } from '../../../../shared/edition/edition-id.ts'
import { eraseSubscriber } from '../../../../shared/subscriber/leaving/erase-subscriber.ts'
import {
  confirmSubscription,
  inspectConfirmation,
} from '../../../../shared/subscriber/sign-up/confirm-subscription.ts'
import { dueShardOf } from '../../../../shared/subscriber/subscriber-id.ts'
import { dayMs, hourMs, secondMs } from '../../../../shared/time/clock.ts'
import { aRequest, aRequestId, confirmTokenOf } from '../../../fakes/a-request.ts'
import { aConfirmed, anId, aPending, dailyAtEight, monday } from '../../../fakes/a-subscriber.ts'
import { anEdition, anEditionId, headOf } from '../../../fakes/an-edition.ts'
import { anUnsubscribed, aSuppressed } from '../a-leaver.ts'
import { subscriberWorld } from '../subscriber-world.ts'

const id = anId(1, 5)
const request = aRequest({ id: aRequestId(1) })
const requests = [request]
const token = confirmTokenOf(id, request.id)
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
    const pending = aPending({ id, requests })
    put({ ...pending, expiresAtSeconds: 1, leftAt: 1 })
    const result = await confirmSubscription(confirmDeps, token, ip)
    expect(result.state).toBe('confirmed')
    expect(item(id)).toEqual({
      id,
      version: 2,
      rev: 2,
      status: 'confirmed',
      address: pending.address,
      preferences: pending.preferences,
      missed: {},
      confirmedAt: monday,
      confirmedBy: request.id,
      epoch: monday / secondMs,
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
    put(aPending({ id, requests }))
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
    put(aPending({ id, requests, ...history }))
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
    put(aPending({ id, requests: [{ ...request, preferences }], ...history }))
    await confirmSubscription(confirmDeps, token, ip)
    expect(item(id)).toMatchObject({ through: '2026-11-23', nextDueAt: Date.UTC(2026, 10, 25, 5) })
  })

  test('confirming keeps the open attempt of a reader who left in the middle of one', async () => {
    const { confirmDeps, put, item } = confirmWorld()
    const attempt = { id: 'attempt-1', head: anEditionId(23), startedAt: monday }
    put(aPending({ id, requests, since: anEditionId(3), through: anEditionId(22), attempt }))
    await confirmSubscription(confirmDeps, token, ip)
    expect(item(id)).toMatchObject({ status: 'confirmed', attempt })
  })

  test('confirming takes the preferences that are given in the same step', async () => {
    const { confirmDeps, put, item } = confirmWorld()
    put(aPending({ id, requests }))
    const preferences = { ...dailyAtEight, pausedUntil: monday + 2 * dayMs }
    await confirmSubscription(confirmDeps, token, ip, preferences)
    expect(item(id)).toMatchObject({ preferences, nextDueAt: monday + 2 * dayMs })
  })

  test('confirming keeps the proof of consent before it subscribes the reader', async () => {
    const { confirmDeps, put, consent } = confirmWorld()
    const pending = aPending({ id, requests })
    put(pending)
    const { write } = confirmDeps.subscribers
    const kept: unknown[] = []
    const subscribers: typeof confirmDeps.subscribers = {
      ...confirmDeps.subscribers,
      write: (...args) => {
        kept.push(consent(id, request.id))
        return write(...args)
      },
    }
    await confirmSubscription({ ...confirmDeps, subscribers }, token, ip)
    const { address } = pending
    const { at, network, form, wording } = request
    const proven = { at, network, form, wording }
    expect(kept).toEqual([
      { address, request: proven, confirmedAt: monday, confirmedNetwork: '192.0.2.0/24' },
    ])
  })

  test('confirming twice with one link keeps the first proof, and summons the worker of the reader’s shard each time', async () => {
    const { confirmDeps, put, item, consent, time, summoned } = confirmWorld()
    put(aPending({ id, requests }))
    await confirmSubscription(confirmDeps, token, ip)
    const [before, proof] = [item(id), consent(id, request.id)]
    time.advance(hourMs * 200)
    const again = await confirmSubscription(confirmDeps, token, '192.0.2.200', { ...dailyAtEight, hour: 3 })
    expect(again).toMatchObject({ state: 'confirmed', subscriber: { preferences: dailyAtEight } })
    expect([item(id), consent(id, request.id)]).toEqual([before, proof])
    expect(summoned).toEqual([5, 5])
  })

  test('two simultaneous requests confirm once', async () => {
    const { confirmDeps, put, item } = confirmWorld()
    put(aPending({ id, requests }))
    const results = await Promise.all([1, 2].map(() => confirmSubscription(confirmDeps, token, ip)))
    expect(results.map(({ state }) => state).sort()).toEqual(['confirmed', 'confirmed'])
    expect(item(id)).toMatchObject({ status: 'confirmed', rev: 2 })
  })

  test.each([1, 7])('a confirmation that is overtaken %i times still confirms', async (times) => {
    const { overtaken, also, put, item } = confirmWorld()
    put(aPending({ id, requests }))
    const deps = overtaken(times)
    const result = await confirmSubscription({ ...deps, ...also }, token, ip)
    expect(deps.subscribers.conflicts()).toBe(times)
    expect(result.state).toBe('confirmed')
    expect(item(id)?.status).toBe('confirmed')
  })

  test('a confirmation that leaving overtakes confirms nobody', async () => {
    const { confirmDeps, put, item, summoned } = confirmWorld()
    put(aPending({ id, requests }))
    const { write, leave } = confirmDeps.subscribers
    const subscribers: typeof confirmDeps.subscribers = {
      ...confirmDeps.subscribers,
      async write(...args) {
        if (item(id)?.status === 'pending') await leave(id, 'suppressed', monday)
        return write(...args)
      },
    }
    const result = await confirmSubscription({ ...confirmDeps, subscribers }, token, ip)
    expect(result.state).toBe('suppressed')
    expect(item(id)?.status).toBe('suppressed')
    expect(summoned).toEqual([])
  })

  test.each([
    ['an erasure', 'unknown', false],
    ['leaving', 'left', true],
  ] as const)('a confirmation overtaken by %s leaves no proof', async (_what, state, onlyLeft) => {
    const { confirmDeps, put, item, consent } = confirmWorld()
    put(aPending({ id, requests }))
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
    expect((await confirmSubscription({ ...confirmDeps, subscribers }, token, ip)).state).toBe(state)
    expect(consent(id, request.id)).toBeUndefined()
  })

  test('a confirmation overtaken by another press of its link and then by leaving keeps the proof', async () => {
    const { confirmDeps, put, item, consent } = confirmWorld()
    put(aPending({ id, requests }))
    const { get, leave } = confirmDeps.subscribers
    let isFirst = true
    const subscribers: typeof confirmDeps.subscribers = {
      ...confirmDeps.subscribers,
      async get() {
        const found = await get(id)
        if (!isFirst) return found
        isFirst = false
        await confirmSubscription(confirmDeps, token, ip)
        await leave(id, 'unsubscribed', monday)
        return found
      },
    }
    expect((await confirmSubscription({ ...confirmDeps, subscribers }, token, ip)).state).toBe('left')
    expect(item(id)?.status).toBe('unsubscribed')
    expect(consent(id, request.id)).toBeDefined()
  })
})

describe('a link that confirms nothing', () => {
  const made = token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))

  test('a made-up link costs neither a read nor a write, however often it is tried', async () => {
    const { confirmDeps } = confirmWorld()
    const used: string[] = []
    const subscribers = new Proxy(confirmDeps.subscribers, {
      get(_store, name) {
        used.push(String(name))
        return async () => Promise.reject(new Error(String(name)))
      },
    })
    const result = await confirmSubscription({ ...confirmDeps, subscribers }, made, ip)
    expect([result, used]).toEqual([{ state: 'unknown' }, []])
  })

  const other = aRequest({ id: aRequestId(2) })
  const { requests: _, ...ofVersion1 } = { ...aPending({ id }), version: 1 }
  const ended = { ...request, expiresAt: monday }
  const tooOld = confirmTokenOf(id, request.id, monday - 73 * hourMs)
  test.each([
    ['of an unknown id', [], token, 'unknown'],
    ['of an id that is forgotten, too old', [], tooOld, 'expired'],
    ['that is cut short', [aPending({ id, requests })], token.slice(0, -1), 'unknown'],
    ['that nobody signed', [aPending({ id, requests })], made, 'unknown'],
    ['whose request has ended', [aPending({ id, requests: [ended] })], token, 'expired'],
    ['that is too old itself', [aPending({ id, requests })], tooOld, 'expired'],
    ['of version 1', [ofVersion1], token, 'expired'],
    ['that newer requests pushed out', [aPending({ id, requests: [other] })], token, 'replaced'],
    ['of a reader who left', [anUnsubscribed({ id })], token, 'left'],
    ['of a suppressed reader', [aSuppressed({ id })], token, 'suppressed'],
  ] as const)(
    'a confirmation link %s changes nothing, keeps no proof and summons no worker',
    async (_what, items, link, state) => {
      const { confirmDeps, put, item, consent, summoned } = confirmWorld()
      put(...items)
      const before = item(id)
      expect((await inspectConfirmation(confirmDeps, link)).state).toBe(state)
      expect((await confirmSubscription(confirmDeps, link, ip)).state).toBe(state)
      expect(item(id)).toEqual(before)
      expect(consent(id, request.id)).toBeUndefined()
      expect(summoned).toEqual([])
    },
  )

  test('a link of a reader who confirmed by another one changes nothing and says so', async () => {
    const { confirmDeps, put, item, consent } = confirmWorld()
    put(aConfirmed({ id }))
    const before = item(id)
    expect(await confirmSubscription(confirmDeps, token, ip)).toMatchObject({
      state: 'confirmed',
      byAnother: true,
    })
    expect([item(id), consent(id, request.id)]).toEqual([before, undefined])
  })
})

describe('two requests of one address', () => {
  const early = aRequest({
    id: aRequestId(1),
    at: monday - hourMs,
    network: '198.51.100.0/24',
    wording: 'en-1',
  })
  const late = aRequest({ id: aRequestId(2), wording: 'de-2', preferences: { ...dailyAtEight, hour: 3 } })

  test.each([early, late])(
    'the link of request $id sets its own settings and keeps its own proof, whichever came last',
    async (own) => {
      const { confirmDeps, put, item, consent } = confirmWorld()
      put(aPending({ id, requests: [early, late], preferences: { ...dailyAtEight, hour: 23 } }))
      const link = confirmTokenOf(id, own.id)
      expect(await inspectConfirmation(confirmDeps, link)).toMatchObject({ preferences: own.preferences })
      await confirmSubscription(confirmDeps, link, ip)
      expect(item(id)).toMatchObject({ preferences: own.preferences, confirmedBy: own.id })
      const { at, network, form, wording } = own
      expect(consent(id, own.id)).toMatchObject({ request: { at, network, form, wording } })
      for (const other of [early, late]) {
        if (other !== own) expect(consent(id, other.id)).toBeUndefined()
      }
    },
  )
})
