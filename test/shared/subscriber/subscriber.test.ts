import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  parseSubscriber,
  subscriberSchema,
  subscriberSchemaVersion,
} from '../../../shared/subscriber/subscriber.ts'
import { aRequest } from '../../fakes/a-request.ts'
import { aConfirmed as aDueReader, aPending } from '../../fakes/a-subscriber.ts'
import { anUnsubscribed, aSuppressed } from './a-leaver.ts'

/** `dueShard` is for the index alone and is never read back. */
const { dueShard: _, ...aConfirmed } = aDueReader()
const all = [aPending(), aConfirmed, anUnsubscribed(), aSuppressed()]

describe.each(all)('an item that is $status', (subscriber) => {
  test('a subscriber’s item is read as it is', () => {
    expect(subscriberSchema.parse(subscriber)).toEqual(subscriber)
  })

  test('a subscriber’s item may have attributes of a later release, which are ignored', () => {
    const item = { ...subscriber, pk: 'subscriber#1', sk: 'subscriber', mood: { level: 3 } }
    expect(subscriberSchema.parse(item)).toEqual(subscriber)
  })

  test('a subscriber’s item may have no missed editions', () => {
    const { missed: _missed, ...item } = subscriber
    expect(subscriberSchema.parse(item).missed).toEqual({})
  })

  test('a subscriber’s item keeps an open attempt', () => {
    const attempt = { id: 'attempt-1', head: '2026-11-23', startedAt: 1 }
    expect(subscriberSchema.parse({ ...subscriber, attempt }).attempt).toEqual(attempt)
  })
})

test('a pending subscriber has no moment of confirmation, even if the item still carries one', () => {
  expect(subscriberSchema.parse({ ...aPending(), confirmedAt: 1, nextDueAt: 1 })).toEqual(aPending())
})

test('an erased reader is read with their history alone', () => {
  const { address: _address, preferences: _preferences, ...erased } = anUnsubscribed()
  expect(subscriberSchema.parse(erased)).toEqual(erased)
})

test.each([
  ['an unknown status', { ...aConfirmed, status: 'dreaming' }],
  ['no status', { ...aConfirmed, status: undefined }],
  ['a confirmed reader without a due time', { ...aConfirmed, nextDueAt: undefined }],
  ['a confirmed reader without the link that confirmed', { ...aConfirmed, confirmedBy: undefined }],
  ['a confirmed reader without an address', { ...aConfirmed, address: undefined }],
  ['a pending subscriber without an address', { ...aPending(), address: undefined }],
  ['a request without settings', { ...aPending(), requests: [{ ...aRequest(), preferences: undefined }] }],
  ['a wrong frequency', { ...aConfirmed, preferences: { ...aConfirmed.preferences, frequency: 'hourly' } }],
  ['an unknown outcome of an edition', { ...aConfirmed, missed: { '2026-11-23': 'lost' } }],
])('an item with %s is a fault, not a guess', (_what, item) => {
  expect(subscriberSchema.safeParse(item).success).toBe(false)
})

/** Items as the first release wrote them. They never change, because such items are in people's tables. */
const ofVersion1: readonly Record<string, unknown>[] = JSON.parse(
  readFileSync(new URL('../../fixtures/subscribers-of-version-1.json', import.meta.url), 'utf8'),
)

/** The attributes that serve only the index, a write's condition or another state. */
const notRead = ['dueShard', 'softBounceReport']

/** Version 2 has requests of another kind, and counts letters by kind. */
const only1 = ['request', 'confirmations', 'letters']

test.each(ofVersion1)(
  'an item of version 1 that is $status is read with all that still means something',
  (item) => {
    const ofOthers = item.status === 'unsubscribed' ? ['confirmedAt'] : []
    const left = [...notRead, ...ofOthers, ...only1]
    const said = Object.entries(item).filter(([name]) => !left.includes(name))
    const { letters: _, ...read } = parseSubscriber(item)
    const none = item.status === 'pending' ? { requests: [] } : {}
    expect(read).toEqual({ missed: {}, ...none, ...Object.fromEntries(said) })
  },
)

/** Items as the second version has them. They never change, either. */
const ofVersion2: readonly Record<string, unknown>[] = JSON.parse(
  readFileSync(new URL('../../fixtures/subscribers-of-version-2.json', import.meta.url), 'utf8'),
)

test.each(ofVersion2)('an item of version 2 that is $status is read with all its attributes', (item) => {
  const said = Object.entries(item).filter(([name]) => !notRead.includes(name))
  expect(parseSubscriber(item)).toEqual({ missed: {}, ...Object.fromEntries(said) })
})

test('an item of a newer version is refused, and the error names both versions', () => {
  const newer = { ...aConfirmed, version: subscriberSchemaVersion + 1 }
  expect(() => parseSubscriber(newer)).toThrow('of version 3; up to 2 can be read')
})
