import {
  BatchWriteItemCommand,
  type BatchWriteItemCommandInput,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb'
import { describe, expect, test } from 'vitest'
import { dynamoEditionStore } from '../../../shared/aws/dynamo-edition-store.ts'
import type { DynamoClient } from '../../../shared/aws/dynamo-table.ts'
import { onEachDatabase } from '../../contracts/database-under-test.ts'
import { anEdition, anEditionId, aPaperInPlace, headOf } from '../../fakes/an-edition.ts'

type Command = Parameters<DynamoDBClient['send']>[0]

/** A client that sees each command before it is sent, and may answer in its place. */
function watched(client: DynamoDBClient, before: (command: Command) => Promise<unknown>): DynamoClient {
  const send = async (command: Command) => (await before(command)) ?? client.send(command)
  return { send } as unknown as DynamoClient
}

onEachDatabase((name, freshTable) => {
  describe(`editions on ${name}`, () => {
    test('an edition that another publisher appends after the reading is not lost from the recent ones', async () => {
      const { client, table } = await freshTable()
      const plain = dynamoEditionStore(client, table)
      let reads = 0
      const overtaken = watched(client, async (command) => {
        if (!(command instanceof GetItemCommand) || command.input.Key?.pk?.S !== 'editions') return undefined
        if (++reads > 1) return undefined
        const answer = await client.send(command)
        await plain.publish(anEdition(22))
        return answer
      })
      await dynamoEditionStore(overtaken, table).publish(anEdition(23))
      expect(await plain.recent()).toEqual([22, 23].map((day) => headOf(anEdition(day))))
    })

    test('papers that a batch left over are written again', async () => {
      const { client, table } = await freshTable()
      const batches: number[] = []
      const busy = watched(client, async (command) => {
        if (!(command instanceof BatchWriteItemCommand)) return undefined
        const requests = command.input.RequestItems?.[table] ?? []
        batches.push(requests.length)
        if (batches.length > 1) return undefined
        const [first = [], rest = []] = [requests.slice(0, 10), requests.slice(10)]
        await client.send(new BatchWriteItemCommand(batchOf(table, first)))
        return { UnprocessedItems: { [table]: rest } }
      })
      const papers = Array.from({ length: 30 }, (_, index) => aPaperInPlace(index + 1))
      const edition = anEdition(23, { papers })
      await dynamoEditionStore(busy, table).publish(edition)
      expect(batches).toEqual([25, 15, 5])
      expect(await dynamoEditionStore(client, table).get(edition.id)).toEqual(edition)
    })

    test('papers that are never written keep the edition from being published', async () => {
      const { client, table } = await freshTable()
      const full = watched(client, async (command) =>
        command instanceof BatchWriteItemCommand
          ? { UnprocessedItems: command.input.RequestItems }
          : undefined,
      )
      await expect(dynamoEditionStore(full, table).publish(anEdition(23))).rejects.toThrow(
        'edition 2026-11-23: 2 papers could not be written',
      )
      const plain = dynamoEditionStore(client, table)
      expect(await plain.recent()).toEqual([])
      expect(await plain.get(anEditionId(23))).toBeUndefined()
    })

    test('everything is read consistently, because workers are summoned the moment an edition is published', async () => {
      const { client, table } = await freshTable()
      await dynamoEditionStore(client, table).publish(anEdition(23))
      const reads: (boolean | undefined)[] = []
      const watching = watched(client, async (command) => {
        if (command instanceof GetItemCommand || command instanceof QueryCommand) {
          reads.push(command.input.ConsistentRead)
        }
        return undefined
      })
      const editions = dynamoEditionStore(watching, table)
      await editions.recent()
      await editions.get(anEditionId(23))
      expect(reads).toEqual([true, true, true])
    })
  })
})

type WriteRequests = NonNullable<BatchWriteItemCommandInput['RequestItems']>[string]

function batchOf(table: string, requests: WriteRequests): BatchWriteItemCommandInput {
  return { RequestItems: { [table]: requests } }
}
