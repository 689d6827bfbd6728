import { createHmac } from 'node:crypto'
import { type Challenge, createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import * as z from 'zod/mini'
import type { EmailAddress } from '../../shared/subscriber/address/address.ts'
import { derivedKey } from '../../shared/subscriber/link/derived-key.ts'
import type { TokenKeys } from '../../shared/subscriber/link/token.ts'
import { type EpochMs, minuteMs, secondMs } from '../../shared/time/clock.ts'

/** How long a challenge can be answered. */
export const proofLifetimeMs = 30 * minuteMs

/**
 * The work: keys are derived for the counters 1, 2, 3 … until the right one is found, each by `rounds` of PBKDF2. The
 * right counter is drawn evenly from 1 to `mostTries`, so that no luck takes longer than twice the average. A browser's
 * own PBKDF2 is about as fast as an attacker's on the same machine. docs/figures.md has the seconds.
 */
export const proofWork = { algorithm: 'PBKDF2/SHA-256', rounds: 5_000, mostTries: 300 } as const

/** A solved challenge that still counts, if it was not spent. */
export interface Proof {
  /** The signature of the challenge: every solution of the challenge has the same. */
  readonly name: string
  readonly expiresAt: EpochMs
}

const hexadecimal = z.string().check(z.regex(/^(?:[0-9a-f]{2}){1,64}$/))

/** A solved challenge, as `altcha-lib` and its widget send it. */
const payloadSchema = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal(proofWork.algorithm),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: hexadecimal,
      keySignature: hexadecimal,
      nonce: hexadecimal,
      salt: hexadecimal,
      data: z.object({ key: z.string(), until: z.number() }),
    }),
    signature: hexadecimal,
  }),
  solution: z.object({ counter: z.number(), derivedKey: hexadecimal }),
})

export type ProofPayload = z.infer<typeof payloadSchema>

/**
 * A challenge whose solution counts for this address only. The address is in no part of it: it is a part of the secret
 * that signs it. The library reads the clock of the machine for an expiry of its own, so ours is among the signed data.
 */
export async function proofChallenge(
  { current, keys }: TokenKeys,
  address: EmailAddress,
  now: EpochMs,
  draw: (most: number) => number = randomInt,
): Promise<Challenge> {
  const key = keys[current]
  if (!key) throw new Error(`no token key "${current}"`)
  return createChallenge({
    algorithm: proofWork.algorithm,
    cost: proofWork.rounds,
    counter: draw(proofWork.mostTries),
    deriveKey,
    data: { key: current, until: Math.ceil((now + proofLifetimeMs) / secondMs) },
    ...secretsFor(key, address),
  })
}

/** Reads a solved challenge: an object, or the object as base64 of its JSON. Undefined: it is none. */
export function parseProof(given: unknown): ProofPayload | undefined {
  return payloadSchema.safeParse(typeof given === 'string' ? decoded(given) : given).data
}

/** Checks a solved challenge. Undefined: it is made up, wrong, for another address, or too old. */
export async function checkProof(
  { keys }: TokenKeys,
  { challenge, solution }: ProofPayload,
  address: EmailAddress,
  now: EpochMs,
): Promise<Proof | undefined> {
  const { key: keyId, until } = challenge.parameters.data
  const key = Object.hasOwn(keys, keyId) ? keys[keyId] : undefined
  if (!key || now >= until * secondMs) return undefined
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...secretsFor(key, address) })
  return verified ? { name: challenge.signature, expiresAt: until * secondMs } : undefined
}

/** The two secrets of the library: one signs the challenge, one recognises the solution without repeating the work. */
function secretsFor(key: Uint8Array, address: EmailAddress) {
  const secret = (use: string) =>
    createHmac('sha256', derivedKey(key, use)).update(address).digest('base64url')
  return { hmacSignatureSecret: secret('proof-challenge'), hmacKeySignatureSecret: secret('proof-solution') }
}

function decoded(base64: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64, 'base64').toString())
  } catch {
    return undefined
  }
}
