import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { ReputationStore } from '../delivery/aftermath/reputation.ts'
import { dayMs, type EpochMs, secondMs } from '../time/clock.ts'
import { allOf, atLeast, equals, expressions } from './dynamo-expression.ts'
import { queryAll } from './dynamo-query.ts'
import { type DynamoClient, tableKey, ttlAttribute } from './dynamo-table.ts'
import { updateItem } from './dynamo-write.ts'

const partition = 'reputation'
const keptMs = 3 * dayMs
const itemSchema = z.object({ bounces: z._default(z.number(), 0), complaints: z._default(z.number(), 0) })

/** `2026-11-23T10`: sorts by time. */
const hourOf = (at: EpochMs): string => new Date(at).toISOString().slice(0, 13)

/** Bounces and complaints by the hour in DynamoDB. */
export function dynamoReputationStore(client: DynamoClient, table: string): ReputationStore {
  return {
    async count(harm, at) {
      await updateItem(
        client,
        table,
        { pk: partition, sk: hourOf(at) },
        { increment: { [harm]: 1 }, set: { [ttlAttribute]: Math.ceil((at + keptMs) / secondMs) }, when: [] },
      )
    },
    async since(at) {
      const hours = allOf(equals(tableKey.partition, partition), atLeast(tableKey.sort, hourOf(at)))
      const sum = { bounces: 0, complaints: 0 }
      const query = { TableName: table, ...expressions({ KeyConditionExpression: hours }) }
      for await (const item of queryAll(client, query)) {
        const { bounces, complaints } = itemSchema.parse(unmarshall(item))
        sum.bounces += bounces
        sum.complaints += complaints
      }
      return sum
    },
  }
}
