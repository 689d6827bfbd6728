import { SendRawEmailCommand } from '@aws-sdk/client-ses'
import { expect, test } from 'vitest'
import { countDue, tellingOfDigests } from '../../../infra/local/tick-progress.ts'
import { aTable } from '../../dynamo/a-table.ts'
import { aConfirmed, anId, monday } from '../../fakes/a-subscriber.ts'
import { anEditionId } from '../../fakes/an-edition.ts'

test('the readers of all shards who are due are counted, page by page', async () => {
  const { deliveries, put } = aTable()
  const due = Array.from({ length: 250 }, (_, n) => aConfirmed({ id: anId(n, n % 2) }))
  put(...due, aConfirmed({ id: anId(900), nextDueAt: monday + 1 }))
  put(aConfirmed({ id: anId(901), through: anEditionId(23) }))
  expect(await countDue(deliveries, monday, anEditionId(23))).toBe(250)
})

test('digests that SES took are told of, and neither letters nor refused ones', async () => {
  let told = 0
  let refuses = false
  const answer = async () => {
    if (refuses) throw new Error('throttled')
    return { MessageId: 'm' }
  }
  const client = tellingOfDigests({ send: answer as never }, () => {
    told += 1
  })
  const mail = (tag: string) =>
    new SendRawEmailCommand({ RawMessage: { Data: new Uint8Array() }, Tags: [{ Name: tag, Value: 'x' }] })
  expect(await client.send(mail('edition'))).toEqual({ MessageId: 'm' })
  await client.send(mail('letter'))
  refuses = true
  await expect(client.send(mail('edition'))).rejects.toThrow('throttled')
  expect(told).toBe(1)
})
