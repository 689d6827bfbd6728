import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { SnapshotStore } from '../edition/snapshot-store.ts'
import { type PaperId, paperIdSchema, type Signals, signalsSchema } from '../paper/paper.ts'
import { type Snapshot, snapshotDays } from '../paper/ranking/snapshot.ts'
import { dayMs, secondMs } from '../time/clock.ts'
import { allOf, between, equals, expressions } from './dynamo-expression.ts'
import { queryAll } from './dynamo-query.ts'
import { type DynamoClient, tableKey, ttlAttribute } from './dynamo-table.ts'

const partition = 'snapshots'

/** An item holds 400 KB, and a paper's signals take at most 100 bytes. */
const papersAnItem = 2_000

const itemSchema = z.object({
  day: z.string(),
  at: z.number(),
  signals: z.record(paperIdSchema, signalsSchema),
})

/** Snapshots in DynamoDB. The papers of a day are in as few items as can hold them. */
export function dynamoSnapshotStore(client: DynamoClient, table: string): SnapshotStore {
  return {
    async before(day) {
      const first = new Date(Date.parse(day) - snapshotDays * dayMs).toISOString().slice(0, 10)
      // The keys of a day's items, `DATE#N`, sort after `DATE`. So the day itself is not among the days
      // found.
      const days = allOf(equals(tableKey.partition, partition), between(tableKey.sort, first, day))
      const query = { TableName: table, ...expressions({ KeyConditionExpression: days }) }
      const snapshots = new Map<string, Snapshot>()
      for await (const found of queryAll(client, query)) {
        const item = itemSchema.parse(unmarshall(found))
        const signals = Object.entries(item.signals) as [PaperId, Signals][]
        const known = snapshots.get(item.day)?.signals ?? []
        snapshots.set(item.day, { day: item.day, at: item.at, signals: new Map([...known, ...signals]) })
      }
      return [...snapshots.values()]
    },
    async keep({ day, at, signals }) {
      const papers = [...signals]
      const count = Math.max(1, Math.ceil(papers.length / papersAnItem))
      for (let part = 0; part < count; part++) {
        const some = papers.slice(part * papersAnItem, (part + 1) * papersAnItem)
        const Item = marshall({
          pk: partition,
          sk: `${day}#${part}`,
          day,
          at,
          signals: Object.fromEntries(some),
          [ttlAttribute]: Math.ceil((at + (snapshotDays + 1) * dayMs) / secondMs),
        })
        await client.send(new PutItemCommand({ TableName: table, Item }))
      }
    },
  }
}
