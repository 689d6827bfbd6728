import { expect, test } from 'vitest'
import { dynamoBudgetStore } from '../../shared/aws/dynamo-budget-store.ts'
import { aTable } from '../dynamo/a-table.ts'
import { monday } from '../fakes/a-subscriber.ts'
import { budgetStoreContract } from './budget-store.contract.ts'
import { onEachDatabase } from './database-under-test.ts'

onEachDatabase(budgetStoreContract)

test('without the key nobody can make the hash of a guessed mailbox', async () => {
  const { client, table, everything } = aTable()
  for (const key of ['one key', 'another key']) {
    const store = dynamoBudgetStore(client, table, new TextEncoder().encode(key))
    await store.spend('mailbox', 'ann@example.org', monday)
  }
  const [first, second, ...more] = (await everything()).map(({ pk }) => pk)
  expect(more).toEqual([])
  expect(first).not.toBe(second)
})
