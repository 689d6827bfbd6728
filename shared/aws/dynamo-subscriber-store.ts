import {
  type AttributeValue,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { BackOff } from '../concurrency/back-off.ts'
import { retryWhenOvertaken } from '../concurrency/retry-when-overtaken.ts'
import { storedPreferences } from '../subscriber/preferences/preferences.ts'
import { parseSubscriber, type Subscriber, subscriberSchemaVersion } from '../subscriber/subscriber.ts'
import type { SubscriberId } from '../subscriber/subscriber-id.ts'
import type { SubscriberStore } from '../subscriber/subscriber-store.ts'
import { absent, atMost, differs, equals, present } from './dynamo-expression.ts'
import { subscriberItems } from './dynamo-subscriber-items.ts'
import { consentKey, earlierKey, subscriberKey } from './dynamo-subscriber-key.ts'
import { type DynamoClient, tableKey, ttlAttribute } from './dynamo-table.ts'
import { putOnce, updateItem } from './dynamo-write.ts'

type Item = Record<string, AttributeValue>

export function readSubscriber(item: Item): Subscriber {
  return parseSubscriber(unmarshall(item))
}

/** Attributes that only a pending or confirmed subscriber has. */
const whileHere = ['nextDueAt', 'dueShard', 'requests', 'restsUntil', 'untold']

/** Attributes of version 1 that this version does not know. Whatever is written is of this version, and loses them. */
const ofVersion1 = ['request', 'confirmations', 'offered']

/** Attributes that are counted without raising `rev`. */
const countedApart = ['softBounces', 'softBounceReport']

/** Reports come twice and out of order, so the last one alone would not tell what is counted already. */
const rememberedReports = 5

const earlierSchema = z.object({ preferences: storedPreferences, expiresAtSeconds: z.number() })

const storedSchema = z.looseObject({ rev: z.number() })

/** An item of a newer release is left to that release. */
export const ofKnownVersion = atMost('version', subscriberSchemaVersion)

/** Subscribers in DynamoDB. */
export function dynamoSubscriberStore(
  client: DynamoClient,
  table: string,
  backOff: BackOff,
): SubscriberStore {
  const read = async (id: SubscriberId): Promise<Item | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: marshall(subscriberKey(id)), ConsistentRead: true }),
    )
    return Item
  }
  return {
    backOff,

    async get(id) {
      const item = await read(id)
      return item && readSubscriber(item)
    },

    async write(id, rev, change) {
      const asItWasRead = rev === undefined ? absent(tableKey.partition) : equals('rev', rev)
      const written = await updateItem(client, table, subscriberKey(id), {
        set: { ...change.set, id, version: subscriberSchemaVersion },
        increment: { rev: 1 },
        remove: [...(change.remove ?? []), ...ofVersion1],
        when: [asItWasRead],
      })
      return written ? 'written' : 'conflict'
    },

    async leave(id, status, at) {
      const isOurs = present(tableKey.partition)
      const notSuppressed = differs('status', 'suppressed')
      // A suppression is for ever. The item of a reader who never confirmed, or was erased, keeps its time of
      // deletion.
      const here = [...whileHere, ...ofVersion1]
      const gone = status === 'suppressed' ? [...here, ttlAttribute] : here
      const left = await updateItem(client, table, subscriberKey(id), {
        set: { status },
        setOnce: { leftAt: at },
        increment: { rev: 1 },
        remove: gone,
        when: status === 'suppressed' ? [isOurs] : [isOurs, notSuppressed],
      })
      return left ? 'left' : 'unknown'
    },

    async stored(id) {
      const item = await read(id)
      if (!item) return undefined
      const { [tableKey.partition]: _, [tableKey.sort]: __, ...attributes } = unmarshall(item)
      return storedSchema.parse(attributes)
    },

    async keepOnly(id, stored, { keep, set }) {
      const stays = new Set([...keep, ...Object.keys(set)])
      const written = await updateItem(client, table, subscriberKey(id), {
        set,
        increment: { rev: 1 },
        remove: [...new Set([...Object.keys(stored), ...countedApart])].filter((name) => !stays.has(name)),
        when: [equals('rev', stored.rev)],
      })
      return written ? 'written' : 'conflict'
    },

    countSoftBounce(id, reportId) {
      return retryWhenOvertaken(`subscriber ${id}`, backOff, async () => {
        const stored = await read(id)
        if (!stored || Number(stored.version?.N) > subscriberSchemaVersion) return undefined
        const before = stored.softBounceReport?.S
        const counted = before?.split(' ') ?? []
        if (counted.includes(reportId)) return undefined
        const item = await updateItem(client, table, subscriberKey(id), {
          set: { softBounceReport: [...counted, reportId].slice(-rememberedReports).join(' ') },
          increment: { softBounces: 1 },
          when: [
            present(tableKey.partition),
            ofKnownVersion,
            before === undefined ? absent('softBounceReport') : equals('softBounceReport', before),
          ],
        })
        return item ? readSubscriber(item).softBounces : 'overtaken'
      })
    },

    async clearSoftBounces(id) {
      await updateItem(client, table, subscriberKey(id), {
        remove: ['softBounces'],
        when: [present('softBounces')],
      })
    },

    async keepConsent(id, request, consent) {
      await putOnce(client, table, { ...consentKey(id, request), ...consent })
    },

    async hasConsent(id, request) {
      const Key = marshall(consentKey(id, request))
      const { Item } = await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }))
      return Item !== undefined
    },

    async dropConsent(id, request) {
      await client.send(new DeleteItemCommand({ TableName: table, Key: marshall(consentKey(id, request)) }))
    },

    async keepEarlier(id, change, earlier) {
      const Item = marshall({ ...earlierKey(id, change), ...earlier }, { removeUndefinedValues: true })
      await client.send(new PutItemCommand({ TableName: table, Item }))
    },

    async earlier(id, change) {
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: table,
          Key: marshall(earlierKey(id, change)),
          ConsistentRead: true,
        }),
      )
      return Item && earlierSchema.parse(unmarshall(Item))
    },

    async dropEarlier(id, change) {
      await client.send(new DeleteItemCommand({ TableName: table, Key: marshall(earlierKey(id, change)) }))
    },

    async dropConsents(id) {
      const isBeside = ({ sk }: Item): boolean => sk?.S !== subscriberKey(id).sk
      for (const { pk, sk } of (await subscriberItems(client, table, id)).filter(isBeside)) {
        if (pk && sk) await client.send(new DeleteItemCommand({ TableName: table, Key: { pk, sk } }))
      }
    },
  }
}
