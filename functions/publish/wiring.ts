import { dynamoDeliveryStore } from '../../shared/aws/dynamo-delivery-store.ts'
import { dynamoEditionStore } from '../../shared/aws/dynamo-edition-store.ts'
import { dynamoForgettingStore } from '../../shared/aws/dynamo-forgetting-store.ts'
import { dynamoProofStore } from '../../shared/aws/dynamo-proof-store.ts'
import { dynamoReputationStore } from '../../shared/aws/dynamo-reputation-store.ts'
import { dynamoSendingStore } from '../../shared/aws/dynamo-sending-store.ts'
import { dynamoSignUpGuardStore } from '../../shared/aws/dynamo-sign-up-guard-store.ts'
import { dynamoSnapshotStore } from '../../shared/aws/dynamo-snapshot-store.ts'
import { dynamoSubscriberStore } from '../../shared/aws/dynamo-subscriber-store.ts'
import type { DynamoClient } from '../../shared/aws/dynamo-table.ts'
import { dynamoTallyStore } from '../../shared/aws/dynamo-tally-store.ts'
import { dynamoWaitingLetters } from '../../shared/aws/dynamo-waiting-letters.ts'
import { type SesClient, sesQuotaReader } from '../../shared/aws/ses-mailer.ts'
import { sqsBacklog } from '../../shared/aws/sqs-backlog.ts'
import { type SqsClient, sqsLetterQueue, sqsSeatQueue } from '../../shared/aws/sqs-queues.ts'
import { type BackOffDeps, jitteredBackOff } from '../../shared/concurrency/back-off.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Metrics } from '../../shared/log/metrics.ts'
import type { PaperEnrichment, PaperSource } from '../../shared/paper/source/paper-source.ts'
import type { Clock } from '../../shared/time/clock.ts'
import { unconfirmedLimits } from '../lambda/unconfirmed-environment.ts'
import type { PublishEnvironment } from './environment.ts'
import { type PublishHandler, publishHandler } from './publish.ts'

/** The clients, the clock and the other outside parts of the publish function. */
export interface PublishWorld extends BackOffDeps {
  readonly dynamo: DynamoClient
  readonly ses: SesClient
  readonly sqs: SqsClient
  /** In order of precedence: if several sources know a paper, the first one decides. */
  readonly sources: readonly PaperSource[]
  /** Further services that add what they know to the most promising papers. */
  readonly enrichments: readonly PaperEnrichment[]
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
}

/** GetSendQuota has been seen to hang, and a tick must not wait for it. */
const quotaTimeoutMs = 5_000

/** Wires the publish function to the given clients. */
export function wirePublish(environment: PublishEnvironment, world: PublishWorld): PublishHandler {
  const table = environment.TABLE_NAME
  return publishHandler({
    editions: dynamoEditionStore(world.dynamo, table, world.wait, world.random),
    snapshots: dynamoSnapshotStore(world.dynamo, table),
    deliveries: dynamoDeliveryStore(world.dynamo, table),
    sending: dynamoSendingStore(world.dynamo, table),
    tallies: dynamoTallyStore(world.dynamo, table),
    forgetting: dynamoForgettingStore(world.dynamo, table),
    // As it is stored: the sweep decides itself what may be known. It keeps no audit trail, because moments in the items
    // tell what is to be forgotten, in a restored table too.
    subscribers: dynamoSubscriberStore(world.dynamo, table, jitteredBackOff(world)),
    proof: dynamoProofStore(world.dynamo, table),
    reputation: dynamoReputationStore(world.dynamo, table),
    guard: dynamoSignUpGuardStore(world.dynamo, table),
    waiting: dynamoWaitingLetters(world.dynamo, table),
    letters: sqsLetterQueue(world.sqs, environment.LETTERS_QUEUE_URL),
    unconfirmed: unconfirmedLimits(environment),
    backlog: sqsBacklog(world.sqs, feedbackQueues(environment)),
    fallback: { perSecond: environment.FALLBACK_SEND_RATE, perDay: environment.FALLBACK_DAILY_QUOTA },
    seatQueue: sqsSeatQueue(world.sqs, environment.SEATS_QUEUE_URL),
    quota: sesQuotaReader(world.ses, quotaTimeoutMs),
    schedule: { timezone: environment.EDITION_TIMEZONE, hour: environment.EDITION_HOUR },
    seatCount: environment.SEATS,
    sources: world.sources,
    enrichments: world.enrichments,
    clock: world.clock,
    log: world.log,
    metrics: world.metrics,
  })
}

/**
 * The dead letters are looked at twice: a redrive between two looks would move a report past both of them.
 */
function feedbackQueues(environment: PublishEnvironment): string[] {
  const deadLetters = environment.FEEDBACK_DEAD_LETTERS_URL
  return [deadLetters, environment.FEEDBACK_QUEUE_URL, deadLetters]
}
