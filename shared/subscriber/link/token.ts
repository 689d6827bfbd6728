import { type EpochMs, secondMs } from '../../time/clock.ts'
import { parseSubscriberId, type SubscriberId } from '../subscriber-id.ts'
import { isSameHash, keyedHash } from './keyed-hash.ts'
import { links, mayNameMailbox, type Purpose } from './links.ts'

/**
 * The keys that sign links. New links are signed with `current`. Every key in `keys` still verifies, so that
 * rotating breaks no mail that was sent.
 */
export interface TokenKeys {
  readonly current: string
  readonly keys: Readonly<Record<string, Uint8Array>>
}

/** `carried` is the id of a request, with that of a mailbox if it may name one, or an epoch; for a purpose that has one. */
export type VerifiedToken =
  | { readonly ok: true; readonly id: SubscriberId; readonly carried?: string }
  | { readonly ok: false; readonly problem: 'malformed' | 'forged' }
  | { readonly ok: false; readonly problem: 'expired'; readonly id: SubscriberId; readonly carried?: string }

const tokenVersion = 1

/** A reader who never renewed their epoch is in this one. Its tokens leave it out. */
const firstEpoch = '0'

/** The forms of a token's parts. None holds a dot or a line break, so no two tokens sign the same text. */
const carriedForms = {
  request: /^[A-Za-z0-9_-]{22}$/,
  requestAndMailbox: /^(?:[A-Za-z0-9_-]{22}){1,2}$/,
  epoch: /^(?:[1-9]\d{0,15}l?|0l)$/,
} as const
const expiryForm = /^[a-z0-9]{1,12}$/

/** What a token says. The proof is over all of it. */
interface Claims {
  readonly purpose: Purpose
  readonly id: SubscriberId
  /** The second of its end, in base 36. */
  readonly expiry?: string | undefined
  readonly carried?: string | undefined
}

/**
 * A token for a link: key, reader, then the expiry and what it carries, if the link has them, and proof. It holds no
 * address. Throws if `current` is not among the keys, or if `carried` is not what the purpose carries.
 */
export function signedToken(
  keys: TokenKeys,
  purpose: Purpose,
  id: SubscriberId,
  now: EpochMs,
  carried?: string,
): string {
  const expiry = expires(purpose)
    ? Math.floor((now + links[purpose].lifetimeMs) / secondMs).toString(36)
    : undefined
  const said = { purpose, id, expiry, carried: writtenCarried(purpose, carried) }
  const parts = [keys.current, id, said.expiry, said.carried, sign(keys, keys.current, said)]
  return parts.filter((part) => part !== undefined).join('.')
}

/**
 * Verifies a token. An expired one still tells whose it was and what it carried, so that a fresh link can be mailed to
 * them.
 */
export function verifySignedToken(
  keys: TokenKeys,
  purpose: Purpose,
  token: string,
  now: EpochMs,
): VerifiedToken {
  const [keyId = '', idText = '', ...rest] = token.split('.')
  const id = parseSubscriberId(idText)
  const expiry = expires(purpose) ? rest.shift() : undefined
  const mac = rest.pop() ?? ''
  const [carried, ...tooMuch] = rest
  const hasForm = !expires(purpose) || expiryForm.test(expiry ?? '')
  if (!id || !hasForm || tooMuch.length > 0 || !mayCarry(purpose, carried)) {
    return { ok: false, problem: 'malformed' }
  }
  if (!verifies(keys, keyId, { purpose, id, expiry, carried }, mac)) return { ok: false, problem: 'forged' }
  const told = links[purpose].carries === 'nothing' ? { id } : { id, carried: carried ?? firstEpoch }
  if (expires(purpose) && now >= expiryOf(token)) return { ok: false, problem: 'expired', ...told }
  return { ok: true, ...told }
}

function expires(purpose: Purpose): boolean {
  return Number.isFinite(links[purpose].lifetimeMs)
}

/** The end of a token that expires. For a token that does not verify, the result has no meaning. */
export function expiryOf(token: string): EpochMs {
  return Number.parseInt(token.split('.')[2] ?? '', 36) * secondMs
}

function writtenCarried(purpose: Purpose, carried: string | undefined): string | undefined {
  const written = links[purpose].carries === 'epoch' && carried === firstEpoch ? undefined : carried
  if (!mayCarry(purpose, written)) {
    throw new Error(
      `a "${purpose}" token carries ${links[purpose].carries}, not ${carried === undefined ? 'nothing' : 'that'}`,
    )
  }
  return written
}

function mayCarry(purpose: Purpose, carried: string | undefined): boolean {
  const { carries } = links[purpose]
  if (carries === 'nothing') return carried === undefined
  // A token of the first epoch carries none: tokens were mailed before there were epochs.
  if (carried === undefined) return carries === 'epoch'
  return carriedForms[mayNameMailbox(purpose) ? 'requestAndMailbox' : carries].test(carried)
}

function sign(keys: TokenKeys, keyId: string, { purpose, id, expiry = '', carried }: Claims): string {
  const key = Object.hasOwn(keys.keys, keyId) ? keys.keys[keyId] : undefined
  if (!key) throw new Error(`no token key "${keyId}"; the keys are ${Object.keys(keys.keys).join(', ')}`)
  const signed = [purpose, id, tokenVersion, expiry, ...(carried === undefined ? [] : [carried])].join('\n')
  return keyedHash(key, signed)
}

function verifies(keys: TokenKeys, keyId: string, said: Claims, mac: string): boolean {
  if (!Object.hasOwn(keys.keys, keyId)) return false
  return isSameHash(mac, sign(keys, keyId, said))
}
