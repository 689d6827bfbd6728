import { dynamoDeliveryStore } from '../../shared/aws/dynamo-delivery-store.ts'
import { dynamoEditionStore } from '../../shared/aws/dynamo-edition-store.ts'
import { dynamoProofStore } from '../../shared/aws/dynamo-proof-store.ts'
import { dynamoSeatStore } from '../../shared/aws/dynamo-seat-store.ts'
import { dynamoSendingStore } from '../../shared/aws/dynamo-sending-store.ts'
import { dynamoSubscriberStore } from '../../shared/aws/dynamo-subscriber-store.ts'
import type { DynamoClient } from '../../shared/aws/dynamo-table.ts'
import { type SesClient, sesMailer } from '../../shared/aws/ses-mailer.ts'
import { type SqsClient, sqsLetterQueue, sqsSeatQueue } from '../../shared/aws/sqs-queues.ts'
import { brandOf } from '../../shared/brand/brand.ts'
import type { Wait } from '../../shared/delivery/pace/pace.ts'
import { cachedEditionStore } from '../../shared/edition/cached-edition-store.ts'
import { selectDigest } from '../../shared/edition/digest.ts'
import { factsOf } from '../../shared/language/facts.ts'
import { type Catalogues, languagesOf } from '../../shared/language/languages.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Metrics } from '../../shared/log/metrics.ts'
import { composeDigestMail } from '../../shared/mail/digest-mail.tsx'
import { composeLetterMail } from '../../shared/mail/letter-mail.tsx'
import { type MailContext, type MailSettings, mailLook } from '../../shared/mail/mail-context.ts'
import type { ComposeMime } from '../../shared/mime/compose-mime.ts'
import type { Addressed } from '../../shared/subscriber/letters.ts'
import type { Clock } from '../../shared/time/clock.ts'
import type { Keys } from '../lambda/keys.ts'
import { type DeliverBatch, type DeliverHandler, deliverBatch, deliverHandler } from './deliver.ts'
import type { DeliverEnvironment } from './environment.ts'

/** The clients, the clock and the other outside parts of the deliver function. */
export interface DeliverWorld {
  readonly dynamo: DynamoClient
  /** A client made with `sesClientConfig`, so that it never repeats a call. */
  readonly ses: SesClient
  readonly sqs: SqsClient
  readonly clock: Clock
  readonly composeMime: ComposeMime
  readonly wait: Wait
  /** Makes a unique id for an attempt or for the holder of a seat. */
  readonly newId: () => string
  /** Returns a number in [0, 1). */
  readonly random: () => number
  /** Given by simulations, because loading a module takes time that a simulated clock does not see. */
  readonly catalogues?: Catalogues
  readonly log: Log
  readonly metrics: Metrics
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
  { tokenKeys }: Pick<Keys, 'tokenKeys'>,
): DeliverFunction {
  const { dynamo, clock } = world
  const table = environment.TABLE_NAME
  const brand = brandOf(environment.BRAND)
  const languages = languagesOf(factsOf(brand.name), environment.LANGUAGE, world.catalogues)
  const settings: MailSettings = {
    origin: environment.ORIGIN,
    senderName: environment.SENDER_NAME,
    listId: environment.LIST_ID,
    postalAddress: environment.POSTAL_ADDRESS,
    papersPerDigest: environment.PAPERS_PER_DIGEST,
    tokenKeys,
    look: mailLook(brand),
  }
  const contextFor = async (reader: Pick<Addressed, 'preferences'>): Promise<MailContext> => ({
    ...settings,
    language: await languages.of(reader),
  })
  const sender = {
    name: environment.SENDER_NAME,
    address: environment.SENDER_ADDRESS,
    replyTo: environment.REPLY_TO,
  }
  const batch = deliverBatch({
    seatCount: environment.SEATS,
    subscribers: dynamoSubscriberStore(dynamo, table),
    deliveries: dynamoDeliveryStore(dynamo, table),
    editions: cachedEditionStore(dynamoEditionStore(dynamo, table)),
    seats: dynamoSeatStore(dynamo, table),
    letters: sqsLetterQueue(world.sqs, environment.LETTERS_QUEUE_URL),
    seatQueue: sqsSeatQueue(world.sqs, environment.SEATS_QUEUE_URL),
    sending: dynamoSendingStore(dynamo, table),
    proof: dynamoProofStore(dynamo, table),
    mailer: sesMailer({
      client: world.ses,
      source: environment.SENDER_ADDRESS,
      configurationSet: environment.CONFIGURATION_SET,
      compose: (mail) => world.composeMime(sender, mail),
    }),
    composeDigest: async (reader, editions, recent) => {
      const digest = selectDigest({
        editions,
        recent,
        reader: { ...reader, topics: reader.preferences.topics },
        papersPerDigest: settings.papersPerDigest,
      })
      return digest && composeDigestMail(await contextFor(reader), reader, digest, clock())
    },
    composeLetter: async (letter) => composeLetterMail(await contextFor(letter.subscriber), letter, clock()),
    newAttemptId: world.newId,
    random: world.random,
    clock,
    wait: world.wait,
    log: world.log,
    metrics: world.metrics,
  })
  return { handler: deliverHandler(batch), batch }
}
