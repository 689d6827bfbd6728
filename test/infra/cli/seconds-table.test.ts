import { expect, test } from 'vitest'
import { secondsTable } from '../../../infra/cli/seconds-table.ts'

test('a table of seconds has a line for each part and one for all, with aligned figures', () => {
  const parts = [
    { name: 'types', ms: 2_349 },
    { name: 'unit tests', ms: 127_440 },
  ]
  expect(secondsTable(parts).split('\n')).toEqual([
    'types         2.3 s',
    'unit tests  127.4 s',
    'in all      129.8 s',
  ])
})
