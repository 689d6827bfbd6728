import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { FeedbackProof, ProofStore } from '../delivery/attempt/proof.ts'
import { type EpochMs, minuteMs } from '../time/clock.ts'
import { absent, anyOf, lessThan } from './dynamo-expression.ts'
import type { DynamoClient, ItemKey } from './dynamo-table.ts'
import { updateItem } from './dynamo-write.ts'

const proofKey: ItemKey = { pk: 'feedback', sk: 'proof' }
const itemSchema = z.object({
  drainedAt: z._default(z.number(), 0),
  sendSeenAt: z._default(z.number(), 0),
  unheardSince: z._default(z.number(), 0),
  unreadableAt: z._default(z.number(), 0),
})

/** Feedback proof in DynamoDB, in one item. */
export function dynamoProofStore(client: DynamoClient, table: string): ProofStore {
  let sendSeenAt: EpochMs = 0
  const raise = async (attribute: keyof FeedbackProof, at: EpochMs, above: EpochMs): Promise<void> => {
    await updateItem(client, table, proofKey, {
      set: { [attribute]: at },
      when: [anyOf(absent(attribute), lessThan(attribute, above))],
    })
  }
  return {
    async read() {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key: marshall(proofKey), ConsistentRead: true }),
      )
      return itemSchema.parse(Item ? unmarshall(Item) : {})
    },
    drained: (at) => raise('drainedAt', at, at),
    unheard: (since) => raise('unheardSince', since, since),
    unreadable: (arrivedAt) => raise('unreadableAt', arrivedAt, arrivedAt),
    async sendSeen(at) {
      // Thousands of events a minute say the same, so one write a minute is enough. The kept moment is never
      // too new.
      if (at < sendSeenAt + minuteMs) return
      await raise('sendSeenAt', at, at - minuteMs)
      sendSeenAt = at
    },
  }
}
