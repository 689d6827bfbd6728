import { type EmailAddress, normaliseAddress } from './address/address.ts'
import { keyedHash } from './link/keyed-hash.ts'

/** A keyed hash of a normalised address: 128 bits, base64url, 22 characters. It reveals no address. */
export type SubscriberId = string & { readonly __brand: 'SubscriberId' }

/** Makes ids. The key never rotates: every item of the table depends on it. */
export type SubscriberIds = (address: EmailAddress) => SubscriberId

export function subscriberIds(hashKey: Uint8Array): SubscriberIds {
  return (address) => keyedHash(hashKey, normaliseAddress(address)) as SubscriberId
}

export function parseSubscriberId(text: string): SubscriberId | undefined {
  return /^[A-Za-z0-9_-]{22}$/.test(text) ? (text as SubscriberId) : undefined
}

/** The number of shards in the due index. It limits the number of workers. */
export const dueShardCount = 16

/** The shard of the due index in which a subscriber stands, 0 to 15. Ids are hashes: they spread evenly. */
export function dueShardOf(id: SubscriberId): number {
  return (Buffer.from(id, 'base64url')[0] ?? 0) % dueShardCount
}
