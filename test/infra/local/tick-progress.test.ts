import { SendRawEmailCommand } from '@aws-sdk/client-ses'
import { expect, test } from 'vitest'
import { progressPrinter } from '../../../infra/cli/desk/print-progress.ts'
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

function printed(isTerminal: boolean, counts: readonly number[], due = 20) {
  const texts: string[] = []
  const { tell, end } = progressPrinter({ isTerminal, write: (text) => texts.push(text) })
  for (const sent of counts) tell({ due, sent })
  end()
  return texts
}

test('a terminal shows progress in one line, which is gone at the end', () => {
  expect(printed(true, [0, 1, 1, 10])).toEqual([
    '\r  0 of 20 digests',
    '\r  1 of 20 digests',
    '\r  10 of 20 digests',
    `\r${' '.repeat(18)}\r`,
  ])
  expect(printed(true, [0, 0], 0)).toEqual([])
})

test('a file or a pipe gets a line for each tenth', () => {
  const counts = Array.from({ length: 21 }, (_, sent) => sent)
  const lines = printed(false, counts)
  expect(lines).toHaveLength(11)
  expect(lines.at(-1)).toBe('  20 of 20 digests\n')
})
