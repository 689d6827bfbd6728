import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { SnapshotStore } from '../edition/snapshot-store.ts'
import type { PaperId } from '../paper/paper.ts'
import { type Snapshot, snapshotDays } from '../paper/snapshot.ts'
import { dayMs, secondMs } from '../time/clock.ts'
import { type DynamoClient, tableKey, ttlAttribute } from './dynamo-table.ts'

const partition = 'snapshots'

/** An item holds 400 KB, and a paper's signals take at most 100 bytes. */
const papersAnItem = 2_000

const itemSchema = z.object({
  day: z.string(),
  at: z.number(),
  signals: z.record(
    z.string(),
    z.object({
      upvotes: z.exactOptional(z.number()),
      comments: z.exactOptional(z.number()),
      stars: z.exactOptional(z.number()),
      points: z.exactOptional(z.number()),
    }),
  ),
})

/** Snapshots in DynamoDB: a day's papers in as few items as hold them. */
export function dynamoSnapshotStore(client: DynamoClient, table: string): SnapshotStore {
  return {
    async before(day) {
      const first = new Date(Date.parse(day) - snapshotDays * dayMs).toISOString().slice(0, 10)
      const items = await query(client, table, first, day)
      const days = new Map<string, Snapshot>()
      for (const item of items) {
        const signals = Object.entries(item.signals) as [PaperId, (typeof item.signals)[string]][]
        const known = days.get(item.day)?.signals ?? []
        days.set(item.day, { day: item.day, at: item.at, signals: new Map([...known, ...signals]) })
      }
      return [...days.values()]
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

/** The items of the days from `first` up to, but without, `end`. */
async function query(
  client: DynamoClient,
  table: string,
  first: string,
  end: string,
): Promise<z.infer<typeof itemSchema>[]> {
  const items: z.infer<typeof itemSchema>[] = []
  let from: Record<string, unknown> | undefined
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :first AND :end',
        ExpressionAttributeNames: { '#pk': tableKey.partition, '#sk': tableKey.sort },
        // A day's items are `DATE#N`, which sorts after `DATE`.
        ExpressionAttributeValues: marshall({ ':pk': partition, ':first': first, ':end': end }),
        ...(from ? { ExclusiveStartKey: marshall(from) } : {}),
      }),
    )
    for (const item of page.Items ?? []) items.push(itemSchema.parse(unmarshall(item)))
    from = page.LastEvaluatedKey && unmarshall(page.LastEvaluatedKey)
  } while (from)
  return items
}
