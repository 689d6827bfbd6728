import { readFileSync } from 'node:fs'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { describe, expect, test } from 'vitest'
import { dynamoDeliveryStore } from '../../shared/aws/dynamo-delivery-store.ts'
import { dynamoSubscriberStore } from '../../shared/aws/dynamo-subscriber-store.ts'
import { tableDefinition } from '../../shared/aws/dynamo-table.ts'
import { keptAttributes } from '../../shared/subscriber/erase-subscriber.ts'
import { subscriberSchema } from '../../shared/subscriber/subscriber.ts'
import type { Consent, SubscriberAttributes } from '../../shared/subscriber/subscriber-store.ts'
import { memoryDynamo } from '../dynamo/memory-dynamo.ts'
import { aConsent, aRequestId } from '../fakes/a-request.ts'
import { aConfirmed, anId, aPending, monday } from '../fakes/a-subscriber.ts'
import { namesIn, tableRows } from './markdown-table.ts'

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const text = read('docs/privacy.md')

/** The names in the first column of the table under a heading. */
function namesUnder(heading: string): string[] {
  const [, from = ''] = text.split(`\n### ${heading}\n`)
  return tableRows(from.split('\n#')[0] ?? '').flatMap(([names]) => namesIn(names))
}

/** The dates of missed editions and the kinds of letters are names, too. */
const isLeaf = (name: string): boolean => ['missed', 'letters.counts'].includes(name)

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
  turnedAwayAt: true,
  turnedAwayTo: true,
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
  const subscribers = dynamoSubscriberStore(client, 'paperwire')
  const deliveries = dynamoDeliveryStore(client, 'paperwire')
  const { id: _id, version: _version, rev: _rev, missed: _missed, ...confirmed } = aConfirmed()
  const { requests } = aPending()
  const letters = { day: '2026-11-23', counts: { undo: 1 } }
  await subscribers.write(anId(), undefined, { set: { ...confirmed, requests, letters } })
  await subscribers.keepConsent(anId(), aRequestId(), consent)
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

test('privacy.md names every item of the table', () => {
  const listed = [...read('shared/aws/dynamo-table.ts').matchAll(/^ \* \| `(.+?)` +\| `(.+?)` +\|/gm)]
  const items = listed.map(([, pk, sk]) => `\`${pk}\`, \`${sk}\``)
  expect(items.length).toBeGreaterThan(10)
  expect(items.filter((item) => !text.includes(item))).toEqual([])
})

test('privacy.md says what erasing keeps, attribute by attribute', () => {
  const [, row = ''] = /^\| kept for ten days \|(.*)$/m.exec(text) ?? []
  const named = [...row.matchAll(/`(\w+)`/g)].map(([, name]) => name)
  expect(['id', ...named].toSorted()).toEqual([...keptAttributes].toSorted())
})
