import { type EpochMs, hourMs, minuteMs } from '../../time/clock.ts'
import { derivedKey } from './derived-key.ts'
import { isSameHash, keyedHash } from './keyed-hash.ts'
import type { TokenKeys } from './token.ts'

/** All pages of one window carry the same token, so that a page that is kept is right for every visitor. */
export const formWindowMs = 10 * minuteMs

/** A page that was left open for a day, and a little longer, still signs up at once. */
export const formLifetimeMs = 48 * hourMs

/** The clocks of two functions agree within a minute. */
const clocksDifferMs = minuteMs

/** `early`: from a window that has not begun. A page within its window cannot be told from another one. */
export type FormTokenState = 'good' | 'missing' | 'forged' | 'early' | 'late'

/**
 * The token that a sign-up form carries: which window its page was made in, and a proof that this service made it. It is
 * a function of the keys and the window alone, it is no secret, and it works as often as it is posted: by a double
 * click, after the back button, on a reload.
 */
export function formToken(keys: TokenKeys, now: EpochMs): string {
  const window = Math.floor(now / formWindowMs).toString(36)
  const mac = macOf(keys, keys.current, window)
  if (mac === undefined) throw new Error(`no token key "${keys.current}"`)
  return [keys.current, window, mac].join('.')
}

/** Reads a posted token. Whatever it is but `good`, its form may still be a person's. */
export function formTokenState(keys: TokenKeys, token: string, now: EpochMs): FormTokenState {
  if (token === '') return 'missing'
  const [keyId = '', window = '', mac = '', ...rest] = token.split('.')
  const expected = macOf(keys, keyId, window)
  if (expected === undefined || rest.length > 0 || !isSameHash(mac, expected)) return 'forged'
  const begins = Number.parseInt(window, 36) * formWindowMs
  if (now + clocksDifferMs < begins) return 'early'
  return now < begins + formWindowMs + formLifetimeMs ? 'good' : 'late'
}

function macOf({ keys }: TokenKeys, keyId: string, window: string): string | undefined {
  const key = Object.hasOwn(keys, keyId) ? keys[keyId] : undefined
  if (!key) return undefined
  return keyedHash(derivedKey(key, 'form-token'), window)
}
