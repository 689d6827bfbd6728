import { SendRawEmailCommand } from '@aws-sdk/client-ses'
import type { SesClient } from '../../shared/aws/ses-mailer.ts'
import type { DeliveryStore } from '../../shared/delivery/attempt/delivery-store.ts'
import type { EditionId } from '../../shared/edition/edition-id.ts'
import { dueShardCount } from '../../shared/subscriber/subscriber-id.ts'
import type { EpochMs } from '../../shared/time/clock.ts'

/** How far a played tick has come. */
export interface TickProgress {
  /** The readers who were due when deliveries began. Some may have nothing new and get no digest. */
  readonly due: number
  /** The digests that SES took. */
  readonly sent: number
}

/** The readers of all shards who are due at a moment and have not got `head`. */
export async function countDue(
  deliveries: Pick<DeliveryStore, 'due'>,
  now: EpochMs,
  head: EditionId,
): Promise<number> {
  let count = 0
  for (let shard = 0; shard < dueShardCount; shard++) {
    let cursor: string | undefined
    do {
      const page = await deliveries.due(shard, now, head, cursor)
      count += page.rows.length
      cursor = page.cursor
    } while (cursor !== undefined)
  }
  return count
}

/** The same client, which tells of each digest that SES took. Letters go out at the same time and are not told of. */
export function tellingOfDigests(client: SesClient, onDigest: () => void): SesClient {
  const send = async (command: unknown): Promise<unknown> => {
    const answer = await client.send(command as SendRawEmailCommand)
    const tags = command instanceof SendRawEmailCommand ? (command.input.Tags ?? []) : []
    if (tags.some(({ Name }) => Name === 'edition')) onDigest()
    return answer
  }
  return { send: send as SesClient['send'] }
}
