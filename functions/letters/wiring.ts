import { dynamoReputationStore } from '../../shared/aws/dynamo-reputation-store.ts'
import { dynamoSendingStore } from '../../shared/aws/dynamo-sending-store.ts'
import { dynamoSignUpGuardStore } from '../../shared/aws/dynamo-sign-up-guard-store.ts'
import { dynamoSubscriberStore } from '../../shared/aws/dynamo-subscriber-store.ts'
import type { DynamoClient } from '../../shared/aws/dynamo-table.ts'
import { dynamoWaitingLetters } from '../../shared/aws/dynamo-waiting-letters.ts'
import { type SqsClient, sqsLetterQueue } from '../../shared/aws/sqs-queues.ts'
import { type BackOffDeps, jitteredBackOff } from '../../shared/concurrency/back-off.ts'
import type { Wait } from '../../shared/delivery/pace/pace.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Metrics } from '../../shared/log/metrics.ts'
import { composeLetterMail } from '../../shared/mail/letter-mail.tsx'
import type { MailDomains } from '../../shared/subscriber/address/mail-domains.ts'
import { rememberingSubscriberStore } from '../../shared/subscriber/leaving/remembering-subscriber-store.ts'
import type { Clock } from '../../shared/time/clock.ts'
import type { Keys } from '../lambda/keys.ts'
import { unconfirmedLimits } from '../lambda/unconfirmed-environment.ts'
import { type MailWorld, wireMail } from '../mail/wire-mail.ts'
import type { LettersEnvironment } from './environment.ts'
import { type LettersHandler, lettersHandler } from './letters.ts'

/** The clients, the clock and the other outside parts of the letters function. */
export interface LettersWorld extends MailWorld, BackOffDeps {
  readonly dynamo: DynamoClient
  readonly sqs: SqsClient
  readonly clock: Clock
  readonly wait: Wait
  readonly mailDomains: MailDomains
  readonly log: Log
  readonly metrics: Metrics
}

/** Wires the letters function to the given clients and keys. */
export function wireLetters(
  environment: LettersEnvironment,
  world: LettersWorld,
  keys: Pick<Keys, 'tokenKeys'>,
): LettersHandler {
  const { clock } = world
  const { mailer, contextFor } = wireMail(environment, world, keys)
  return lettersHandler({
    subscribers: rememberingSubscriberStore(
      dynamoSubscriberStore(world.dynamo, environment.TABLE_NAME, jitteredBackOff(world)),
      clock,
    ),
    letters: sqsLetterQueue(world.sqs, environment.LETTERS_QUEUE_URL),
    sending: dynamoSendingStore(world.dynamo, environment.TABLE_NAME),
    guard: dynamoSignUpGuardStore(world.dynamo, environment.TABLE_NAME),
    reputation: dynamoReputationStore(world.dynamo, environment.TABLE_NAME),
    waiting: dynamoWaitingLetters(world.dynamo, environment.TABLE_NAME),
    unconfirmed: unconfirmedLimits(environment),
    mailer,
    composeLetter: async (letter) => composeLetterMail(await contextFor(letter.subscriber), letter, clock()),
    clock,
    wait: world.wait,
    random: world.random,
    mailDomains: world.mailDomains,
    log: world.log,
    metrics: world.metrics,
  })
}
