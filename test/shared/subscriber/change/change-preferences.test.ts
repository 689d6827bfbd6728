import { describe, expect, test } from 'vitest'
import {
  type ChangeDeps,
  changePreferences,
} from '../../../../shared/subscriber/change/change-preferences.ts'
import { requestLetter } from '../../../../shared/subscriber/letter/request-letter.ts'
import type { Preferences } from '../../../../shared/subscriber/preferences/preferences.ts'
import { dayMs, hourMs, secondMs } from '../../../../shared/time/clock.ts'
import { aConfirmed, anId, aPending, dailyAtEight, monday } from '../../../fakes/a-subscriber.ts'
import { anEdition, anEditionId, headOf } from '../../../fakes/an-edition.ts'
import { anUnsubscribed, aSuppressed } from '../a-leaver.ts'
import { subscriberWorld } from '../subscriber-world.ts'

const id = anId()
const evening = { ...dailyAtEight, hour: 20, topics: ['graphs'] }
/** A change by a link that was mailed to its owner just now, of which nobody has to be told. */
function change(deps: ChangeDeps, preferences: Preferences) {
  return changePreferences(
    deps,
    { id, carried: '0l', mailedAt: monday },
    { preferences, asShown: (is) => is },
  )
}

const notConfirmed = [
  { who: 'nobody', items: [] },
  { who: 'a pending subscriber', items: [aPending({ id })] },
  { who: 'one who left', items: [anUnsubscribed({ id })] },
  { who: 'a suppressed one', items: [aSuppressed({ id })] },
]

describe('changing preferences', () => {
  test('changing preferences sets them and the next slot after the last digest, and nothing else', async () => {
    const { deps, put, item } = subscriberWorld()
    const reader = aConfirmed({ id })
    put(reader)
    const changed = await change(deps, evening)
    const expected = {
      ...reader,
      rev: reader.rev + 1,
      preferences: evening,
      nextDueAt: Date.UTC(2026, 10, 23, 20),
    }
    expect(item(id)).toEqual(expected)
    expect(changed).toMatchObject({
      outcome: 'saved',
      subscriber: { preferences: evening, nextDueAt: Date.UTC(2026, 10, 23, 20) },
    })
  })

  test('changing preferences gives no second digest on a day that had one', async () => {
    const { deps, put, item } = subscriberWorld()
    put(aConfirmed({ id, lastAt: Date.UTC(2026, 10, 23, 8) }))
    await change(deps, evening)
    expect(item(id)?.nextDueAt).toBe(Date.UTC(2026, 10, 24, 20))
  })

  test('changing to an hour before the next edition puts the digest off until it can have something new', async () => {
    const { deps, put, item } = subscriberWorld()
    const recentEditions = async () => [headOf(anEdition(23))]
    put(aConfirmed({ id, through: anEditionId(23), lastAt: Date.UTC(2026, 10, 23, 8) }))
    await change({ ...deps, recentEditions }, { ...dailyAtEight, hour: 5 })
    expect(item(id)?.nextDueAt).toBe(Date.UTC(2026, 10, 25, 5))
    await change({ ...deps, recentEditions }, { ...dailyAtEight, hour: 6 })
    expect(item(id)?.nextDueAt).toBe(Date.UTC(2026, 10, 24, 6))
  })

  test('changing preferences leaves a pending welcome due since the confirmation', async () => {
    const { deps, put, item } = subscriberWorld()
    const { lastAt: _, ...reader } = aConfirmed({ id, confirmedAt: monday - hourMs })
    put(reader)
    await change(deps, evening)
    expect(item(id)?.nextDueAt).toBe(monday - hourMs)
  })

  test('changing preferences can pause and resume', async () => {
    const { deps, put, item } = subscriberWorld()
    put(aConfirmed({ id }))
    const pausedUntil = monday + 10 * dayMs
    await change(deps, { ...dailyAtEight, pausedUntil })
    expect(item(id)?.nextDueAt).toBe(Date.UTC(2026, 11, 4, 8))
    await change(deps, dailyAtEight)
    expect(item(id)?.nextDueAt).toBe(Date.UTC(2026, 10, 23, 8))
    expect(item(id)?.preferences).not.toHaveProperty('pausedUntil')
  })

  test('changing preferences works while an attempt is open, and keeps it', async () => {
    const { deps, put, item } = subscriberWorld()
    const attempt = { id: 'attempt-1', head: anEditionId(23), startedAt: monday }
    put(aConfirmed({ id, attempt }))
    await change(deps, evening)
    expect(item(id)).toMatchObject({ attempt, preferences: evening })
  })

  test.each(notConfirmed)('changing the preferences of $who changes nothing', async ({ items }) => {
    const { deps, put, item } = subscriberWorld()
    put(...items)
    const before = item(id)
    expect(await change(deps, evening)).toMatchObject({ outcome: 'gone' })
    expect(item(id)).toEqual(before)
  })

  test.each([1, 15])('a change of preferences that is overtaken %i times still sets them', async (times) => {
    const { overtaken, put, item } = subscriberWorld()
    put(aConfirmed({ id }))
    const deps = overtaken(times)
    await change(deps, evening)
    expect(deps.subscribers.conflicts()).toBe(times)
    expect(item(id)).toMatchObject({ preferences: evening })
  })

  test('a change of preferences that a settled digest overtakes counts from that one', async () => {
    const { deps, put, item } = subscriberWorld()
    put(aConfirmed({ id }))
    const settledAt = Date.UTC(2026, 10, 23, 8)
    const subscribers: typeof deps.subscribers = {
      ...deps.subscribers,
      async write(...args) {
        if (item(id)?.lastAt !== settledAt) put(aConfirmed({ id, rev: 9, lastAt: settledAt }))
        return deps.subscribers.write(...args)
      },
    }
    await change({ ...deps, subscribers }, evening)
    expect(item(id)?.nextDueAt).toBe(Date.UTC(2026, 10, 24, 20))
  })

  test('a change of preferences that leaving overtakes does not bring the reader back', async () => {
    const { deps, put, item } = subscriberWorld()
    put(aConfirmed({ id }))
    const subscribers: typeof deps.subscribers = {
      ...deps.subscribers,
      async write(...args) {
        await deps.subscribers.leave(id, 'unsubscribed', monday)
        return deps.subscribers.write(...args)
      },
    }
    expect(await change({ ...deps, subscribers }, evening)).toEqual({ outcome: 'gone', standing: 'left' })
    expect(item(id)?.status).toBe('unsubscribed')
    expect(item(id)).not.toHaveProperty('nextDueAt')
  })
})

describe('asking for a fresh link', () => {
  test('asking for a fresh link mails one to a confirmed reader, ends the links before it, and counts it', async () => {
    const { deps, put, item, letters } = subscriberWorld()
    const reader = aConfirmed({ id })
    put(reader)
    await requestLetter(deps, id, 'fresh-link', {
      ip: '192.0.2.9',
      form: 'https://paperwire.example/preferences',
      wording: 'en-2',
    })
    expect(item(id)).toEqual({
      ...reader,
      rev: reader.rev + 1,
      epoch: monday / secondMs,
      letters: { day: '2026-11-23', counts: { 'fresh-link': 1 } },
    })
    expect(letters.sent).toEqual([{ kind: 'letter', version: 2, id, letter: 'fresh-link' }])
  })

  test.each([
    ...notConfirmed,
    {
      who: 'one over the budget',
      items: [aConfirmed({ id, letters: { day: '2026-11-23', counts: { 'fresh-link': 3 } } })],
    },
  ])('asking for a fresh link for $who does nothing', async ({ items }) => {
    const { deps, put, item, letters } = subscriberWorld()
    put(...items)
    const before = item(id)
    await requestLetter(deps, id, 'fresh-link', {
      ip: '192.0.2.9',
      form: 'https://paperwire.example/preferences',
      wording: 'en-2',
    })
    expect(item(id)).toEqual(before)
    expect(letters.sent).toEqual([])
  })

  test('a letter that could not be queued does not count, so that a broken queue uses up no day’s letters', async () => {
    const { deps, put, item, letters } = subscriberWorld()
    put(aConfirmed({ id, letters: { day: '2026-11-23', counts: { erase: 2 } } }))
    const words = { ip: '192.0.2.9', form: 'https://paperwire.example/unsubscribe', wording: 'en-2' }
    const broken = { ...deps, letters: { send: () => Promise.reject(new Error('the queue is down')) } }
    for (const _ of [1, 2, 3, 4]) {
      await expect(requestLetter(broken, id, 'erase', words)).rejects.toThrow('the queue is down')
    }
    expect(item(id)).toMatchObject({ letters: { day: '2026-11-23', counts: { erase: 2 } } })
    await requestLetter(deps, id, 'erase', words)
    await requestLetter(deps, id, 'erase', words)
    expect(letters.sent).toHaveLength(1)
  })
})
