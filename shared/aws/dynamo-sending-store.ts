import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import {
  lettersBeforeQuota,
  noTrouble,
  type SendingStore,
  type Trouble,
  untilResumed,
} from '../delivery/pace/sending.ts'
import { absent, allOf, anyOf, atLeast, type Condition, lessThan } from './dynamo-expression.ts'
import type { DynamoClient, ItemKey } from './dynamo-table.ts'
import { updateItem } from './dynamo-write.ts'

const sendingKey: ItemKey = { pk: 'sending', sk: 'sending' }

const itemSchema = z.object({
  accountPerSecond: z.number(),
  block: z.number(),
  left: z.number(),
  refreshedAt: z.number(),
  stopUntil: z.exactOptional(z.number()),
  why: z.exactOptional(z.string()),
  resumedAt: z.exactOptional(z.number()),
  refused: z.exactOptional(z.number()),
  ambiguous: z.exactOptional(z.number()),
})

const troubleSchema = z.pick(itemSchema, { refused: true, ambiguous: true })

const troubleOf = ({ refused = 0, ambiguous = 0 }: z.infer<typeof troubleSchema>): Trouble => ({
  refused,
  ambiguous,
})

const isLeft = (count: number): Condition => atLeast('left', count)
/** No refresh has set the quota yet, so that `left` only counts the letters drawn so far, below zero. */
const isFirstLetter = allOf(
  absent('refreshedAt'),
  anyOf(absent('left'), atLeast('left', 1 - lettersBeforeQuota)),
)
const notStoppedAt = (moment: number): Condition => anyOf(absent('stopUntil'), lessThan('stopUntil', moment))

/** The shared item `sending` in DynamoDB. */
export function dynamoSendingStore(client: DynamoClient, table: string): SendingStore {
  const draw = async (count: number, when: readonly Condition[]): Promise<boolean> => {
    const drawn = await updateItem(client, table, sendingKey, { increment: { left: -count }, when })
    return drawn !== undefined
  }
  return {
    async read() {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key: marshall(sendingKey), ConsistentRead: true }),
      )
      const parsed = Item && itemSchema.safeParse(unmarshall(Item)).data
      if (!parsed) return undefined
      const { stopUntil, why = '', refused, ambiguous, ...quota } = parsed
      return {
        ...quota,
        ...(stopUntil !== undefined && { stop: { until: stopUntil, why } }),
        ...((refused || ambiguous) && { trouble: troubleOf(parsed) }),
      }
    },
    async refresh(sending) {
      await updateItem(client, table, sendingKey, { set: { ...sending }, when: [] })
    },
    draw: (count, now) => draw(count, [isLeft(count), notStoppedAt(now)]),
    drawForLetter: () => draw(1, [anyOf(isLeft(1), isFirstLetter), notStoppedAt(untilResumed)]),
    async countTrouble(kind) {
      const counted = await updateItem(client, table, sendingKey, {
        increment: { [kind]: 1 },
        remove: kind === 'refused' ? ['ambiguous'] : [],
        when: [],
      })
      return counted ? troubleOf(troubleSchema.parse(unmarshall(counted))) : noTrouble
    },
    async endTrouble() {
      await updateItem(client, table, sendingKey, { remove: ['refused', 'ambiguous'], when: [] })
    },
    async stop({ until, why }) {
      await updateItem(client, table, sendingKey, {
        set: { stopUntil: until, why },
        when: [notStoppedAt(until)],
      })
    },
    async resume(now) {
      await updateItem(client, table, sendingKey, {
        set: { resumedAt: now },
        remove: ['stopUntil', 'why', 'refused', 'ambiguous'],
        when: [],
      })
    },
  }
}
