import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import type { DynamoClient } from '../../shared/aws/dynamo-table.ts'
import { type InTable, inTable } from '../dynamo/in-table.ts'
import { aConfirmed } from '../fakes/a-subscriber.ts'
import { onEachDatabase } from './database-under-test.ts'

const reader = aConfirmed({ softBounces: 1 })

/** Something happens right after the first reading of a reader. */
function meanwhile({ client, table }: InTable, happens: () => Promise<unknown>): InTable {
  let isDone = false
  const send = async (command: GetItemCommand): Promise<unknown> => {
    const answer = await client.send(command)
    if (command instanceof GetItemCommand && !isDone) {
      isDone = true
      await happens()
    }
    return answer
  }
  return inTable({ client: { send } as unknown as DynamoClient, table })
}

onEachDatabase((freshTable) => {
  test('a soft bounce of a reader who is removed meanwhile makes no item', async () => {
    const table = await freshTable()
    await table.put(reader)
    const racing = meanwhile(table, () => table.forgetting.drop(reader.id, reader.rev))
    expect(await racing.subscribers.countSoftBounce(reader.id, 'report')).toBeUndefined()
    expect(await table.item(reader.id)).toBeUndefined()
  })

  test('a soft bounce of a reader whom a newer release writes meanwhile is left to that release', async () => {
    const table = await freshTable()
    await table.put(reader)
    const newer = { ...reader, version: 3 }
    const racing = meanwhile(table, () => table.put(newer as never))
    expect(await racing.subscribers.countSoftBounce(reader.id, 'report')).toBeUndefined()
    expect(await table.item(reader.id)).toEqual(newer)
  })

  test('a soft bounce that another worker counts meanwhile is counted once', async () => {
    const table = await freshTable()
    await table.put(reader)
    const racing = meanwhile(table, () => table.subscribers.countSoftBounce(reader.id, 'report'))
    expect(await racing.subscribers.countSoftBounce(reader.id, 'report')).toBeUndefined()
    expect(await table.item(reader.id)).toMatchObject({ softBounces: 2, softBounceReport: 'report' })
  })
})
