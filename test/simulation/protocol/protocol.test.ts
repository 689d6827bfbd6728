import { describe, expect, test } from 'vitest'
import { runBatch } from './batch.ts'
import { situationNames } from './situations.ts'

/** The short form of `npm run simulate`, which says more the longer it runs. */
describe('the delivery protocol, simulated', () => {
  test('the delivery protocol holds every invariant through crashes, faults of all services and readers who change their minds', async () => {
    const result = await runBatch(1, 80)
    expect(result.failures).toEqual([])
    expect(result.runs).toBe(80)
    // A run without trouble would prove nothing.
    expect(result.mails).toBeGreaterThan(250)
    expect(Object.keys(result.faults).length).toBeGreaterThan(18)
  })

  test.each(situationNames)(
    'the delivery protocol holds every invariant in the situation “%s”',
    async (situation) => {
      // Of the readers of a fresh stack, few confirm in time for a digest.
      const result = await runBatch(1, situation === 'fresh stack' ? 10 : 3, { situation })
      expect(result.failures).toEqual([])
      expect(result.mails).toBeGreaterThan(0)
    },
  )
})
