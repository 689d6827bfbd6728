import { createHmac } from 'node:crypto'

/**
 * A key for one use, made from a token key or from that of addresses. What is signed with it can never pass for a link or an id, nor for what another use
 * signs: no purpose of a link is named `derived`.
 */
export function derivedKey(key: Uint8Array, use: string): Uint8Array {
  return createHmac('sha256', key).update(`derived\n${use}`).digest()
}
