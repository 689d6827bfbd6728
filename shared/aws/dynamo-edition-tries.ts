import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { editionIdSchema } from '../edition/edition-id.ts'
import type { EditionStore } from '../edition/edition-store.ts'
import type { EditionTries } from '../edition/edition-tries.ts'
import { parseStored } from '../edition/parse-stored.ts'
import type { DynamoClient, ItemKey } from './dynamo-table.ts'

const triesKey: ItemKey = { pk: 'edition-tries', sk: 'tries' }

const triesSchema: z.ZodMiniType<EditionTries> = z.object({
  id: editionIdSchema,
  firstAt: z.number(),
  lastAt: z.number(),
})

/** The tries of the edition that is being made, in one item, because functions forget between two ticks. */
export function dynamoEditionTries(
  client: DynamoClient,
  table: string,
): Pick<EditionStore, 'tries' | 'keepTries'> {
  return {
    async tries() {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key: marshall(triesKey), ConsistentRead: true }),
      )
      return Item && parseStored('the tries of the edition', triesSchema, unmarshall(Item))
    },
    async keepTries(tries) {
      await client.send(new PutItemCommand({ TableName: table, Item: marshall({ ...triesKey, ...tries }) }))
    },
  }
}
