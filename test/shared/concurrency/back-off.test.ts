// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jitteredBackOff } from '../../../shared/concurrency/back-off.ts'
import { retryWhenOvertaken } from '../../../shared/concurrency/retry-when-overtaken.ts'
import { random } from '../../simulation/random.ts'
import { simulatedTime } from './simulated-writers.ts'

/** The waits after so many conflicts, if chance gives always the same number. */
async function waitsFor(chance: number, conflicts: number): Promise<number[]> {
  const waits: number[] = []
  const backOff = jitteredBackOff({ wait: async (ms) => void waits.push(ms), random: () => chance })
  for (let conflict = 1; conflict <= conflicts; conflict++) await backOff(conflict)
  return waits
}

describe('waiting after conflicts', () => {
  test('the longest wait doubles with each conflict, up to half a second', async () => {
    expect(await waitsFor(1, 7)).toEqual([20, 40, 80, 160, 320, 500, 500])
  })

  test('chance alone decides which part of it is waited for', async () => {
    expect(await waitsFor(0, 7)).toEqual([0, 0, 0, 0, 0, 0, 0])
    expect(await waitsFor(0.25, 3)).toEqual([5, 10, 20])
  })

  test('sixty writers of one item at once all get through, whatever the latency', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.integer({ min: 1, max: 20 }), async (seed, latencyMs) => {
        const chance = random(seed)
        const time = simulatedTime()
        let value = 0
        const backOff = jitteredBackOff({ wait: time.wait, random: chance.next })
        const addOne = () =>
          retryWhenOvertaken('the register', backOff, async () => {
            await time.wait(chance.next() * latencyMs)
            const seen = value
            await time.wait(chance.next() * latencyMs)
            if (seen !== value) return 'overtaken'
            value++
            return 'written'
          })
        const all = Promise.all(Array.from({ length: 60 }, addOne))
        await time.run()
        await all
        expect(value).toBe(60)
      }),
      { numRuns: 20, seed: 1 },
    )
  })
})
