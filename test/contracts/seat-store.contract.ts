import { beforeEach, describe, expect, test } from 'vitest'
import { leaseMs, type SeatStore } from '../../shared/delivery/seat.ts'
import { monday } from '../fakes/a-subscriber.ts'

/** What every keeper of seats promises. */
export function seatStoreContract(name: string, make: () => Promise<SeatStore>): void {
  describe(`a seat store: ${name}`, () => {
    let seats: SeatStore
    beforeEach(async () => {
      seats = await make()
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

    describe('giveBack', () => {
      test('a seat that is given back is free at once', async () => {
        await seats.take(0, 'ann', monday)
        await seats.giveBack(0, 'ann')
        expect(await seats.take(0, 'bob', monday)).toBe(true)
      })

      test('who does not hold a seat cannot give it back', async () => {
        await seats.take(0, 'ann', monday)
        await seats.giveBack(0, 'bob')
        expect(await seats.take(0, 'cid', monday)).toBe(false)
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
