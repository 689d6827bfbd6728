import { leaseMs, type SeatStore } from '../delivery/pace/seat.ts'
import { absent, anyOf, atLeast, type Condition, equals, lessThan } from './dynamo-expression.ts'
import type { DynamoClient, ItemKey } from './dynamo-table.ts'
import { updateItem } from './dynamo-write.ts'

const seatKey = (seat: number): ItemKey => ({ pk: `seat#${seat}`, sk: 'seat' })

/** Seats in DynamoDB: one item each, held by a lease. */
export function dynamoSeatStore(client: DynamoClient, table: string): SeatStore {
  return {
    async take(seat, holder, now) {
      const isFree = anyOf(absent('until'), lessThan('until', now))
      const taken = await updateItem(client, table, seatKey(seat), {
        set: { holder, until: now + leaseMs },
        remove: ['asked'],
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

    async ask(seat, now) {
      const asked = await updateItem(client, table, seatKey(seat), {
        set: { asked: true },
        when: [atLeast('until', now)],
      })
      return asked ? 'asked' : 'free'
    },

    async giveBack(seat, holder) {
      const isMine = equals('holder', holder)
      const giveBackWhen = (...when: readonly Condition[]) =>
        updateItem(client, table, seatKey(seat), { remove: ['until', 'holder', 'asked'], when })
      // Only a worker that takes the seat removes `asked`. So if the first write finds it, the second one
      // does too.
      if (await giveBackWhen(isMine, absent('asked'))) return 'given'
      return (await giveBackWhen(isMine)) ? 'asked' : 'lost'
    },
  }
}
