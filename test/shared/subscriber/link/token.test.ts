// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { links, type Purpose } from '../../../../shared/subscriber/link/links.ts'
import { signedToken, type TokenKeys, verifySignedToken } from '../../../../shared/subscriber/link/token.ts'
import type { SubscriberId } from '../../../../shared/subscriber/subscriber-id.ts'
import { dayMs, secondMs } from '../../../../shared/time/clock.ts'

const now = Date.UTC(2026, 10, 23, 9)
const secretKey = (text: string) => new TextEncoder().encode(text.padEnd(32, '.'))
const keys: TokenKeys = { current: 'k2', keys: { k1: secretKey('first'), k2: secretKey('second') } }
const before: TokenKeys = { current: 'k1', keys: { k1: secretKey('first') } }
const onlyNew: TokenKeys = { current: 'k2', keys: { k2: secretKey('second') } }

const base64url = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']
const text = (length: number) =>
  fc.string({ unit: fc.constantFrom(...base64url), minLength: length, maxLength: length })
const ids = text(22).map((id) => id as SubscriberId)
const requests = text(22)
const epochs = fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 9_999_999_999 })).map(String)

const purposes = Object.keys(links) as readonly Purpose[]
const lasting = purposes.filter((purpose) => !Number.isFinite(links[purpose].lifetimeMs))
const ending = purposes.filter((purpose) => Number.isFinite(links[purpose].lifetimeMs))

/** What the tokens of a purpose can carry. */
const carriedBy = (purpose: Purpose): fc.Arbitrary<string | undefined> =>
  ({ request: requests, epoch: epochs, nothing: fc.constant(undefined) })[links[purpose].carries]

/** What a verified token tells. */
const told = (id: SubscriberId, carried: string | undefined) =>
  carried === undefined ? { id } : { id, carried }

/** A token of any purpose, with all that it was made of. */
const anyToken = fc.constantFrom(...purposes).chain((purpose) =>
  fc.record({ id: ids, carried: carriedBy(purpose) }).map(({ id, carried }) => ({
    ...{ purpose, id, carried },
    token: signedToken(keys, purpose, id, now, carried),
  })),
)

describe.each(purposes)('a "%s" token', (purpose) => {
  const made = fc.record({ id: ids, carried: carriedBy(purpose) })
  const make = ({ id, carried }: { id: SubscriberId; carried: string | undefined }) =>
    signedToken(keys, purpose, id, now, carried)
  const verify = (token: string, at = now) => verifySignedToken(keys, purpose, token, at)

  test('a token verifies, and tells whose it is and what it carries', () => {
    fc.assert(
      fc.property(made, (said) => {
        expect(verify(make(said))).toEqual({ ok: true, ...told(said.id, said.carried) })
      }),
    )
  })

  test('a token with any single character changed does not verify', () => {
    const someToken = fc.sample(made, 1).map(make)[0] ?? ''
    for (let place = 0; place < someToken.length; place++) {
      for (const other of [...base64url, '.', '', '..', '\n', '~']) {
        if (other === someToken[place]) continue
        const changed = someToken.slice(0, place) + other + someToken.slice(place + 1)
        expect([changed, verify(changed).ok]).toEqual([changed, false])
      }
    }
  })

  test('a token with any text in the place of a character does not verify', () => {
    fc.assert(
      fc.property(made, fc.nat(), fc.string(), (said, at, other) => {
        const token = make(said)
        const place = at % token.length
        fc.pre(token[place] !== other)
        expect(verify(`${token.slice(0, place)}${other}${token.slice(place + 1)}`).ok).toBe(false)
      }),
      { numRuns: 1_000 },
    )
  })

  test('a token that is cut short, lacks a part or is followed by other text does not verify', () => {
    fc.assert(
      fc.property(made, fc.nat(), fc.string({ minLength: 1 }), (said, at, tail) => {
        const token = make(said)
        expect(verify(token.slice(0, at % token.length)).ok).toBe(false)
        expect(verify(`${token}${tail}`).ok).toBe(false)
        const parts = token.split('.')
        for (const part of parts.keys()) {
          expect(verify(parts.toSpliced(part, 1).join('.')).ok).toBe(false)
          expect(verify(parts.toSpliced(part, 0, parts[part] ?? '').join('.')).ok).toBe(false)
        }
      }),
    )
  })

  test('a token fits into a URL as it is, and begins with its key and its reader', () => {
    fc.assert(
      fc.property(made, (said) => {
        const token = make(said)
        expect(token).toMatch(/^[\w.-]+$/)
        expect(token.startsWith(`k2.${said.id}.`)).toBe(true)
      }),
    )
  })

  test('what a token carries cannot be exchanged, not even for what another token of the reader carries', () => {
    fc.assert(
      fc.property(ids, carriedBy(purpose), carriedBy(purpose), (id, one, two) => {
        fc.pre(one !== two && one !== '0' && two !== '0')
        const [token, other] = [one, two].map((carried) => make({ id, carried }))
        const moved = token?.replace(`.${one}.`, `.${two}.`)
        expect(moved).not.toBe(token)
        expect(moved).not.toBe(other)
        expect(verify(moved ?? '').ok).toBe(false)
      }),
      links[purpose].carries === 'nothing' ? { numRuns: 0 } : {},
    )
  })

  test.each(['__proto__', 'constructor', 'toString', 'k1', 'k3', ''])(
    'a token under a key “%s” does not verify',
    (keyId) => {
      const [said] = fc.sample(made, 1)
      const token = said ? make(said) : ''
      expect(verify(token.replace(/^k2/, keyId))).toEqual({ ok: false, problem: 'forged' })
    },
  )

  test('rotating the keys breaks no link, until the old key is removed', () => {
    fc.assert(
      fc.property(made, ({ id, carried }) => {
        const old = signedToken(before, purpose, id, now, carried)
        expect(verify(old)).toEqual({ ok: true, ...told(id, carried) })
        expect(verifySignedToken(onlyNew, purpose, old, now)).toEqual({ ok: false, problem: 'forged' })
        const fresh = make({ id, carried })
        expect(verifySignedToken(onlyNew, purpose, fresh, now)).toEqual({ ok: true, ...told(id, carried) })
      }),
    )
  })

  test.each([0, 1, -1].map((more) => ({ more })))(
    'a proof is bound to its length, $more characters off',
    ({ more }) => {
      const [said] = fc.sample(made, 1)
      const token = said ? make(said) : ''
      const other = more < 0 ? token.slice(0, more) : token + 'A'.repeat(more)
      expect(verify(other).ok).toBe(more === 0)
    },
  )
})

test('no token of one purpose passes as one of another', () => {
  fc.assert(
    fc.property(anyToken, fc.constantFrom(...purposes), ({ token, purpose }, other) => {
      expect(verifySignedToken(keys, other, token, now).ok).toBe(other === purpose)
    }),
    { numRuns: 1_000 },
  )
})

test('no part of one token makes another token pass', () => {
  fc.assert(
    fc.property(anyToken, anyToken, fc.nat(), fc.nat(), (one, two, place, from) => {
      const [parts, others] = [one.token.split('.'), two.token.split('.')]
      const taken = others[from % others.length] ?? ''
      const mixed = parts.with(place % parts.length, taken).join('.')
      fc.pre(mixed !== one.token && mixed !== two.token)
      for (const purpose of purposes) expect(verifySignedToken(keys, purpose, mixed, now).ok).toBe(false)
    }),
    { numRuns: 2_000 },
  )
})

test('the parts of a token in another order or form pass for no purpose', () => {
  fc.assert(
    fc.property(
      anyToken,
      fc.array(fc.nat({ max: 4 }), { minLength: 2, maxLength: 6 }),
      ({ token, id }, order) => {
        const parts = token.split('.')
        const mixed = order.map((place) => parts[place] ?? '').join('.')
        fc.pre(mixed !== token)
        for (const purpose of purposes) {
          expect(verifySignedToken(keys, purpose, mixed, now).ok).toBe(false)
          expect(verifySignedToken(keys, purpose, `k2.${id}..${parts.at(-1)}`, now).ok).toBe(false)
        }
      },
    ),
    { numRuns: 1_000 },
  )
})

test('any text is refused without a fault', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...purposes), (any, purpose) => {
      expect(verifySignedToken(keys, purpose, any, now).ok).toBe(false)
    }),
  )
})

test('a reader’s proof does not verify for another reader', () => {
  fc.assert(
    fc.property(anyToken, ids, ({ purpose, id, token }, other) => {
      fc.pre(id !== other)
      expect(verifySignedToken(keys, purpose, token.replace(id, other), now).ok).toBe(false)
    }),
  )
})

describe('what a token carries', () => {
  const id = 'abcdefghijklmnopqrstuv' as SubscriberId
  const request = 'request_request-reques'

  test.each<[Purpose, string | undefined]>([
    ['confirm', undefined],
    ['confirm', ''],
    ['confirm', '7'],
    ['confirm', `${request}s`],
    ['confirm', `${request.slice(1)}.`],
    ['unsubscribe', '1'],
    ['erase', request],
    ['confirm', request + request],
    ['take-back', request + request],
    ['not-me', request + request.slice(1)],
    ['not-me', request + request + request],
    ['not-me', `${request}.${request}`],
    ['preferences', request],
    ['preferences', '-1'],
    ['preferences', '01'],
    ['preferences', '1.5'],
    ['preferences', '1\n2'],
    ['preferences', ''],
  ])('a "%s" token that would carry “%s” is a fault', (purpose, carried) => {
    expect(() => signedToken(keys, purpose, id, now, carried)).toThrow(`a "${purpose}" token carries`)
  })

  test('a preferences token from before there were epochs is one of the first epoch', () => {
    const old = signedToken(keys, 'preferences', id, now)
    expect(old.split('.')).toHaveLength(4)
    expect(old).toBe(signedToken(keys, 'preferences', id, now, '0'))
    expect(verifySignedToken(keys, 'preferences', old, now)).toEqual({ ok: true, id, carried: '0' })
  })

  test('a token of a later epoch is not one of the first epoch without it, nor the other way round', () => {
    const [key, reader, expiry, epoch, mac] = signedToken(keys, 'preferences', id, now, '7').split('.')
    expect(epoch).toBe('7')
    const verify = (...parts: (string | undefined)[]) =>
      verifySignedToken(keys, 'preferences', parts.join('.'), now).ok
    expect(verify(key, reader, expiry, mac)).toBe(false)
    const first = signedToken(keys, 'preferences', id, now).split('.')
    expect(verify(...first.slice(0, 3), '7', first[3])).toBe(false)
    expect(verify(...first.slice(0, 3), '0', first[3])).toBe(false)
  })
})

test('a line break in the place of the dot before an epoch does not turn it into a part of the expiry', () => {
  fc.assert(
    fc.property(ids, fc.nat({ max: 9_999_999_999 }), (id, epoch) => {
      const token = signedToken(keys, 'preferences', id, now, String(epoch + 1))
      const merged = token.replace(`.${epoch + 1}.`, `\n${epoch + 1}.`)
      expect(verifySignedToken(keys, 'preferences', merged, now).ok).toBe(false)
    }),
  )
})

describe('the keys', () => {
  const id = 'abcdefghijklmnopqrstuv' as SubscriberId

  test('signing with a missing key is a fault that names the known ones and no secret', () => {
    const sign = () => signedToken({ ...keys, current: 'k9' }, 'unsubscribe', id, now)
    expect(sign).toThrow('no token key "k9"; the keys are k1, k2')
  })
})

describe('the expiry of a link', () => {
  const id = 'abcdefghijklmnopqrstuv' as SubscriberId

  test.each(ending)('an expired "%s" link does not work, and still tells whose it was', (purpose) => {
    fc.assert(
      fc.property(carriedBy(purpose), (carried) => {
        const token = signedToken(keys, purpose, id, now, carried)
        const end = now + links[purpose].lifetimeMs
        expect(verifySignedToken(keys, purpose, token, end - 1)).toEqual({ ok: true, ...told(id, carried) })
        expect(verifySignedToken(keys, purpose, token, end)).toEqual({
          ok: false,
          problem: 'expired',
          ...told(id, carried),
        })
      }),
    )
  })

  test.each(ending)('the expiry of a "%s" link cannot be changed by its holder', (purpose) => {
    const [carried] = fc.sample(carriedBy(purpose), 1)
    const parts = signedToken(keys, purpose, id, now, carried).split('.')
    const end = now + links[purpose].lifetimeMs
    for (const other of [end + dayMs, end + secondMs, end - secondMs]) {
      const moved = parts.with(2, Math.floor(other / secondMs).toString(36)).join('.')
      expect(verifySignedToken(keys, purpose, moved, now)).toEqual({ ok: false, problem: 'forged' })
    }
  })

  test.each(lasting)('a "%s" link works for ever', (purpose) => {
    const [carried] = fc.sample(carriedBy(purpose), 1)
    const token = signedToken(keys, purpose, id, now, carried)
    expect(verifySignedToken(keys, purpose, token, now + 10_000 * dayMs).ok).toBe(true)
  })
})
