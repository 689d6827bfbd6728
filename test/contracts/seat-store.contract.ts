import { beforeEach, describe, expect, test } from 'vitest'
import { leaseMs, type SeatStore } from '../../shared/delivery/pace/seat.ts'
import { monday } from '../fakes/a-subscriber.ts'

/** What every keeper of seats promises. */
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

      test('seats are apart', async () => {
        await seats.take(0, 'ann', monday)
        expect(await seats.take(1, 'bob', monday)).toBe(true)
        await seats.giveBack(1, 'bob')
        expect(await seats.take(0, 'bob', monday)).toBe(false)
      })

      test('of many workers at once exactly one takes a seat', async () => {
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

      test('a holder whose lease is over renews it as long as nobody else took the seat', async () => {
        await seats.take(0, 'ann', monday)
        expect(await seats.renew(0, 'ann', monday + 2 * leaseMs)).toBe(true)
        expect(await seats.take(0, 'bob', monday + 2 * leaseMs)).toBe(false)
      })

      test('who lost the seat cannot renew it, and does not prolong the other one’s lease', async () => {
        await seats.take(0, 'ann', monday)
        const later = monday + leaseMs + 1
        await seats.take(0, 'bob', later)
        expect(await seats.renew(0, 'ann', later + 30_000)).toBe(false)
        expect(await seats.take(0, 'cid', later + leaseMs + 1)).toBe(true)
      })

      test('nobody renews a seat that nobody holds, nor one given back', async () => {
        expect(await seats.renew(0, 'ann', monday)).toBe(false)
        await seats.take(0, 'ann', monday)
        await seats.giveBack(0, 'ann')
        expect(await seats.renew(0, 'ann', monday)).toBe(false)
        expect(await seats.take(0, 'bob', monday)).toBe(true)
      })
    })

    describe('ask', () => {
      test('finds a seat free that nobody ever held, and one that was given back', async () => {
        expect(await seats.ask(0, monday)).toBe('free')
        await seats.take(0, 'ann', monday)
        await seats.giveBack(0, 'ann')
        expect(await seats.ask(0, monday)).toBe('free')
      })

      test('leaves word to the last moment of the lease; the moment after the seat is free', async () => {
        await seats.take(0, 'ann', monday)
        expect(await seats.ask(0, monday + leaseMs)).toBe('asked')
        expect(await seats.ask(0, monday + leaseMs + 1)).toBe('free')
      })

      test('neither takes the seat nor prolongs nor ends its lease', async () => {
        await seats.take(0, 'ann', monday)
        await seats.ask(0, monday + 30_000)
        expect(await seats.take(0, 'bob', monday + leaseMs)).toBe(false)
        expect(await seats.take(0, 'bob', monday + leaseMs + 1)).toBe(true)
      })

      test('on a free seat leaves nothing for who takes it next', async () => {
        await seats.ask(0, monday)
        await seats.take(0, 'ann', monday)
        expect(await seats.giveBack(0, 'ann')).toBe('given')
      })

      test('is told to the holder however often it renewed its lease', async () => {
        await seats.take(0, 'ann', monday)
        await seats.ask(0, monday + 1)
        await seats.renew(0, 'ann', monday + 20_000)
        expect(await seats.giveBack(0, 'ann')).toBe('asked')
      })

      test('of many is told once', async () => {
        await seats.take(0, 'ann', monday)
        await Promise.all([1, 2, 3].map((later) => seats.ask(0, monday + later)))
        expect(await seats.giveBack(0, 'ann')).toBe('asked')
        await seats.take(0, 'bob', monday)
        expect(await seats.giveBack(0, 'bob')).toBe('given')
      })

      test('of a holder who vanished is not told to the next, who looks at everybody anyway', async () => {
        await seats.take(0, 'ann', monday)
        await seats.ask(0, monday)
        const later = monday + leaseMs + 1
        await seats.take(0, 'bob', later)
        expect(await seats.giveBack(0, 'ann')).toBe('lost')
        expect(await seats.giveBack(0, 'bob')).toBe('given')
      })

      test('at one seat is not told at another', async () => {
        await seats.take(0, 'ann', monday)
        await seats.take(1, 'bob', monday)
        await seats.ask(0, monday)
        expect(await seats.giveBack(1, 'bob')).toBe('given')
        expect(await seats.giveBack(0, 'ann')).toBe('asked')
      })

      test('while the seat is given back is either told to its holder or finds the seat free', async () => {
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
      test('a seat that is given back is free at once, whether somebody asked or not', async () => {
        await seats.take(0, 'ann', monday)
        expect(await seats.giveBack(0, 'ann')).toBe('given')
        expect(await seats.take(0, 'bob', monday)).toBe(true)
        await seats.ask(0, monday)
        expect(await seats.giveBack(0, 'bob')).toBe('asked')
        expect(await seats.take(0, 'cid', monday)).toBe(true)
      })

      test('who does not hold a seat cannot give it back', async () => {
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
