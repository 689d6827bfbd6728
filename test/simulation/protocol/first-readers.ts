import { beforeAllEditions } from '../../../shared/edition/edition-id.ts'
import { type EmailAddress, parseAddress } from '../../../shared/subscriber/address/address.ts'
import type { Preferences } from '../../../shared/subscriber/preferences/preferences.ts'
import type { Confirmed } from '../../../shared/subscriber/subscriber.ts'
import { dueShardOf, type SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import type { EpochMs } from '../../../shared/time/clock.ts'
import type { Item } from '../../dynamo/engine/attribute-value.ts'
import { storedSubscriber } from '../../dynamo/stored-subscriber.ts'

/** `count` addresses, from a number on. */
export function someAddresses(from: number, count: number): EmailAddress[] {
  return Array.from({ length: count }, (_, number) => addressOf(from + number))
}

function addressOf(number: number): EmailAddress {
  const parsed = parseAddress(`reader-${number}@example.org`)
  if (!parsed.ok) throw new Error(parsed.problem)
  return parsed.address
}

/** The item of a reader who confirmed before the first edition. */
export function confirmedItem(
  id: SubscriberId,
  address: EmailAddress,
  preferences: Preferences,
  confirmedAt: EpochMs,
  nextDueAt: EpochMs,
): Item {
  const reader: Confirmed = {
    id,
    version: 1,
    rev: 1,
    status: 'confirmed',
    address,
    preferences,
    confirmedAt,
    confirmedBy: 'seed',
    since: beforeAllEditions,
    through: beforeAllEditions,
    nextDueAt,
    missed: {},
  }
  return storedSubscriber({ ...reader, dueShard: dueShardOf(id) })
}
