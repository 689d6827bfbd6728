import {
  BatchWriteItemCommand,
  type BatchWriteItemCommandInput,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { describe, expect, test } from 'vitest'
import { dynamoEditionStore } from '../../../shared/aws/dynamo-edition-store.ts'
import type { DynamoClient } from '../../../shared/aws/dynamo-table.ts'
import { onEachDatabase } from '../../contracts/database-under-test.ts'
import { anEdition, anEditionId, aPaperInPlace, headOf } from '../../fakes/an-edition.ts'

type Command = Parameters<DynamoDBClient['send']>[0]

/** A client that sees each command before it is sent, and may answer in its place. */
function watched(client: DynamoClient, before: (command: Command) => Promise<unknown>): DynamoClient {
  const send = async (command: Command) => (await before(command)) ?? client.send(command)
  return { send } as unknown as DynamoClient
}

onEachDatabase((freshTable) => {
  describe('editions', () => {
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

    test('a publisher that is overtaken each time gives up after sixteen tries, and its head stays', async () => {
      const { client, table } = await freshTable()
      let tries = 0
      const refusing = watched(client, async (command) => {
        if (!(command instanceof UpdateItemCommand)) return undefined
        tries++
        throw new ConditionalCheckFailedException({ message: 'no', $metadata: {} })
      })
      const store = dynamoEditionStore(refusing, table, async () => {})
      await expect(store.publish(anEdition(23))).rejects.toThrow(
        'the list of recent editions was changed by others 16 times in a row',
      )
      expect(tries).toBe(16)
      const plain = dynamoEditionStore(client, table)
      expect(await plain.publish(anEdition(23))).toEqual(headOf(anEdition(23)))
      expect(await plain.recent()).toEqual([headOf(anEdition(23))])
    })

    test('twelve simultaneous publishers of one edition all succeed, and the edition is recent once', async () => {
      const { client, table } = await freshTable()
      const publishing = Array.from({ length: 12 }, () =>
        dynamoEditionStore(client, table).publish(anEdition(23)),
      )
      expect(await Promise.all(publishing)).toEqual(Array(12).fill(headOf(anEdition(23))))
      expect(await dynamoEditionStore(client, table).recent()).toEqual([headOf(anEdition(23))])
    })

    test('papers that a batch left undone are written again', async () => {
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
      const waits: number[] = []
      await dynamoEditionStore(busy, table, async (ms) => waits.push(ms)).publish(edition)
      expect(batches).toEqual([25, 15, 5])
      expect(waits).toEqual([50])
      expect(await dynamoEditionStore(client, table).whole(edition.id)).toEqual(edition)
    })

    test('an edition whose papers cannot be written is not published', async () => {
      const { client, table } = await freshTable()
      const full = watched(client, async (command) =>
        command instanceof BatchWriteItemCommand
          ? { UnprocessedItems: command.input.RequestItems }
          : undefined,
      )
      const waits: number[] = []
      const store = dynamoEditionStore(full, table, async (ms) => waits.push(ms))
      await expect(store.publish(anEdition(23))).rejects.toThrow(
        'edition#2026-11-23: 2 papers could not be written',
      )
      // A throttled partition needs more time at each try, half a minute in all.
      expect(waits).toEqual([50, 100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800])
      const plain = dynamoEditionStore(client, table)
      expect(await plain.recent()).toEqual([])
      expect(await plain.get(anEditionId(23))).toBeUndefined()
    })

    test('listed papers are kept for ever, and papers that only topics search for sixty days', async () => {
      const { client, table } = await freshTable()
      const acronyms = [{ short: 'GG', long: 'graph gaps', weight: 20 }]
      const edition = anEdition(23, { papers: [aPaperInPlace(1)], others: [aPaperInPlace(2)], acronyms })
      await dynamoEditionStore(client, table).publish(edition)
      const { Items = [] } = await client.send(new ScanCommand({ TableName: table }))
      const kept = Object.fromEntries(
        Items.map((item) => [item.sk?.S?.replace(edition.hash, 'HASH'), item.expiresAtSeconds?.N]),
      )
      const sixtyDays = String((edition.publishedAt + 60 * 86_400_000) / 1_000)
      expect(kept).toEqual({
        head: undefined,
        recent: undefined,
        'paper#HASH#00001': undefined,
        'paper#HASH#00002': sixtyDays,
        'ids#HASH': sixtyDays,
        'acronyms#HASH': sixtyDays,
      })
    })

    test('editions are read consistently, because workers are summoned the moment an edition is published', async () => {
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
