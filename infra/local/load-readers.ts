import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { subscriberKey } from '../../shared/aws/dynamo-subscriber-key.ts'
import type { EditionId } from '../../shared/edition/edition-id.ts'
import { parseAddress } from '../../shared/subscriber/address/address.ts'
import { frequencies } from '../../shared/subscriber/preferences/schedule.ts'
import { type Confirmed, subscriberSchemaVersion } from '../../shared/subscriber/subscriber.ts'
import { dueShardOf, type SubscriberIds } from '../../shared/subscriber/subscriber-id.ts'
import type { EpochMs } from '../../shared/time/clock.ts'
import { allTimeZones, type TimeZone } from '../../shared/time/time-zone.ts'

const batchSize = 25
const topics = ['diffusion models', 'hierarchical clustering', 'speech -music', 'graph theory', 'attention']

/**
 * Fills a table with confirmed readers who are all due at once. Their zones, hours, frequencies and topics
 * vary. The same number always makes the same reader. Writing the readers again makes them due again. `onWritten` is
 * told after each batch how many are written.
 */
export async function loadReaders(
  client: DynamoDBClient,
  table: string,
  idOf: SubscriberIds,
  count: number,
  through: EditionId,
  now: EpochMs,
  onWritten: (readers: number) => void = () => {},
): Promise<void> {
  const zones = allTimeZones()
  for (let from = 0; from < count; from += batchSize) {
    const size = Math.min(batchSize, count - from)
    const readers = Array.from({ length: size }, (_, index) =>
      reader(from + index, zones, idOf, through, now),
    )
    let rest: WriteRequest[] = readers.map((each) => ({
      PutRequest: { Item: marshall({ ...subscriberKey(each.id), ...each, dueShard: dueShardOf(each.id) }) },
    }))
    while (rest.length > 0) {
      const result = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: rest } }))
      rest = result.UnprocessedItems?.[table] ?? []
    }
    onWritten(from + size)
  }
}

/** The address of the reader with this number. */
export function loadedAddress(number: number): string {
  return `reader-${number}@load.example.org`
}

function reader(
  number: number,
  zones: readonly TimeZone[],
  idOf: SubscriberIds,
  through: EditionId,
  now: EpochMs,
): Confirmed {
  const parsed = parseAddress(loadedAddress(number))
  if (!parsed.ok) throw new Error(`${loadedAddress(number)} is not an address: ${parsed.problem}`)
  return {
    id: idOf(parsed.address),
    version: subscriberSchemaVersion,
    rev: 1,
    status: 'confirmed',
    address: parsed.address,
    preferences: {
      timezone: at(zones, number),
      hour: number % 24,
      frequency: at(frequencies, number),
      topics: topics.slice(0, number % topics.length),
    },
    confirmedAt: now,
    confirmedBy: 'load',
    since: through,
    through,
    nextDueAt: now,
    missed: {},
  }
}

function at<T>(list: readonly T[], number: number): T {
  const found = list[number % list.length]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}
