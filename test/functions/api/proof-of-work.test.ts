import type { Challenge } from 'altcha-lib'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  checkProof,
  type ProofPayload,
  parseProof,
  proofChallenge,
  proofLifetimeMs,
  proofWork,
} from '../../../functions/api/proof-of-work.ts'
import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import { secondMs } from '../../../shared/time/clock.ts'
import { monday } from '../../fakes/a-subscriber.ts'
import { encoded, solved } from './a-solver.ts'

const key = (text: string) => new TextEncoder().encode(text.padEnd(32, '.'))
const keys = { current: 'k2', keys: { k1: key('first'), k2: key('second') } }
const ann = 'ann@example.org' as EmailAddress
const ben = 'ben@example.org' as EmailAddress
/** The right key is the third that is tried. */
const challengeFor = (address: EmailAddress, own = keys) => proofChallenge(own, address, monday, () => 3)

let challenge: Challenge
let payload: ProofPayload
beforeAll(async () => {
  challenge = await challengeFor(ann)
  payload = parseProof(await solved(challenge)) as ProofPayload
})

describe('a proof of work', () => {
  test('a solved challenge counts for its address, until it ends', async () => {
    const proof = { name: challenge.signature, expiresAt: monday + proofLifetimeMs }
    expect(await checkProof(keys, payload, ann, monday)).toEqual(proof)
    expect(await checkProof(keys, payload, ann, monday + proofLifetimeMs - 1)).toEqual(proof)
    expect(await checkProof(keys, payload, ann, monday + proofLifetimeMs)).toBeUndefined()
  })

  test('a solution counts for no other address', async () => {
    expect(await checkProof(keys, payload, ben, monday)).toBeUndefined()
  })

  test('a challenge names no address, and two for one address have nothing in common', async () => {
    const [one, two] = [await challengeFor(ann), await challengeFor(ann)]
    expect(JSON.stringify(one)).not.toContain('ann')
    for (const part of ['nonce', 'salt', 'keyPrefix', 'keySignature'] as const) {
      expect(one.parameters[part]).not.toBe(two.parameters[part])
    }
    expect(one.signature).not.toBe(two.signature)
  })

  test('every solution of a challenge has one name, whatever else came along', async () => {
    const more = {
      challenge: { ...payload.challenge, more: 1, parameters: { ...payload.challenge.parameters, more: 1 } },
      solution: { ...payload.solution, time: 12, counter: 4 },
    }
    const given = parseProof(more) as ProofPayload
    expect(await checkProof(keys, given, ann, monday)).toMatchObject({ name: challenge.signature })
  })

  test('a challenge from before a key was renewed counts, and one of a key that is gone does not', async () => {
    const old = await challengeFor(ann, { ...keys, current: 'k1' })
    const given = parseProof(await solved(old)) as ProofPayload
    expect(await checkProof(keys, given, ann, monday)).toBeDefined()
    const without = { current: 'k2', keys: { k2: keys.keys.k2 } }
    expect(await checkProof(without, given, ann, monday)).toBeUndefined()
  })

  const { algorithm } = proofWork
  const changed: readonly (readonly [string, (given: ProofPayload) => unknown])[] = [
    ['another key', (p) => ({ ...p, solution: { ...p.solution, derivedKey: 'ab'.repeat(32) } })],
    [
      'a key that only begins right',
      (p) => withKey(p, `${p.solution.derivedKey.slice(0, 32)}${'0'.repeat(32)}`),
    ],
    ['a later end', (p) => withParameters(p, { data: { ...p.challenge.parameters.data, until: monday } })],
    ['another key’s name', (p) => withParameters(p, { data: { ...p.challenge.parameters.data, key: 'k1' } })],
    [
      'a name that every object has',
      (p) => withParameters(p, { data: { key: 'constructor', until: monday } }),
    ],
    ['less work', (p) => withParameters(p, { cost: 1 })],
    ['an endless work', (p) => withParameters(p, { cost: 1e15 })],
    ['another nonce', (p) => withParameters(p, { nonce: '00' })],
    ['another signature of the key', (p) => withParameters(p, { keySignature: '00' })],
    ['another signature', (p) => ({ ...p, challenge: { ...p.challenge, signature: 'ab'.repeat(32) } })],
    [
      'a counter that is no number',
      (p) => ({ ...p, solution: { ...p.solution, counter: Number.MAX_VALUE } }),
    ],
  ]
  test.each(changed)('a proof with %s does not count', async (_what, change) => {
    const given = parseProof(change(payload))
    expect(given).toBeDefined()
    expect(await checkProof(keys, given as ProofPayload, ann, monday)).toBeUndefined()
  })

  test('a proof is read as an object and as base64 of its JSON', () => {
    expect(parseProof(encoded(payload))).toEqual(payload)
    expect(parseProof(encoded(payload).replaceAll('+', '-').replaceAll('/', '_'))).toEqual(payload)
    expect(payload.challenge.parameters.algorithm).toBe(algorithm)
  })

  test.each([
    ...[undefined, null, '', 'x', 7, true, [], {}, '%%%', 'bnVsbA==', { challenge: {} }, { solution: {} }],
    ...[{ challenge: null, solution: null }, [[[[]]]], '\u0000', 'é'],
  ])('%j is no proof', (given) => {
    expect(parseProof(given)).toBeUndefined()
  })

  test('a deep text is no proof', () => {
    expect(parseProof(Buffer.from('['.repeat(10_000)).toString('base64'))).toBeUndefined()
    expect(parseProof(encoded(JSON.parse(`${'['.repeat(3_000)}${']'.repeat(3_000)}`)))).toBeUndefined()
  })

  test('the work is drawn evenly up to its most, which is what a page promises at worst', async () => {
    const asked: number[] = []
    await proofChallenge(keys, ann, monday, (most) => {
      asked.push(most)
      return 1
    })
    expect(asked).toEqual([proofWork.mostTries])
    expect(payload.challenge.parameters.cost).toBe(proofWork.rounds)
    expect(payload.challenge.parameters.data.until * secondMs).toBe(monday + proofLifetimeMs)
  })
})

function withKey(given: ProofPayload, derivedKey: string): unknown {
  return { ...given, solution: { ...given.solution, derivedKey } }
}

function withParameters(given: ProofPayload, parameters: object): unknown {
  const { challenge } = given
  return { ...given, challenge: { ...challenge, parameters: { ...challenge.parameters, ...parameters } } }
}
