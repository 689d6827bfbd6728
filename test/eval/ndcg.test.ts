import { describe, expect, test } from 'vitest'
import { ndcg } from './ndcg.ts'

describe('nDCG', () => {
  test('is 1 of the best order and the known value of a known one', () => {
    expect(ndcg([3, 2, 1], 3)).toBe(1)
    // Worked by hand: (1 + 2 / log2(3) + 3 / 2) / (3 + 2 / log2(3) + 1 / 2).
    expect(ndcg([1, 2, 3], 3)).toBeCloseTo((1 + 2 / Math.log2(3) + 1.5) / (3 + 2 / Math.log2(3) + 0.5), 12)
  })

  test('looks at the first places only, but measures them by the best of all', () => {
    expect(ndcg([0, 0, 5], 2)).toBe(0)
    expect(ndcg([1, 0, 4], 1)).toBe(0.25)
    expect(ndcg([4, 1, 0], 1)).toBe(1)
  })

  test('calls every order the best where there is nothing to gain', () => {
    expect(ndcg([0, 0], 10)).toBe(1)
    expect(ndcg([], 10)).toBe(1)
  })
})
