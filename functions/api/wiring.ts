import type { Context } from 'hono'
import { dynamoBudgetStore } from '../../shared/aws/dynamo-budget-store.ts'
import { dynamoEditionStore } from '../../shared/aws/dynamo-edition-store.ts'
import { dynamoSignUpGuardStore } from '../../shared/aws/dynamo-sign-up-guard-store.ts'
import { dynamoSpentProofs } from '../../shared/aws/dynamo-spent-proofs.ts'
import { storedItems } from '../../shared/aws/dynamo-subscriber-items.ts'
import { dynamoSubscriberStore } from '../../shared/aws/dynamo-subscriber-store.ts'
import type { DynamoClient } from '../../shared/aws/dynamo-table.ts'
import { dynamoWaitingLetters } from '../../shared/aws/dynamo-waiting-letters.ts'
import { type SqsClient, sqsLetterQueue, sqsSeatQueue } from '../../shared/aws/sqs-queues.ts'
import { brandOf, defaultBrand } from '../../shared/brand/brand.ts'
import { type BackOffDeps, jitteredBackOff } from '../../shared/concurrency/back-off.ts'
import { seatMessage, seatOfShard } from '../../shared/delivery/pace/seat.ts'
import { cachedEditionStore } from '../../shared/edition/cached-edition-store.ts'
import { factsOf } from '../../shared/language/facts.ts'
import { wordsFinder } from '../../shared/language/kept-words.ts'
import { languagesOf } from '../../shared/language/languages.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Metrics } from '../../shared/log/metrics.ts'
import { auditedSubscriberStore } from '../../shared/subscriber/leaving/audited-subscriber-store.ts'
import { keptOf } from '../../shared/subscriber/leaving/kept-of.ts'
import { rememberingSubscriberStore } from '../../shared/subscriber/leaving/remembering-subscriber-store.ts'
import type { NewRequestId } from '../../shared/subscriber/link/request-id.ts'
import type { HeldBack } from '../../shared/subscriber/sign-up/held-back.ts'
import { subscriberIds } from '../../shared/subscriber/subscriber-id.ts'
import type { Clock } from '../../shared/time/clock.ts'
import type { Keys } from '../lambda/keys.ts'
import type { FailureDeps } from './answer-failure.tsx'
import type { ApiApp } from './api-context.ts'
import { apiApp } from './app.tsx'
import { assetsOf } from './assets/assets.ts'
import type { ApiEnvironment } from './environment.ts'
import { outageApp } from './outage-app.tsx'

/** The clients, the clock and the other outside parts of the api function. */
export interface ApiWorld extends BackOffDeps {
  readonly dynamo: DynamoClient
  readonly sqs: SqsClient
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  /** Makes the random id of a request to subscribe. */
  readonly newRequestId: NewRequestId
  readonly clientIp: (context: Context) => string
  /** Is told why a letter did not go out. Only the operator's own machine has a use for it. */
  readonly onHeldBack?: (heldBack: HeldBack) => void
  readonly requestId: (context: Context) => string | undefined
  readonly remainingMs: (context: Context) => number
}

/** Wires the api function to the given clients and keys. */
export function wireApi(environment: ApiEnvironment, world: ApiWorld, keys: Keys): ApiApp {
  const letters = sqsLetterQueue(world.sqs, environment.LETTERS_QUEUE_URL)
  const seats = sqsSeatQueue(world.sqs, environment.SEATS_QUEUE_URL)
  const editions = cachedEditionStore(dynamoEditionStore(world.dynamo, environment.TABLE_NAME))
  return apiApp({
    ...failureDeps(environment, world),
    subscribers: auditedSubscriberStore(
      rememberingSubscriberStore(
        dynamoSubscriberStore(world.dynamo, environment.TABLE_NAME, jitteredBackOff(world)),
        world.clock,
      ),
      world.log,
    ),
    editions,
    recentEditions: () => editions.recent(),
    letters,
    summonWorker: (shard) => seats.send([seatMessage(seatOfShard(shard, environment.SEATS))]),
    idOf: subscriberIds(keys.addressHashKey),
    domains: environment.SIGN_UPS,
    budgets: dynamoBudgetStore(world.dynamo, environment.TABLE_NAME, keys.addressHashKey),
    budgetLimits: environment.SIGN_UPS.budgets,
    signUpGuard: dynamoSignUpGuardStore(world.dynamo, environment.TABLE_NAME),
    waitingLetters: dynamoWaitingLetters(world.dynamo, environment.TABLE_NAME),
    ...(world.onHeldBack && { onHeldBack: world.onHeldBack }),
    newRequestId: world.newRequestId,
    tokenKeys: keys.tokenKeys,
    spentProofs: dynamoSpentProofs(world.dynamo, environment.TABLE_NAME),
    allowedOrigins: environment.ALLOWED_ORIGINS,
    everythingKept: async (id) =>
      keptOf(
        await storedItems(world.dynamo, environment.TABLE_NAME, id),
        world.clock(),
        wordsFinder(brandOf(environment.BRAND).name, defaultBrand.name),
      ),
    clientIp: world.clientIp,
    remainingMs: world.remainingMs,
    clock: world.clock,
    metrics: world.metrics,
  })
}

/** Wires an app for the time in which the function cannot read what it needs. */
export function wireOutage(
  environment: ApiEnvironment,
  world: Pick<ApiWorld, 'log' | 'requestId'>,
  fault: Error,
): ApiApp {
  return outageApp(failureDeps(environment, world), fault)
}

/** What any answer needs, even that of a failure. */
function failureDeps(
  environment: ApiEnvironment,
  { log, requestId }: Pick<ApiWorld, 'log' | 'requestId'>,
): FailureDeps {
  const brand = brandOf(environment.BRAND)
  return {
    site: {
      origin: environment.ORIGIN,
      timezone: environment.EDITION_TIMEZONE,
      papersPerPage: environment.PAPERS_PER_DIGEST,
      assets: assetsOf(brand.palette),
      senderName: environment.SENDER_NAME,
      postalAddress: environment.POSTAL_ADDRESS,
      replyTo: environment.REPLY_TO,
      securityContact: environment.SECURITY_CONTACT,
      hsts: environment.HSTS,
    },
    languages: languagesOf(factsOf(brand.name), environment.LANGUAGE),
    log,
    requestId,
  }
}
