import { describe, expect, test } from 'vitest'
import { lanes, lanesFor } from '../../../../shared/delivery/pace/lanes.ts'

test.each([
  [0.3, 2],
  [5.3, 2],
  [8, 2],
  [8.1, 3],
  [12.6, 4],
  [63, 16],
  [90, 23],
  [225, 57],
  [270, 64],
  [100_000, 64],
])('at %f calls a second a worker has %i lanes', (perSecond, count) => {
  expect(lanesFor(perSecond)).toBe(count)
})

describe('lanes', () => {
  function aWork() {
    let end = (): void => {}
    const work = new Promise<void>((resolve) => {
      end = resolve
    })
    return { work: () => work, end }
  }

  test('a lane is free as soon as one work of many has ended', async () => {
    const own = lanes()
    const works = [aWork(), aWork(), aWork()]
    for (const { work } of works) own.start(work)
    const freed: string[] = []
    const waiting = own.atMost(2).then(() => freed.push('free'))
    await Promise.resolve()
    expect(freed).toEqual([])
    works[1]?.end()
    await waiting
    expect(freed).toEqual(['free'])
  })

  test('all have ended only when the last one has', async () => {
    const own = lanes()
    const works = [aWork(), aWork(), aWork()]
    for (const { work } of works) own.start(work)
    let isOver = false
    const over = own.atMost(0).then(() => {
      isOver = true
    })
    for (const { end } of works) {
      await new Promise(setImmediate)
      expect(isOver).toBe(false)
      end()
    }
    await over
  })

  test('nobody waits for lanes without work', async () => {
    await lanes().atMost(0)
  })
})
