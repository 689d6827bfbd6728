import type { DynamoClient } from '../../../shared/aws/dynamo-table.ts'

/** What a call came to, so that two databases can be compared: what it returned, or the name of what it threw. */
export async function answerOf(client: DynamoClient, command: object): Promise<unknown> {
  try {
    const { $metadata: _, ...answer } = await client.send(command as Parameters<DynamoClient['send']>[0])
    return answer
  } catch (error) {
    return error instanceof Error ? error.name : error
  }
}
