import { describe, expect, test } from 'vitest'
import { dynamoSeatStore } from '../../shared/aws/dynamo-seat-store.ts'
import { leaseMs, type SeatStore } from '../../shared/delivery/pace/seat.ts'
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
    const givenBack = await dynamoSeatStore({ send } as typeof client, table).giveBack(0, 'ann')
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
})
