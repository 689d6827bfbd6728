import { expect, test } from 'vitest'
import { beforeAllEditions, editionIdOf, parseEditionId } from '../../../shared/edition/edition-id.ts'

test.each(['2026-11-23', '2028-02-29', '1970-01-01'])('%s is the id of an edition', (text) => {
  expect(parseEditionId(text)).toBe(text)
})

test.each([
  '2026-02-29',
  '2026-02-30',
  '2026-13-01',
  '2026-00-10',
  '2026-11-00',
  '2026-11-31',
  '2026-1-3',
  '26-11-23',
  '2026-11-23T00:00:00Z',
  ' 2026-11-23',
  '2026-11-23\n',
  '２０２６-11-23',
  'latest',
  '',
])('"%s" is no id of an edition', (text) => {
  expect(parseEditionId(text)).toBeUndefined()
})

test('the id “before all editions” is before each id of an edition', () => {
  const first = parseEditionId('0001-01-01')
  expect(first !== undefined && beforeAllEditions < first).toBe(true)
})

test('the id of a date is the date', () => {
  expect(editionIdOf('2026-11-23')).toBe('2026-11-23')
})
