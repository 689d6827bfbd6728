import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { MailKind } from '../delivery/aftermath/mail-kind.ts'
import type { Harm, Reputation, ReputationStore } from '../delivery/aftermath/reputation.ts'
import { dayMs, type EpochMs, hourMs, secondMs } from '../time/clock.ts'
import { absent, allOf, anyOf, between, equals, expressions, lessThan } from './dynamo-expression.ts'
import { queryAll } from './dynamo-query.ts'
import { type DynamoClient, type ItemKey, tableKey, ttlAttribute } from './dynamo-table.ts'
import { type Update, updateItem } from './dynamo-write.ts'

const partition = 'reputation'
const keptMs = 3 * dayMs

/** The attribute of each count. Those of digests have the names that all mails had in earlier releases. */
const harmAttributes = {
  digests: { bounces: 'bounces', complaints: 'complaints' },
  letters: { bounces: 'letterBounces', complaints: 'letterComplaints' },
  unconfirmed: { bounces: 'unconfirmedBounces', complaints: 'unconfirmedComplaints' },
} as const satisfies Record<MailKind, Record<Harm, string>>
const mailedAttribute = 'unconfirmedMailed'
const droppedAttribute = 'unconfirmedDropped'

const hourSchema = z.record(z.string(), z.unknown())

const keyOf = (at: EpochMs): ItemKey => ({ pk: partition, sk: hourOf(at) })

/** `2026-11-23T10`: sorts by time. */
const hourOf = (at: EpochMs): string => new Date(at).toISOString().slice(0, 13)

/** A sort key after that of every hour. */
const afterAllHours = '9999-12-31T23'

/** Counts by the hour in DynamoDB. */
export function dynamoReputationStore(client: DynamoClient, table: string): ReputationStore {
  const increment = (at: EpochMs, by: Record<string, number>, when: Update['when'] = []) =>
    updateItem(client, table, keyOf(at), {
      increment: by,
      set: { [ttlAttribute]: Math.ceil((at + keptMs) / secondMs) },
      when,
    })

  /** The sums from one hour to another, both included. */
  async function sums(first: string, last: string): Promise<(attribute: string) => number> {
    if (first > last) return () => 0
    const hours = allOf(equals(tableKey.partition, partition), between(tableKey.sort, first, last))
    const query = {
      TableName: table,
      ConsistentRead: true,
      ...expressions({ KeyConditionExpression: hours }),
    }
    const found: Record<string, unknown>[] = []
    for await (const item of queryAll(client, query)) found.push(hourSchema.parse(unmarshall(item)))
    return (attribute) => found.reduce((sum, hour) => sum + (Number(hour[attribute]) || 0), 0)
  }

  return {
    async count(kind, harm, at) {
      await increment(at, { [harmAttributes[kind][harm]]: 1 })
    },
    async countMailed(at, most) {
      const before = await sums(hourOf(at - dayMs), hourOf(at - hourMs))
      const room = most - before(mailedAttribute)
      if (room <= 0) return false
      // Many letters may read the same sum. The condition lets only as many through as there is room for.
      const isRoom = anyOf(absent(mailedAttribute), lessThan(mailedAttribute, room))
      return (await increment(at, { [mailedAttribute]: 1 }, [isRoom])) !== undefined
    },
    async uncountMailed(at) {
      await increment(at, { [mailedAttribute]: -1 })
    },
    async countDropped(count, at) {
      await increment(at, { [droppedAttribute]: count })
    },
    async since(at) {
      const sum = await sums(hourOf(at), afterAllHours)
      const harmOf = (kind: MailKind) => ({
        bounces: sum(harmAttributes[kind].bounces),
        complaints: sum(harmAttributes[kind].complaints),
      })
      return {
        digests: harmOf('digests'),
        letters: harmOf('letters'),
        unconfirmed: {
          ...harmOf('unconfirmed'),
          mailed: sum(mailedAttribute),
          dropped: sum(droppedAttribute),
        },
      } satisfies Reputation
    },
  }
}
