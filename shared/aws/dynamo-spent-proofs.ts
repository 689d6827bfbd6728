import type { SpentProofs } from '../subscriber/sign-up/spent-proofs.ts'
import { secondMs } from '../time/clock.ts'
import { type DynamoClient, ttlAttribute } from './dynamo-table.ts'
import { putOnce } from './dynamo-write.ts'

/** Spent proofs of work in DynamoDB, an item each. Each has a partition of its own, so that a flood does not fill one. */
export function dynamoSpentProofs(client: DynamoClient, table: string): SpentProofs {
  return {
    spend: (proof, expiresAt) =>
      putOnce(client, table, {
        pk: `spent-proof#${proof}`,
        sk: 'spent-proof',
        [ttlAttribute]: Math.ceil(expiresAt / secondMs),
      }),
  }
}
