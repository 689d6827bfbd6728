// @module-tag property
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { links } from '../../../shared/subscriber/links.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import {
  confirmToken,
  hashSecret,
  parseConfirmToken,
  signedToken,
  type TokenKeys,
  verifySignedToken,
} from '../../../shared/subscriber/token.ts'
import { dayMs, secondMs } from '../../../shared/time/clock.ts'

const now = Date.UTC(2026, 10, 23, 9)
const later = now + links.preferences.lifetimeMs
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
    make: (id: SubscriberId) => signedToken(keys, 'unsubscribe', id, now),
    verify: (token: string) => verifySignedToken(keys, 'unsubscribe', token, now),
  },
  {
    name: 'a preferences token',
    make: (id: SubscriberId) => signedToken(keys, 'preferences', id, now),
    verify: (token: string) => verifySignedToken(keys, 'preferences', token, now),
  },
  {
    name: 'an erase token',
    make: (id: SubscriberId) => signedToken(keys, 'erase', id, now),
    verify: (token: string) => verifySignedToken(keys, 'erase', token, now),
  },
]

describe.each(purposes)('$name', ({ make, verify }) => {
  test('a token verifies and tells whose it is', () => {
    fc.assert(
      fc.property(ids, (id) => {
        expect(verify(make(id))).toEqual({ ok: true, id })
      }),
    )
  })

  test('a token with any single character changed does not verify', () => {
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

  test('a token that is cut short or followed by other text does not verify', () => {
    fc.assert(
      fc.property(ids, fc.nat(), fc.string({ minLength: 1 }), (id, at, tail) => {
        const token = make(id)
        expect(verify(token.slice(0, at % token.length)).ok).toBe(false)
        expect(verify(`${token}${tail}`).ok).toBe(false)
      }),
    )
  })

  test('a token fits into a URL as it is, and holds only key, reader, expiry and proof', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const token = make(id)
        expect(token).toMatch(/^[\w.-]+$/)
        expect(token.startsWith(`k2.${id}.`)).toBe(true)
      }),
    )
  })

  test.each(['__proto__', 'constructor', 'toString', 'k3', ''])(
    'a token under a key “%s” does not verify',
    (keyId) => {
      const token = make('a'.repeat(22) as SubscriberId)
      expect(verify(token.replace(/^k2/, keyId))).toEqual({ ok: false, problem: 'forged' })
    },
  )
})

test('a token of one purpose does not verify for another', () => {
  fc.assert(
    fc.property(ids, secrets, (id, secret) => {
      const leave = signedToken(keys, 'unsubscribe', id, now)
      const change = signedToken(keys, 'preferences', id, now)
      const confirm = confirmToken(id, secret)
      expect(verifySignedToken(keys, 'preferences', leave, now).ok).toBe(false)
      expect(verifySignedToken(keys, 'preferences', confirm, now).ok).toBe(false)
      expect(verifySignedToken(keys, 'unsubscribe', change, now).ok).toBe(false)
      expect(verifySignedToken(keys, 'unsubscribe', confirm, now).ok).toBe(false)
      expect(parseConfirmToken(leave)).toBeUndefined()
      expect(parseConfirmToken(change)).toBeUndefined()
    }),
  )
})

test('the proof of one purpose does not verify in a token of the other', () => {
  fc.assert(
    fc.property(ids, (id) => {
      const [, , unsubscribeMac = ''] = signedToken(keys, 'unsubscribe', id, now).split('.')
      const [, , expiry = '', preferencesMac = ''] = signedToken(keys, 'preferences', id, now).split('.')
      expect(verifySignedToken(keys, 'unsubscribe', `k2.${id}.${preferencesMac}`, now).ok).toBe(false)
      expect(verifySignedToken(keys, 'preferences', `k2.${id}.${expiry}.${unsubscribeMac}`, now).ok).toBe(
        false,
      )
      expect(verifySignedToken(keys, 'preferences', `k2.${id}..${unsubscribeMac}`, now).ok).toBe(false)
    }),
  )
})

test('a reader’s proof does not verify for another reader', () => {
  fc.assert(
    fc.property(ids, ids, (id, other) => {
      fc.pre(id !== other)
      const moved = signedToken(keys, 'unsubscribe', id, now).replace(id, other)
      expect(verifySignedToken(keys, 'unsubscribe', moved, now).ok).toBe(false)
    }),
  )
})

describe('rotating the keys', () => {
  const id = 'abcdefghijklmnopqrstuv' as SubscriberId

  test('rotating the keys breaks no link that was mailed', () => {
    expect(verifySignedToken(keys, 'unsubscribe', signedToken(before, 'unsubscribe', id, now), now)).toEqual({
      ok: true,
      id,
    })
    expect(verifySignedToken(keys, 'preferences', signedToken(before, 'preferences', id, now), now)).toEqual({
      ok: true,
      id,
    })
  })

  test('rotating the keys signs new links with the new key', () => {
    expect(verifySignedToken(onlyNew, 'unsubscribe', signedToken(keys, 'unsubscribe', id, now), now)).toEqual(
      { ok: true, id },
    )
  })

  test('the links of a key stop working only when the key is removed', () => {
    expect(
      verifySignedToken(onlyNew, 'unsubscribe', signedToken(before, 'unsubscribe', id, now), now).ok,
    ).toBe(false)
  })

  test('rotating to a missing key is a fault that names the known ones and no secret', () => {
    const sign = () => signedToken({ ...keys, current: 'k9' }, 'unsubscribe', id, now)
    expect(sign).toThrow('no token key "k9"; the keys are k1, k2')
  })
})

describe('the expiry of a preferences link', () => {
  const id = 'abcdefghijklmnopqrstuv' as SubscriberId
  const token = signedToken(keys, 'preferences', id, now)

  test('an expired preferences link does not work, and still tells whose it was', () => {
    expect(verifySignedToken(keys, 'preferences', token, later - 1)).toEqual({ ok: true, id })
    expect(verifySignedToken(keys, 'preferences', token, later)).toEqual({
      ok: false,
      problem: 'expired',
      id,
    })
  })

  test('the expiry of a preferences link cannot be changed by its holder', () => {
    const [key, reader, , mac] = token.split('.')
    const postponed = Math.floor((later + dayMs) / secondMs).toString(36)
    expect(verifySignedToken(keys, 'preferences', [key, reader, postponed, mac].join('.'), later)).toEqual({
      ok: false,
      problem: 'forged',
    })
  })

  test('an unsubscribe link has no expiry', () => {
    expect(signedToken(keys, 'unsubscribe', id, now).split('.')).toHaveLength(3)
  })
})

describe('a confirmation token', () => {
  test('a confirmation token gives back the reader and the secret', () => {
    fc.assert(
      fc.property(ids, secrets, (id, secret) => {
        expect(parseConfirmToken(confirmToken(id, secret))).toEqual({ id, secret })
      }),
    )
  })

  test('a confirmation token with a character more, less or of another alphabet is refused', () => {
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

  test('a confirmation token is kept only as the SHA-256 of its secret', () => {
    const expected = createHash('sha256').update('secret').digest('base64url')
    expect(hashSecret('secret')).toBe(expected)
  })
})
