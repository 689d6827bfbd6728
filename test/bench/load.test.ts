import { describe, expect, test } from 'vitest'
import type { Subscriber } from '../../shared/subscriber/subscriber.ts'
import { aConfirmed, anId } from '../fakes/a-subscriber.ts'
import { faultsOf, loadTable } from './load/load-table.ts'
import { meter } from './load/meter.ts'
import { broken, type Promised } from './load/promised.ts'
import type { LoadFigure } from './load/under-load.ts'

const measured = (statuses: Record<number, number>, perSecond = 100): LoadFigure['ours'] => {
  const answers = Object.values(statuses).reduce((sum, count) => sum + count, 0)
  return { answers, statuses, perSecond, p50: 1, p99: 2, busy: 0.5 }
}
const page = {
  what: 'home',
  ours: measured({ 200: 9 }),
  bare: measured({ 200: 9 }, 150),
  promised: 0,
  missing: 0,
}
const write = { ...page, what: 'sign-up', ours: measured({ 202: 9 }, 1), promised: 9 }
const outage = { what: 'outage', ours: measured({ 202: 5, 503: 4 }), promised: 5, missing: 0, hasty: 0 }

describe('the figures of a load', () => {
  test('nothing is wrong with pages of half a bare route, with slow writes, and with 503 while the database is away', () => {
    expect(faultsOf([page, write, outage])).toEqual([])
  })

  test.each<[string, LoadFigure, string]>([
    ['an answer of failure', { ...page, ours: measured({ 200: 9, 500: 1 }) }, '1 answers of failure'],
    ['a request that is refused', { ...write, ours: measured({ 202: 9, 429: 2 }) }, '2 answers of failure'],
    ['a connection that broke', { ...write, ours: measured({ 0: 3, 202: 9 }) }, '3 answers of failure'],
    [
      '503 while the database is there',
      { ...write, ours: measured({ 202: 9, 503: 1 }) },
      '1 answers of failure',
    ],
    [
      'a failure of another kind during the outage',
      { ...outage, ours: measured({ 500: 1, 503: 4 }) },
      '1 answers of failure',
    ],
    ['a lost reader', { ...write, missing: 1 }, '1 of 9 answers say what the table does not keep'],
    ['a 503 without Retry-After', { ...outage, hasty: 2 }, '2 answers 503 do not say when'],
    [
      'an outage that nobody noticed',
      { ...outage, ours: measured({ 202: 9 }) },
      'the database was never away',
    ],
    [
      'a slow page',
      { ...page, ours: measured({ 200: 9 }, 74) },
      '0.49 of a bare route, at least 0.5 is asked',
    ],
    ['silence', { ...page, ours: measured({}) }, 'nothing was answered'],
  ])('%s is told', (_, figure, said) => {
    const faults = faultsOf([figure])
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(said)
  })

  test('a row has what was answered, beside the bare route', () => {
    const rows = loadTable([page, { ...write, missing: 2 }])
      .split('\n')
      .slice(2)
    expect(rows).toEqual([
      '| home | 200: 9 | 100 | 1 | 2 | 150 | 2 | 0.67 |  | 0.50 |',
      '| sign-up | 202: 9 | 1 | 1 | 2 | 150 | 2 | 0.01 | 7 of 9 | 0.50 |',
    ])
  })
})

test('a meter counts answers by status, and finds the time that ninety-nine of a hundred were faster than', async () => {
  const { count, during, measured } = meter()
  await during(async () => {
    for (let ms = 1; ms <= 100; ms++)
      count({ status: ms > 98 ? 503 : 200, ms, headers: {}, body: Buffer.alloc(0) })
  })
  expect(measured()).toMatchObject({ answers: 100, statuses: { 200: 98, 503: 2 }, p50: 51, p99: 100 })
})

test('a promise is broken by an item that is not there, by one in another state, and by a proof that is missing', async () => {
  const reader = aConfirmed({ id: anId(1) })
  const isKept = ({ status }: Subscriber) => status === 'confirmed'
  const stored = {
    all: async () => new Map([[reader.id, reader]]),
    hasProof: async () => false,
  }
  const count = (...promises: Promised[]) => broken(promises, stored)
  expect(await count({ id: reader.id, isKept })).toBe(0)
  expect(await count({ id: anId(2), isKept })).toBe(1)
  expect(await count({ id: reader.id, isKept: () => false })).toBe(1)
  expect(await count({ id: reader.id, isKept, hasProof: true })).toBe(1)
})
