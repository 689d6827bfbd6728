import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { type EpochMs, secondMs } from '../time/clock.ts'
import { parseSubscriberId, type SubscriberId } from './subscriber-id.ts'

/**
 * The keys that sign links. New links are signed with `current`; every key in `keys` still verifies, so that rotating
 * breaks no mail that is out there.
 */
export interface TokenKeys {
  readonly current: string
  readonly keys: Readonly<Record<string, Uint8Array>>
}

/** What a link may do. A token for one purpose never passes for another: the purpose is part of what is signed. */
type Purpose = 'unsubscribe' | ExpiringPurpose

type ExpiringPurpose = 'preferences' | 'erase'

export type VerifiedToken =
  | { readonly ok: true; readonly id: SubscriberId }
  | {
      readonly ok: false
      readonly problem: 'malformed' | 'forged' | 'expired'
      readonly id?: SubscriberId
    }

const tokenVersion = 1

/** Lives for ever: an opt-out has to work from any mail, however old. */
export function unsubscribeToken(keys: TokenKeys, id: SubscriberId): string {
  return [keys.current, id, sign(keys, keys.current, 'unsubscribe', id, '')].join('.')
}

export function verifyUnsubscribeToken(keys: TokenKeys, token: string): VerifiedToken {
  const [keyId = '', idText = '', mac = '', ...rest] = token.split('.')
  const id = parseSubscriberId(idText)
  if (!id || rest.length > 0) return { ok: false, problem: 'malformed' }
  return verifies(keys, keyId, 'unsubscribe', id, '', mac)
    ? { ok: true, id }
    : { ok: false, problem: 'forged' }
}

/** For what a link may do for a while only. */
export function expiringToken(
  keys: TokenKeys,
  purpose: ExpiringPurpose,
  id: SubscriberId,
  expiresAt: EpochMs,
): string {
  const expiry = Math.floor(expiresAt / secondMs).toString(36)
  return [keys.current, id, expiry, sign(keys, keys.current, purpose, id, expiry)].join('.')
}

/** An expired token still tells whose it was, so that a fresh link can be mailed to them. */
export function verifyExpiringToken(
  keys: TokenKeys,
  purpose: ExpiringPurpose,
  token: string,
  now: EpochMs,
): VerifiedToken {
  const [keyId = '', idText = '', expiry = '', mac = '', ...rest] = token.split('.')
  const id = parseSubscriberId(idText)
  if (!id || rest.length > 0) return { ok: false, problem: 'malformed' }
  if (!verifies(keys, keyId, purpose, id, expiry, mac)) return { ok: false, problem: 'forged' }
  if (now >= expiryOf(token)) return { ok: false, problem: 'expired', id }
  return { ok: true, id }
}

/** Until when a token of `expiringToken` works. Of one that does not verify it means nothing. */
export function expiryOf(token: string): EpochMs {
  return Number.parseInt(token.split('.')[2] ?? '', 36) * secondMs
}

/** `secret` is 32 random bytes, base64url. Only its hash is stored: who reads the table can confirm nobody. */
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

function sign(keys: TokenKeys, keyId: string, purpose: Purpose, id: SubscriberId, expiry: string): string {
  const key = Object.hasOwn(keys.keys, keyId) ? keys.keys[keyId] : undefined
  if (!key) throw new Error(`no token key "${keyId}": known are ${Object.keys(keys.keys).join(', ')}`)
  const signed = `${purpose}\n${id}\n${tokenVersion}\n${expiry}`
  return createHmac('sha256', key).update(signed).digest().subarray(0, 16).toString('base64url')
}

function verifies(
  keys: TokenKeys,
  keyId: string,
  purpose: Purpose,
  id: SubscriberId,
  expiry: string,
  mac: string,
): boolean {
  if (!Object.hasOwn(keys.keys, keyId)) return false
  const expected = Buffer.from(sign(keys, keyId, purpose, id, expiry))
  const given = Buffer.from(mac)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
