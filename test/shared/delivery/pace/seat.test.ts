import { beforeEach, describe, expect, test } from 'vitest'
import {
  holdSeat,
  leaseMs,
  type SeatStore,
  seatMessage,
  seatMessageSchema,
  seatOfShard,
  shardsOf,
} from '../../../../shared/delivery/pace/seat.ts'
import { dueShardCount } from '../../../../shared/subscriber/subscriber-id.ts'
import { secondMs } from '../../../../shared/time/clock.ts'
import { aTable } from '../../../dynamo/a-table.ts'
import { monday } from '../../../fakes/a-subscriber.ts'
import { handClock } from '../../../fakes/hand-clock.ts'

describe.each([1, 2, 4, 8, 16])('the shards of %i seats', (seats) => {
  const all = Array.from({ length: seats }, (_, index) => index)

  test('each shard belongs to exactly one seat', () => {
    const served = all.flatMap((index) => shardsOf({ index, of: seats }))
    expect(served.sort((a, b) => a - b)).toEqual(Array.from({ length: dueShardCount }, (_, shard) => shard))
  })

  test('the seat that a shard is said to belong to serves it', () => {
    for (let shard = 0; shard < dueShardCount; shard++) {
      expect(shardsOf({ index: seatOfShard(shard, seats), of: seats })).toContain(shard)
    }
  })
})

describe('a seat message', () => {
  test.each([0, 15])('a seat message for seat %i is read as it was written', (seat) => {
    expect(seatMessageSchema.parse(JSON.parse(JSON.stringify(seatMessage(seat))))).toEqual(seatMessage(seat))
  })

  test.each([
    ['another version', { kind: 'seat', version: 2, seat: 0 }],
    ['no version', { kind: 'seat', seat: 0 }],
    ['a seat beyond the last shard', { kind: 'seat', version: 1, seat: 16 }],
    ['a seat before the first', { kind: 'seat', version: 1, seat: -1 }],
    ['half a seat', { kind: 'seat', version: 1, seat: 0.5 }],
    ['a seat in words', { kind: 'seat', version: 1, seat: '0' }],
  ])('a seat message of %s is refused', (_what, message) => {
    expect(seatMessageSchema.safeParse(message).success).toBe(false)
  })
})

describe('a seat that is held', () => {
  let time: ReturnType<typeof handClock>
  let seats: SeatStore
  let renewals: number[]
  beforeEach(() => {
    time = handClock(monday)
    renewals = []
    const store = aTable().seats
    seats = {
      ...store,
      async renew(seat, holder, now) {
        renewals.push(now - monday)
        return store.renew(seat, holder, now)
      },
    }
  })
  const hold = async (holder = 'ann') => {
    const lease = await holdSeat(seats, 0, holder, time.clock)
    if (!lease) throw new Error('the seat is taken')
    return lease
  }

  test('a seat that is held cannot be taken', async () => {
    await hold()
    expect(await holdSeat(seats, 0, 'bob', time.clock)).toBeUndefined()
  })

  test('the holder of a seat learns when giving it back that another worker asked', async () => {
    const lease = await hold()
    await holdSeat(seats, 0, 'bob', time.clock)
    expect(await lease.giveBack()).toBe('asked')
  })

  test('the holder of a seat learns of no other worker if none asked', async () => {
    const lease = await hold()
    expect(await lease.giveBack()).toBe('given')
  })

  test('a holder may call until the lease’s last second, which belongs to the next holder, by the clock alone', async () => {
    const lease = await hold()
    time.set(monday + leaseMs - secondMs - 1)
    expect(lease.mayCall()).toBe(true)
    time.set(monday + leaseMs - secondMs)
    expect(lease.mayCall()).toBe(false)
    expect(renewals).toEqual([])
  })

  test('the lease of a seat counts from before the call that took it, so that it ends no later than the store’s', async () => {
    const slow: SeatStore = {
      ...seats,
      async take(...args) {
        const taken = await seats.take(...args)
        time.advance(7 * secondMs)
        return taken
      },
    }
    const lease = await holdSeat(slow, 0, 'ann', time.clock)
    time.set(monday + leaseMs)
    expect(lease?.mayCall()).toBe(false)
  })

  test('a seat is renewed from the twentieth second on, and not before', async () => {
    const lease = await hold()
    for (const second of [0, 10, 19.999]) {
      time.set(monday + second * secondMs)
      expect(await lease.keep()).toBe(true)
    }
    expect(renewals).toEqual([])
    time.set(monday + 20 * secondMs)
    expect(await lease.keep()).toBe(true)
    expect(renewals).toEqual([20 * secondMs])
  })

  test('a renewed seat is held for a whole lease from then, and not renewed for twenty seconds', async () => {
    const lease = await hold()
    time.set(monday + 30 * secondMs)
    await lease.keep()
    time.set(monday + 49 * secondMs)
    expect(await lease.keep()).toBe(true)
    expect(renewals).toHaveLength(1)
    time.set(monday + 29 * secondMs + leaseMs - 1)
    expect(lease.mayCall()).toBe(true)
    time.advance(1)
    expect(lease.mayCall()).toBe(false)
  })

  test('a renewed lease counts from before its call, too', async () => {
    const slow: SeatStore = {
      ...seats,
      async renew(...args) {
        const renewed = await seats.renew(...args)
        time.advance(7 * secondMs)
        return renewed
      },
    }
    const lease = await holdSeat(slow, 0, 'ann', time.clock)
    time.set(monday + 20 * secondMs)
    await lease?.keep()
    time.set(monday + 20 * secondMs + leaseMs)
    expect(lease?.mayCall()).toBe(false)
  })

  test('a seat is lost once its lease is over, without asking, even if no other worker took it', async () => {
    const lease = await hold()
    time.set(monday + leaseMs)
    expect(await lease.keep()).toBe(false)
    expect(renewals).toEqual([])
  })

  test('a seat is lost when the store says so, and a later try does not bring it back', async () => {
    const lease = await hold()
    await seats.giveBack(0, 'ann')
    await seats.take(0, 'bob', monday)
    time.set(monday + 20 * secondMs)
    expect(await lease.keep()).toBe(false)
    expect(await lease.keep()).toBe(false)
  })

  test('a seat that is given back while another worker asks is that worker’s, for a lease from then', async () => {
    const lease = await hold()
    const leaving: SeatStore = {
      ...seats,
      async ask(...args) {
        time.advance(7 * secondMs)
        await lease.giveBack()
        return seats.ask(...args)
      },
    }
    const next = await holdSeat(leaving, 0, 'bob', time.clock)
    time.set(monday + 6 * secondMs + leaseMs - 1)
    expect(next?.mayCall()).toBe(true)
    time.advance(1)
    expect(next?.mayCall()).toBe(false)
    expect(await next?.giveBack()).toBe('given')
  })

  test('a seat that is given back while another worker asks may go to a third worker, which needs no word', async () => {
    const lease = await hold()
    const leaving: SeatStore = {
      ...seats,
      async ask(...args) {
        await lease.giveBack()
        const answer = await seats.ask(...args)
        await seats.take(0, 'cid', time.clock())
        return answer
      },
    }
    expect(await holdSeat(leaving, 0, 'bob', time.clock)).toBeUndefined()
    expect(await seats.giveBack(0, 'cid')).toBe('given')
  })

  test('a seat is given back only by its own holder', async () => {
    const lease = await hold()
    time.set(monday + leaseMs + 1)
    await hold('bob')
    await lease.giveBack()
    expect(await holdSeat(seats, 0, 'cid', time.clock)).toBeUndefined()
  })
})
