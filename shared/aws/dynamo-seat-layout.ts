import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { clocksApartMs, layoutChangeMs, type SeatCount } from '../delivery/pace/seat.ts'
import { dueShardCount } from '../subscriber/subscriber-id.ts'
import type { EpochMs } from '../time/clock.ts'
import { absent, anyOf, differs, equals } from './dynamo-expression.ts'
import type { DynamoClient, ItemKey } from './dynamo-table.ts'
import { updateItem } from './dynamo-write.ts'

const layoutKey: ItemKey = { pk: 'seats', sk: 'layout' }
export const seatKey = (seat: number): ItemKey => ({ pk: `seat#${seat}`, sk: 'seat' })

const layoutSchema = z.object({ of: z.number(), from: z.number() })
const heldSchema = z.object({ of: z.exactOptional(z.number()), until: z.exactOptional(z.number()) })

/** How many seats there are, as all workers agree on it through the table. */
export interface SeatLayout {
  /** Looks whether there are as many seats as this worker knows of. */
  holds(now: EpochMs): Promise<boolean>
  /** The same. If there were others, this is the first worker to say so, and waits until none of those is held. */
  claim(now: EpochMs): Promise<boolean>
}

/**
 * The layout in DynamoDB. A worker takes its seat first and looks at the layout then; whoever changes the layout looks
 * at the seats only afterwards. So one of the two notices the other, and no seats of two layouts are worked at once.
 */
export function dynamoSeatLayout(client: DynamoClient, table: string, seats: SeatCount): SeatLayout {
  const read = async (key: ItemKey) => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: marshall(key), ConsistentRead: true }),
    )
    return Item && unmarshall(Item)
  }
  const known = async () => layoutSchema.safeParse(await read(layoutKey)).data
  const isOpen = async (now: EpochMs): Promise<boolean> => {
    const layout = await known()
    return layout?.of === seats && layout.from <= now
  }

  /** A seat that a worker of another layout, or of the release before, may still hold by its clock. */
  async function isAnyOtherHeld(now: EpochMs): Promise<boolean> {
    const all = Array.from({ length: dueShardCount }, (_, seat) => read(seatKey(seat)))
    return (await Promise.all(all)).some((item) => {
      const { of, until = 0 } = heldSchema.parse(item ?? {})
      return of !== seats && until >= now - clocksApartMs
    })
  }

  return {
    holds: isOpen,
    async claim(now) {
      if (await isOpen(now)) return true
      await updateItem(client, table, layoutKey, {
        set: { of: seats, from: now + layoutChangeMs },
        when: [anyOf(absent('of'), differs('of', seats))],
      })
      const layout = await known()
      if (layout?.of !== seats || (await isAnyOtherHeld(now))) return false
      // If another worker has opened it meanwhile, or changed it again, that stands.
      await updateItem(client, table, layoutKey, {
        set: { from: now },
        when: [equals('of', seats), equals('from', layout.from)],
      })
      return isOpen(now)
    },
  }
}
