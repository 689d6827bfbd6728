import { type AttributeValue, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb'
import type { DynamoClient } from './dynamo-table.ts'

type Item = Record<string, AttributeValue>

/** Everything that a query finds, page after page. */
export async function* queryAll(client: DynamoClient, query: QueryCommandInput): AsyncGenerator<Item> {
  let from: Item | undefined
  do {
    const page = await client.send(new QueryCommand({ ...query, ...(from && { ExclusiveStartKey: from }) }))
    yield* page.Items ?? []
    from = page.LastEvaluatedKey
  } while (from)
}
