import { expect, test } from 'vitest'
import { silenceBefore } from '../../../shared/edition/silence.ts'
import { anEdition, anEditionId } from '../../fakes/an-edition.ts'

const friday = anEdition(20)
const saturday = anEdition(21, { papers: [], kind: 'holiday' })
const sunday = anEdition(22, { papers: [], kind: 'quiet' })
const monday = anEdition(23)
const recent = [friday, saturday, sunday, monday]
const quietDays = { '2026-11-21': 'quiet', '2026-11-22': 'quiet' }

test('the quiet days right before a digest are told, oldest first, each with its kind', () => {
  expect(silenceBefore(recent, anEditionId(22), quietDays)).toEqual([
    { id: '2026-11-21', kind: 'holiday' },
    { id: '2026-11-22', kind: 'quiet' },
  ])
})

test('a day with papers was silent too, if the reader’s exclusions left none', () => {
  expect(silenceBefore(recent, anEditionId(20), { '2026-11-20': 'quiet' })).toEqual([
    { id: '2026-11-20', kind: 'papers' },
  ])
})

test('days before the last mail are not told again', () => {
  const missed = { '2026-11-20': 'quiet', '2026-11-22': 'quiet' }
  expect(silenceBefore(recent, anEditionId(22), missed).map(({ id }) => id)).toEqual(['2026-11-22'])
})

test.each([
  ['nothing was missed', {}],
  ['the last one failed', { '2026-11-21': 'quiet', '2026-11-22': 'failed' }],
])('there was no silence if %s', (_what, missed) => {
  expect(silenceBefore(recent, anEditionId(22), missed)).toEqual([])
})

test('a new reader has no silence behind them', () => {
  expect(silenceBefore(recent, anEditionId(1), {})).toEqual([])
})
