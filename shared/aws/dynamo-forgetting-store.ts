import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { ForgettingStore, KeptSubscriber, LapsedItem } from '../subscriber/leaving/forget-lapsed.ts'
import type { RequestId } from '../subscriber/link/request-id.ts'
import { parseSubscriberId, type SubscriberId } from '../subscriber/subscriber-id.ts'
import { type EpochMs, secondMs } from '../time/clock.ts'
import { anyOf, atMost, beginsWith, equals, expressions, present } from './dynamo-expression.ts'
import { consentKey, earlierKey, subscriberKey } from './dynamo-subscriber-key.ts'
import { readSubscriber } from './dynamo-subscriber-store.ts'
import { type DynamoClient, tableKey, ttlAttribute } from './dynamo-table.ts'
import { deleteItem, updateItem } from './dynamo-write.ts'

type Item = Record<string, AttributeValue>

const consents = consentKey('' as SubscriberId, '' as RequestId).sk
const earlierChoices = earlierKey('' as SubscriberId, '' as RequestId).sk
const subscriberPrefix = subscriberKey('' as SubscriberId).pk

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
function* keptIn(items: readonly Item[], now: EpochMs): Generator<KeptSubscriber | LapsedItem> {
  const isSubscriber = ({ sk }: Item): boolean => sk?.S === subscriberKey('' as SubscriberId).sk
  const beside: Item[] = []
  for (const item of items.filter((each) => !isSubscriber(each))) {
    const isOwn = nameAfter(consents, item) !== undefined || nameAfter(earlierChoices, item) !== undefined
    if (isOwn && !isOver(item, now)) beside.push(item)
    else yield lapsed(item)
  }
  // The time of a subscriber's own item is a matter of the subscriber.
  const stored = items.find(isSubscriber)
  const id = parseSubscriberId((stored ?? beside[0])?.pk?.S?.slice(subscriberPrefix.length) ?? '')
  if (id === undefined) return
  const subscriber = stored && readSubscriber(stored)
  yield {
    id,
    ...(subscriber && { subscriber }),
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
  const { pk, sk, [ttlAttribute]: expiresAtSeconds } = unmarshall(item)
  return { pk, sk, expiresAtSeconds }
}
