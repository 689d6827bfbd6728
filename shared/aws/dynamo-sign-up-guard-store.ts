import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import {
  type GuardStep,
  guardSteps,
  openGuard,
  type SignUpGuardStore,
} from '../subscriber/sign-up/sign-up-guard.ts'
import { absent, anyOf, atLeast, type Condition, equals, lessThan } from './dynamo-expression.ts'
import type { DynamoClient, ItemKey } from './dynamo-table.ts'
import { updateItem } from './dynamo-write.ts'

const guardKey: ItemKey = { pk: 'sign-up-guard', sk: 'sign-up-guard' }

/** A step is kept as its rank, so that a condition can compare it. */
const itemSchema = z.object({
  rank: z._default(z.number(), 0),
  since: z._default(z.number(), 0),
  raisedAt: z._default(z.number(), 0),
  perDay: z.exactOptional(z.number()),
  busiest: z._default(z.number(), 0),
  busiestAt: z._default(z.number(), 0),
})

/** A rank that a later release may add reads as the strictest step, and the guard comes down from there. */
function isAt(step: GuardStep): Condition {
  const rank = guardSteps.indexOf(step)
  return rank === guardSteps.length - 1 ? atLeast('rank', rank) : equals('rank', rank)
}

/** The item `sign-up-guard` in DynamoDB. */
export function dynamoSignUpGuardStore(client: DynamoClient, table: string): SignUpGuardStore {
  async function state() {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: marshall(guardKey), ConsistentRead: true }),
    )
    if (!Item) return openGuard
    const { rank, since, raisedAt, perDay, busiest, busiestAt } = itemSchema.parse(unmarshall(Item))
    // A step that a later release may add is stricter than all that are known.
    const step = guardSteps[rank] ?? 'trickle'
    return {
      step,
      since,
      raisedAt,
      ...(perDay === undefined ? {} : { allowance: { perDay, busiest, busiestAt } }),
    }
  }
  return {
    state,
    read: async () => (await state()).step,
    async raise(step, now) {
      const rank = guardSteps.indexOf(step)
      if (rank === 0) return false
      const raised = await updateItem(client, table, guardKey, {
        set: { rank, since: now, raisedAt: now },
        when: [anyOf(absent('rank'), lessThan('rank', rank))],
      })
      return raised !== undefined
    },
    async lower({ step: from, since }, step, now) {
      const lowered = await updateItem(client, table, guardKey, {
        set: { rank: guardSteps.indexOf(step), since: now },
        when: [isAt(from), equals('since', since)],
      })
      return lowered !== undefined
    },
    async allow({ perDay, busiest, busiestAt }) {
      await updateItem(client, table, guardKey, { set: { perDay, busiest, busiestAt }, when: [] })
    },
  }
}
