import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { sealedTallySchema, type TallyStore } from '../delivery/aftermath/seal-tallies.ts'
import type { EditionId } from '../edition/edition-id.ts'
import { parseStored } from '../edition/parse-stored.ts'
import { absent } from './dynamo-expression.ts'
import type { DynamoClient, ItemKey } from './dynamo-table.ts'
import { updateItem } from './dynamo-write.ts'

const tallyKey = (edition: EditionId): ItemKey => ({ pk: `edition#${edition}`, sk: 'tally' })
const itemSchema = z.object({
  sends: z._default(z.number(), 0),
  tally: z.exactOptional(sealedTallySchema),
})

/**
 * Tallies in DynamoDB. Beside an edition's papers, one item has the number of its Send events, and its tally
 * once that is final.
 */
export function dynamoTallyStore(client: DynamoClient, table: string): TallyStore {
  const read = async (edition: EditionId): Promise<z.infer<typeof itemSchema>> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: marshall(tallyKey(edition)), ConsistentRead: true }),
    )
    return parseStored(`edition ${edition}`, itemSchema, Item ? unmarshall(Item) : {})
  }
  return {
    async countSends(edition, sends) {
      await updateItem(client, table, tallyKey(edition), { increment: { sends }, when: [] })
    },
    sends: async (edition) => (await read(edition)).sends,
    sealed: async (edition) => (await read(edition)).tally,
    async seal(tally) {
      const notSealed = absent('tally')
      await updateItem(client, table, tallyKey(tally.edition), { set: { tally }, when: [notSealed] })
    },
  }
}
