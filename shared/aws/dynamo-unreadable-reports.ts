import type { UnreadableReports } from '../delivery/aftermath/unreadable-reports.ts'
import { dayMs, secondMs } from '../time/clock.ts'
import { type DynamoClient, ttlAttribute } from './dynamo-table.ts'
import { updateItem } from './dynamo-write.ts'

/** As long as the dead letters of a queue. */
const keptMs = 14 * dayMs

/**
 * SQS takes messages of up to 1 MiB, and a DynamoDB item holds 400 KiB. A message that could not be put aside
 * would keep the queue from being drained.
 */
const keptBytes = 390_000

/** Unreadable reports in DynamoDB, an item each. Of a very long one the beginning is kept. */
export function dynamoUnreadableReports(client: DynamoClient, table: string): UnreadableReports {
  return {
    async keep({ id, body, arrivedAt }) {
      await updateItem(
        client,
        table,
        { pk: 'unreadable', sk: id },
        {
          set: {
            body: beginningOf(body),
            arrivedAt,
            [ttlAttribute]: Math.ceil((arrivedAt + keptMs) / secondMs),
          },
          when: [],
        },
      )
    },
  }
}

function beginningOf(body: string): string {
  return Buffer.from(body).subarray(0, keptBytes).toString()
}
