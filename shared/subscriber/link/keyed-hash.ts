import { createHmac, timingSafeEqual } from 'node:crypto'

/** A keyed hash of a text: 128 bits of HMAC-SHA-256, base64url, 22 characters. Without the key nobody makes or undoes it. */
export function keyedHash(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text).digest().subarray(0, 16).toString('base64url')
}

/** Compares a hash that somebody sent with the right one, in a time that does not tell where they differ. */
export function isSameHash(given: string, expected: string): boolean {
  const [sent, right] = [Buffer.from(given), Buffer.from(expected)]
  return sent.length === right.length && timingSafeEqual(sent, right)
}
