import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { type SendingStore, untilResumed } from '../delivery/pace/sending.ts'
import { absent, anyOf, atLeast, type Condition, lessThan } from './dynamo-expression.ts'
import type { DynamoClient, ItemKey } from './dynamo-table.ts'
import { updateItem } from './dynamo-write.ts'

const sendingKey: ItemKey = { pk: 'sending', sk: 'sending' }

const itemSchema = z.object({
  perSecond: z.number(),
  block: z.number(),
  left: z.number(),
  refreshedAt: z.number(),
  stopUntil: z.exactOptional(z.number()),
  why: z.exactOptional(z.string()),
  resumedAt: z.exactOptional(z.number()),
})

const isLeft = (count: number): Condition => atLeast('left', count)
const notStoppedAt = (moment: number): Condition => anyOf(absent('stopUntil'), lessThan('stopUntil', moment))

/** The shared item `sending` in DynamoDB. */
export function dynamoSendingStore(client: DynamoClient, table: string): SendingStore {
  const draw = async (count: number, unlessStopped: Condition): Promise<boolean> => {
    const drawn = await updateItem(client, table, sendingKey, {
      increment: { left: -count },
      when: [isLeft(count), unlessStopped],
    })
    return drawn !== undefined
  }
  return {
    async read() {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key: marshall(sendingKey), ConsistentRead: true }),
      )
      const parsed = Item && itemSchema.safeParse(unmarshall(Item)).data
      if (!parsed) return undefined
      const { stopUntil, why = '', ...sending } = parsed
      return stopUntil === undefined ? sending : { ...sending, stop: { until: stopUntil, why } }
    },
    async refresh(sending) {
      await updateItem(client, table, sendingKey, { set: { ...sending }, when: [] })
    },
    draw: (count, now) => draw(count, notStoppedAt(now)),
    drawForLetter: () => draw(1, notStoppedAt(untilResumed)),
    async stop({ until, why }) {
      await updateItem(client, table, sendingKey, {
        set: { stopUntil: until, why },
        when: [notStoppedAt(until)],
      })
    },
    async resume(now) {
      await updateItem(client, table, sendingKey, {
        set: { resumedAt: now },
        remove: ['stopUntil', 'why'],
        when: [],
      })
    },
  }
}
