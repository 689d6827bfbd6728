import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { AccountStore, SealedAccount } from '../delivery/seal-accounts.ts'
import type { EditionId } from '../edition/edition-id.ts'
import { absent, updateItem } from './dynamo-expression.ts'
import type { DynamoClient, ItemKey } from './dynamo-table.ts'

const accountKey = (edition: EditionId): ItemKey => ({ pk: `edition#${edition}`, sk: 'account' })
const itemSchema = z.object({
  sends: z._default(z.number(), 0),
  account: z.exactOptional(z.custom<SealedAccount>((value) => typeof value === 'object')),
})

/** Beside each edition's papers: how many Send events it had, and its account once that is final. */
export function dynamoAccountStore(client: DynamoClient, table: string): AccountStore {
  const read = async (edition: EditionId): Promise<z.infer<typeof itemSchema>> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: marshall(accountKey(edition)), ConsistentRead: true }),
    )
    return itemSchema.parse(Item ? unmarshall(Item) : {})
  }
  return {
    async countSends(edition, sends) {
      await updateItem(client, table, accountKey(edition), { increment: { sends }, when: [] })
    },
    sends: async (edition) => (await read(edition)).sends,
    sealed: async (edition) => (await read(edition)).account,
    async seal(account) {
      const notSealed = absent('account')
      await updateItem(client, table, accountKey(account.edition), { set: { account }, when: [notSealed] })
    },
  }
}
