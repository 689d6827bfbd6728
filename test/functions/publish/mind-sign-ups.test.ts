import { beforeEach, describe, expect, test } from 'vitest'
import { untilResumed } from '../../../shared/delivery/pace/sending.ts'
import { isAdmitted } from '../../../shared/subscriber/sign-up/sign-up-guard.ts'
import { dayMs, hourMs, minuteMs } from '../../../shared/time/clock.ts'
import { anId, monday } from '../../fakes/a-subscriber.ts'
import { aWaitingLetter } from '../../fakes/a-waiting-letter.ts'
import { publishWorld, quota } from './publish-world.ts'

let world: ReturnType<typeof publishWorld>
beforeEach(() => {
  world = publishWorld()
})

const harm = async (bounces: number, at = monday) => {
  for (let count = 0; count < bounces; count++) await world.reputation.count('unconfirmed', 'bounces', at)
}
const hold = async (count: number) => {
  for (let number = 0; number < count; number++) {
    await world.waiting.hold(aWaitingLetter({ id: anId(number), since: monday + number }))
  }
}
const gauge = (name: string) => world.metrics.gauges[name]

describe('the guard at a tick', () => {
  test('a tick raises the guard by the harm of the last day, and digests go on', async () => {
    await harm(20)
    await world.run()
    expect(await world.guard.read()).toBe('trickle')
    expect(gauge('SignUpGuardStep')).toEqual([2])
    expect((await world.sending.read())?.stop).toBeUndefined()
    expect(world.log.lines).toContainEqual({
      level: 'warn',
      message: 'sign-up guard',
      fields: { step: 'trickle' },
    })
  })

  test('a tick lets the guard down by a step an hour, once the harm is a day old', async () => {
    await harm(20)
    await world.run()
    const steps: string[] = []
    for (const hours of [1, 23, 25, 25.5, 26, 27]) {
      world.time.set(monday + hours * hourMs)
      await world.run()
      steps.push(await world.guard.read())
    }
    expect(steps).toEqual(['trickle', 'trickle', 'guarded', 'guarded', 'open', 'open'])
  })

  test('the guard is minded although SES does not tell its quota', async () => {
    await harm(5)
    await world.run({ quota: { read: () => Promise.reject(new Error('SES is down')) } })
    expect(await world.guard.read()).toBe('guarded')
    expect((await world.guard.state()).allowance).toBeUndefined()
  })
})

describe('the allowance at a tick', () => {
  test('a tick sets the day’s letters by the quota and by what others sent', async () => {
    await world.run({ quota: { read: async () => ({ ...quota, perDay: 2_000, sentLastDay: 1_590 }) } })
    expect((await world.guard.state()).allowance).toEqual({ perDay: 150, busiest: 1_590, busiestAt: monday })
  })

  test('the last allowance holds while SES does not tell its quota', async () => {
    await world.guard.allow({ perDay: 7, busiest: 0, busiestAt: monday })
    await world.run({ quota: { read: () => Promise.reject(new Error('SES is down')) } })
    expect((await world.guard.state()).allowance?.perDay).toBe(7)
  })

  test('the used share of the day’s letters is measured', async () => {
    for (let letter = 0; letter < 5; letter++) await world.reputation.countMailed(monday, 1_000)
    await world.run({
      quota: { read: async () => ({ ...quota, perDay: 200, sentLastDay: 5, perSecond: 1 }) },
    })
    expect(gauge('UnconfirmedLettersUsedPercent')).toEqual([25])
  })
})

describe('the letters that wait, at a tick', () => {
  test('a tick puts the first letters in line on their queue, by the step of the guard', async () => {
    await hold(40)
    await harm(5)
    await world.run()
    expect(world.letters.sent.map(({ id }) => id)).toEqual(
      Array.from({ length: 25 }, (_, number) => anId(number)),
    )
    expect(world.log.lines).toContainEqual({
      level: 'info',
      message: 'waiting letters',
      fields: { step: 'guarded', released: 25, dropped: 0 },
    })
  })

  test('a tick lets no more letters go than the day has left', async () => {
    for (let letter = 0; letter < 17; letter++) await world.reputation.countMailed(monday, 1_000)
    await hold(10)
    await world.run({
      quota: { read: async () => ({ ...quota, perDay: 200, sentLastDay: 17, perSecond: 1 }) },
    })
    expect(world.letters.sent).toHaveLength(3)
  })

  test('a tick lets no more letters go than the quota has left, although SES does not tell it', async () => {
    await world.sending.refresh({ accountPerSecond: 12, block: 1, left: 2, refreshedAt: monday })
    await world.guard.allow({ perDay: 7, busiest: 0, busiestAt: monday })
    await hold(5)
    await world.run({ quota: { read: () => Promise.reject(new Error('SES is down')) } })
    expect(world.letters.sent).toHaveLength(2)
  })

  test('a letter that a tick lets go while feedback raises the guard must ask the guard again', async () => {
    await hold(1)
    const waitingSince = async () => {
      world.time.advance(1_000)
      await world.guard.raise('trickle', world.time.clock())
      return []
    }
    await world.run({ waiting: { ...world.waiting, waitingSince } })
    const [{ place } = { place: undefined }] = world.letters.sent
    const admission = { at: 0, isProven: false, releasedAt: place?.releasedAt }
    expect(place?.releasedAt).toBe(monday)
    expect(isAdmitted(await world.guard.state(), admission)).toBe(false)
  })

  test('no letter goes while an operator has stopped sending', async () => {
    await world.sending.stop({ until: untilResumed, why: 'paused by the operator' })
    await hold(3)
    await world.run()
    expect(world.letters.sent).toEqual([])
    expect(await world.waiting.next(10)).toHaveLength(3)
  })

  test('the longest wait and the dropped letters of a day are measured', async () => {
    await world.waiting.hold(aWaitingLetter({ since: monday - 90 * minuteMs }))
    await world.waiting.hold(aWaitingLetter({ id: anId(2), since: monday - dayMs - 1 }))
    const stopped = { until: untilResumed, why: 'paused by the operator' }
    await world.sending.stop(stopped)
    await world.run()
    expect(gauge('LettersWaitingMinutes')).toEqual([90])
    expect(gauge('LettersDropped')).toEqual([1])
    world.time.advance(15 * minuteMs)
    await world.run()
    expect(gauge('LettersDropped')).toEqual([1, 1])
  })
})

test('a fault of the sign-ups’ care is logged, the tick goes on, and fails at its end so that an alarm tells of it', async () => {
  const reputation = { ...world.reputation, countDropped: () => Promise.reject(new TypeError('no table')) }
  await world.waiting.hold(aWaitingLetter({ since: monday - 2 * dayMs }))
  await expect(world.run({ reputation })).rejects.toThrow('the sign-ups could not be minded: TypeError')
  expect(await world.editions.recent()).toHaveLength(1)
  expect(gauge('OverdueMinutes')).toHaveLength(1)
  expect(world.log.lines).toContainEqual({
    level: 'error',
    message: 'sign-ups not minded',
    fields: { error: 'TypeError' },
  })
})
