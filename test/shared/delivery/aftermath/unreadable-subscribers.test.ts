import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { beforeEach, describe, expect, test } from 'vitest'
import { previewRestore } from '../../../../shared/delivery/aftermath/restore.ts'
import { sealTallies } from '../../../../shared/delivery/aftermath/seal-tallies.ts'
import { sweepOf } from '../../../../shared/delivery/aftermath/sweep.ts'
import { tallyOf } from '../../../../shared/delivery/aftermath/tally.ts'
import { leftLifetimeMs } from '../../../../shared/subscriber/leaving/forgetting.ts'
import type { Subscriber } from '../../../../shared/subscriber/subscriber.ts'
import { subscriberSchemaVersion } from '../../../../shared/subscriber/subscriber.ts'
import type { TimeZone } from '../../../../shared/time/time-zone.ts'
import { aTable, type MemoryTable } from '../../../dynamo/a-table.ts'
import { storedSubscriber } from '../../../dynamo/stored-subscriber.ts'
import { aConsent, aRequestId } from '../../../fakes/a-request.ts'
import { aConfirmed, anId, monday } from '../../../fakes/a-subscriber.ts'
import { anEdition } from '../../../fakes/an-edition.ts'

const later = monday + leftLifetimeMs
const { status: _, nextDueAt: __, ...reader } = aConfirmed()
const aLeaver = (number: number) =>
  ({ ...reader, id: anId(number), status: 'unsubscribed', leftAt: monday }) as never
const stored = storedSubscriber(aConfirmed({ id: anId(2) }))

/** What can be wrong with an item, and what DynamoDB has of it. */
const broken: Readonly<Record<string, Record<string, unknown>>> = {
  'has no status': { status: undefined },
  'has a status that nobody knows': { status: { S: 'paused' } },
  'has no version, no rev and nothing else': { version: undefined, rev: undefined, status: undefined },
  'has a number where a text belongs': { since: { N: '7' } },
  'has a text where a number belongs': { confirmedAt: { S: 'soon' } },
  'has a number that no program can hold': { lastAt: { N: '9007199254740993000' } },
  'has preferences that are none': { preferences: { S: '{}' } },
  'has an unknown outcome of an edition': { missed: { M: { '2026-11-20': { S: 'lost' } } } },
  'is of a newer release': { version: { N: String(subscriberSchemaVersion + 1) } },
}

let table: MemoryTable
beforeEach(async () => {
  table = aTable()
  // In the order of the scan, others stand before and behind it.
  table.put(...[1, 3, 4].map(aLeaver))
})

const put = (attributes: Record<string, unknown>) =>
  table.client.send(
    new PutItemCommand({
      TableName: table.table,
      Item: Object.fromEntries(
        Object.entries({ ...stored, ...attributes }).filter(([, value]) => value !== undefined),
      ) as never,
    }),
  )

describe.each(Object.entries(broken))('a subscriber’s item that %s', (_what, attributes) => {
  beforeEach(() => put(attributes))

  test('the sweep forgets everybody else, says how many it could not read, and tells the key once', async () => {
    await table.subscribers.keepConsent(anId(2), aRequestId(7), aConsent())
    const told: string[][] = []
    const sweep = sweepOf(table, later, (...args) => void told.push(args))
    for await (const _ of sweep.census.all());
    for await (const _ of sweep.census.all());
    expect(await sweep.finish()).toEqual({ writes: 3, hasMore: false, unreadable: 1 })
    for (const number of [1, 3, 4]) expect(table.item(anId(number))).not.toHaveProperty('address')
    expect(told).toEqual([[`subscriber#${anId(2)}`, expect.any(String)]])
    expect(JSON.stringify(told)).not.toMatch(/@|example/)
    expect(table.consent(anId(2), aRequestId(7))).toMatchObject({ address: aConsent().address })
  })

  test.each(['the sweep’s reading', 'the command’s reading'])(
    'a tally counts everybody else by %s, and names the item',
    async (by) => {
      const head = anEdition(23)
      table.put(aConfirmed({ id: anId(5) }))
      const census = by === 'the sweep’s reading' ? sweepOf(table, monday).census : table.census
      const tally = await tallyOf(head, [head], census, monday)
      expect(tally.audience).toBe(4)
      expect(tally.unreadable).toEqual([`subscriber#${anId(2)}`])
    },
  )

  test('a tally is sealed with the number of items that it does not count', async () => {
    const recent = Array.from({ length: 9 }, (_, day) => anEdition(day + 1))
    const sealed = await sealTallies(
      { tallies: table.tallies, census: sweepOf(table, later).census },
      recent,
      later,
    )
    expect(sealed.length).toBeGreaterThan(0)
    for (const { edition, unreadable } of sealed) {
      expect(unreadable).toBe(1)
      expect(await table.tallies.sealed(edition)).toMatchObject({ unreadable: 1 })
    }
  })

  test('a restoration passes nobody over', async () => {
    const schedule = { timezone: 'Europe/Berlin' as TimeZone, hour: 6, minute: 0 }
    await expect(previewRestore(table, [], schedule as never, monday)).rejects.toThrow()
  })
})

test('an item whose key holds no id is named without its key, which may hold anything', async () => {
  await put({ pk: { S: 'subscriber#ann@example.org' } })
  const told: string[] = []
  await sweepOf(table, later, (key) => void told.push(key)).finish()
  for await (const _ of table.census.all((key) => void told.push(key)));
  // The census of the command can read the item itself.
  expect(told).toEqual(['subscriber#?'])
})

test('items of other kinds whose time is over go, whatever stands in them', async () => {
  const Item = {
    pk: { S: 'unreadable' },
    sk: { S: 'a' },
    expiresAtSeconds: { N: '1' },
    size: { N: `9${'0'.repeat(20)}.5` },
  }
  await table.client.send(new PutItemCommand({ TableName: table.table, Item }))
  expect(await sweepOf(table, later).finish()).toEqual({ writes: 4, hasMore: false })
})

test('where every item can be read, nothing is said of others', async () => {
  const head = anEdition(23)
  expect(await tallyOf(head, [head], table.census, monday)).not.toHaveProperty('unreadable')
  expect(await sweepOf(table, later).finish()).toEqual({ writes: 3, hasMore: false })
  const read: Subscriber[] = []
  for await (const each of table.census.all()) read.push(each)
  expect(read).toHaveLength(3)
})
