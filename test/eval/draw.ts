import type { Random } from '../simulation/random.ts'

/** Knuth's product of chances falls below the smallest number from a mean of about 700 on. */
const largestMean = 500

/** How often something happens that happens `mean` times on average. */
export function poisson(random: Random, mean: number): number {
  if (mean <= 0) return 0
  // The sum of two such counts is such a count again.
  if (mean > largestMean) return poisson(random, largestMean) + poisson(random, mean - largestMean)
  const end = Math.exp(-mean)
  let times = 0
  for (let chance = random.next(); chance > end; chance *= random.next()) times++
  return times
}

/** A normal number with mean 0 and deviation 1 (Box and Muller). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}

export function between(random: Random, from: number, to: number): number {
  return from + (to - from) * random.next()
}
