// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dynamoSeatStore } from '../../shared/aws/dynamo-seat-store.ts'
import {
  clocksApartMs,
  layoutChangeMs,
  leaseMs,
  type SeatCount,
  type SeatStore,
} from '../../shared/delivery/pace/seat.ts'
import { monday } from '../fakes/a-subscriber.ts'
import { onEachDatabase } from './database-under-test.ts'
import { seatStoreContract } from './seat-store.contract.ts'

onEachDatabase((freshTable) => {
  seatStoreContract(freshTable)

  /** Gives ann's seat back, which another worker asked for. `between` runs between the two writes. */
  async function giveBackAround(between: (seats: SeatStore) => Promise<unknown>) {
    const { client, table, seats } = await freshTable()
    await seats.take(0, 'ann', monday)
    await seats.ask(0, monday)
    let writes = 0
    const send = async (...args: Parameters<typeof client.send>) => {
      if (++writes === 2) await between(seats)
      return client.send(...args)
    }
    const givenBack = await dynamoSeatStore({ send } as typeof client, table, 16).giveBack(0, 'ann')
    expect(writes).toBe(2)
    return { seats, givenBack }
  }

  describe('a seat that is given back in two writes', () => {
    test('a worker that asks between the two writes finds the seat free, and leaves no word behind', async () => {
      const { seats, givenBack } = await giveBackAround((seats) => seats.ask(0, monday + 1))
      expect(givenBack).toBe('asked')
      await seats.take(0, 'bob', monday)
      expect(await seats.giveBack(0, 'bob')).toBe('given')
    })

    test('a worker that takes the seat between the two writes keeps it', async () => {
      const later = monday + leaseMs + 1
      const { seats, givenBack } = await giveBackAround((seats) => seats.take(0, 'bob', later))
      expect(givenBack).toBe('lost')
      expect(await seats.ask(0, later)).toBe('asked')
    })
  })

  describe('a number of seats that changes', () => {
    async function layouts() {
      const { client, table, putItem } = await freshTable()
      const of = (seats: SeatCount) => dynamoSeatStore(client, table, seats)
      return { client, table, putItem, of }
    }
    const gone = monday + leaseMs + clocksApartMs + 1

    test('new seats are worked at once if none of before is held', async () => {
      const { of } = await layouts()
      expect(await of(1).take(0, 'ann', monday)).toBe(true)
      await of(1).giveBack(0, 'ann')
      expect(await of(4).take(2, 'bob', monday + 1)).toBe(true)
      expect(await of(4).take(0, 'cid', monday + 1)).toBe(true)
      expect(await of(4).renew(2, 'bob', monday + 20_000)).toBe(true)
    })

    test.each<[from: SeatCount, to: SeatCount, held: number, wanted: number]>([
      [1, 4, 0, 2],
      [4, 1, 3, 0],
      [4, 2, 1, 0],
      [2, 16, 1, 15],
    ])(
      'of %i seats one is held, so none of %i others is worked until it is given back',
      async (from, to, held, wanted) => {
        const { of } = await layouts()
        await of(from).take(held, 'ann', monday)
        expect(await of(to).take(wanted, 'bob', monday + 1)).toBe(false)
        expect(await of(to).ask(wanted, monday + 1)).toBe('free')
        await of(from).giveBack(held, 'ann')
        expect(await of(to).take(wanted, 'bob', monday + 2)).toBe(true)
      },
    )

    test('a worker that holds a seat of before ends at its next renewal, and so does one that came in between', async () => {
      const { of } = await layouts()
      await of(1).take(0, 'ann', monday)
      await of(2).take(1, 'bob', monday + 1)
      expect(await of(1).renew(0, 'ann', monday + 20_000)).toBe(false)
      expect(await of(1).giveBack(0, 'ann')).toBe('given')
      expect(await of(2).take(1, 'bob', monday + 20_001)).toBe(true)
      expect(await of(1).take(0, 'cid', monday + 20_002)).toBe(false)
      // Whoever asks for the seats of before changes the number again, and those who work by it end.
      expect(await of(2).renew(1, 'bob', monday + 40_000)).toBe(false)
    })

    test('the lease of a worker that died holds the new seats back until it is over by every clock', async () => {
      const { of } = await layouts()
      await of(1).take(0, 'ann', monday)
      expect(await of(2).take(1, 'bob', gone - 1)).toBe(false)
      expect(await of(2).take(1, 'bob', gone)).toBe(true)
    })

    test('a worker of the release before, whose seat tells no number, holds the new seats back', async () => {
      const { putItem, of } = await layouts()
      await putItem({ pk: 'seat#0', sk: 'seat', holder: 'ann', until: monday + leaseMs })
      expect(await of(2).take(1, 'bob', monday)).toBe(false)
      expect(await of(2).take(1, 'bob', gone)).toBe(true)
    })

    test('seats that are not given back for ever are worked all the same after some minutes', async () => {
      const { putItem, of } = await layouts()
      await putItem({ pk: 'seat#5', sk: 'seat', holder: 'ann', until: monday + 1e12, of: 8 })
      expect(await of(2).take(1, 'bob', monday)).toBe(false)
      expect(await of(2).take(1, 'bob', monday + layoutChangeMs)).toBe(true)
    })

    test('workers of two numbers never both work, in whatever order their reads and writes come', async () => {
      const turns = fc.array(fc.boolean(), { minLength: 30, maxLength: 30 })
      await fc.assert(
        fc.asyncProperty(turns, async (order) => {
          const { client, table, of } = await layouts()
          await of(1).take(7, 'first', monday)
          await of(1).giveBack(7, 'first')
          const waiting: [(() => void)[], (() => void)[]] = [[], []]
          const slow = (who: 0 | 1) => {
            const send = async (...args: Parameters<typeof client.send>) => {
              await new Promise<void>((go) => waiting[who].push(go))
              return client.send(...args)
            }
            return { send } as typeof client
          }
          const taken = Promise.all([
            dynamoSeatStore(slow(0), table, 1).take(0, 'ann', monday),
            dynamoSeatStore(slow(1), table, 2).take(1, 'bob', monday),
          ])
          let isDone = false
          void taken.then(() => {
            isDone = true
          })
          for (let turn = 0; !isDone; turn++) {
            const who = order[turn % order.length] ? 1 : 0
            const next = waiting[who].shift() ?? waiting[1 - who]?.shift()
            next?.()
            for (let settle = 0; settle < 40; settle++) await Promise.resolve()
            await new Promise((go) => setImmediate(go))
          }
          const [ann, bob] = await taken
          expect(ann && bob).toBe(false)
        }),
        { numRuns: 40 },
      )
    })
  })
})
