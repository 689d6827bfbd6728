import type { UnreadableReports } from '../delivery/aftermath/unreadable-reports.ts'
import { dayMs, secondMs } from '../time/clock.ts'
import { type DynamoClient, ttlAttribute } from './dynamo-table.ts'
import { updateItem } from './dynamo-write.ts'

/** As long as the dead letters of a queue. */
const keptMs = 14 * dayMs

/** Unreadable reports in DynamoDB, an item each. SQS's messages are smaller than DynamoDB's items. */
export function dynamoUnreadableReports(client: DynamoClient, table: string): UnreadableReports {
  return {
    async keep({ id, body, arrivedAt }) {
      await updateItem(
        client,
        table,
        { pk: 'unreadable', sk: id },
        { set: { body, arrivedAt, [ttlAttribute]: Math.ceil((arrivedAt + keptMs) / secondMs) }, when: [] },
      )
    },
  }
}
