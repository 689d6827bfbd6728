// @module-tag replay
import { readFileSync } from 'node:fs'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { describe, expect, test } from 'vitest'
import { dynamoDeliveryStore } from '../../shared/aws/dynamo-delivery-store.ts'
import { dynamoSubscriberStore } from '../../shared/aws/dynamo-subscriber-store.ts'
import { dueIndex, tableDefinition, tableKey } from '../../shared/aws/dynamo-table.ts'
import { seatMessageSchema } from '../../shared/delivery/pace/seat.ts'
import { auditLineSchema } from '../../shared/subscriber/leaving/audit-line.ts'
import { keptAttributes } from '../../shared/subscriber/leaving/erase-subscriber.ts'
import {
  consentLifetimeMs,
  leftLifetimeMs,
  unconfirmedLifetimeMs,
} from '../../shared/subscriber/leaving/forgetting.ts'
import { letterMessageSchema } from '../../shared/subscriber/letter/letter-message.ts'
import { subscriberSchema } from '../../shared/subscriber/subscriber.ts'
import type { Consent, SubscriberAttributes } from '../../shared/subscriber/subscriber-store.ts'
import { dayMs } from '../../shared/time/clock.ts'
import { aTable } from '../dynamo/a-table.ts'
import { memoryDynamo } from '../dynamo/memory-dynamo.ts'
import { aConsent, aRequestId } from '../fakes/a-request.ts'
import { aConfirmed, anId, aPending, monday } from '../fakes/a-subscriber.ts'
import { anEdition } from '../fakes/an-edition.ts'
import { dailyAtEight } from '../fakes/some-preferences.ts'
import { aSnapshot } from '../shared/paper/ranking/a-snapshot.ts'
import { exampleDay } from '../simulation/example-run.ts'
import { namesIn, tableRows } from './markdown-table.ts'

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const text = read('docs/privacy.md')

/** The names in the first column of the table under a heading. */
function namesUnder(heading: string): string[] {
  const [, from = ''] = text.split(`\n### ${heading}\n`)
  return tableRows(from.split('\n#')[0] ?? '').flatMap(([names]) => namesIn(names))
}

/** The dates of missed editions and the kinds of counted letters are names, too. */
const isLeaf = (name: string): boolean => name === 'missed' || name === 'letters.counts'

/** Every name in an item, those within others as `request.at`. */
function namesOf(item: object, within = ''): string[] {
  return Object.entries(item).flatMap(([key, value]) => {
    const name = `${within}${key}`
    const inner: unknown = Array.isArray(value) ? value[0] : value
    const nested =
      typeof inner === 'object' && inner !== null && !isLeaf(name) ? namesOf(inner, `${name}.`) : []
    return [name, ...nested]
  })
}

interface Schema {
  readonly def: {
    readonly shape?: Readonly<Record<string, Schema>>
    readonly options?: readonly Schema[]
    readonly innerType?: Schema
    readonly element?: Schema
  }
}

/** Every name that a schema gives to something. */
function namesInSchema({ def }: Schema, within = ''): string[] {
  const { shape = {}, options = [], innerType, element } = def
  return [
    ...Object.entries(shape).flatMap(([key, schema]) => [
      `${within}${key}`,
      ...namesInSchema(schema, `${within}${key}.`),
    ]),
    ...[...options, innerType, element].flatMap((inner) => (inner ? namesInSchema(inner, within) : [])),
  ]
}

/** `tsc` fails where an attribute is missing here. */
const written = {
  status: true,
  address: true,
  preferences: true,
  requests: true,
  confirmedAt: true,
  confirmedBy: true,
  epoch: true,
  blockedAt: true,
  mailbox: true,
  turnedAwayAt: true,
  turnedAwayFor: true,
  turnedAwayTo: true,
  untold: true,
  since: true,
  through: true,
  nextDueAt: true,
  restsUntil: true,
  dueShard: true,
  leftAt: true,
  softBounces: true,
  letters: true,
  expiresAtSeconds: true,
} satisfies Record<keyof SubscriberAttributes, true>

const consent = aConsent() satisfies Required<Consent>

/** All items that the adapters leave in a table. */
async function itemsOfALife(): Promise<Record<string, unknown>[]> {
  const { client, items } = memoryDynamo({ clock: () => monday, definition: tableDefinition('paperwire') })
  const subscribers = dynamoSubscriberStore(client, 'paperwire', async () => {})
  const deliveries = dynamoDeliveryStore(client, 'paperwire')
  const { id: _id, version: _version, rev: _rev, missed: _missed, ...confirmed } = aConfirmed()
  const { requests } = aPending()
  const letters = { day: '2026-11-23', counts: { undo: 1 } }
  await subscribers.write(anId(), undefined, { set: { ...confirmed, requests, letters } })
  await subscribers.keepConsent(anId(), aRequestId(), consent)
  await subscribers.keepEarlier(anId(), aRequestId(), { preferences: dailyAtEight, expiresAtSeconds: 1 })
  await subscribers.countSoftBounce(anId(), 'a-report')
  const attempt = { id: 'attempt-1', head: confirmed.through, startedAt: monday }
  const row = { id: anId(), nextDueAt: confirmed.nextDueAt, through: confirmed.through }
  await deliveries.claim(row, { ...attempt, head: '2026-11-23' as typeof attempt.head })
  return [...items()].map((item) => unmarshall(item))
}

describe('the attributes of a subscriber in privacy.md', () => {
  const documented = namesUnder('A subscriber')

  test('privacy.md names every attribute of a subscriber’s schema', () => {
    const names = namesInSchema(subscriberSchema as unknown as Schema)
    expect(new Set(names).size).toBeGreaterThan(30)
    expect([...new Set(names)].filter((name) => !documented.includes(name))).toEqual([])
  })

  test('privacy.md names every attribute that use cases write for a subscriber', () => {
    expect(Object.keys(written).filter((name) => !documented.includes(name))).toEqual([])
  })

  test('privacy.md names every attribute of a subscriber’s item in the table', async () => {
    const item = (await itemsOfALife()).find(({ sk }) => sk === 'subscriber') ?? {}
    expect(namesOf(item)).toContain('attempt.startedAt')
    expect(namesOf(item).filter((name) => !documented.includes(name))).toEqual([])
  })
})

test('privacy.md names every attribute of a proof of consent', async () => {
  const documented = namesUnder('A proof of consent')
  const item = (await itemsOfALife()).find(({ sk }) => String(sk).startsWith('consent#')) ?? {}
  expect(namesOf(item)).toContain('confirmedNetwork')
  expect(namesOf(item).filter((name) => !documented.includes(name))).toEqual([])
})

/** A pattern of a key as documents write it: what is in capitals stands for anything. */
function keyPattern(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll(/[A-Z][A-Z-]*/g, '.+')}$`)
}

/** The kinds of items, by the comment of the table's own file. */
const kinds = [...read('shared/aws/dynamo-table.ts').matchAll(/^ \* \| `(.+?)` +\| `(.+?)` +\|/gm)].map(
  ([, pk = '', sk = '']) => ({ name: `\`${pk}\`, \`${sk}\``, pk: keyPattern(pk), sk: keyPattern(sk) }),
)

const kindOf = (item: Readonly<Record<string, unknown>>) =>
  kinds.find(({ pk, sk }) => pk.test(String(item.pk)) && sk.test(String(item.sk)))

/** An item of every kind, with every attribute that it can have, as production's own adapters write them. */
async function itemsOfEveryKind(): Promise<Record<string, unknown>[]> {
  const { dynamo } = await exampleDay(undefined, 1)
  const table = aTable()
  const edition = anEdition(23)
  await table.editions.publish(edition)
  await table.editions.keepTries({ id: edition.id, firstAt: monday, lastAt: monday })
  await table.snapshots.keep(aSnapshot(monday, { '2611.00001': { upvotes: 3 } }))
  await table.tallies.countSends(edition.id, 1)
  await table.tallies.seal({
    edition: edition.id,
    audience: 0,
    outcomes: {},
    sends: 0,
    sealedAt: monday,
  } as never)
  await table.seats.take(0, 'a-worker', monday)
  await table.seats.ask(0, monday)
  await table.sending.refresh({ accountPerSecond: 12, block: 100, left: 250, refreshedAt: monday })
  await table.sending.drawForLetter(monday)
  await table.sending.stop({ until: monday, why: 'a fault' })
  await table.sending.countTrouble('refused')
  await table.sending.countTrouble('ambiguous')
  await table.proof.drained(monday)
  await table.proof.sendSeen(monday)
  await table.proof.unheard(monday)
  await table.unreadable.keep({ id: 'a-message', body: 'x', arrivedAt: monday })
  for (const kind of ['digests', 'letters', 'unconfirmed'] as const) {
    await table.reputation.count(kind, 'bounces', monday)
    await table.reputation.count(kind, 'complaints', monday)
  }
  await table.reputation.countMailed(monday, 1)
  await table.reputation.countDropped(1, monday)
  await table.guard.raise('guarded', monday)
  await table.guard.allow({ perDay: 100, busiest: 10, busiestAt: monday })
  await table.waiting.hold({
    ...{ id: anId(), letter: 'confirm', request: aRequestId(7), mailbox: anId(8), since: monday },
    ...{ isProven: true, turn: 3, returned: 1, doubted: true, correlation: 'a-request' },
  })
  await table.budgets.spend('total', '', monday)
  await table.spentProofs.spend('a-signature', monday)
  const scanned = (await table.client.send(new ScanCommand({ TableName: table.table }))).Items ?? []
  return [...(await itemsOfALife()), ...[...dynamo.items(), ...scanned].map((item) => unmarshall(item))]
}

describe('the items of the table in privacy.md', async () => {
  const items = await itemsOfEveryKind()

  test('privacy.md names every item of the table', () => {
    expect(kinds.length).toBeGreaterThan(10)
    expect(kinds.map(({ name }) => name).filter((name) => !text.includes(name))).toEqual([])
  })

  test('every item that is stored is of a kind that the table’s own file names, and every kind is looked at', () => {
    expect(items.filter((item) => !kindOf(item)).map(({ pk, sk }) => [pk, sk])).toEqual([])
    const seen = new Set(items.map((item) => kindOf(item)?.name))
    expect(kinds.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([])
  })

  test.each(kinds.filter(({ name }) => !name.includes('subscriber#')))(
    'privacy.md names every attribute of the items $name',
    (kind) => {
      const row = tableRows(text).find(([first]) => first === kind.name) ?? []
      const named = [...(row[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name)
      const stored = items.filter((item) => kindOf(item) === kind).flatMap((item) => Object.keys(item))
      expect([...new Set(stored)].filter((name) => !['pk', 'sk', ...named].includes(name))).toEqual([])
    },
  )
})

/** The names in backticks of the row whose first cell begins with a text. */
function namedInRow(start: string): string[] {
  const row = tableRows(text).find(([first = '']) => first.startsWith(start)) ?? []
  return [...row.join(' ').matchAll(/`(\w+)`/g)].map(([, name = '']) => name)
}

interface Shaped {
  readonly def: { readonly shape: object }
}

test.each<readonly [string, string, Shaped]>([
  ['a message on the queue of letters', 'queue of letters', letterMessageSchema as unknown as Shaped],
  ['a message on the queue of seats', 'queue of seats', seatMessageSchema as unknown as Shaped],
  ['a line of the audit trail', 'logs of api and feedback', auditLineSchema as unknown as Shaped],
])('privacy.md names every field of %s', (_what, row, { def }) => {
  expect(Object.keys(def.shape).length).toBeGreaterThan(2)
  expect(Object.keys(def.shape).filter((name) => !namedInRow(row).includes(name))).toEqual([])
})

test('privacy.md names every attribute that the index copies', () => {
  const [sentence = ''] = /^The index `due` copies.*$/m.exec(text) ?? []
  const copied = [...Object.values(tableKey), dueIndex.partition, dueIndex.sort, ...dueIndex.projected]
  expect(copied.filter((name) => !sentence.includes(`\`${name}\``))).toEqual([])
})

test('privacy.md says of each attribute why it is there and how long, and where else it is', () => {
  for (const heading of ['A subscriber', 'A proof of consent']) {
    const rows = tableRows((text.split(`\n### ${heading}\n`)[1] ?? '').split('\n#')[0] ?? '')
    expect(rows.length).toBeGreaterThan(4)
    for (const [names, why = '', howLong = '', ...rest] of rows) {
      expect([names, why.length > 10, howLong.length > 5, rest.length]).toEqual([names, true, true, 1])
    }
  }
})

test('privacy.md says the lifetimes that the code acts on', () => {
  const days = (ms: number) => `${ms / dayMs} days`
  const [, table = ''] = text.split('\n### How long somebody is remembered\n')
  expect(table).toContain(days(leftLifetimeMs))
  expect(table).toContain(days(unconfirmedLifetimeMs))
  expect(consentLifetimeMs / dayMs / 365).toBe(3)
  expect(text).toContain('three years after leaving')
})

test('privacy.md says what erasing keeps, attribute by attribute', () => {
  const [, row = ''] = /^\| kept for ten days \|(.*)$/m.exec(text) ?? []
  const named = [...row.matchAll(/`(\w+)`/g)].map(([, name]) => name)
  expect(['id', ...named].toSorted()).toEqual([...keptAttributes].toSorted())
})
