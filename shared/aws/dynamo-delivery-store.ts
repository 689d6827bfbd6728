import { type AttributeValue, QueryCommand } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { DeliveryStore, DueRow, Settlement } from '../delivery/attempt/delivery-store.ts'
import type { EditionId } from '../edition/edition-id.ts'
import type { SubscriberId } from '../subscriber/subscriber-id.ts'
import type { EpochMs } from '../time/clock.ts'
import { absent, allOf, atMost, type Condition, equals, expressions, lessThan } from './dynamo-expression.ts'
import { subscriberKey } from './dynamo-subscriber-key.ts'
import { ofKnownVersion, readSubscriber } from './dynamo-subscriber-store.ts'
import { type DynamoClient, dueIndex } from './dynamo-table.ts'
import { type Update, updateItem } from './dynamo-write.ts'

const rowsPerPage = 100

const dueRowSchema = z.object({
  pk: z.pipe(
    z.string(),
    z.transform((pk) => pk.replace(/^subscriber#/, '') as SubscriberId),
  ),
  nextDueAt: z.number(),
  through: z.custom<EditionId>((value) => typeof value === 'string'),
})

/**
 * The conditions of the protocol, by the names that they have in `docs/architecture.md`, "The delivery
 * protocol".
 */
const stillConfirmed = equals('status', 'confirmed')
const noOpenAttempt = absent('attempt')
const dueAsSeen = (nextDueAt: number): Condition => equals('nextDueAt', nextDueAt)
const hasNotGot = (head: EditionId): Condition => lessThan('through', head)
const ownAttempt = (attemptId: string): Condition => equals('attempt.id', attemptId)
const unchangedSince = (rev: number): Condition => equals('rev', rev)

const isDueIn = (shard: number, now: EpochMs): Condition =>
  allOf(equals(dueIndex.partition, shard), atMost(dueIndex.sort, now))

/** The delivery protocol's writes on the subscribers' items in DynamoDB. */
export function dynamoDeliveryStore(client: DynamoClient, table: string): DeliveryStore {
  const update = (id: SubscriberId, change: Update) => updateItem(client, table, subscriberKey(id), change)
  const written = (item: Record<string, AttributeValue> | undefined) => (item ? 'written' : 'conflict')

  return {
    async due(shard, now, head, cursor) {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: dueIndex.name,
          ...expressions({
            KeyConditionExpression: isDueIn(shard, now),
            FilterExpression: hasNotGot(head),
          }),
          Limit: rowsPerPage,
          ...(cursor === undefined ? {} : { ExclusiveStartKey: readCursor(cursor) }),
        }),
      )
      const rows = (page.Items ?? []).map((item): DueRow => {
        const { pk, ...row } = dueRowSchema.parse(unmarshall(item))
        return { id: pk, ...row }
      })
      return page.LastEvaluatedKey ? { rows, cursor: JSON.stringify(page.LastEvaluatedKey) } : { rows }
    },

    async oldestDue(shard, now) {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: dueIndex.name,
          ...expressions({ KeyConditionExpression: isDueIn(shard, now) }),
          Limit: 1,
        }),
      )
      const [oldest] = page.Items ?? []
      return oldest && dueRowSchema.parse(unmarshall(oldest)).nextDueAt
    },

    async claim(row, attempt) {
      const item = await update(row.id, {
        set: { attempt },
        when: [
          ofKnownVersion,
          stillConfirmed,
          dueAsSeen(row.nextDueAt),
          noOpenAttempt,
          hasNotGot(attempt.head),
        ],
      })
      const claimed = item && readSubscriber(item)
      return claimed?.status === 'confirmed' ? claimed : undefined
    },

    async settle(id, attemptId, rev, settlement) {
      const item = await update(id, {
        set: { ...settlement },
        increment: { rev: 1 },
        remove: ['attempt'],
        when: [ownAttempt(attemptId), unchangedSince(rev)],
      })
      return written(item)
    },

    async settleQuiet(row, rev, settlement: Settlement) {
      const item = await update(row.id, {
        set: { ...settlement },
        increment: { rev: 1 },
        when: [
          stillConfirmed,
          dueAsSeen(row.nextDueAt),
          noOpenAttempt,
          hasNotGot(settlement.through),
          unchangedSince(rev),
        ],
      })
      return written(item)
    },

    async release(id, attemptId) {
      return written(
        await update(id, {
          remove: ['attempt'],
          when: [ownAttempt(attemptId)],
        }),
      )
    },

    async park({ id, attemptId, rev, nextDueAt }, until) {
      const item = await update(id, {
        set: { nextDueAt: until },
        when: [ownAttempt(attemptId), unchangedSince(rev), dueAsSeen(nextDueAt)],
      })
      return written(item)
    },

    async moveOn(id, rev, settlement) {
      const item = await update(id, {
        set: { ...settlement },
        increment: { rev: 1 },
        remove: ['attempt'],
        when: [unchangedSince(rev)],
      })
      return written(item)
    },
  }
}

function readCursor(cursor: string): Record<string, AttributeValue> {
  return JSON.parse(cursor) as Record<string, AttributeValue>
}
