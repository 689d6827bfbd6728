import { beforeEach, describe, expect, test } from 'vitest'
import { tick } from '../../../functions/publish/publish.ts'
import { seatMessage } from '../../../shared/delivery/pace/seat.ts'
import { untilResumed } from '../../../shared/delivery/pace/sending.ts'
import { dayMs, hourMs, minuteMs, secondMs } from '../../../shared/time/clock.ts'
import { aConfirmed, anId, monday } from '../../fakes/a-subscriber.ts'
import { anEditionId } from '../../fakes/an-edition.ts'
import { aSource, failure } from '../../shared/edition/a-source.ts'
import { publishWorld, quota, tickEvent } from './publish-world.ts'

/** A fault whose message holds text that must not be logged. */
async function fails(): Promise<never> {
  throw new RangeError('no answer for ann@example.org')
}

let world: ReturnType<typeof publishWorld>
beforeEach(() => {
  world = publishWorld()
})
const drainedAt = async () => (await world.proof.read()).drainedAt

describe('a tick', () => {
  test('a tick publishes the edition that is due, stores the quota, and summons the workers that have work, in this order', async () => {
    world.put(aConfirmed({ id: anId(1, 1) }))
    expect(await world.run()).toMatchObject({ edition: { outcome: 'published' }, seats: [1] })
    expect((await world.editions.recent()).map(({ id }) => id)).toEqual([anEditionId(23)])
    expect(await world.sending.read()).toMatchObject({
      accountPerSecond: 14,
      block: 100,
      refreshedAt: monday,
    })
    expect(world.seatQueue.calls).toEqual([[seatMessage(1)]])
  })

  test('a tick that publishes names in the log the items that it could not read, each by its key, and not without end', async () => {
    const unreadable = Array.from({ length: 25 }, (_, n) => anId(n + 1))
    for (const id of unreadable) world.put({ id, status: 'paused', address: 'ann@example.org' } as never)
    await world.run()
    const named = world.log.lines.filter(({ message }) => message === 'subscriber unreadable')
    expect(named).toHaveLength(20)
    for (const { level, fields } of named) {
      expect(level).toBe('error')
      expect(fields).toEqual({
        item: expect.stringMatching(/^subscriber#[\w-]{22}$/),
        error: expect.any(String),
      })
    }
    expect(world.log.lines).toContainEqual({
      level: 'info',
      message: 'swept',
      fields: { writes: 0, hasMore: false, unreadable: 25 },
    })
    expect(JSON.stringify(world.log.lines)).not.toContain('@')
  })

  test('a second tick does no work twice', async () => {
    expect((await world.run()).edition.outcome).toBe('published')
    expect((await world.run()).edition.outcome).toBe('exists')
    expect(world.seatQueue.calls).toEqual([])
  })

  test('a tick stores the quota before it summons a worker, so that no worker asks for it in vain', async () => {
    world.put(aConfirmed({ id: anId(1, 1) }))
    const known: boolean[] = []
    const seatQueue = { send: async () => void known.push((await world.sending.read()) !== undefined) }
    await world.run({ seatQueue })
    expect(known).toEqual([true])
  })

  test('a tick whose source fails says so and does the rest', async () => {
    world.time.set(Date.UTC(2026, 10, 23, 7))
    world.put(aConfirmed({ nextDueAt: 1 }))
    const result = await world.run({ sources: [aSource(failure)] })
    expect(result).toMatchObject({ edition: { outcome: 'retry' }, seats: [0] })
    expect(world.log.lines).toContainEqual({
      level: 'warn',
      message: 'source failed',
      fields: expect.objectContaining({ failures: ['huggingface: HTTP 503'] }),
    })
    expect(await drainedAt()).toBe(Date.UTC(2026, 10, 23, 7))
  })

  test('a tick that can make no edition still serves the readers who are due, and only then fails', async () => {
    await world.run()
    world.put(aConfirmed({ nextDueAt: 1 }))
    world.time.advance(dayMs)
    const snapshots = { before: fails, keep: async () => undefined }
    await expect(world.run({ snapshots })).rejects.toThrow('edition 2026-11-24 could not be made: RangeError')
    expect(await tick({ ...world.deps, snapshots })).toMatchObject({
      edition: { outcome: 'retry' },
      seats: [0],
      fault: new Error('edition 2026-11-24 could not be made: RangeError'),
    })
    expect(JSON.stringify(world.log.lines)).not.toContain('@')
  })

  test.each([
    ['another source', { ...tickEvent, source: 'aws.events' }],
    ['no source', {}],
    ['a batch of messages', { Records: [] }],
    ['nothing', undefined],
    ['a text', 'aws.scheduler'],
  ])('a tick by an event of %s is refused and does nothing', async (_whose, event) => {
    world.put(aConfirmed())
    await expect(world.run({}, event ?? null)).rejects.toThrow()
    expect(await world.editions.recent()).toEqual([])
    expect(world.seatQueue.calls).toEqual([])
    expect(await drainedAt()).toBe(0)
  })

  test('an event with unknown fields from a later release is a tick', async () => {
    const result = await world.run({}, { ...tickEvent, version: '9', colour: { green: true } })
    expect(result.edition.outcome).toBe('published')
  })
})

describe('the proof of the feedback', () => {
  test('an empty backlog is noted as of the moment before the look, because looking takes time', async () => {
    const isEmpty = async () => {
      world.time.advance(7 * secondMs)
      return true
    }
    await world.run({ backlog: { isEmpty } })
    expect(await drainedAt()).toBe(monday)
  })

  test('each tick with an empty backlog notes its own moment', async () => {
    await world.run()
    world.time.advance(15 * minuteMs)
    await world.run()
    expect(await drainedAt()).toBe(monday + 15 * minuteMs)
  })

  test.each([
    ['waits in the queue', 1, 0],
    ['lies among the dead letters', 0, 1],
  ])('no proof is noted while one report %s', async (_where, waiting, deadLetters) => {
    await world.run()
    world.time.advance(hourMs)
    world.backlog.hold(waiting, deadLetters)
    await world.run()
    expect(await drainedAt()).toBe(monday)
  })

  test('a backlog that cannot be read proves nothing, is logged without the fault’s message, and does not stop the tick', async () => {
    world.put(aConfirmed())
    const result = await world.run({ backlog: { isEmpty: fails } })
    expect(await drainedAt()).toBe(0)
    expect(result).toMatchObject({ edition: { outcome: 'published' }, seats: [0] })
    expect(await world.sending.read()).toBeDefined()
    expect(world.log.lines).toContainEqual({
      level: 'warn',
      message: 'feedback backlog unknown',
      fields: { error: 'RangeError' },
    })
  })
})

describe('the quota', () => {
  test('a quota that cannot be read is logged without the fault’s message, and does not stop the tick', async () => {
    world.put(aConfirmed())
    const result = await world.run({ quota: { read: fails } })
    expect(await world.sending.read()).toMatchObject({ accountPerSecond: 1, left: 200 - 2 * 2 - 5 })
    expect(result).toMatchObject({ edition: { outcome: 'published' }, seats: [0] })
    expect(world.log.lines).toContainEqual({
      level: 'warn',
      message: 'send quota unknown',
      fields: { error: 'RangeError' },
    })
    expect(JSON.stringify(world.log.lines)).not.toContain('@')
  })
})

describe('the reputation', () => {
  const harmed = async (times: number, at = monday - hourMs) => {
    for (let count = 0; count < times; count++) await world.reputation.count('digests', 'bounces', at)
  }
  const stop = async () => (await world.sending.read())?.stop

  test('too much harm for the mails of a day stops sending until an operator resumes it, and is logged', async () => {
    await harmed(40)
    await world.run()
    expect(await stop()).toEqual({ until: untilResumed, why: '40 bounces within a day' })
    expect(world.log.lines).toContainEqual({
      level: 'error',
      message: 'sending stopped',
      fields: { harm: 'bounces' },
    })
  })

  test.each([
    ['among many mails', 40, monday - hourMs, { ...quota, sentLastDay: 10_000 }],
    ['before yesterday', 400, monday - dayMs - 2 * hourMs, quota],
    ['a little', 39, monday - hourMs, quota],
  ])('a reputation that is harmed %s does not stop sending', async (_how, times, at, read) => {
    await harmed(times, at)
    await world.run({ quota: { read: async () => read } })
    expect(await stop()).toBeUndefined()
  })

  test('the reputation is not judged by a quota that could not be read, because unknown is not few', async () => {
    await harmed(40)
    await world.run({ quota: { read: fails } })
    expect(await stop()).toBeUndefined()
  })
})
