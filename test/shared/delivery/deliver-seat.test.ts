import { beforeEach, describe, expect, test } from 'vitest'
import { type DeliverSeatDeps, deliverSeat, type SeatReport } from '../../../shared/delivery/deliver-seat.ts'
import type { SubmitOutcome } from '../../../shared/delivery/mailer.ts'
import { leaseMs, type SeatQueue, type SeatStore, seatMessage } from '../../../shared/delivery/seat.ts'
import type { EmailAddress } from '../../../shared/subscriber/address.ts'
import { hourMs, secondMs } from '../../../shared/time/clock.ts'
import { aConfirmed, anId, monday } from '../../fakes/a-subscriber.ts'
import { anEdition, anEditionId } from '../../fakes/an-edition.ts'
import { memorySeatQueue } from '../../fakes/memory-seat-queue.ts'
import { memorySeatStore } from '../../fakes/memory-seat-store.ts'
import { deliveryWorld } from './delivery-world.ts'

const head = anEditionId(23)
const seat = { index: 0, of: 1 }
const accepted: SubmitOutcome = { outcome: 'accepted', messageId: 'message-1' }
const throttled: SubmitOutcome = { outcome: 'throttled' }

/** Reader number `count`, who waits longer the lower the number. */
function reader(count: number, shard = 0) {
  return aConfirmed({
    id: anId(count, shard),
    address: `reader-${count}@example.org` as EmailAddress,
    nextDueAt: monday - hourMs + count,
  })
}

const readers = (howMany: number) => Array.from({ length: howMany }, (_, count) => reader(count))

let world: ReturnType<typeof deliveryWorld>
let seats: SeatStore
let seatQueue: ReturnType<typeof memorySeatQueue>
let faults: unknown[]
let deps: DeliverSeatDeps
beforeEach(async () => {
  world = deliveryWorld()
  await world.published(anEdition(22), anEdition(23))
  seats = memorySeatStore()
  seatQueue = memorySeatQueue()
  faults = []
  deps = {
    ...world.deps,
    editions: world.editions,
    seats,
    seatQueue,
    ratePerSecond: async () => 1_000,
    wait: world.time.wait,
    remainingMs: () => 900_000,
    onFault: (fault) => faults.push(fault),
  }
})

const deliver = (part: Partial<DeliverSeatDeps> = {}, of = seat) => deliverSeat({ ...deps, ...part }, of)
const mailed = () =>
  world.mailer.calls.filter(({ outcome }) => outcome === 'accepted').map(({ mail }) => mail.to)
const addresses = (...counts: readonly number[]) => counts.map((count) => `reader-${count}@example.org`)
/** A seat nobody holds can be taken; this takes it. */
const isFree = () => seats.take(seat.index, 'somebody', world.time.clock())
/** The waits of a throttle's backoff; the pace's own are a millisecond here. */
const backoffs = () => world.time.waits.filter((ms) => ms >= secondMs)

describe('a run', () => {
  test('mails everybody who is due in its shards once, the longest waiting first', async () => {
    world.put(reader(2), reader(0), reader(1))
    expect(await deliver()).toEqual({ taken: true, outcomes: { submitted: 3 }, end: 'done' })
    expect(mailed()).toEqual(addresses(0, 1, 2))
  })

  test('serves every shard of its seat and none of another’s', async () => {
    world.put(reader(0, 0), reader(1, 1), reader(2, 2), reader(15, 15))
    await deliver({}, { index: 1, of: 2 })
    expect(mailed()).toEqual(addresses(1, 15))
  })

  test('serves all pages of a shard', async () => {
    world.put(...readers(230))
    await deliver()
    expect(mailed()).toHaveLength(230)
  })

  test('reads each edition once, however many readers it goes to', async () => {
    world.put(...readers(5))
    const read: string[] = []
    const editions = {
      ...world.editions,
      get: (id: typeof head) => {
        read.push(id)
        return world.editions.get(id)
      },
    }
    await deliver({ editions })
    expect(read).toEqual([head])
  })

  test('gives its seat back', async () => {
    await deliver()
    expect(await isFree()).toBe(true)
  })

  test('without any edition ends at once', async () => {
    world = deliveryWorld()
    world.put(reader(0))
    expect(await deliver({ ...world.deps, editions: world.editions })).toMatchObject({ end: 'no-edition' })
    expect(await isFree()).toBe(true)
  })

  test('keeps the pace: its share of the rate, evenly spaced', async () => {
    world.put(...readers(4))
    const at: number[] = []
    const submit: DeliverSeatDeps['mailer']['submit'] = (mail, tags) => {
      at.push(world.time.clock() - monday)
      return world.mailer.submit(mail, tags)
    }
    await deliver({ mailer: { submit }, ratePerSecond: async () => 4 }, { index: 0, of: 2 })
    expect(at).toEqual([0, 505, 1010, 1515])
  })

  test('tries nobody twice in a pass, and who is waited for needs no second one', async () => {
    const attempt = { id: 'attempt-0', head, startedAt: monday }
    world.put({ ...reader(0), attempt })
    expect(await deliver()).toEqual({ taken: true, outcomes: { waiting: 1 }, end: 'done' })
  })
})

describe('two workers on one seat', () => {
  test('the second does nothing while the first is at work', async () => {
    world.put(...readers(3))
    const second: SeatReport[] = []
    world.mailer.answerNext(accepted, async () => {
      second.push(await deliver())
      return accepted
    })
    expect(await deliver()).toMatchObject({ outcomes: { submitted: 3 } })
    expect(second).toEqual([{ taken: false }])
    expect(world.mailer.calls).toHaveLength(3)
  })

  test('the second leaves the first its seat', async () => {
    world.put(...readers(2))
    const free: boolean[] = []
    world.mailer.answerNext(async () => {
      await deliver()
      free.push(await isFree())
      return accepted
    })
    await deliver()
    expect(free).toEqual([false])
  })

  test('a message that comes again after the work is done mails nobody again', async () => {
    world.put(...readers(2))
    await deliver()
    expect(await deliver()).toEqual({ taken: true, outcomes: {}, end: 'done' })
    expect(world.mailer.calls).toHaveLength(2)
  })
})

describe('the lease', () => {
  test('is renewed in time on a long run, so that nobody else ever gets the seat', async () => {
    world.put(...readers(200))
    const intruders: boolean[] = []
    const submit: DeliverSeatDeps['mailer']['submit'] = async (mail, tags) => {
      intruders.push(await isFree())
      return world.mailer.submit(mail, tags)
    }
    const report = await deliver({ mailer: { submit }, ratePerSecond: async () => 1 })
    expect(world.time.clock() - monday).toBeGreaterThan(3 * leaseMs)
    expect(report).toMatchObject({ outcomes: { submitted: 200 }, end: 'done' })
    expect(intruders.filter(Boolean)).toEqual([])
  })

  test('is not renewed before a third of it is over', async () => {
    world.put(...readers(100))
    const renewals: number[] = []
    const counting: SeatStore = {
      ...seats,
      renew(index, holder, now) {
        renewals.push(now - monday)
        return seats.renew(index, holder, now)
      },
    }
    await deliver({ seats: counting, ratePerSecond: async () => 1 })
    const gaps = renewals.map((at, index) => at - (renewals[index - 1] ?? 0))
    expect(gaps.length).toBeGreaterThan(3)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20 * secondMs)
  })

  test('when it is lost the run ends before the next call, and the other one keeps the seat', async () => {
    world.put(...readers(3))
    world.mailer.answerNext(async () => {
      world.time.advance(leaseMs + 1)
      await seats.take(seat.index, 'another worker', world.time.clock())
      return accepted
    })
    expect(await deliver()).toEqual({ taken: true, outcomes: { submitted: 1 }, end: 'lease-lost' })
    expect(world.mailer.calls).toHaveLength(1)
    expect(await isFree()).toBe(false)
    expect(seatQueue.calls).toEqual([])
  })
})

describe('a throttle', () => {
  test('is waited for, and who was refused gets their mail in a further pass', async () => {
    world.put(...readers(3))
    world.mailer.answerNext(throttled)
    const report = await deliver()
    expect(report).toEqual({ taken: true, outcomes: { throttled: 1, submitted: 3 }, end: 'done' })
    expect(mailed()).toEqual(addresses(1, 2, 0))
    expect(backoffs()).toEqual([secondMs])
  })

  test('is waited for twice as long each time, up to half a minute', async () => {
    world.put(reader(0))
    world.mailer.answerNext(...Array<SubmitOutcome>(7).fill(throttled))
    await deliver()
    expect(backoffs()).toEqual([1, 2, 4, 8, 16, 30, 30].map((seconds) => seconds * secondMs))
  })

  test('after a mail that went out, the next throttle is waited for a second again', async () => {
    world.put(...readers(3))
    world.mailer.answerNext(throttled, throttled, accepted, throttled)
    await deliver()
    expect(backoffs()).toEqual([1, 2, 1].map((seconds) => seconds * secondMs))
    expect(mailed()).toHaveLength(3)
  })

  test('never makes a second mail', async () => {
    world.put(...readers(3))
    world.mailer.answerNext(accepted, throttled, accepted, throttled)
    await deliver()
    expect(mailed().sort()).toEqual(addresses(0, 1, 2))
  })
})

describe('an account that takes nothing', () => {
  test('ends the run at once: nobody else is tried, everybody stays due, nobody is summoned', async () => {
    world.put(...readers(3))
    world.mailer.answerNext(accepted, { outcome: 'stopped', reason: 'daily quota' })
    expect(await deliver()).toEqual({
      taken: true,
      outcomes: { submitted: 1, stopped: 1 },
      end: 'stopped',
    })
    expect(world.mailer.calls).toHaveLength(2)
    expect(world.item(anId(1))).toEqual(reader(1))
    expect(world.item(anId(2))).toEqual(reader(2))
    expect(seatQueue.calls).toEqual([])
    expect(await isFree()).toBe(true)
  })
})

describe('out of time', () => {
  /** Forty seconds and a bit are left before the first mails, less after `howMany`. */
  const timeFor = (howMany: number) => () => (world.mailer.calls.length < howMany ? 40_000 : 39_999)

  test('the run hands over to one successor and leaves the rest due', async () => {
    world.put(...readers(3))
    const report = await deliver({ remainingMs: timeFor(2) })
    expect(report).toEqual({ taken: true, outcomes: { submitted: 2 }, end: 'continued' })
    expect(seatQueue.calls).toEqual([[seatMessage(0)]])
    expect(world.item(anId(2))).toEqual(reader(2))
  })

  test('the seat is free before the successor is summoned', async () => {
    world.put(...readers(3))
    const free: boolean[] = []
    const queue: SeatQueue = {
      async send() {
        free.push(await isFree())
      },
    }
    await deliver({ remainingMs: timeFor(1), seatQueue: queue })
    expect(free).toEqual([true])
  })

  test('the successor mails the rest, nobody twice', async () => {
    world.put(...readers(3))
    await deliver({ remainingMs: timeFor(1) })
    await deliver()
    expect(mailed()).toEqual(addresses(0, 1, 2))
  })

  test('who is done in time summons nobody', async () => {
    world.put(...readers(2))
    expect(await deliver({ remainingMs: timeFor(2) })).toMatchObject({ end: 'done' })
    expect(seatQueue.calls).toEqual([])
  })
})

describe('a fault', () => {
  /** Claims throw for some readers. */
  const failingFor = (...counts: readonly number[]): Partial<DeliverSeatDeps> => ({
    deliveries: {
      ...world.deliveries,
      async claim(row, attempt) {
        if (counts.some((count) => anId(count) === row.id)) throw new Error(`no database for ${row.id}`)
        return world.deliveries.claim(row, attempt)
      },
    },
  })

  test('of one reader does not stop the others', async () => {
    world.put(...readers(3))
    const report = await deliver(failingFor(1))
    expect(report).toEqual({ taken: true, outcomes: { submitted: 2, fault: 1 }, end: 'done' })
    expect(mailed()).toEqual(addresses(0, 2))
    expect(faults).toEqual([new Error(`no database for ${anId(1)}`)])
  })

  test('five in a row end the run, and the seat is given back', async () => {
    world.put(...readers(6))
    await expect(deliver(failingFor(0, 1, 2, 3, 4))).rejects.toThrow(`no database for ${anId(4)}`)
    expect(faults).toHaveLength(5)
    expect(mailed()).toEqual([])
    expect(await isFree()).toBe(true)
  })

  test('four in a row, twice, do not', async () => {
    world.put(...readers(9))
    const report = await deliver(failingFor(0, 1, 2, 3, 5, 6, 7, 8))
    expect(report).toMatchObject({ outcomes: { submitted: 1, fault: 8 }, end: 'done' })
  })

  test('of the editions ends the run before anybody is claimed, and the seat is given back', async () => {
    world.put(reader(0))
    const recent = async () => {
      throw new Error('no editions')
    }
    await expect(deliver({ editions: { ...world.editions, recent } })).rejects.toThrow('no editions')
    expect(world.item(anId(0))).toEqual(reader(0))
    expect(await isFree()).toBe(true)
    expect(seatQueue.calls).toEqual([])
  })

  test('of an item that nobody can read costs its reader alone', async () => {
    world.put(...readers(2))
    world.put({ ...reader(0), address: 7 })
    expect(await deliver()).toMatchObject({ outcomes: { submitted: 1, fault: 1 } })
    expect(mailed()).toEqual(addresses(1))
  })
})
