import { describe, expect, test } from 'vitest'
import { interval } from './interval.ts'

describe('an interval', () => {
  test('an interval is 1.96 standard errors to either side of the mean', () => {
    const { mean, half } = interval([1, 2, 3, 4])
    expect(mean).toBe(2.5)
    expect(half).toBeCloseTo(1.96 * Math.sqrt(5 / 3 / 4), 12)
  })
})
