import { subscriberKey } from '../../../shared/aws/dynamo-subscriber-key.ts'
import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import { maximumTopics } from '../../../shared/subscriber/preferences/given-preferences.ts'
import { dueShardOf, type SubscriberId, subscriberIds } from '../../../shared/subscriber/subscriber-id.ts'
import type { EpochMs } from '../../../shared/time/clock.ts'
import type { TimeZone } from '../../../shared/time/time-zone.ts'
import type { Item } from '../../dynamo/engine/attribute-value.ts'
import { storedSubscriber } from '../../dynamo/stored-subscriber.ts'
import { aConfirmed } from '../../fakes/a-subscriber.ts'
import { anEditionId } from '../../fakes/an-edition.ts'
import { readersTopics } from '../papers-on-subjects.ts'

/** What the index has of a reader, who is made from their number when somebody wants the whole item. */
export interface CrowdReader {
  readonly number: number
  readonly id: SubscriberId
  readonly shard: number
  readonly dueAt: EpochMs
  /** What was written when the reader's digest was settled. */
  settled?: { readonly nextDueAt: EpochMs; readonly through: string }
}

/** The newest edition that all of them have. */
export const throughBefore = anEditionId(22)

const idOf = subscriberIds(new TextEncoder().encode('the key of a crowd of readers'))
const addressOf = (number: number) =>
  `somebody.${String(number).padStart(7, '0')}@mail.example.org` as EmailAddress

export function crowdReader(number: number, dueAt: EpochMs): CrowdReader {
  const id = idOf(addressOf(number))
  return { number, id, shard: dueShardOf(id), dueAt }
}

/** The whole item, as production keeps it. Every other reader has ten topics. */
export function itemOfReader({ number, id, dueAt, settled }: CrowdReader): Item {
  const texts = Array.from(
    { length: number % 2 === 0 ? 0 : maximumTopics },
    (_, place) => readersTopics[(number * 7 + place * 13) % readersTopics.length] ?? '',
  )
  const reader = aConfirmed({
    id,
    address: addressOf(number),
    // At the hour at which they are due.
    preferences: { timezone: 'UTC' as TimeZone, hour: 8, frequency: 'daily', topics: texts },
    nextDueAt: dueAt,
    through: throughBefore,
  })
  return storedSubscriber({ ...reader, ...settled })
}

export function keyOfReader({ id }: CrowdReader): Item {
  const { pk, sk } = subscriberKey(id)
  return { pk: { S: pk }, sk: { S: sk } }
}
