import { expect, test } from 'vitest'
import { exploreEveryPoint } from './explore.ts'

test('the delivery protocol holds every invariant with a crash and a fault before and after every single call', async () => {
  const { operations, runs, mails } = await exploreEveryPoint()
  expect(runs).toBe(4 * operations)
  expect(operations).toBeGreaterThan(100)
  expect(mails).toBeGreaterThanOrEqual(runs)
})
