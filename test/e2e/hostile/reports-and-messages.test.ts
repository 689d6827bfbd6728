import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { printTick } from '../../../infra/cli/desk/print-tick.ts'
import { serveRequest } from '../../../infra/cli/desk/subscriber-desk.ts'
import { type LocalFunctions, wireFunctions } from '../../../infra/local/functions.ts'
import { terminalLog } from '../../../infra/local/log.ts'
import { localEnvironments } from '../../../infra/local/settings.ts'
import { lambdaContext } from '../../../infra/local/sqs/lambda-context.ts'
import { tableDefinition } from '../../../shared/aws/dynamo-table.ts'
import type { SesClient } from '../../../shared/aws/ses-mailer.ts'
import type { Log, LogFields } from '../../../shared/log/log.ts'
import { memoryDynamo } from '../../dynamo/memory-dynamo.ts'
import { monday } from '../../fakes/a-subscriber.ts'
import { anSqsEvent } from '../../fakes/an-sqs-event.ts'
import { hostileInputs, hostileJson } from './hostile-inputs.ts'

interface Told {
  readonly message: string
  readonly fields: LogFields
}

/** All functions as the local world wires them, on a table in memory. Nothing is mailed: SES must not be called. */
function wiredFunctions(): { functions: LocalFunctions; told: Told[]; stored: () => number } {
  const told: Told[] = []
  const note = (message: string, fields: LogFields = {}) => void told.push({ message, fields })
  const log: Log = { info: note, warn: note, error: note }
  const key = 'k'.repeat(43)
  const url = (name: string) => `http://localhost/${name}`
  const places = {
    origin: 'http://localhost:3000',
    seatsQueueUrl: url('seats'),
    lettersQueueUrl: url('letters'),
    feedbackQueueUrl: url('feedback'),
    feedbackDeadLettersUrl: url('dead'),
  }
  const dynamo = memoryDynamo({ clock: () => monday, definition: tableDefinition('paperwire') })
  const functions = wireFunctions({
    environments: localEnvironments(places, {
      addressHashKey: key,
      tokenKeys: JSON.stringify({ current: 'k1', k1: key }),
    }),
    clients: {
      dynamo: dynamo.client as never,
      ses: { send: () => Promise.reject(new Error('nothing may be mailed')) } as unknown as SesClient,
      sqs: { send: async () => ({}) } as never,
    },
    papers: { sources: [], enrichments: [] },
    clock: () => monday,
    log: () => log,
  })
  return { functions, told, stored: () => [...dynamo.items()].length }
}

const fixture = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../fixtures/ses-events/${name}.json`, import.meta.url), 'utf8'))
const envelope = fixture('sns-notification')
const inEnvelope = (event: unknown): string => JSON.stringify({ ...envelope, Message: JSON.stringify(event) })
const reports = [
  'bounce-permanent',
  'bounce-transient',
  'complaint',
  'delivery',
  'send',
  'notification-bounce',
].map(fixture)

/** A report with one text in the place of every other one, but for those that say what kind of report it is. */
function hostileReport(report: unknown, text: string, isKept = false): unknown {
  if (typeof report === 'string') return isKept ? report : text
  if (Array.isArray(report)) return report.map((each) => hostileReport(each, text, isKept))
  if (typeof report !== 'object' || report === null) return report
  return Object.fromEntries(
    Object.entries(report).map(([name, value]) => [
      name,
      hostileReport(value, text, /^(event|notification)Type$/.test(name)),
    ]),
  )
}

const context = lambdaContext('deliver', () => monday, monday + 900_000)

/** Nothing of a message is repeated in a log: it may hold an address. */
function expectSilent(told: readonly Told[], text: string): void {
  const lines = JSON.stringify(told)
  if (text.includes('pwned') || text.includes('evil')) expect(lines).not.toMatch(/pwned|evil/)
  expect(lines).not.toContain('@')
}

describe('a hostile report of SES', () => {
  test('a report with a hostile text in every place is worked off or put aside, and nothing of it is logged', async () => {
    for (const { kind, text } of hostileInputs) {
      const { functions, told } = wiredFunctions()
      const bodies = reports.map((report) => inEnvelope(hostileReport(report, text)))
      const answer = await functions.feedback(anSqsEvent(...bodies))
      expect(answer, `${kind}: ${text.slice(0, 80)}`).toEqual({ batchItemFailures: [] })
      expect(told, kind).toHaveLength(reports.length)
      expectSilent(told, text)
    }
  })

  test('a hostile body is put aside, whatever it is', async () => {
    for (const body of [...hostileJson, ...hostileInputs.map(({ text }) => text)]) {
      const { functions, told } = wiredFunctions()
      const answer = await functions.feedback(anSqsEvent(body, JSON.stringify(body), inEnvelope(body)))
      expect(answer, body.slice(0, 80)).toEqual({ batchItemFailures: [] })
      expectSilent(told, body)
    }
  })

  test('a hostile report suppresses nobody who is not its own', async () => {
    const { functions, stored } = wiredFunctions()
    await functions.feedback(anSqsEvent(inEnvelope({ eventType: 'Send', mail: {} })))
    const before = stored()
    const mail = {
      messageId: 'x',
      destination: ['ann@example.org\r\nbob@example.org'],
      tags: { subscriber: ['__proto__'] },
    }
    for (const eventType of ['Bounce', 'Complaint'])
      await functions.feedback(anSqsEvent(inEnvelope({ eventType, mail })))
    // An unreadable report may stand there, and counts of harm; no subscriber does.
    expect(stored() - before).toBeLessThanOrEqual(4)
  })
})

describe('a hostile message on a queue', () => {
  const messages = (text: string): string[] => [
    text,
    JSON.stringify(text),
    JSON.stringify({ kind: text, version: text }),
    JSON.stringify({ kind: 'letter', version: 2, id: text, letter: text, request: text }),
    JSON.stringify({ kind: 'letter', version: 2, id: 'A'.repeat(22), letter: 'confirm', request: text }),
    JSON.stringify({ kind: 'letter', version: 1, id: 'A'.repeat(22), letter: '__proto__', secret: text }),
    JSON.stringify({ kind: 'letter', version: 2, id: 'A'.repeat(22), letter: 'none', correlation: text }),
    JSON.stringify({ kind: 'seat', version: 1, seat: text }),
    JSON.stringify({ [text]: text }),
  ]

  test('a hostile message to letters or deliver mails nothing, fails alone at most, and is not logged', async () => {
    for (const { kind, text } of hostileInputs) {
      const { functions, told } = wiredFunctions()
      const bodies = messages(text)
      const letters = await functions.letters(anSqsEvent(...bodies))
      expect(letters.batchItemFailures.length, kind).toBeLessThanOrEqual(bodies.length)
      const seats = await functions.deliver.handler(anSqsEvent(...bodies), context)
      expect(seats.batchItemFailures.length, kind).toBeLessThanOrEqual(bodies.length)
      expectSilent(told, text)
    }
  })
})

describe('a hostile text in a log', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal obeys
  const obeyed = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/

  test('a line for a terminal is one line, and has nothing that a terminal obeys', () => {
    const lines: string[] = []
    const log = terminalLog('api', (line) => lines.push(line))
    for (const { text } of hostileInputs) log.warn('event', { outcome: text, list: [text], [text]: text })
    expect(lines).toHaveLength(hostileInputs.length)
    for (const line of lines) expect(line).not.toMatch(obeyed)
  })

  test('what a source or a reader says is printed to the operator without what a terminal obeys', async () => {
    for (const { text } of hostileInputs) {
      const at = new Date(monday).toISOString()
      const edition = { outcome: 'retry', id: '2026-11-23', failures: [text] } as never
      const printed = printTick({ at, tick: { edition } as never, seats: [] }, monday)
      // An item of a later release is shown as it is.
      const own = { pk: 'subscriber#A', sk: 'subscriber', version: 99 }
      const items = [{ [text]: text, topics: [text], ...own }]
      const desk = { everything: async () => items, clock: () => monday, wordsOf: async () => undefined }
      const shown = await serveRequest(desk as never, 'show', 'A'.repeat(22) as never)
      for (const line of `${printed}\n${shown}`.split('\n')) expect(line).not.toMatch(obeyed)
      expect(JSON.parse(shown), 'JSON stays JSON').toEqual(items)
    }
  })

  test('a line for CloudWatch is one line of JSON, with the text as it was given', () => {
    const script = `
      import { lambdaLog } from './functions/lambda/log.ts'
      import { hostileInputs } from './test/e2e/hostile/hostile-inputs.ts'
      const log = lambdaLog('api')
      for (const { text } of hostileInputs) log.warn('event', { given: text })`
    const cwd = fileURLToPath(new URL('../../..', import.meta.url))
    const args = ['--import', 'tsx', '--input-type', 'module', '--eval', script]
    const { stdout, stderr } = spawnSync(process.execPath, args, {
      cwd,
      encoding: 'utf8',
      maxBuffer: 100_000_000,
    })
    const lines = `${stdout}${stderr}`.trimEnd().split('\n')
    // The logger leaves an empty field out.
    expect(lines.map((line) => (JSON.parse(line) as { given?: string }).given?.toWellFormed() ?? '')).toEqual(
      hostileInputs.map(({ text }) => text.toWellFormed()),
    )
  })
})
