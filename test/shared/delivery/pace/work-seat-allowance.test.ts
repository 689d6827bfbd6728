import { beforeEach, describe, expect, test } from 'vitest'
import type { SubmitOutcome } from '../../../../shared/delivery/attempt/mailer.ts'
import { untilResumed } from '../../../../shared/delivery/pace/sending.ts'
import { subscriberSchemaVersion } from '../../../../shared/subscriber/subscriber.ts'
import { minuteMs, secondMs } from '../../../../shared/time/clock.ts'
import { aTable } from '../../../dynamo/a-table.ts'
import { anId, monday } from '../../../fakes/a-subscriber.ts'
import { anEdition } from '../../../fakes/an-edition.ts'
import { addresses, plenty, reader, readers, seatWorld } from './seat-world.ts'

const ambiguous: SubmitOutcome = { outcome: 'ambiguous', reason: 'TimeoutError' }
const refused: SubmitOutcome = { outcome: 'refused', reason: 'MessageRejected (400)' }
const throttled: SubmitOutcome = { outcome: 'throttled' }
const times = (count: number, answer: SubmitOutcome) => Array<SubmitOutcome>(count).fill(answer)

let world: Awaited<ReturnType<typeof seatWorld>>
beforeEach(async () => {
  world = await seatWorld()
})
const left = async () => (await world.sending.read())?.left
const stop = async () => (await world.sending.read())?.stop

describe('the rest of the quota', () => {
  test('a run draws the quota block by block and ends when less than a block is left, and the other readers stay due', async () => {
    await world.sending.refresh({ ...plenty, block: 2, left: 5 })
    world.put(...readers(7))
    expect(await world.deliver()).toEqual({ taken: true, outcomes: { submitted: 4 }, end: 'stopped' })
    expect(world.mailed()).toEqual(addresses(0, 1, 2, 3))
    expect(await left()).toBe(1)
    expect(world.item(anId(4))).toEqual(reader(4))
    expect(world.seatQueue.calls).toEqual([])
    expect(await world.isFree()).toBe(true)
  })

  test('a quota of zero mails nobody and claims nobody', async () => {
    await world.sending.refresh({ ...plenty, left: 0 })
    world.put(...readers(2))
    expect(await world.deliver()).toEqual({ taken: true, outcomes: {}, end: 'stopped' })
    expect(world.item(anId(0))).toEqual(reader(0))
  })

  test('a quota that was never read mails nobody, because its rate is unknown', async () => {
    world.put(...readers(2))
    expect(await world.deliver({ sending: aTable().sending })).toEqual({
      taken: true,
      outcomes: {},
      end: 'stopped',
    })
    expect(await world.isFree()).toBe(true)
  })

  test('a run that finds no reader does not draw from the quota', async () => {
    await world.deliver()
    expect(await left()).toBe(plenty.left)
  })

  test('two seats together do not exceed the quota', async () => {
    await world.sending.refresh({ ...plenty, block: 3, left: 9 })
    world.put(...Array.from({ length: 12 }, (_, count) => reader(count, count % 2)))
    await Promise.all([0, 1].map((index) => world.deliver({}, { index, of: 2 })))
    expect(world.mailer.calls).toHaveLength(9)
    expect(await left()).toBe(0)
  })
})

describe('a stop', () => {
  test.each([monday + minuteMs, untilResumed])(
    'a stop until %i that is in force mails nobody',
    async (until) => {
      await world.sending.stop({ until, why: 'a reason' })
      world.put(...readers(2))
      expect(await world.deliver()).toEqual({ taken: true, outcomes: {}, end: 'stopped' })
      expect(world.mailer.calls).toEqual([])
    },
  )

  test('a stop that is over mails every reader', async () => {
    await world.sending.stop({ until: monday - 1, why: 'a reason' })
    world.put(...readers(2))
    expect(await world.deliver()).toMatchObject({ outcomes: { submitted: 2 }, end: 'done' })
  })

  test('another worker’s stop ends a run at its next block', async () => {
    await world.sending.refresh({ ...plenty, block: 2 })
    world.put(...readers(5))
    world.mailer.answerNext(async () => {
      await world.sending.stop({ until: untilResumed, why: 'paused by the operator' })
      return { outcome: 'accepted', messageId: 'message-1' }
    })
    expect(await world.deliver()).toEqual({ taken: true, outcomes: { submitted: 2 }, end: 'stopped' })
  })

  test('a stop of the account lasts a quarter of an hour, and then one mail probes', async () => {
    world.put(...readers(3))
    world.mailer.answerNext({ outcome: 'stopped', reason: 'daily quota' })
    await world.deliver()
    expect(await stop()).toEqual({ until: monday + 15 * minuteMs, why: 'daily quota' })
    world.time.set(monday + 15 * minuteMs)
    expect(await world.deliver()).toMatchObject({ outcomes: {}, end: 'stopped' })
    world.time.advance(1)
    world.mailer.answerNext({ outcome: 'stopped', reason: 'daily quota' })
    expect(await world.deliver()).toMatchObject({ outcomes: { stopped: 1 }, end: 'stopped' })
    expect(world.mailer.calls).toHaveLength(2)
    expect(world.mailed()).toEqual([])
  })
})

describe('the breaker', () => {
  test('the breaker stops all sending for five minutes after five ambiguous answers in a row, and this run at once', async () => {
    world.put(...readers(8))
    world.mailer.answerNext(...times(5, ambiguous))
    let now = monday
    const onOutcome = () => {
      now = world.time.clock()
    }
    expect(await world.deliver({ onOutcome })).toEqual({
      taken: true,
      outcomes: { ambiguous: 5 },
      end: 'stopped',
    })
    expect(await stop()).toMatchObject({ until: now + 5 * minuteMs })
    expect(world.item(anId(5))).toEqual(reader(5))
    expect(await world.deliver()).toMatchObject({ outcomes: {}, end: 'stopped' })
    world.time.set(now + 5 * minuteMs + 1)
    expect(await world.deliver()).toMatchObject({ outcomes: { submitted: 3 }, end: 'done' })
    expect(world.mailer.calls).toHaveLength(8)
  })

  test('the breaker stops all sending until resumed after ten refusals in a row', async () => {
    world.put(...readers(12))
    world.mailer.answerNext(...times(10, refused))
    expect(await world.deliver()).toEqual({ taken: true, outcomes: { failed: 10 }, end: 'stopped' })
    expect(await stop()).toMatchObject({ until: untilResumed })
    expect(world.mailer.calls).toHaveLength(10)
    await world.sending.resume(monday)
    expect(await world.deliver()).toMatchObject({ outcomes: { submitted: 2 } })
  })

  test('throttles do not trip the breaker, however many there are', async () => {
    world.put(...readers(2))
    world.mailer.answerNext(...times(12, throttled))
    expect(await world.deliver()).toMatchObject({ outcomes: { throttled: 12, submitted: 2 }, end: 'done' })
    expect(await stop()).toBeUndefined()
  })

  test('the breaker counts on from run to run, so that short runs trip it, too', async () => {
    world.put(...readers(8))
    world.mailer.answerNext(...times(4, ambiguous))
    await world.deliver({ remainingMs: () => (world.mailer.calls.length < 4 ? 900_000 : 0) })
    world.mailer.answerNext(...times(4, ambiguous))
    expect(await world.deliver()).toMatchObject({ outcomes: { ambiguous: 1 }, end: 'stopped' })
    expect(await stop()).toMatchObject({
      until: expect.any(Number),
      why: expect.stringContaining('5 answers'),
    })
  })

  test('the breaker is tripped by ten runs in which one reader each is refused', async () => {
    for (let run = 1; run <= 10; run++) {
      expect(await stop(), `before run ${run}`).toBeUndefined()
      world.put(reader(run))
      world.mailer.answerNext(refused)
      await world.deliver()
    }
    expect(await stop()).toMatchObject({ until: untilResumed })
    expect(world.mailer.calls).toHaveLength(10)
  })
})

describe('retries after a throttle', () => {
  test.each([
    [0, [0.5, 1, 2, 4, 8, 15, 15]],
    [0.5, [0.75, 1.5, 3, 6, 12, 22.5, 22.5]],
    [0.999_999, [1, 2, 4, 8, 16, 30, 30]],
  ])('retries after a throttle are spread: chance %f waits %j seconds', async (chance, seconds) => {
    world.put(reader(0))
    world.mailer.answerNext(...times(7, throttled))
    await world.deliver({ random: () => chance })
    const waited = world.backoffs().map((ms) => Math.round((ms / secondMs) * 1_000) / 1_000)
    expect(waited).toEqual(seconds)
  })
})

describe('an edition that is missing half its papers', () => {
  test('an edition that is missing half its papers mails nobody, claims nobody, and ends a run of many readers', async () => {
    await world.loseAPaper(anEdition(23))
    world.put(...readers(6))
    await expect(world.deliver()).rejects.toThrow('1 of its 2 papers')
    expect(world.mailer.calls).toEqual([])
    for (let count = 0; count < 6; count++) expect(world.item(anId(count))).toEqual(reader(count))
    expect(await world.isFree()).toBe(true)
  })
})

describe('an item of another release', () => {
  test('an item without a zone fails only its own reader', async () => {
    world.put(...readers(2))
    const { timezone: _, ...preferences } = reader(0).preferences
    world.put({ ...reader(0), preferences })
    expect(await world.deliver()).toMatchObject({ outcomes: { submitted: 1, fault: 1 }, end: 'done' })
    expect(world.mailed()).toEqual(addresses(1))
  })

  test('an item with attributes of a later release is mailed, and keeps them', async () => {
    world.put({
      ...reader(0),
      colour: 'green',
      preferences: { ...reader(0).preferences, font: 'big' },
    })
    expect(await world.deliver()).toMatchObject({ outcomes: { submitted: 1 } })
    expect(world.item(anId(0))).toMatchObject({ colour: 'green', preferences: { font: 'big' } })
  })

  test('an item of a newer version is left for a newer worker, and delays no other reader', async () => {
    const newer = { ...reader(0), version: subscriberSchemaVersion + 1 }
    world.put(newer)
    world.put(reader(1))
    expect(await world.deliver()).toMatchObject({ outcomes: { fault: 1, submitted: 1 } })
    expect(world.item(anId(0))).toEqual(newer)
  })
})
