import { beforeEach, describe, expect, test } from 'vitest'
import type { SubmitOutcome } from '../../../../shared/delivery/attempt/mailer.ts'
import { type SeatQueue, seatMessage } from '../../../../shared/delivery/pace/seat.ts'
import type { WorkSeatDeps } from '../../../../shared/delivery/pace/work-seat.ts'
import { secondMs } from '../../../../shared/time/clock.ts'
import { anId } from '../../../fakes/a-subscriber.ts'
import { addresses, reader, readers, seatWorld } from './seat-world.ts'

const accepted: SubmitOutcome = { outcome: 'accepted', messageId: 'message-1' }
const throttled: SubmitOutcome = { outcome: 'throttled' }

let world: Awaited<ReturnType<typeof seatWorld>>
beforeEach(async () => {
  world = await seatWorld()
})

describe('a throttle', () => {
  test('a throttle is waited for, and its reader gets the mail in a further pass', async () => {
    world.put(...readers(3))
    world.mailer.answerNext(throttled)
    const run = await world.deliver()
    expect(run).toEqual({ taken: true, outcomes: { throttled: 1, submitted: 3 }, end: 'done' })
    expect(world.mailed()).toEqual(addresses(1, 2, 0))
    expect(world.backoffs()).toEqual([secondMs / 2])
  })

  test('a throttle is waited for twice as long each time, up to half a minute', async () => {
    world.put(reader(0))
    world.mailer.answerNext(...Array<SubmitOutcome>(7).fill(throttled))
    await world.deliver()
    expect(world.backoffs()).toEqual([1, 2, 4, 8, 16, 30, 30].map((seconds) => (seconds * secondMs) / 2))
  })

  test('the next throttle after an accepted mail is waited for one second again', async () => {
    world.put(...readers(3))
    world.mailer.answerNext(throttled, throttled, accepted, throttled)
    await world.deliver()
    expect(world.backoffs()).toEqual([1, 2, 1].map((seconds) => (seconds * secondMs) / 2))
    expect(world.mailed()).toHaveLength(3)
  })

  test('a throttle never makes a second mail', async () => {
    world.put(...readers(3))
    world.mailer.answerNext(accepted, throttled, accepted, throttled)
    await world.deliver()
    expect(world.mailed().sort()).toEqual(addresses(0, 1, 2))
  })
})

describe('an account that refuses everything', () => {
  test('an account that refuses everything ends the run at once, all readers stay due, and no worker is summoned', async () => {
    world.put(...readers(3))
    world.mailer.answerNext(accepted, { outcome: 'stopped', reason: 'daily quota' })
    expect(await world.deliver()).toEqual({
      taken: true,
      outcomes: { submitted: 1, stopped: 1 },
      end: 'stopped',
    })
    expect(world.mailer.calls).toHaveLength(2)
    expect(world.item(anId(1))).toEqual(reader(1))
    expect(world.item(anId(2))).toEqual(reader(2))
    expect(world.seatQueue.calls).toEqual([])
    expect(await world.isFree()).toBe(true)
  })
})

describe('a run without time left', () => {
  /** Forty seconds and a bit are left before the first mails, less after `howMany`. */
  const timeFor = (howMany: number) => () => (world.mailer.calls.length < howMany ? 40_000 : 39_999)

  test('a run without time left hands over to one successor and leaves the other readers due', async () => {
    world.put(...readers(3))
    const run = await world.deliver({ remainingMs: timeFor(2) })
    expect(run).toEqual({ taken: true, outcomes: { submitted: 2 }, end: 'continued' })
    expect(world.seatQueue.calls).toEqual([[seatMessage(0)]])
    expect(world.item(anId(2))).toEqual(reader(2))
  })

  test('the seat is free before the successor is summoned', async () => {
    world.put(...readers(3))
    const free: boolean[] = []
    const queue: SeatQueue = {
      async send() {
        free.push(await world.isFree())
      },
    }
    await world.deliver({ remainingMs: timeFor(1), seatQueue: queue })
    expect(free).toEqual([true])
  })

  test('the successor mails the other readers, and nobody twice', async () => {
    world.put(...readers(3))
    await world.deliver({ remainingMs: timeFor(1) })
    await world.deliver()
    expect(world.mailed()).toEqual(addresses(0, 1, 2))
  })

  test('a run that is done in time summons no successor', async () => {
    world.put(...readers(2))
    expect(await world.deliver({ remainingMs: timeFor(2) })).toMatchObject({ end: 'done' })
    expect(world.seatQueue.calls).toEqual([])
  })
})

describe('a fault', () => {
  /** Makes claims throw for some readers. */
  const failingFor = (...counts: readonly number[]): Partial<WorkSeatDeps> => ({
    deliveries: {
      ...world.deliveries,
      async claim(row, attempt) {
        if (counts.some((count) => anId(count) === row.id)) throw new Error(`no database for ${row.id}`)
        return world.deliveries.claim(row, attempt)
      },
    },
  })

  test('the fault of one reader does not stop the others', async () => {
    world.put(...readers(3))
    const run = await world.deliver(failingFor(1))
    expect(run).toEqual({ taken: true, outcomes: { submitted: 2, fault: 1 }, end: 'done' })
    expect(world.mailed()).toEqual(addresses(0, 2))
    expect(world.faults).toEqual([new Error(`no database for ${anId(1)}`)])
  })

  test('five faults in a row end the run, and the seat is given back', async () => {
    world.put(...readers(6))
    await expect(world.deliver(failingFor(0, 1, 2, 3, 4))).rejects.toThrow(`no database for ${anId(4)}`)
    expect(world.faults).toHaveLength(5)
    expect(world.mailed()).toEqual([])
    expect(await world.isFree()).toBe(true)
  })

  test('four faults in a row, twice, do not end the run', async () => {
    world.put(...readers(9))
    const run = await world.deliver(failingFor(0, 1, 2, 3, 5, 6, 7, 8))
    expect(run).toMatchObject({ outcomes: { submitted: 1, fault: 8 }, end: 'done' })
  })

  test('a fault of the editions ends the run before a reader is claimed, and the seat is given back', async () => {
    world.put(reader(0))
    const recent = async () => {
      throw new Error('no editions')
    }
    await expect(world.deliver({ editions: { ...world.editions, recent } })).rejects.toThrow('no editions')
    expect(world.item(anId(0))).toEqual(reader(0))
    expect(await world.isFree()).toBe(true)
    expect(world.seatQueue.calls).toEqual([])
  })

  test('the fault of an unreadable item fails only its own reader', async () => {
    world.put(...readers(2))
    world.put({ ...reader(0), address: 7 })
    expect(await world.deliver()).toMatchObject({ outcomes: { submitted: 1, fault: 1 } })
    expect(world.mailed()).toEqual(addresses(1))
  })
})
