import { describe, expect, test } from 'vitest'
import { median, quantile } from '../../../shared/paper/quantile.ts'

describe('a quantile', () => {
  test('the median is the middle of the values as numbers, or between the two middle ones', () => {
    expect(median([10, 9, 100])).toBe(10)
    expect(median([4, 1, 3, 2])).toBe(2.5)
  })

  test('a quantile that falls between two values is interpolated', () => {
    expect(quantile([0, 10, 20], 0.25)).toBe(5)
    expect(quantile([3, 1, 2], 0)).toBe(1)
    expect(quantile([3, 1, 2], 1)).toBe(3)
  })

  test('a quantile of no values is 0', () => {
    expect(median([])).toBe(0)
  })
})
