import { beforeEach, expect, test } from 'vitest'
import { untilResumed } from '../../../shared/delivery/pace/sending.ts'
import { hourMs, minuteMs } from '../../../shared/time/clock.ts'
import { aConfirmed, anId, monday } from '../../fakes/a-subscriber.ts'
import { aSource, failure } from '../../shared/edition/a-source.ts'
import { publishWorld, quota } from './publish-world.ts'

let world: ReturnType<typeof publishWorld>
beforeEach(() => {
  world = publishWorld()
})
const gauges = () => world.metrics.gauges

test('a good tick reports each metric once, with its unit', async () => {
  await world.run()
  expect(gauges()).toEqual({
    EditionMissingMinutes: [0],
    EditionPapers: [1],
    OverdueMinutes: [0],
    QuotaUsedPercent: [2],
    SendingStopped: [0],
    FeedbackSilentMinutes: [0],
    SignUpGuardStep: [0],
    UnconfirmedLettersUsedPercent: [0],
    LettersWaitingMinutes: [0],
    LettersDropped: [0],
  })
  expect(world.metrics.units).toMatchObject({ OverdueMinutes: 'None', QuotaUsedPercent: 'Percent' })
})

test('an edition whose sources fail is missing since its hour, and has no number of papers', async () => {
  world.time.set(Date.UTC(2026, 10, 23, 6, 10))
  await world.run({ sources: [aSource(failure)] })
  world.time.advance(15 * minuteMs)
  await world.run({ sources: [aSource(failure)] })
  expect(gauges().EditionMissingMinutes).toEqual([10, 25])
  expect(gauges()).not.toHaveProperty('EditionPapers')
  world.time.advance(15 * minuteMs)
  await world.run()
  await world.run()
  expect(gauges().EditionMissingMinutes).toEqual([10, 25, 0, 0])
  expect(gauges().EditionPapers).toEqual([1, 1])
})

test('an edition that is first tried late in the day is missing since that try', async () => {
  world.time.set(Date.UTC(2026, 10, 23, 21))
  for (let tick = 0; tick < 3; tick++) {
    await world.run({ sources: [aSource(failure)] })
    world.time.advance(15 * minuteMs)
  }
  expect(gauges().EditionMissingMinutes).toEqual([0, 15, 30])
})

test('an edition that a fault keeps from being made is missing since its hour', async () => {
  world.time.set(Date.UTC(2026, 10, 23, 7))
  const recent = () => Promise.reject(new RangeError('no answer'))
  await expect(world.run({ editions: { ...world.editions, recent } })).rejects.toThrow()
  expect(gauges().EditionMissingMinutes).toEqual([60])
})

test('the wait of the reader who has waited longest is reported as it was before the workers came', async () => {
  world.put(
    aConfirmed({ id: anId(1, 1), nextDueAt: monday - 10 * minuteMs }),
    aConfirmed({ id: anId(2, 9), nextDueAt: monday - hourMs }),
    aConfirmed({ id: anId(3, 2), nextDueAt: monday + hourMs }),
  )
  await world.run()
  expect(gauges().OverdueMinutes).toEqual([60])
})

test.each([
  ['half used', { ...quota, sentLastDay: 25_000 }, [50]],
  ['unlimited', { ...quota, perDay: Number.POSITIVE_INFINITY }, [0]],
  ['zero', { ...quota, perDay: 0 }, [100]],
])('a quota that is %s has its share of use reported', async (_how, read, percent) => {
  await world.run({ quota: { read: async () => read } })
  expect(gauges().QuotaUsedPercent).toEqual(percent)
})

test('an unknown quota is not reported', async () => {
  const read = () => Promise.reject(new Error('no answer'))
  await world.run({ quota: { read } })
  expect(gauges()).not.toHaveProperty('QuotaUsedPercent')
  expect(gauges().SendingStopped).toEqual([0])
})

test('sending is reported as stopped while a stop lasts', async () => {
  await world.sending.stop({ until: monday + minuteMs, why: 'daily quota' })
  await world.run()
  world.time.advance(minuteMs)
  await world.run()
  await world.sending.stop({ until: untilResumed, why: 'paused by the operator' })
  await world.run()
  expect(gauges().SendingStopped).toEqual([1, 0, 1])
})

test('feedback is reported as silent from the first mail that no Send event followed until one does', async () => {
  await world.proof.sendSeen(monday - 24 * hourMs)
  await world.proof.unheard(monday - 45 * minuteMs)
  await world.run()
  await world.proof.sendSeen(monday - 40 * minuteMs)
  await world.run()
  expect(gauges().FeedbackSilentMinutes).toEqual([45, 0])
})

test('a metric that cannot be read is not reported and does not fail the tick', async () => {
  const read = () => Promise.reject(new RangeError('no answer for ann@example.org'))
  const { edition } = await world.run({ proof: { ...world.proof, read } })
  expect(edition.outcome).toBe('published')
  expect(gauges()).not.toHaveProperty('FeedbackSilentMinutes')
  expect(gauges().SendingStopped).toEqual([0])
  expect(world.log.lines).toContainEqual({
    level: 'warn',
    message: 'metrics incomplete',
    fields: { error: 'RangeError' },
  })
})
