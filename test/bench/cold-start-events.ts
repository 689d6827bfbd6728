import { readFileSync } from 'node:fs'
import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import type { FunctionName } from '../../infra/bundling.ts'
import { dynamoEditionStore } from '../../shared/aws/dynamo-edition-store.ts'
import { dynamoSendingStore } from '../../shared/aws/dynamo-sending-store.ts'
import type { EmailAddress } from '../../shared/subscriber/address.ts'
import { subscriberIds } from '../../shared/subscriber/subscriber-id.ts'
import { hashSecret } from '../../shared/subscriber/token.ts'
import type { TableUnderTest } from '../contracts/database-under-test.ts'
import { inTable } from '../contracts/subscribers-under-test.ts'
import { aConfirmed, aPending } from '../fakes/a-subscriber.ts'
import { addressKey } from './cold-start-world.ts'

/** The first event that a function is called with. */
export interface FirstEvent {
  readonly event: unknown
  /** Puts into the table what the event is about. */
  readonly prepare?: (table: TableUnderTest) => Promise<unknown>
  /** Whether the work was done: nothing else is measured. */
  readonly isDone: (table: TableUnderTest, answer: unknown) => boolean | Promise<boolean>
}

const form = recorded('http-subscribe')
const [letter] = recorded('sqs-letter-seat-poison').Records
const [delivered, bounced] = recorded('sqs-ses-reports').Records
const bouncedAddress = 'ann@example.org' as EmailAddress
const bouncedId = subscriberIds(new TextEncoder().encode(addressKey))(bouncedAddress)
const allowance = { perSecond: 12, block: 100, left: 50_000, refreshedAt: 0 }

/** The bare function reads one item; every other does the whole of what the event asks. */
export const firstEvents: Readonly<Record<FunctionName | 'bare', FirstEvent>> = {
  bare: {
    event: {
      ...form,
      rawPath: '/items/one',
      requestContext: { ...form.requestContext, http: { ...form.requestContext.http, method: 'GET' } },
      body: '',
    },
    prepare: ({ client, table }) => {
      const Item = { pk: { S: 'one' }, sk: { S: 'item' }, text: { S: 'here' } }
      return client.send(new PutItemCommand({ TableName: table, Item }))
    },
    isDone: (_, answer) => isFine(answer),
  },
  api: { event: form, isDone: (_, answer) => isFine(answer) },
  deliver: {
    event: { Records: [letter] },
    async prepare(table) {
      const { id, secret } = JSON.parse(letter.body)
      const confirmations = [{ hash: hashSecret(secret), expiresAt: Date.now() + 3_600_000 }]
      await inTable(table).put({ ...aPending({ id, confirmations }) })
      await dynamoSendingStore(table.client, table.table).refresh(allowance)
    },
    async isDone({ client, table }) {
      return (await dynamoSendingStore(client, table).read())?.left === allowance.left - 1
    },
  },
  publish: {
    event: recorded('scheduler-tick'),
    async isDone({ client, table }) {
      return (await dynamoEditionStore(client, table).recent()).length === 1
    },
  },
  feedback: {
    event: { Records: [delivered, bounced] },
    prepare: (table) => inTable(table).put({ ...aConfirmed({ id: bouncedId, address: bouncedAddress }) }),
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
