import { leaseMs, type SeatStore } from '../delivery/seat.ts'
import { absent, anyOf, equals, lessThan, updateItem } from './dynamo-expression.ts'
import type { DynamoClient, ItemKey } from './dynamo-table.ts'

const seatKey = (seat: number): ItemKey => ({ pk: `seat#${seat}`, sk: 'seat' })

/** Seats in DynamoDB: one item each, held by a lease. */
export function dynamoSeatStore(client: DynamoClient, table: string): SeatStore {
  return {
    async take(seat, holder, now) {
      const isFree = anyOf(absent('until'), lessThan('until', now))
      const taken = await updateItem(client, table, seatKey(seat), {
        set: { holder, until: now + leaseMs },
        when: [isFree],
      })
      return taken !== undefined
    },

    async renew(seat, holder, now) {
      const renewed = await updateItem(client, table, seatKey(seat), {
        set: { until: now + leaseMs },
        when: [equals('holder', holder)],
      })
      return renewed !== undefined
    },

    async giveBack(seat, holder) {
      await updateItem(client, table, seatKey(seat), {
        remove: ['until', 'holder'],
        when: [equals('holder', holder)],
      })
    },
  }
}
