import { describe, expect, test } from 'vitest'
import {
  asRemembered,
  leftLifetimeMs,
  rememberedOf,
  unconfirmedLifetimeMs,
} from '../../../../shared/subscriber/leaving/forgetting.ts'
import type { Subscriber } from '../../../../shared/subscriber/subscriber.ts'
import { dayMs } from '../../../../shared/time/clock.ts'
import { aRequest } from '../../../fakes/a-request.ts'
import { aConfirmed, anId, aPending, monday } from '../../../fakes/a-subscriber.ts'

const { status: _, nextDueAt: __, ...reader } = aConfirmed()
const id = anId()
const pending = aPending({ id })
const seconds = (at: number): number => Math.ceil(at / 1_000)

const left = { ...reader, status: 'unsubscribed', leftAt: monday } as Subscriber
const suppressed = { ...reader, status: 'suppressed', leftAt: monday } as Subscriber
const { requests: ___, status: ____, ...unconfirmed } = pending

/** Who it is, when the address goes, and what stays. `since` is the moment from which it counts: monday. */
const lives: readonly (readonly [string, Subscriber, number, 'history' | 'nothing'])[] = [
  ['who left', left, leftLifetimeMs, 'history'],
  ['whose mail came back, or who complained', suppressed, leftLifetimeMs, 'history'],
  ['who never confirmed', pending, unconfirmedLifetimeMs, 'nothing'],
  [
    'who never confirmed, and whose item expires later',
    { ...pending, expiresAtSeconds: seconds(monday + 8 * dayMs) } as Subscriber,
    8 * dayMs,
    'nothing',
  ],
  [
    'who never confirmed and then left',
    { ...unconfirmed, status: 'unsubscribed', leftAt: monday } as Subscriber,
    unconfirmedLifetimeMs,
    'nothing',
  ],
  [
    'who was erased',
    {
      id,
      version: 2,
      rev: 3,
      status: 'unsubscribed',
      missed: {},
      expiresAtSeconds: seconds(monday + 10 * dayMs),
    },
    10 * dayMs,
    'nothing',
  ],
  [
    'who left long ago and was signed up again',
    { ...reader, ...pending, leftAt: monday - 300 * dayMs } as Subscriber,
    unconfirmedLifetimeMs,
    'history',
  ],
  [
    'who left and was signed up again at once',
    { ...reader, ...pending, leftAt: monday } as Subscriber,
    leftLifetimeMs,
    'history',
  ],
]

describe.each(lives)('somebody %s', (_who, subscriber, lifetimeMs, stays) => {
  const end = monday + lifetimeMs

  test('address and settings are there until their time is over, and gone at that moment', () => {
    const { address, preferences } = subscriber as typeof pending
    if (address) expect(asRemembered(subscriber, end - 1)).toMatchObject({ address, preferences })
    expect(rememberedOf(subscriber, end - 1)).toBe('everything')
    const gone = asRemembered(subscriber, end)
    expect(rememberedOf(subscriber, end)).toBe(stays)
    for (const name of ['address', 'preferences', 'requests', 'confirmedAt', 'confirmedBy']) {
      expect(gone).not.toHaveProperty(name)
    }
  })

  test('what stays has the id and the item’s `rev`, so that a later sign-up can be written', () => {
    const gone = asRemembered(subscriber, end)
    expect(gone).toMatchObject({ id, rev: subscriber.rev, version: subscriber.version })
    expect(gone.status).toBe(subscriber.status === 'suppressed' ? 'suppressed' : 'unsubscribed')
    if (stays === 'history') {
      expect(gone).toMatchObject({ since: subscriber.since, through: subscriber.through })
    }
  })
})

test('nobody needs the address of somebody who never confirmed and whose mail came back', () => {
  const bounced = { ...unconfirmed, status: 'suppressed', leftAt: monday } as Subscriber
  expect(asRemembered(bounced, monday)).not.toHaveProperty('address')
  expect(asRemembered(bounced, monday + 10_000 * dayMs)).toMatchObject({ id, status: 'suppressed' })
})

test('a single sign-up is known for a week, whoever it was for', () => {
  const [old, young] = [aRequest({ at: monday }), aRequest({ at: monday + dayMs })]
  for (const whose of [aConfirmed({ id }), { ...reader, ...pending, leftAt: monday + dayMs }]) {
    const subscriber = { ...whose, requests: [old, young] } as Subscriber
    expect(asRemembered(subscriber, monday + 7 * dayMs - 1)).toBe(subscriber)
    expect(asRemembered(subscriber, monday + 7 * dayMs)).toEqual({ ...subscriber, requests: [young] })
  }
})

test('a reader is never forgotten, however long ago they confirmed', () => {
  const ancient = aConfirmed({ id, confirmedAt: 0, leftAt: 0, expiresAtSeconds: 1 })
  expect(asRemembered(ancient, monday)).toBe(ancient)
})

test('an expiry that is over is handed on, so that a new sign-up renews it', () => {
  const lapsed = { ...pending, expiresAtSeconds: seconds(monday) } as Subscriber
  expect(asRemembered(lapsed, monday)).toMatchObject({ expiresAtSeconds: seconds(monday) })
})
