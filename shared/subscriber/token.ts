import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { type EpochMs, secondMs } from '../time/clock.ts'
import { links, type SignedPurpose } from './links.ts'
import { parseSubscriberId, type SubscriberId } from './subscriber-id.ts'

/**
 * The keys that sign links. New links are signed with `current`. Every key in `keys` still verifies, so that
 * rotating breaks no mail that was sent.
 */
export interface TokenKeys {
  readonly current: string
  readonly keys: Readonly<Record<string, Uint8Array>>
}

export type VerifiedToken =
  | { readonly ok: true; readonly id: SubscriberId }
  | {
      readonly ok: false
      readonly problem: 'malformed' | 'forged' | 'expired'
      readonly id?: SubscriberId
    }

const tokenVersion = 1

/**
 * A token for a link: key, reader, expiry if the link has one, and proof. It holds no address. Throws if
 * `current` is not among the keys.
 */
export function signedToken(keys: TokenKeys, purpose: SignedPurpose, id: SubscriberId, now: EpochMs): string {
  const expiry = expires(purpose)
    ? Math.floor((now + links[purpose].lifetimeMs) / secondMs).toString(36)
    : undefined
  const mac = sign(keys, keys.current, purpose, id, expiry ?? '')
  return [keys.current, id, ...(expiry === undefined ? [] : [expiry]), mac].join('.')
}

/** Verifies a token. An expired one still tells whose it was, so that a fresh link can be mailed to them. */
export function verifySignedToken(
  keys: TokenKeys,
  purpose: SignedPurpose,
  token: string,
  now: EpochMs,
): VerifiedToken {
  const parts = token.split('.')
  const [keyId = '', idText = ''] = parts
  const [expiry = '', mac = ''] = expires(purpose) ? parts.slice(2) : ['', parts[2]]
  const id = parseSubscriberId(idText)
  if (!id || parts.length > (expires(purpose) ? 4 : 3)) return { ok: false, problem: 'malformed' }
  if (!verifies(keys, keyId, purpose, id, expiry, mac)) return { ok: false, problem: 'forged' }
  if (expires(purpose) && now >= expiryOf(token)) return { ok: false, problem: 'expired', id }
  return { ok: true, id }
}

function expires(purpose: SignedPurpose): boolean {
  return Number.isFinite(links[purpose].lifetimeMs)
}

/** The end of a token that expires. For a token that does not verify, the result has no meaning. */
export function expiryOf(token: string): EpochMs {
  return Number.parseInt(token.split('.')[2] ?? '', 36) * secondMs
}

/** `secret` is 32 random bytes, base64url. Only its hash is stored, so reading the table confirms nothing. */
export function confirmToken(id: SubscriberId, secret: string): string {
  return `${id}.${secret}`
}

export function parseConfirmToken(token: string): { id: SubscriberId; secret: string } | undefined {
  const [idText = '', secret = '', ...rest] = token.split('.')
  const id = parseSubscriberId(idText)
  if (!id || rest.length > 0 || !/^[A-Za-z0-9_-]{43}$/.test(secret)) return undefined
  return { id, secret }
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

function sign(
  keys: TokenKeys,
  keyId: string,
  purpose: SignedPurpose,
  id: SubscriberId,
  expiry: string,
): string {
  const key = Object.hasOwn(keys.keys, keyId) ? keys.keys[keyId] : undefined
  if (!key) throw new Error(`no token key "${keyId}"; the keys are ${Object.keys(keys.keys).join(', ')}`)
  const signed = `${purpose}\n${id}\n${tokenVersion}\n${expiry}`
  return createHmac('sha256', key).update(signed).digest().subarray(0, 16).toString('base64url')
}

function verifies(
  keys: TokenKeys,
  keyId: string,
  purpose: SignedPurpose,
  id: SubscriberId,
  expiry: string,
  mac: string,
): boolean {
  if (!Object.hasOwn(keys.keys, keyId)) return false
  const expected = Buffer.from(sign(keys, keyId, purpose, id, expiry))
  const given = Buffer.from(mac)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
