import { beforeEach, describe, expect, test } from 'vitest'
import { leaseMs, type SeatStore } from '../../shared/delivery/pace/seat.ts'
import { monday } from '../fakes/a-subscriber.ts'

/** The promises of a seat store. */
export function seatStoreContract(make: () => Promise<{ readonly seats: SeatStore }>): void {
  describe('a seat store', () => {
    let seats: SeatStore
    beforeEach(async () => {
      seats = (await make()).seats
    })

    describe('take', () => {
      test('a seat that nobody ever held is free', async () => {
        expect(await seats.take(0, 'ann', monday)).toBe(true)
      })

      test('a seat that is held is not free, not even for its holder', async () => {
        await seats.take(0, 'ann', monday)
        expect(await seats.take(0, 'bob', monday + 1)).toBe(false)
        expect(await seats.take(0, 'ann', monday + 1)).toBe(false)
      })

      test('a seat is held to the last moment of its lease, and free the moment after', async () => {
        await seats.take(0, 'ann', monday)
        expect(await seats.take(0, 'bob', monday + leaseMs)).toBe(false)
        expect(await seats.take(0, 'bob', monday + leaseMs + 1)).toBe(true)
      })

      test('a worker that took an abandoned seat holds it for a whole lease', async () => {
        await seats.take(0, 'ann', monday)
        const later = monday + leaseMs + 1
        await seats.take(0, 'bob', later)
        expect(await seats.take(0, 'cid', later + leaseMs)).toBe(false)
        expect(await seats.take(0, 'cid', later + leaseMs + 1)).toBe(true)
      })

      test('a held seat leaves other seats free', async () => {
        await seats.take(0, 'ann', monday)
        expect(await seats.take(1, 'bob', monday)).toBe(true)
        await seats.giveBack(1, 'bob')
        expect(await seats.take(0, 'bob', monday)).toBe(false)
      })

      test('exactly one of many simultaneous workers takes a seat', async () => {
        const taken = await Promise.all(
          Array.from({ length: 10 }, (_, count) => seats.take(0, `worker-${count}`, monday)),
        )
        expect(taken.filter(Boolean)).toHaveLength(1)
      })
    })

    describe('renew', () => {
      test('a holder prolongs its lease by a whole one from now', async () => {
        await seats.take(0, 'ann', monday)
        expect(await seats.renew(0, 'ann', monday + 20_000)).toBe(true)
        expect(await seats.take(0, 'bob', monday + 20_000 + leaseMs)).toBe(false)
        expect(await seats.take(0, 'bob', monday + 20_001 + leaseMs)).toBe(true)
      })

      test('a holder renews a lease that is over as long as no other worker took the seat', async () => {
        await seats.take(0, 'ann', monday)
        expect(await seats.renew(0, 'ann', monday + 2 * leaseMs)).toBe(true)
        expect(await seats.take(0, 'bob', monday + 2 * leaseMs)).toBe(false)
      })

      test('a worker that lost the seat cannot renew it, and does not prolong the new holder’s lease', async () => {
        await seats.take(0, 'ann', monday)
        const later = monday + leaseMs + 1
        await seats.take(0, 'bob', later)
        expect(await seats.renew(0, 'ann', later + 30_000)).toBe(false)
        expect(await seats.take(0, 'cid', later + leaseMs + 1)).toBe(true)
      })

      test('a seat that nobody holds or that was given back cannot be renewed', async () => {
        expect(await seats.renew(0, 'ann', monday)).toBe(false)
        await seats.take(0, 'ann', monday)
        await seats.giveBack(0, 'ann')
        expect(await seats.renew(0, 'ann', monday)).toBe(false)
        expect(await seats.take(0, 'bob', monday)).toBe(true)
      })
    })

    describe('ask', () => {
      test('a worker that asks finds a seat free that nobody ever held or that was given back', async () => {
        expect(await seats.ask(0, monday)).toBe('free')
        await seats.take(0, 'ann', monday)
        await seats.giveBack(0, 'ann')
        expect(await seats.ask(0, monday)).toBe('free')
      })

      test('a worker that asks leaves word until the last moment of the lease, and finds the seat free the moment after', async () => {
        await seats.take(0, 'ann', monday)
        expect(await seats.ask(0, monday + leaseMs)).toBe('asked')
        expect(await seats.ask(0, monday + leaseMs + 1)).toBe('free')
      })

      test('asking neither takes the seat nor prolongs nor ends its lease', async () => {
        await seats.take(0, 'ann', monday)
        await seats.ask(0, monday + 30_000)
        expect(await seats.take(0, 'bob', monday + leaseMs)).toBe(false)
        expect(await seats.take(0, 'bob', monday + leaseMs + 1)).toBe(true)
      })

      test('asking for a free seat leaves no word for the worker that takes it next', async () => {
        await seats.ask(0, monday)
        await seats.take(0, 'ann', monday)
        expect(await seats.giveBack(0, 'ann')).toBe('given')
      })

      test('the holder is told that another worker asked, however often it renewed its lease', async () => {
        await seats.take(0, 'ann', monday)
        await seats.ask(0, monday + 1)
        await seats.renew(0, 'ann', monday + 20_000)
        expect(await seats.giveBack(0, 'ann')).toBe('asked')
      })

      test('the holder is told once, however many workers asked', async () => {
        await seats.take(0, 'ann', monday)
        await Promise.all([1, 2, 3].map((later) => seats.ask(0, monday + later)))
        expect(await seats.giveBack(0, 'ann')).toBe('asked')
        await seats.take(0, 'bob', monday)
        expect(await seats.giveBack(0, 'bob')).toBe('given')
      })

      test('the next holder is not told of asking for a vanished holder’s seat, because it looks at all readers anyway', async () => {
        await seats.take(0, 'ann', monday)
        await seats.ask(0, monday)
        const later = monday + leaseMs + 1
        await seats.take(0, 'bob', later)
        expect(await seats.giveBack(0, 'ann')).toBe('lost')
        expect(await seats.giveBack(0, 'bob')).toBe('given')
      })

      test('the holder of another seat is not told', async () => {
        await seats.take(0, 'ann', monday)
        await seats.take(1, 'bob', monday)
        await seats.ask(0, monday)
        expect(await seats.giveBack(1, 'bob')).toBe('given')
        expect(await seats.giveBack(0, 'ann')).toBe('asked')
      })

      test('a worker that asks while the seat is given back finds it free, or its holder is told', async () => {
        for (let round = 0; round < 10; round++) {
          await seats.take(0, 'ann', monday)
          const [before, givenBack, after] = await Promise.all([
            seats.ask(0, monday),
            seats.giveBack(0, 'ann'),
            seats.ask(0, monday),
          ])
          expect(givenBack).toBe([before, after].includes('asked') ? 'asked' : 'given')
        }
      })
    })

    describe('giveBack', () => {
      test('a seat that is given back is free at once, whether or not another worker asked', async () => {
        await seats.take(0, 'ann', monday)
        expect(await seats.giveBack(0, 'ann')).toBe('given')
        expect(await seats.take(0, 'bob', monday)).toBe(true)
        await seats.ask(0, monday)
        expect(await seats.giveBack(0, 'bob')).toBe('asked')
        expect(await seats.take(0, 'cid', monday)).toBe(true)
      })

      test('a worker that does not hold a seat cannot give it back', async () => {
        await seats.take(0, 'ann', monday)
        await seats.ask(0, monday)
        expect(await seats.giveBack(0, 'bob')).toBe('lost')
        expect(await seats.take(0, 'cid', monday)).toBe(false)
        expect(await seats.giveBack(0, 'ann')).toBe('asked')
      })

      test('giving a seat back twice, or one that nobody ever held, changes nothing', async () => {
        await seats.giveBack(0, 'ann')
        await seats.take(0, 'ann', monday)
        await seats.giveBack(0, 'ann')
        await seats.take(0, 'bob', monday)
        await seats.giveBack(0, 'ann')
        expect(await seats.take(0, 'cid', monday)).toBe(false)
      })
    })
  })
}
