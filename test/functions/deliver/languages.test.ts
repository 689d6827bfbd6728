import type { Context } from 'aws-lambda'
import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import { deliverEnvironment } from '../../../functions/deliver/environment.ts'
import { wireDeliver } from '../../../functions/deliver/wiring.ts'
import { readEnvironment } from '../../../functions/lambda/environment.ts'
import { lettersEnvironment } from '../../../functions/letters/environment.ts'
import { wireLetters } from '../../../functions/letters/wiring.ts'
import { noNameServer } from '../../../infra/local/no-name-server.ts'
import type { DynamoClient } from '../../../shared/aws/dynamo-table.ts'
import type { SesClient } from '../../../shared/aws/ses-mailer.ts'
import type { SqsClient } from '../../../shared/aws/sqs-queues.ts'
import { seatMessage } from '../../../shared/delivery/pace/seat.ts'
import { composeMime } from '../../../shared/mime/compose-mime.ts'
import { letterMessage } from '../../../shared/subscriber/letter/letter-message.ts'
import { aTable } from '../../dynamo/a-table.ts'
import { aConfirmed, anId, dailyAtEight, monday } from '../../fakes/a-subscriber.ts'
import { anEdition } from '../../fakes/an-edition.ts'
import { anSqsEvent } from '../../fakes/an-sqs-event.ts'
import { handClock } from '../../fakes/hand-clock.ts'
import { memoryLog } from '../../fakes/memory-log.ts'
import { memoryMetrics } from '../../fakes/memory-metrics.ts'

const variables = {
  TABLE_NAME: 'paperwire',
  SEATS: '1',
  SEATS_QUEUE_URL: 'https://sqs.example/seats',
  LETTERS_QUEUE_URL: 'https://sqs.example/letters',
  UNCONFIRMED_PER_DAY: '1000',
  UNCONFIRMED_PERCENT_OF_QUOTA: '25',
  CONFIGURATION_SET: 'paperwire',
  ORIGIN: 'https://papers.example.org',
  PAPERS_PER_DIGEST: '10',
  BRAND: '{"name": "Example Digest", "light": {"link": "#8a1c5b"}}',
  LANGUAGE: 'en',
  SENDER_NAME: 'Example Lab',
  SENDER_ADDRESS: 'papers@example.org',
  REPLY_TO: 'editors@example.org',
  LIST_ID: 'digest.example.org',
  POSTAL_ADDRESS: '1 Example Street',
  TOKEN_KEYS_SECRET: 'arn:aws:secretsmanager:eu-central-1:1:secret:tokens',
}

/** The functions as they are deployed, on a table in memory; SES keeps each mail by its recipient. */
function deliverWorld() {
  const table = aTable()
  const time = handClock(monday)
  const sources = new Map<string, Uint8Array>()
  const ses = {
    async send({ input }: { input: { Destinations: string[]; RawMessage: { Data: Uint8Array } } }) {
      sources.set(input.Destinations.join(), input.RawMessage.Data)
      return { MessageId: 'message-1' }
    },
  }
  const outside = {
    dynamo: table.client as DynamoClient,
    ses: ses as unknown as SesClient,
    sqs: { send: async () => ({}) } as unknown as SqsClient,
    composeMime,
    clock: time.clock,
    wait: time.wait,
    mailDomains: noNameServer,
    newId: () => 'attempt-1',
    random: () => 0.5,
    log: memoryLog(),
    metrics: memoryMetrics(),
  }
  const keys = { tokenKeys: { current: 'k1', keys: { k1: new TextEncoder().encode('k'.repeat(32)) } } }
  const { handler } = wireDeliver(readEnvironment(deliverEnvironment, variables), outside, keys)
  const letters = wireLetters(readEnvironment(lettersEnvironment, variables), outside, keys)
  const context = { getRemainingTimeInMillis: () => 900_000 } as Context
  return {
    ...table,
    deliver: (message: object) => handler(anSqsEvent(JSON.stringify(message)), context),
    mailLetter: (message: object) => letters(anSqsEvent(JSON.stringify(message))),
    mailTo: (address: string) => PostalMime.parse(sources.get(address) ?? new Uint8Array()),
  }
}

const readers = [
  { language: 'de', lang: 'de', digest: 'Paper 2302', letter: 'Ihr neuer Link', button: 'Abbestellen' },
  {
    language: 'en',
    lang: 'en',
    digest: 'Paper 2302',
    letter: 'Here is your fresh link',
    button: 'Unsubscribe',
  },
  // An item that a newer release wrote.
  {
    language: 'tlh',
    lang: 'en',
    digest: 'Paper 2302',
    letter: 'Here is your fresh link',
    button: 'Unsubscribe',
  },
  { language: undefined, lang: 'en', digest: 'Paper 2302', letter: 'Here is your', button: 'Unsubscribe' },
]

test.each(readers)(
  'a reader whose item names the language $language gets digests and letters in "$lang"',
  async ({ language, lang, digest, letter, button }) => {
    const world = deliverWorld()
    const id = anId(1)
    const preferences = { ...dailyAtEight, ...(language === undefined ? {} : { language }) }
    const reader = aConfirmed({ id, preferences })
    world.put(reader)
    await world.editions.publish(anEdition(22))
    await world.editions.publish(anEdition(23))
    await world.sending.refresh({ accountPerSecond: 12, block: 100, left: 1_000, refreshedAt: monday })

    expect(await world.deliver(seatMessage(0))).toEqual({ batchItemFailures: [] })
    const daily = await world.mailTo(reader.address)
    expect(daily.html).toContain(`<html lang="${lang}"`)
    expect(daily.html).toContain(digest)
    expect(daily.html).toContain(button)
    expect(daily.text).toContain(button)
    expect(daily.html).toContain('Example Digest')
    expect(daily.html).toContain('background:#8a1c5b')

    expect(await world.mailLetter(letterMessage(id, 'fresh-link'))).toEqual({ batchItemFailures: [] })
    const fresh = await world.mailTo(reader.address)
    expect(fresh.html).toContain(`<html lang="${lang}"`)
    expect(fresh.html).toContain(letter)
  },
)
