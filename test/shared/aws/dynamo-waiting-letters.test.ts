import { BatchWriteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import type { DynamoClient } from '../../../shared/aws/dynamo-table.ts'
import { dynamoWaitingLetters } from '../../../shared/aws/dynamo-waiting-letters.ts'
import { aTable } from '../../dynamo/a-table.ts'
import { anId } from '../../fakes/a-subscriber.ts'
import { aWaitingLetter } from '../../fakes/a-waiting-letter.ts'

const someLetters = Array.from({ length: 30 }, (_, number) => aWaitingLetter({ id: anId(number) }))

/** A table that does only the first `done` removals of each batch, and its letters, which all wait. */
async function busyTable(done: number) {
  const { client, table, waiting } = aTable()
  for (const letter of someLetters) await waiting.hold(letter)
  const send = async (command: Parameters<DynamoDBClient['send']>[0]) => {
    if (!(command instanceof BatchWriteItemCommand)) return client.send(command)
    const requests = command.input.RequestItems?.[table] ?? []
    const first = requests.slice(0, done)
    if (first.length > 0) await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: first } }))
    return { UnprocessedItems: { [table]: requests.slice(done) } }
  }
  return { busy: dynamoWaitingLetters({ send } as unknown as DynamoClient, table), waiting }
}

test('letters whose removal a batch left undone are removed all the same', async () => {
  const { busy, waiting } = await busyTable(10)
  await busy.remove(someLetters)
  expect(await waiting.next(100)).toEqual([])
})

test('a removal that the table leaves undone each time is a fault, and the letters go on waiting', async () => {
  const { busy, waiting } = await busyTable(0)
  await expect(busy.remove(someLetters)).rejects.toThrow('25 letters could not be removed')
  expect(await waiting.next(100)).toHaveLength(30)
})
