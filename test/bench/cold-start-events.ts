import { readFileSync } from 'node:fs'
import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import type { FunctionName } from '../../infra/bundling.ts'
import type { EditionId } from '../../shared/edition/edition-id.ts'
import { dayMs } from '../../shared/time/clock.ts'
import { inTable, type TableInReach } from '../dynamo/in-table.ts'
import { aRequest } from '../fakes/a-request.ts'
import { aConfirmed, anId, aPending } from '../fakes/a-subscriber.ts'
import { anEdition } from '../fakes/an-edition.ts'

/** The first event that a function is called with. */
export interface FirstEvent {
  readonly event: unknown
  /** Puts the items that the event is about into the table. */
  readonly prepare?: (table: TableInReach) => Promise<unknown>
  /** True if the work was done. Nothing else is measured. */
  readonly isDone: (table: TableInReach, answer: unknown) => boolean | Promise<boolean>
}

const form = recorded('http-subscribe')
const get = (rawPath: string) => ({
  ...form,
  rawPath,
  headers: { ...form.headers, 'accept-encoding': 'gzip, deflate, br, zstd' },
  requestContext: { ...form.requestContext, http: { ...form.requestContext.http, method: 'GET' } },
  body: '',
})
const [letter, , seat] = recorded('sqs-letter-seat-poison').Records
const [delivered, bounced] = recorded('sqs-ses-reports').Records
/** The subscriber whom the recorded bounce names in its tag. */
const bouncedId = anId()
const dueId = anId(2)
const today = {
  id: new Date().toISOString().slice(0, 10) as EditionId,
  publishedAt: Date.now(),
  nextAt: Date.now() + dayMs,
}
const allowance = { accountPerSecond: 12, block: 100, left: 50_000, refreshedAt: 0 }

/** The bare function reads one item; every other does the usual: a page, a digest, a letter, an idle tick, two reports. */
export const firstEvents: Readonly<Record<FunctionName | 'bare', FirstEvent>> = {
  bare: {
    event: get('/items/one'),
    prepare: ({ client, table }) => {
      const Item = { pk: { S: 'one' }, sk: { S: 'item' }, text: { S: 'here' } }
      return client.send(new PutItemCommand({ TableName: table, Item }))
    },
    isDone: (_, answer) => isFine(answer),
  },
  api: {
    event: get('/'),
    prepare: (table) => inTable(table).editions.publish(anEdition(23, today)),
    isDone: (_, answer) => isFine(answer),
  },
  deliver: {
    event: { Records: [seat] },
    async prepare(table) {
      const { put, sending, editions } = inTable(table)
      await put(aConfirmed({ id: dueId, nextDueAt: 1 }))
      await sending.refresh(allowance)
      await editions.publish(anEdition(23, today))
    },
    async isDone(table) {
      return (await inTable(table).subscribers.get(dueId))?.through === today.id
    },
  },
  letters: {
    event: { Records: [letter] },
    async prepare(table) {
      const { id, request } = JSON.parse(letter.body)
      const requests = [aRequest({ id: request, at: Date.now() })]
      const { put, sending } = inTable(table)
      await put(aPending({ id, requests }))
      await sending.refresh(allowance)
    },
    async isDone(table) {
      return (await inTable(table).sending.read())?.left === allowance.left - 1
    },
  },
  publish: {
    event: recorded('scheduler-tick'),
    // One of a day's 96 ticks publishes; the others find its edition there.
    prepare: (table) => inTable(table).editions.publish(anEdition(23, today)),
    async isDone(table) {
      return (await inTable(table).sending.read()) !== undefined
    },
  },
  feedback: {
    event: { Records: [delivered, bounced] },
    prepare: (table) => inTable(table).put(aConfirmed({ id: bouncedId })),
    async isDone(table) {
      return (await inTable(table).subscribers.get(bouncedId))?.status === 'suppressed'
    },
  },
}

function isFine(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'statusCode' in answer && answer.statusCode === 200
}

// biome-ignore lint/suspicious/noExplicitAny: as JSON.parse gives it
function recorded(name: string): any {
  return JSON.parse(readFileSync(new URL(`../functions/bundle/events/${name}.json`, import.meta.url), 'utf8'))
}
