import { beforeEach, describe, expect, test } from 'vitest'
import type { SubmitOutcome } from '../../../../shared/delivery/attempt/mailer.ts'
import { leaseMs, type SeatStore } from '../../../../shared/delivery/pace/seat.ts'
import type { SeatRun, WorkSeatDeps } from '../../../../shared/delivery/pace/work-seat.ts'
import { secondMs } from '../../../../shared/time/clock.ts'
import { aTable } from '../../../dynamo/a-table.ts'
import { monday } from '../../../fakes/a-subscriber.ts'
import { anEditionId } from '../../../fakes/an-edition.ts'
import { addresses, plenty, reader, readers, seatWorld } from './seat-world.ts'

const head = anEditionId(23)
const accepted: SubmitOutcome = { outcome: 'accepted', messageId: 'message-1' }

let world: Awaited<ReturnType<typeof seatWorld>>
beforeEach(async () => {
  world = await seatWorld()
})

describe('a run', () => {
  test('a run mails every reader who is due in its shards once, the longest waiting first', async () => {
    world.put(reader(2), reader(0), reader(1))
    expect(await world.deliver()).toEqual({ taken: true, outcomes: { submitted: 3 }, end: 'done' })
    expect(world.mailed()).toEqual(addresses(0, 1, 2))
  })

  test('a run serves every shard of its seat and none of another’s', async () => {
    world.put(reader(0, 0), reader(1, 1), reader(2, 2), reader(15, 15))
    await world.deliver({}, { index: 1, of: 2 })
    expect(world.mailed()).toEqual(addresses(1, 15))
  })

  test('a run serves all pages of a shard', async () => {
    world.put(...readers(230))
    await world.deliver()
    expect(world.mailed()).toHaveLength(230)
  })

  test('a run reads each edition once, however many readers get it', async () => {
    world.put(...readers(5))
    const read: string[] = []
    const editions = {
      ...world.editions,
      whole: (id: typeof head) => {
        read.push(id)
        return world.editions.whole(id)
      },
    }
    await world.deliver({ editions })
    expect(read).toEqual([head])
  })

  test('a run gives its seat back', async () => {
    await world.deliver()
    expect(await world.isFree()).toBe(true)
  })

  test('a run without any edition ends at once', async () => {
    world.put(reader(0))
    expect(await world.deliver({ editions: aTable().editions })).toEqual({
      taken: true,
      outcomes: {},
      end: 'no-edition',
    })
    expect(await world.isFree()).toBe(true)
  })

  test('a run spaces its share of the rate evenly', async () => {
    world.put(...readers(4))
    const at: number[] = []
    const submit: WorkSeatDeps['mailer']['submit'] = (mail, tags) => {
      at.push(world.time.clock() - monday)
      return world.mailer.submit(mail, tags)
    }
    await world.sending.refresh({ ...plenty, accountPerSecond: 6 })
    await world.deliver({ mailer: { submit } }, { index: 0, of: 2 })
    expect(at).toEqual([0, 505, 1010, 1515])
  })

  test('a run tries no reader twice in a pass, and needs no second pass for an attempt that waits', async () => {
    const attempt = { id: 'attempt-0', head, startedAt: monday }
    world.put({ ...reader(0), attempt })
    expect(await world.deliver()).toEqual({ taken: true, outcomes: { waiting: 1 }, end: 'done' })
  })
})

describe('two workers on one seat', () => {
  test('a second worker on a seat does nothing while the first is at work', async () => {
    world.put(...readers(3))
    const second: SeatRun[] = []
    world.mailer.answerNext(accepted, async () => {
      second.push(await world.deliver())
      return accepted
    })
    expect(await world.deliver()).toMatchObject({ outcomes: { submitted: 3 } })
    expect(second).toEqual([{ taken: false }])
    expect(world.mailer.calls).toHaveLength(3)
  })

  test('a second worker leaves the first its seat', async () => {
    world.put(...readers(2))
    const free: boolean[] = []
    world.mailer.answerNext(async () => {
      await world.deliver()
      free.push(await world.isFree())
      return accepted
    })
    await world.deliver()
    expect(free).toEqual([false])
  })

  test('a seat message that comes again after the work is done mails nobody again', async () => {
    world.put(...readers(2))
    await world.deliver()
    expect(await world.deliver()).toEqual({ taken: true, outcomes: {}, end: 'done' })
    expect(world.mailer.calls).toHaveLength(2)
  })
})

describe('the lease', () => {
  test('the lease is renewed in time on a long run, so that no other worker ever gets the seat', async () => {
    world.put(...readers(200))
    const intruders: boolean[] = []
    const submit: WorkSeatDeps['mailer']['submit'] = async (mail, tags) => {
      intruders.push(await world.isFree())
      return world.mailer.submit(mail, tags)
    }
    await world.sending.refresh({ ...plenty, accountPerSecond: 1 })
    const run = await world.deliver({ mailer: { submit } })
    expect(world.time.clock() - monday).toBeGreaterThan(3 * leaseMs)
    expect(run).toMatchObject({ outcomes: { submitted: 200 }, end: 'done' })
    expect(intruders.filter(Boolean)).toEqual([])
  })

  test('the lease is not renewed before a third of it is over', async () => {
    world.put(...readers(100))
    const renewals: number[] = []
    const counting: SeatStore = {
      ...world.seats,
      renew(index, holder, now) {
        renewals.push(now - monday)
        return world.seats.renew(index, holder, now)
      },
    }
    await world.sending.refresh({ ...plenty, accountPerSecond: 1 })
    await world.deliver({ seats: counting })
    const gaps = renewals.map((at, index) => at - (renewals[index - 1] ?? 0))
    expect(gaps.length).toBeGreaterThan(3)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20 * secondMs)
  })

  test('a lease that runs out while a reader waits for their turn prevents their call', async () => {
    world.put(...readers(3))
    const wait: WorkSeatDeps['wait'] = async (ms) => world.time.advance(Math.ceil(ms) + leaseMs)
    const run = await world.deliver({ wait })
    expect(run).toEqual({ taken: true, outcomes: { submitted: 1, released: 1 }, end: 'lease-lost' })
    expect(world.mailed()).toEqual(addresses(0))
    expect(world.item(reader(1).id)).toEqual(reader(1))
  })

  test('a lost lease ends the run before the next call, and the other worker keeps the seat', async () => {
    world.put(...readers(3))
    world.mailer.answerNext(async () => {
      world.time.advance(leaseMs + 1)
      await world.seats.take(0, 'another worker', world.time.clock())
      return accepted
    })
    expect(await world.deliver()).toEqual({ taken: true, outcomes: { submitted: 1 }, end: 'lease-lost' })
    expect(world.mailer.calls).toHaveLength(1)
    expect(await world.isFree()).toBe(false)
    expect(world.seatQueue.calls).toEqual([])
  })
})
