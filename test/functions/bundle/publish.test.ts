// @module-tag bundle
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { inTable } from '../../dynamo/in-table.ts'
import { aConfirmed } from '../../fakes/a-subscriber.ts'
import { deployment } from './deployment.ts'

const tick = JSON.parse(readFileSync(new URL('events/scheduler-tick.json', import.meta.url), 'utf8'))
const dailyPapers = fileURLToPath(new URL('../../fixtures/papers/daily-papers.json', import.meta.url))

/** The edition has been due for less than an hour, whenever the test runs. */
const dueNow = () => ({ EDITION_TIMEZONE: 'UTC', EDITION_HOUR: String(new Date().getUTCHours()) })

/** The rest of the stand-in's quota of 50,000 a day and 14 a second, without a block for the seat and some seconds. */
const allowance = { accountPerSecond: 14, block: 100, left: 49_830 }

const start = deployment('publish')

test('the bundle publishes the edition that is due, and summons the worker of the reader who is due', async () => {
  const { invoke, parts, end } = await start({
    ...dueNow(),
    CANNED_ANSWER: dailyPapers,
    ARXIV_CATEGORIES: '',
  })
  const { editions, sending, proof, put } = inTable(parts)
  await put(aConfirmed({ nextDueAt: 1 }))

  await invoke(tick)
  const [head, ...others] = await editions.recent()
  expect(others).toEqual([])
  expect(head).toMatchObject({ kind: 'papers', sources: [{ source: 'huggingface', outcome: 'papers' }] })
  const edition = head && (await editions.get(head.id))
  const titles = edition?.papers.map(({ paper }) => paper.title)
  expect(titles).toContain('Doubtful Links')
  // This paper of the fixture was listed months ago, so it is no news.
  expect(titles).not.toContain('Small Maps for Large Gardens')
  expect(await sending.read()).toMatchObject(allowance)
  expect((await proof.read()).drainedAt).toBeGreaterThan(0)
  expect(parts.queues.seats.receive(10).map(({ body }) => JSON.parse(body))).toMatchObject([
    { kind: 'seat', seat: 0 },
  ])

  await invoke(tick)
  expect(await editions.recent()).toEqual([head])
  const { log, metrics, refused } = await end()
  expect(log).toMatchObject([
    { message: 'edition', kind: 'papers', paperCount: titles?.length },
    { message: 'tick', outcome: 'published', seats: [0] },
    { message: 'swept', writes: 0 },
    { message: 'tick', outcome: 'exists', seats: [0] },
  ])
  // The reader has been due since 1970.
  const told = {
    service: 'publish',
    EditionMissingMinutes: 0,
    OverdueMinutes: expect.any(Number),
    SendingStopped: 0,
  }
  expect(metrics).toMatchObject([told, told])
  expect(refused).toEqual([])
})

test('the bundle leaves the edition to the next tick if a source cannot be reached, and says so', async () => {
  const { invoke, parts, end } = await start({ ...dueNow(), ARXIV_CATEGORIES: '' })
  await invoke(tick)
  expect(await inTable(parts).editions.recent()).toEqual([])
  expect(await inTable(parts).sending.read()).toMatchObject(allowance)
  const { log } = await end()
  expect(log).toMatchObject([
    { level: 'INFO', message: 'tick', outcome: 'retry', seats: [] },
    { level: 'WARN', message: 'source failed', failures: [expect.stringContaining('no network in tests')] },
  ])
})

test('the bundle of publish refuses an event of another source', async () => {
  const { invoke } = await start()
  await expect(invoke({ ...tick, source: 'aws.events' })).rejects.toThrow('source')
})
