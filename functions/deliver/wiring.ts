import { dynamoDeliveryStore } from '../../shared/aws/dynamo-delivery-store.ts'
import { dynamoEditionStore } from '../../shared/aws/dynamo-edition-store.ts'
import { dynamoProofStore } from '../../shared/aws/dynamo-proof-store.ts'
import { dynamoSeatStore } from '../../shared/aws/dynamo-seat-store.ts'
import { dynamoSendingStore } from '../../shared/aws/dynamo-sending-store.ts'
import { dynamoSubscriberStore } from '../../shared/aws/dynamo-subscriber-store.ts'
import type { DynamoClient } from '../../shared/aws/dynamo-table.ts'
import { type SqsClient, sqsSeatQueue } from '../../shared/aws/sqs-queues.ts'
import { jitteredBackOff } from '../../shared/concurrency/back-off.ts'
import type { Wait } from '../../shared/delivery/pace/pace.ts'
import { cachedEditionStore } from '../../shared/edition/cached-edition-store.ts'
import { sharedDigests } from '../../shared/edition/shared-digests.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Metrics } from '../../shared/log/metrics.ts'
import { digestComposer } from '../../shared/mail/digest-composer.ts'
import type { Clock } from '../../shared/time/clock.ts'
import type { Keys } from '../lambda/keys.ts'
import { type MailWorld, wireMail } from '../mail/wire-mail.ts'
import { type DeliverBatch, type DeliverHandler, deliverBatch, deliverHandler } from './deliver.ts'
import type { DeliverEnvironment } from './environment.ts'

/** The clients, the clock and the other outside parts of the deliver function. */
export interface DeliverWorld extends MailWorld {
  readonly dynamo: DynamoClient
  readonly sqs: SqsClient
  readonly clock: Clock
  readonly wait: Wait
  /** Makes a unique id for an attempt or for the holder of a seat. */
  readonly newId: () => string
  /** Returns a number in [0, 1). */
  readonly random: () => number
  readonly log: Log
  readonly metrics: Metrics
  /** Given by benches, so that both sides of a comparison have as many calls under way. Otherwise the rate decides. */
  readonly lanes?: number
}

export interface DeliverFunction {
  readonly handler: DeliverHandler
  /** Like the handler, but also returns what the seats did. */
  readonly batch: DeliverBatch
}

/** Wires the deliver function to the given clients and keys. */
export function wireDeliver(
  environment: DeliverEnvironment,
  world: DeliverWorld,
  keys: Pick<Keys, 'tokenKeys'>,
): DeliverFunction {
  const { dynamo, clock } = world
  const table = environment.TABLE_NAME
  const { mailer, contextFor } = wireMail(environment, world, keys)
  const [selectDigest, composeDigest] = [sharedDigests(), digestComposer()]
  const batch = deliverBatch({
    seatCount: environment.SEATS,
    subscribers: dynamoSubscriberStore(dynamo, table, jitteredBackOff(world)),
    deliveries: dynamoDeliveryStore(dynamo, table),
    editions: cachedEditionStore(dynamoEditionStore(dynamo, table)),
    seats: dynamoSeatStore(dynamo, table, environment.SEATS),
    seatQueue: sqsSeatQueue(world.sqs, environment.SEATS_QUEUE_URL),
    sending: dynamoSendingStore(dynamo, table),
    proof: dynamoProofStore(dynamo, table),
    mailer,
    composeDigest: async (reader, editions, recent) => {
      const digest = selectDigest({
        editions,
        recent,
        reader: { ...reader, topics: reader.preferences.topics },
        papersPerDigest: environment.PAPERS_PER_DIGEST,
      })
      return digest && composeDigest(await contextFor(reader), reader, digest, clock())
    },
    newAttemptId: world.newId,
    random: world.random,
    clock,
    wait: world.wait,
    ...(world.lanes !== undefined && { lanes: world.lanes }),
    log: world.log,
    metrics: world.metrics,
  })
  return { handler: deliverHandler(batch), batch }
}
