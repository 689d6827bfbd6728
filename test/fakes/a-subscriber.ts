import type { EmailAddress } from '../../shared/subscriber/address/address.ts'
import type { Confirmed, Pending } from '../../shared/subscriber/subscriber.ts'
import { dueShardCount, dueShardOf, type SubscriberId } from '../../shared/subscriber/subscriber-id.ts'
import { aRequest, aRequestId } from './a-request.ts'
import { anEditionId } from './an-edition.ts'
import { dailyAtEight } from './some-preferences.ts'

export { dailyAtEight, monday } from './some-preferences.ts'

/** The id of reader number `count`, who stands in a shard of the due index. */
export function anId(count = 0, shard = 0): SubscriberId {
  const bytes = Buffer.alloc(16)
  bytes[0] = shard % dueShardCount
  bytes.writeUInt32BE(count, 4)
  return bytes.toString('base64url') as SubscriberId
}

/** A confirmed reader's item, due since 08:00 on Monday 23 November 2026; a test names only what matters to it. */
export function aConfirmed(part: Partial<Confirmed> = {}): Confirmed & { readonly dueShard: number } {
  const id = part.id ?? anId()
  return {
    version: 2,
    rev: 3,
    status: 'confirmed',
    address: 'ann@example.org' as EmailAddress,
    preferences: dailyAtEight,
    confirmedAt: Date.UTC(2026, 10, 20, 12),
    confirmedBy: aRequestId(99),
    since: anEditionId(19),
    through: anEditionId(22),
    lastAt: Date.UTC(2026, 10, 22, 8),
    nextDueAt: Date.UTC(2026, 10, 23, 8),
    missed: {},
    ...part,
    id,
    dueShard: dueShardOf(id),
  }
}

/** A pending subscriber with one open request. */
export function aPending(part: Partial<Pending> = {}): Pending {
  return {
    id: anId(),
    version: 2,
    rev: 1,
    status: 'pending',
    address: 'ann@example.org' as EmailAddress,
    preferences: dailyAtEight,
    requests: [aRequest()],
    missed: {},
    ...part,
  }
}
