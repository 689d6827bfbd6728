import { leaseMs, type SeatCount, type SeatStore } from '../delivery/pace/seat.ts'
import { absent, anyOf, atLeast, type Condition, equals, lessThan } from './dynamo-expression.ts'
import { dynamoSeatLayout, seatKey } from './dynamo-seat-layout.ts'
import type { DynamoClient } from './dynamo-table.ts'
import { updateItem } from './dynamo-write.ts'

/** Seats in DynamoDB: one item each, held by a lease, and one that says how many there are. */
export function dynamoSeatStore(client: DynamoClient, table: string, seats: SeatCount): SeatStore {
  const layout = dynamoSeatLayout(client, table, seats)
  const giveBackWhen = (seat: number, holder: string, ...when: readonly Condition[]) =>
    updateItem(client, table, seatKey(seat), {
      remove: ['until', 'holder', 'of', 'asked'],
      when: [equals('holder', holder), ...when],
    })
  return {
    async take(seat, holder, now) {
      const isFree = anyOf(absent('until'), lessThan('until', now))
      const taken = await updateItem(client, table, seatKey(seat), {
        set: { holder, until: now + leaseMs, of: seats },
        remove: ['asked'],
        when: [isFree],
      })
      if (!taken) return false
      if (await layout.claim(now)) return true
      await giveBackWhen(seat, holder)
      return false
    },

    async renew(seat, holder, now) {
      const renewed = await updateItem(client, table, seatKey(seat), {
        set: { until: now + leaseMs },
        when: [equals('holder', holder)],
      })
      return renewed !== undefined && layout.holds(now)
    },

    async ask(seat, now) {
      const asked = await updateItem(client, table, seatKey(seat), {
        set: { asked: true },
        when: [atLeast('until', now)],
      })
      return asked ? 'asked' : 'free'
    },

    async giveBack(seat, holder) {
      // Only a worker that takes the seat removes `asked`. So if the first write finds it, the second one
      // does too.
      if (await giveBackWhen(seat, holder, absent('asked'))) return 'given'
      return (await giveBackWhen(seat, holder)) ? 'asked' : 'lost'
    },
  }
}
