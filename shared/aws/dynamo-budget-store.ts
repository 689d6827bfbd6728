import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { derivedKey } from '../subscriber/link/derived-key.ts'
import { keyedHash } from '../subscriber/link/keyed-hash.ts'
import { type BudgetKind, type BudgetStore, budgetWindow } from '../subscriber/sign-up/budgets.ts'
import { type EpochMs, hourMs, secondMs } from '../time/clock.ts'
import { atLeast } from './dynamo-expression.ts'
import { type DynamoClient, type ItemKey, ttlAttribute } from './dynamo-table.ts'
import { updateItem } from './dynamo-write.ts'

/** Clocks of two workers may differ, so an item outlives its window a little. */
const keptMs = hourMs

const itemSchema = z.object({ count: z._default(z.number(), 0), waiting: z._default(z.number(), 0) })

/** Where a kind is counted: letters that wait stand in the item of those that went to the same mailbox. */
function counterOf(kind: BudgetKind): { readonly item: BudgetKind; readonly attribute: 'count' | 'waiting' } {
  return kind === 'waiting-mailbox'
    ? { item: 'mailbox', attribute: 'waiting' }
    : { item: kind, attribute: 'count' }
}

/**
 * Budgets in DynamoDB, an item for each kind, key and window.
 * @param addressHashKey the key that hashes addresses to ids. The hashes of budgets are made with a key of their own,
 * which is derived from it
 */
export function dynamoBudgetStore(
  client: DynamoClient,
  table: string,
  addressHashKey: Uint8Array,
): BudgetStore {
  const budgetKey = derivedKey(addressHashKey, 'budgets')
  // The window is part of what is hashed, so nobody can tell that two windows counted the same mailbox.
  const itemKey = (kind: BudgetKind, key: string, from: EpochMs): ItemKey => {
    const hash = keyedHash(budgetKey, `${kind}\n${from}\n${key}`)
    return { pk: `budget#${hash}`, sk: kind }
  }
  return {
    async spend(kind, key, now) {
      const { from, until } = budgetWindow(kind, now)
      const { item, attribute } = counterOf(kind)
      const spent = await updateItem(client, table, itemKey(item, key, from), {
        increment: { [attribute]: 1 },
        set: { [ttlAttribute]: Math.ceil((until + keptMs) / secondMs) },
        when: [],
      })
      const { count, waiting } = itemSchema.parse(unmarshall(spent ?? {}))
      return attribute === 'waiting' ? count + waiting : count
    },

    async giveBack(kind, key, at) {
      const { from } = budgetWindow(kind, at)
      const { item, attribute } = counterOf(kind)
      await updateItem(client, table, itemKey(item, key, from), {
        increment: { [attribute]: -1 },
        when: [atLeast(attribute, 1)],
      })
    },
  }
}
