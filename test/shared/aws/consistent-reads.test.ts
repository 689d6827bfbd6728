import { GetItemCommand, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import type { DynamoClient } from '../../../shared/aws/dynamo-table.ts'
import { dayMs } from '../../../shared/time/clock.ts'
import { aTable } from '../../dynamo/a-table.ts'
import { type InTable, inTable } from '../../dynamo/in-table.ts'
import { aRequestId } from '../../fakes/a-request.ts'
import { aConfirmed, anId, monday } from '../../fakes/a-subscriber.ts'
import { anEdition, anEditionId, headOf } from '../../fakes/an-edition.ts'

const edition = anEdition(23)

async function allOf(found: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of found);
}

const readings: Readonly<Record<string, (table: InTable) => Promise<unknown>>> = {
  'a subscriber': ({ subscribers }) => subscribers.get(anId()),
  'a stored subscriber': ({ subscribers }) => subscribers.stored(anId()),
  'a soft bounce': ({ subscribers }) => subscribers.countSoftBounce(anId(), 'report'),
  'a consent': ({ subscribers }) => subscribers.hasConsent(anId(), aRequestId()),
  'earlier choices': ({ subscribers }) => subscribers.earlier(anId(), aRequestId()),
  'all consents': ({ subscribers }) => subscribers.dropConsents(anId()),
  'all subscribers': ({ census }) => allOf(census.all()),
  'all that is kept': ({ forgetting }) => allOf(forgetting.all(monday)),
  'recent editions': ({ editions }) => editions.recent(),
  'an edition': ({ editions }) => editions.get(edition.id),
  'a whole edition': ({ editions }) => editions.whole(edition.id),
  'an edition’s ids': ({ editions }) => editions.ids(headOf(edition)),
  'an edition’s tries': ({ editions }) => editions.tries(),
  'Send events': ({ tallies }) => tallies.sends(edition.id),
  'a sealed tally': ({ tallies }) => tallies.sealed(edition.id),
  'what may be sent': ({ sending }) => sending.read(),
  'the proof': ({ proof }) => proof.read(),
  'the harm of a day': ({ reputation }) => reputation.since(monday),
  'the letters of a day': ({ reputation }) => reputation.countMailed(monday, 9),
  'the guard': ({ guard }) => guard.read(),
  'the next letters in line': ({ waiting }) => waiting.next(9),
  'the oldest letter in line': ({ waiting }) => waiting.oldest(),
}

function aWatchedTable() {
  const memory = aTable()
  memory.put(aConfirmed())
  const read: (boolean | undefined)[] = []
  const client = {
    send: async (command: GetItemCommand) => {
      const isReading = [GetItemCommand, QueryCommand, ScanCommand].some((kind) => command instanceof kind)
      if (isReading) read.push(command.input.ConsistentRead)
      return memory.client.send(command)
    },
  } as unknown as DynamoClient
  return { memory, table: inTable({ client, table: memory.table }), read }
}

test.each(Object.keys(readings))('%s is read as it was last written', async (name) => {
  const { memory, table, read } = aWatchedTable()
  await memory.editions.publish(edition)
  await readings[name]?.(table)
  expect(read.length).toBeGreaterThan(0)
  expect(read).toEqual(read.map(() => true))
})

test('what only helps to rank is read at half the price, and so is the index of the due, which is never consistent', async () => {
  const { table, read } = aWatchedTable()
  await table.snapshots.before('2026-11-23')
  await table.deliveries.due(0, monday + dayMs, anEditionId(23))
  await table.deliveries.oldestDue(0, monday)
  expect(read).toEqual([undefined, undefined, undefined])
})
