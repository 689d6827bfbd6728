import { dynamoDeliveryStore } from '../../shared/aws/dynamo-delivery-store.ts'
import { dynamoEditionStore } from '../../shared/aws/dynamo-edition-store.ts'
import { dynamoProofStore } from '../../shared/aws/dynamo-proof-store.ts'
import { dynamoReputationStore } from '../../shared/aws/dynamo-reputation-store.ts'
import { dynamoSignUpGuardStore } from '../../shared/aws/dynamo-sign-up-guard-store.ts'
import { dynamoSubscriberStore } from '../../shared/aws/dynamo-subscriber-store.ts'
import type { DynamoClient } from '../../shared/aws/dynamo-table.ts'
import { dynamoTallyStore } from '../../shared/aws/dynamo-tally-store.ts'
import { dynamoUnreadableReports } from '../../shared/aws/dynamo-unreadable-reports.ts'
import { type BackOffDeps, jitteredBackOff } from '../../shared/concurrency/back-off.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Metrics } from '../../shared/log/metrics.ts'
import { auditedSubscriberStore } from '../../shared/subscriber/leaving/audited-subscriber-store.ts'
import { subscriberIds } from '../../shared/subscriber/subscriber-id.ts'
import type { Clock } from '../../shared/time/clock.ts'
import type { Keys } from '../lambda/keys.ts'
import type { FeedbackEnvironment } from './environment.ts'
import { type FeedbackHandler, feedbackHandler } from './feedback.ts'

/** The clients, the clock and the other outside parts of the feedback function. */
export interface FeedbackWorld extends BackOffDeps {
  readonly dynamo: DynamoClient
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
}

/** Wires the feedback function to the given clients and keys. */
export function wireFeedback(
  environment: FeedbackEnvironment,
  world: FeedbackWorld,
  { addressHashKey }: Pick<Keys, 'addressHashKey'>,
): FeedbackHandler {
  const { dynamo } = world
  return feedbackHandler({
    subscribers: auditedSubscriberStore(
      dynamoSubscriberStore(dynamo, environment.TABLE_NAME, jitteredBackOff(world)),
      world.log,
    ),
    deliveries: dynamoDeliveryStore(dynamo, environment.TABLE_NAME),
    editions: dynamoEditionStore(dynamo, environment.TABLE_NAME),
    tallies: dynamoTallyStore(dynamo, environment.TABLE_NAME),
    proof: dynamoProofStore(dynamo, environment.TABLE_NAME),
    reputation: dynamoReputationStore(dynamo, environment.TABLE_NAME),
    guard: dynamoSignUpGuardStore(dynamo, environment.TABLE_NAME),
    unreadable: dynamoUnreadableReports(dynamo, environment.TABLE_NAME),
    idOf: subscriberIds(addressHashKey),
    clock: world.clock,
    log: world.log,
    metrics: world.metrics,
  })
}
