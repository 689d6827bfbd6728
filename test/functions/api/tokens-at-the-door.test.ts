// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linkPath, links, type Purpose } from '../../../shared/subscriber/link/links.ts'
import { signedToken, type TokenKeys } from '../../../shared/subscriber/link/token.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import { dayMs } from '../../../shared/time/clock.ts'
import { aConfirmed, anId, monday } from '../../fakes/a-subscriber.ts'
import { apiWorld } from './api-world.ts'

const purposes = Object.keys(links) as Purpose[]
/** Purposes that have a page of their own by now. */
const served = purposes.filter((purpose) =>
  apiWorld()
    .routes()
    .some((route) => route.endsWith(linkPath(purpose, ':token'))),
)
const id = anId(1)
const aPurpose = fc.constantFrom(...served)
const text = fc.string({ unit: fc.constantFrom(...'ABCabc019_-'), minLength: 22, maxLength: 22 })

/** What a token of a purpose can carry. */
const carriedBy = (purpose: Purpose): fc.Arbitrary<string | undefined> => {
  const { carries } = links[purpose]
  if (carries === 'request') return text
  return carries === 'epoch' ? fc.constantFrom(undefined, '1', '7', '12') : fc.constant(undefined)
}
const aClaim = aPurpose.chain((purpose) => carriedBy(purpose).map((carried) => ({ purpose, carried })))

function aToken(
  keys: TokenKeys,
  { purpose, carried }: { purpose: Purpose; carried: string | undefined },
  now = monday,
) {
  return signedToken(keys, purpose, id, now, carried)
}

/** A world with a reader, and whether a token did anything or told anything there. */
async function tried(purpose: Purpose, token: string, keep: SubscriberId = id) {
  const world = apiWorld()
  world.put(aConfirmed({ id: keep }))
  const before = JSON.stringify(world.item(keep))
  const seen = []
  for (const method of ['GET', 'POST']) {
    const answer = await world.request(linkPath(purpose, token), { method })
    seen.push({ status: answer.status, headers: [...answer.headers], body: await answer.text() })
  }
  return { seen, isUnchanged: JSON.stringify(world.item(keep)) === before, calls: world.calls.names }
}

const madeUp = new Map(
  await Promise.all(served.map(async (purpose) => [purpose, await tried(purpose, 'made-up')] as const)),
)

/** The token is answered as one that nobody ever signed: the same bytes, no look at the table, no change. */
async function expectUnknown(purpose: Purpose, token: string): Promise<void> {
  const { seen, isUnchanged, calls } = await tried(purpose, token)
  expect(seen).toEqual(madeUp.get(purpose)?.seen)
  expect(isUnchanged).toBe(true)
  expect(calls).toEqual([])
}

const check = <T>(values: fc.Arbitrary<T>, holds: (value: T) => Promise<void>) =>
  fc.assert(fc.asyncProperty(values, holds), { numRuns: 60 })

describe('a link whose token is not one of this service for this purpose', () => {
  test('there are several purposes with a page', () => {
    expect(served.length).toBeGreaterThan(3)
  })

  test('a token of one purpose is unknown under the path of every other', async () => {
    await check(fc.tuple(aClaim, aPurpose), async ([claim, other]) => {
      fc.pre(claim.purpose !== other)
      await expectUnknown(other, aToken(apiWorld().tokenKeys, claim))
    })
  })

  test('a token of a key that the service does not have, or that is another one, is unknown', async () => {
    const { keys } = apiWorld().tokenKeys
    await check(fc.tuple(aClaim, fc.uint8Array({ minLength: 32, maxLength: 32 })), async ([claim, key]) => {
      for (const current of ['k1', 'k2', 'k3', '__proto__', 'constructor']) {
        const forged = { current, keys: Object.fromEntries([...Object.entries(keys), [current, key]]) }
        if (Object.hasOwn(forged.keys, current)) await expectUnknown(claim.purpose, aToken(forged, claim))
      }
    })
  })

  test('a token whose key id is exchanged is unknown, because each key signs another proof', async () => {
    const { tokenKeys } = apiWorld()
    await check(aClaim, async (claim) => {
      const [keyId, ...rest] = aToken(tokenKeys, claim).split('.')
      const others = [...Object.keys(tokenKeys.keys), 'k9', '', '__proto__'].filter((each) => each !== keyId)
      for (const other of others) await expectUnknown(claim.purpose, [other, ...rest].join('.'))
    })
  })

  test('a token with one part of another token is unknown', async () => {
    const { tokenKeys } = apiWorld()
    await check(fc.tuple(aClaim, aClaim, fc.nat(4), fc.nat(100)), async ([one, other, at, days]) => {
      const parts = aToken(tokenKeys, one).split('.')
      const others = signedToken(
        tokenKeys,
        other.purpose,
        anId(2),
        monday + days * dayMs,
        other.carried,
      ).split('.')
      const part = others[at]
      fc.pre(at > 0 && at < parts.length && part !== undefined && part !== parts[at])
      await expectUnknown(one.purpose, parts.with(at, part ?? '').join('.'))
    })
  })

  test('a token with any one character exchanged is unknown', async () => {
    const { tokenKeys } = apiWorld()
    await check(
      fc.tuple(aClaim, fc.nat(1_000), fc.constantFrom(...'Aa0_-.')),
      async ([claim, place, sign]) => {
        const token = aToken(tokenKeys, claim)
        const at = place % token.length
        fc.pre(token[at] !== sign)
        const changed = token.slice(0, at) + sign + token.slice(at + 1)
        // A sign at the end can be what a copy left behind.
        fc.pre(/[A-Za-z0-9]$/.test(changed))
        await expectUnknown(claim.purpose, changed)
      },
    )
  })

  test('a token of every key that the service has is known, whichever signs now', async () => {
    const { tokenKeys } = apiWorld()
    await check(
      fc.tuple(aClaim, fc.constantFrom(...Object.keys(tokenKeys.keys))),
      async ([claim, current]) => {
        const { seen } = await tried(claim.purpose, aToken({ ...tokenKeys, current }, claim))
        expect(seen).not.toEqual(madeUp.get(claim.purpose)?.seen)
      },
    )
  })
})
