import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { ForgettingStore, KeptConsent, KeptSubscriber, LapsedItem } from '../subscriber/forget-lapsed.ts'
import type { RequestId } from '../subscriber/request-id.ts'
import { parseSubscriberId, type SubscriberId } from '../subscriber/subscriber-id.ts'
import { type EpochMs, secondMs } from '../time/clock.ts'
import { anyOf, atMost, beginsWith, equals, expressions, present } from './dynamo-expression.ts'
import { consentKey, subscriberKey } from './dynamo-subscriber-key.ts'
import { readSubscriber } from './dynamo-subscriber-store.ts'
import { type DynamoClient, tableKey, ttlAttribute } from './dynamo-table.ts'
import { deleteItem, updateItem } from './dynamo-write.ts'

type Item = Record<string, AttributeValue>

const consents = consentKey('' as SubscriberId, '' as RequestId).sk
const subscriberPrefix = subscriberKey('' as SubscriberId).pk

/** What is kept, in DynamoDB. */
export function dynamoForgettingStore(client: DynamoClient, table: string): ForgettingStore {
  return {
    async *all(now) {
      const isOver = atMost(ttlAttribute, Math.floor(now / secondMs))
      // A scan returns the items of a partition one after the other, so a subscriber's items come together.
      let together: Item[] = []
      for await (const item of scanned(anyOf(ofSubscriber, ofConsent, isOver))) {
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

/** What the items of one partition are: one subscriber with their proofs of consent, or others whose time is over. */
function* keptIn(items: readonly Item[], now: EpochMs): Generator<KeptSubscriber | LapsedItem> {
  const own: Item[] = []
  for (const item of items) {
    const isOwn = item.sk?.S === subscriberKey('' as SubscriberId).sk || item.sk?.S?.startsWith(consents)
    if (isOwn && !isLapsedConsent(item, now)) own.push(item)
    else yield lapsed(item)
  }
  const id = parseSubscriberId(own[0]?.pk?.S?.slice(subscriberPrefix.length) ?? '')
  if (id === undefined) return
  const stored = own.find(({ sk }) => sk?.S === subscriberKey(id).sk)
  const subscriber = stored && readSubscriber(stored)
  yield {
    id,
    ...(subscriber && { subscriber }),
    consents: own.filter((item) => item !== stored).map(consentOf),
  }
}

/** The time of a subscriber's own item is a matter of the subscriber. */
function isLapsedConsent(item: Item, now: EpochMs): boolean {
  const expiry = item[ttlAttribute]?.N
  return item.sk?.S?.startsWith(consents) === true && expiry !== undefined && Number(expiry) * secondMs <= now
}

function lapsed(item: Item): LapsedItem {
  const { pk, sk, [ttlAttribute]: expiresAtSeconds } = unmarshall(item)
  return { pk, sk, expiresAtSeconds }
}

function consentOf(item: Item): KeptConsent {
  return {
    request: (item.sk?.S?.slice(consents.length) ?? '') as RequestId,
    hasAddress: item.address !== undefined,
  }
}
