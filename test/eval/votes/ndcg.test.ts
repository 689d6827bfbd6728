import { describe, expect, test } from 'vitest'
import { ndcg } from './ndcg.ts'

describe('nDCG', () => {
  test('nDCG is 1 for the best order, and the known value for a known order', () => {
    expect(ndcg([3, 2, 1], 3)).toBe(1)
    // Worked by hand: (1 + 2 / log2(3) + 3 / 2) / (3 + 2 / log2(3) + 1 / 2).
    expect(ndcg([1, 2, 3], 3)).toBeCloseTo((1 + 2 / Math.log2(3) + 1.5) / (3 + 2 / Math.log2(3) + 0.5), 12)
  })

  test('nDCG looks only at the first places, and compares them with the best order of all', () => {
    expect(ndcg([0, 0, 5], 2)).toBe(0)
    expect(ndcg([1, 0, 4], 1)).toBe(0.25)
    expect(ndcg([4, 1, 0], 1)).toBe(1)
  })

  test('nDCG is 1 for every order where there is nothing to gain', () => {
    expect(ndcg([0, 0], 10)).toBe(1)
    expect(ndcg([], 10)).toBe(1)
  })
})
