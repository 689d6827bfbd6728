import { describe, expect, test } from 'vitest'
import { random } from '../simulation/random.ts'
import { normal, poisson } from './draw.ts'
import { interval } from './interval.ts'

const draws = 5_000

describe('drawing', () => {
  test.each([0.2, 6, 1_300])('drawn counts have mean and variance %d', (mean) => {
    const source = random(1)
    const counts = Array.from({ length: draws }, () => poisson(source, mean))
    const { mean: seen, half } = interval(counts)
    expect(Math.abs(seen - mean)).toBeLessThan(2 * half)
    const variance = interval(counts.map((count) => (count - mean) ** 2)).mean
    expect(variance / mean).toBeGreaterThan(0.9)
    expect(variance / mean).toBeLessThan(1.1)
  })

  test('a mean of 0 draws no event', () => {
    expect(poisson(random(1), 0)).toBe(0)
  })

  test('drawn normal numbers have mean 0 and deviation 1', () => {
    const source = random(1)
    const values = Array.from({ length: draws }, () => normal(source))
    expect(Math.abs(interval(values).mean)).toBeLessThan(0.05)
    expect(interval(values.map((value) => value ** 2)).mean).toBeCloseTo(1, 1)
  })
})
