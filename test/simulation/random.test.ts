import { expect, test } from 'vitest'
import { random } from './random.ts'

const draws = (from: { next(): number }, count = 5) => Array.from({ length: count }, () => from.next())

test('the same seed gives the same numbers in every process', () => {
  expect(draws(random(1))).toEqual(draws(random(1)))
  expect(draws(random(1), 3).map((draw) => Math.floor(draw * 1e6))).toEqual([547_299, 17_882, 687_946])
})

test('a fork of a random source depends on its label alone, not on numbers drawn before', () => {
  const [fresh, used] = [random(1), random(1)]
  draws(used, 100)
  expect(draws(used.fork('ses'))).toEqual(draws(fresh.fork('ses')))
  expect(draws(fresh.fork('ses'))).not.toEqual(draws(fresh.fork('sqs')))
})

test('random numbers are spread evenly, even over neighbouring seeds', () => {
  const buckets = new Array<number>(10).fill(0)
  for (let seed = 0; seed < 10_000; seed++) {
    const bucket = random(seed).int(10)
    buckets[bucket] = (buckets[bucket] ?? 0) + 1
  }
  for (const count of buckets) expect(Math.abs(count - 1_000)).toBeLessThan(150)
})

test('picking from an empty list throws', () => {
  expect(() => random(1).pick([])).toThrow('empty list')
})
