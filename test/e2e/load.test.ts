import { expect, test } from 'vitest'
import { faultsOf } from '../bench/load/load-table.ts'
import { runLoad } from '../bench/load/run-load.ts'

/** Far below what the bench asks for: a busy machine must not fail this test. */
const anyRatio = 0.1

test('fifty connections at once get no failure, and what was answered is stored, even if the database goes away', async () => {
  const figures = await runLoad({ connections: 50, seconds: 2 })
  expect(faultsOf(figures, anyRatio)).toEqual([])
  for (const { what, ours, promised } of figures) {
    expect(ours.answers, what).toBeGreaterThan(0)
    if (!what.includes('page')) expect(promised, what).toBeGreaterThan(0)
  }
})
