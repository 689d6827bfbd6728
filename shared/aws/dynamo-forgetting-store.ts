import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb'
import type {
  ForgettingStore,
  KeptSubscriber,
  LapsedItem,
  UnreadableItem,
} from '../subscriber/leaving/forget-lapsed.ts'
import type { RequestId } from '../subscriber/link/request-id.ts'
import type { SubscriberId } from '../subscriber/subscriber-id.ts'
import { type EpochMs, secondMs } from '../time/clock.ts'
import { anyOf, atMost, beginsWith, equals, expressions, present } from './dynamo-expression.ts'
import { readableSubscriber, subscriberIdIn, unreadableItem } from './dynamo-readable-subscriber.ts'
import { consentKey, earlierKey, subscriberKey } from './dynamo-subscriber-key.ts'
import { type DynamoClient, tableKey, ttlAttribute } from './dynamo-table.ts'
import { deleteItem, updateItem } from './dynamo-write.ts'

type Item = Record<string, AttributeValue>

const consents = consentKey('' as SubscriberId, '' as RequestId).sk
const earlierChoices = earlierKey('' as SubscriberId, '' as RequestId).sk

/** What is kept, in DynamoDB. */
export function dynamoForgettingStore(client: DynamoClient, table: string): ForgettingStore {
  return {
    async *all(now) {
      const lapsedItems = atMost(ttlAttribute, Math.floor(now / secondMs))
      // A scan returns the items of a partition one after the other, so a subscriber's items come together.
      let together: Item[] = []
      for await (const item of scanned(anyOf(ofSubscriber, ofConsent, ofEarlier, lapsedItems))) {
        if (together[0]?.pk?.S !== item.pk?.S) {
          yield* keptIn(together, now)
          together = []
        }
        together.push(item)
      }
      yield* keptIn(together, now)
    },

    async dropLapsed({ pk, sk, expiresAtSeconds }) {
      await deleteItem(client, table, { pk, sk }, [equals(ttlAttribute, expiresAtSeconds)])
    },

    async drop(id, rev) {
      return (await deleteItem(client, table, subscriberKey(id), [equals('rev', rev)]))
        ? 'written'
        : 'conflict'
    },

    async reduceConsent(id, request, expiresAtSeconds) {
      await updateItem(client, table, consentKey(id, request), {
        set: { [ttlAttribute]: expiresAtSeconds },
        remove: ['address'],
        when: [present(tableKey.partition)],
      })
    },
  }

  async function* scanned(filter: typeof ofSubscriber): AsyncGenerator<Item> {
    let from: Item | undefined
    do {
      const page = await client.send(
        new ScanCommand({
          TableName: table,
          ...expressions({ FilterExpression: filter }),
          ConsistentRead: true,
          ...(from ? { ExclusiveStartKey: from } : {}),
        }),
      )
      yield* page.Items ?? []
      from = page.LastEvaluatedKey
    } while (from)
  }
}

const ofSubscriber = equals(tableKey.sort, subscriberKey('' as SubscriberId).sk)
const ofConsent = beginsWith(tableKey.sort, consents)
const ofEarlier = beginsWith(tableKey.sort, earlierChoices)

/** What the items of one partition are: one subscriber with what stands beside them, or others whose time is over. */
function* keptIn(
  items: readonly Item[],
  now: EpochMs,
): Generator<KeptSubscriber | LapsedItem | UnreadableItem> {
  const isSubscriber = ({ sk }: Item): boolean => sk?.S === subscriberKey('' as SubscriberId).sk
  const beside: Item[] = []
  for (const item of items.filter((each) => !isSubscriber(each))) {
    const isOwn = nameAfter(consents, item) !== undefined || nameAfter(earlierChoices, item) !== undefined
    if (isOwn && !isOver(item, now)) beside.push(item)
    else yield lapsed(item)
  }
  // The time of a subscriber's own item is a matter of the subscriber.
  const stored = items.find(isSubscriber)
  const first = stored ?? beside[0]
  const id = first && subscriberIdIn(first)
  if (stored && id === undefined) yield unreadableItem(stored, 'NoId')
  if (id === undefined) return
  const read = stored && readableSubscriber(stored)
  if (read && 'unreadable' in read) {
    // Whether what stands beside it may be kept depends on it.
    yield read
    return
  }
  yield {
    id,
    ...(read && { subscriber: read }),
    consents: beside.flatMap((item) => {
      const request = nameAfter(consents, item)
      return request === undefined ? [] : [{ request, hasAddress: item.address !== undefined }]
    }),
    earlier: beside.flatMap((item) => nameAfter(earlierChoices, item) ?? []),
  }
}

function isOver({ [ttlAttribute]: expiry }: Item, now: EpochMs): boolean {
  return expiry?.N !== undefined && Number(expiry.N) * secondMs <= now
}

/** The id at the end of a sort key that begins like this; undefined if it begins otherwise. */
function nameAfter(start: string, { sk }: Item): RequestId | undefined {
  return sk?.S?.startsWith(start) ? (sk.S.slice(start.length) as RequestId) : undefined
}

function lapsed(item: Item): LapsedItem {
  // Nothing else is read of it: it may be of any release.
  return { pk: item.pk?.S ?? '', sk: item.sk?.S ?? '', expiresAtSeconds: Number(item[ttlAttribute]?.N) }
}
