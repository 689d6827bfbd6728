import { UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { dynamoProofStore } from '../../shared/aws/dynamo-proof-store.ts'
import type { DynamoClient } from '../../shared/aws/dynamo-table.ts'
import { secondMs } from '../../shared/time/clock.ts'
import { inTable } from '../dynamo/in-table.ts'
import { monday } from '../fakes/a-subscriber.ts'
import { onEachDatabase } from './database-under-test.ts'
import { proofStoreContract } from './proof-store.contract.ts'

onEachDatabase((freshTable) => {
  proofStoreContract(async () => {
    const table = await freshTable()
    return () => inTable(table).proof
  })
})

test('a thousand Send events of one minute cost the table one write', async () => {
  const commands: unknown[] = []
  const client = {
    send: async (command: unknown) => {
      commands.push(command)
      return {}
    },
  } as DynamoClient
  const proof = dynamoProofStore(client, 'table')
  for (let count = 0; count < 1_000; count++) await proof.sendSeen(monday + (count % 60) * secondMs)
  expect(commands).toHaveLength(1)
  expect(commands[0]).toBeInstanceOf(UpdateItemCommand)
})
