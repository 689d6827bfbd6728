// @module-tag property
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import {
  confirmToken,
  expiringToken,
  hashSecret,
  parseConfirmToken,
  type TokenKeys,
  unsubscribeToken,
  verifyExpiringToken,
  verifyUnsubscribeToken,
} from '../../../shared/subscriber/token.ts'
import { dayMs, secondMs } from '../../../shared/time/clock.ts'

const now = Date.UTC(2026, 10, 23, 9)
const later = now + 30 * dayMs
const secretKey = (text: string) => new TextEncoder().encode(text.padEnd(32, '.'))
const keys: TokenKeys = { current: 'k2', keys: { k1: secretKey('first'), k2: secretKey('second') } }
const before: TokenKeys = { current: 'k1', keys: { k1: secretKey('first') } }
const onlyNew: TokenKeys = { current: 'k2', keys: { k2: secretKey('second') } }

const base64url = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']
const text = (length: number) =>
  fc.string({ unit: fc.constantFrom(...base64url), minLength: length, maxLength: length })
const ids = text(22).map((id) => id as SubscriberId)
const secrets = text(43)

const purposes = [
  {
    name: 'an unsubscribe token',
    make: (id: SubscriberId) => unsubscribeToken(keys, id),
    verify: (token: string) => verifyUnsubscribeToken(keys, token),
  },
  {
    name: 'a preferences token',
    make: (id: SubscriberId) => expiringToken(keys, 'preferences', id, later),
    verify: (token: string) => verifyExpiringToken(keys, 'preferences', token, now),
  },
  {
    name: 'an erase token',
    make: (id: SubscriberId) => expiringToken(keys, 'erase', id, later),
    verify: (token: string) => verifyExpiringToken(keys, 'erase', token, now),
  },
]

describe.each(purposes)('$name', ({ make, verify }) => {
  test('verifies and tells whose it is', () => {
    fc.assert(
      fc.property(ids, (id) => {
        expect(verify(make(id))).toEqual({ ok: true, id })
      }),
    )
  })

  test('with any single character changed does not verify', () => {
    fc.assert(
      fc.property(
        ids,
        fc.nat(),
        fc.oneof(fc.constantFrom(...base64url, '.'), fc.string()),
        (id, at, other) => {
          const token = make(id)
          const place = at % token.length
          fc.pre(token[place] !== other)
          const changed = `${token.slice(0, place)}${other}${token.slice(place + 1)}`
          expect(verify(changed).ok).toBe(false)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('cut short or with something behind it does not verify', () => {
    fc.assert(
      fc.property(ids, fc.nat(), fc.string({ minLength: 1 }), (id, at, tail) => {
        const token = make(id)
        expect(verify(token.slice(0, at % token.length)).ok).toBe(false)
        expect(verify(`${token}${tail}`).ok).toBe(false)
      }),
    )
  })

  test('goes into a URL as it is, and holds nothing but key, reader, expiry and proof', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const token = make(id)
        expect(token).toMatch(/^[\w.-]+$/)
        expect(token.startsWith(`k2.${id}.`)).toBe(true)
      }),
    )
  })

  test.each(['__proto__', 'constructor', 'toString', 'k3', ''])(
    'under a key “%s” does not verify',
    (keyId) => {
      const token = make('a'.repeat(22) as SubscriberId)
      expect(verify(token.replace(/^k2/, keyId))).toEqual({ ok: false, problem: 'forged' })
    },
  )
})

test('no token passes for another purpose', () => {
  fc.assert(
    fc.property(ids, secrets, (id, secret) => {
      const leave = unsubscribeToken(keys, id)
      const change = expiringToken(keys, 'preferences', id, later)
      const confirm = confirmToken(id, secret)
      expect(verifyExpiringToken(keys, 'preferences', leave, now).ok).toBe(false)
      expect(verifyExpiringToken(keys, 'preferences', confirm, now).ok).toBe(false)
      expect(verifyUnsubscribeToken(keys, change).ok).toBe(false)
      expect(verifyUnsubscribeToken(keys, confirm).ok).toBe(false)
      expect(parseConfirmToken(leave)).toBeUndefined()
      expect(parseConfirmToken(change)).toBeUndefined()
    }),
  )
})

test('the proof of one purpose, moved into a token of the other, proves nothing', () => {
  fc.assert(
    fc.property(ids, (id) => {
      const [, , unsubscribeMac = ''] = unsubscribeToken(keys, id).split('.')
      const [, , expiry = '', preferencesMac = ''] = expiringToken(keys, 'preferences', id, later).split('.')
      expect(verifyUnsubscribeToken(keys, `k2.${id}.${preferencesMac}`).ok).toBe(false)
      expect(verifyExpiringToken(keys, 'preferences', `k2.${id}.${expiry}.${unsubscribeMac}`, now).ok).toBe(
        false,
      )
      expect(verifyExpiringToken(keys, 'preferences', `k2.${id}..${unsubscribeMac}`, now).ok).toBe(false)
    }),
  )
})

test('a reader’s proof is of no use for another reader', () => {
  fc.assert(
    fc.property(ids, ids, (id, other) => {
      fc.pre(id !== other)
      const moved = unsubscribeToken(keys, id).replace(id, other)
      expect(verifyUnsubscribeToken(keys, moved).ok).toBe(false)
    }),
  )
})

describe('rotating the keys', () => {
  const id = 'abcdefghijklmnopqrstuv' as SubscriberId

  test('breaks no link that is out there', () => {
    expect(verifyUnsubscribeToken(keys, unsubscribeToken(before, id))).toEqual({ ok: true, id })
    expect(
      verifyExpiringToken(keys, 'preferences', expiringToken(before, 'preferences', id, later), now),
    ).toEqual({ ok: true, id })
  })

  test('signs new links with the new key', () => {
    expect(verifyUnsubscribeToken(onlyNew, unsubscribeToken(keys, id))).toEqual({ ok: true, id })
  })

  test('takes a key away with all its links only when it is thrown away', () => {
    expect(verifyUnsubscribeToken(onlyNew, unsubscribeToken(before, id)).ok).toBe(false)
  })

  test('to a key that is not there is a fault that names the known ones and no secret', () => {
    const sign = () => unsubscribeToken({ ...keys, current: 'k9' }, id)
    expect(sign).toThrow('no token key "k9": known are k1, k2')
  })
})

describe('the expiry of a preferences link', () => {
  const id = 'abcdefghijklmnopqrstuv' as SubscriberId
  const token = expiringToken(keys, 'preferences', id, later)

  test('lets it work until the last moment, and then still tells whose it was', () => {
    expect(verifyExpiringToken(keys, 'preferences', token, later - 1)).toEqual({ ok: true, id })
    expect(verifyExpiringToken(keys, 'preferences', token, later)).toEqual({
      ok: false,
      problem: 'expired',
      id,
    })
  })

  test('cannot be put off by whoever holds the link', () => {
    const [key, reader, , mac] = token.split('.')
    const postponed = Math.floor((later + dayMs) / secondMs).toString(36)
    expect(verifyExpiringToken(keys, 'preferences', [key, reader, postponed, mac].join('.'), later)).toEqual({
      ok: false,
      problem: 'forged',
    })
  })

  test('does not exist for unsubscribing: that link names no time', () => {
    expect(unsubscribeToken(keys, id).split('.')).toHaveLength(3)
  })
})

describe('a confirmation token', () => {
  test('gives back the reader and the secret', () => {
    fc.assert(
      fc.property(ids, secrets, (id, secret) => {
        expect(parseConfirmToken(confirmToken(id, secret))).toEqual({ id, secret })
      }),
    )
  })

  test('with a character more, less or of another alphabet is none', () => {
    const token = confirmToken('a'.repeat(22) as SubscriberId, 'b'.repeat(43))
    for (const text of [
      '',
      '.',
      token.slice(1),
      token.slice(0, -1),
      `${token}b`,
      `${token}.`,
      `${token}\n`,
    ]) {
      expect(parseConfirmToken(text)).toBeUndefined()
    }
    expect(parseConfirmToken(`${token.slice(0, -1)}+`)).toBeUndefined()
  })

  test('is kept only as the SHA-256 of its secret', () => {
    const expected = createHash('sha256').update('secret').digest('base64url')
    expect(hashSecret('secret')).toBe(expected)
  })
})
