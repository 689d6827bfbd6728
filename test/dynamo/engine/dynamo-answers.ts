import type { DynamoClient } from '../../../shared/aws/dynamo-table.ts'

/** A call's return value or the name of its error, so that two databases can be compared. */
export async function answerOf(client: DynamoClient, command: object): Promise<unknown> {
  try {
    const { $metadata: _, ...answer } = await client.send(command as Parameters<DynamoClient['send']>[0])
    return answer
  } catch (error) {
    return error instanceof Error ? error.name : error
  }
}
