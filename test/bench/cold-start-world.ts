import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import type * as z from 'zod'
import type { apiEnvironment } from '../../functions/api/environment.ts'
import type { deliverEnvironment } from '../../functions/deliver/environment.ts'
import type { feedbackEnvironment } from '../../functions/feedback/environment.ts'
import type { lettersEnvironment } from '../../functions/letters/environment.ts'
import type { publishEnvironment } from '../../functions/publish/environment.ts'
import { listen, listenOn } from '../../infra/local/listen.ts'
import { localAws } from '../../infra/local/local-aws.ts'
import { localQueues } from '../../infra/local/queues.ts'
import { sesStandIn } from '../../infra/local/ses/ses-stand-in.ts'
import { queueUrl } from '../../infra/local/sqs/address.ts'
import { sqsServer } from '../../infra/local/sqs/server.ts'
import { tableDefinition } from '../../shared/aws/dynamo-table.ts'
import { secretsStandIn } from '../functions/bundle/secrets-stand-in.ts'

/** The parts of AWS that all cold starts share, each with a table of its own so that none finds another's traces. */
export interface ColdStartWorld {
  readonly client: DynamoDBClient
  readonly newTable: () => Promise<string>
  /** Every variable of every function, and where the SDK finds the parts. */
  readonly environment: (table: string) => Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

/** The key of every subscriber's id. */
const addressKey = 'a key of nobody, 32 characters at least'

const secrets = new Map([
  ['arn:address-key', addressKey],
  ['arn:token-keys', JSON.stringify({ current: 'k1', k1: addressKey })],
])

type Variables =
  | keyof z.input<typeof apiEnvironment>
  | keyof z.input<typeof deliverEnvironment>
  | keyof z.input<typeof lettersEnvironment>
  | keyof z.input<typeof feedbackEnvironment>
  | keyof z.input<typeof publishEnvironment>

const anyPort = { port: 0, option: '' }
const configurationSet = 'paperwire'

export async function coldStartWorld(): Promise<ColdStartWorld> {
  const queues = localQueues(Date.now)
  const dynamo = await listenOn(dynalite({ createTableMs: 0 }), anyPort)
  const sqs = await listen(sqsServer(queues.all), anyPort)
  const sesApp = sesStandIn({ clock: Date.now, configurationSets: [configurationSet] }).app
  const ses = await listen(sesApp, anyPort)
  const secretsManager = await listen(secretsStandIn(secrets), anyPort)
  const client = new DynamoDBClient({ ...localAws, endpoint: dynamo.endpoint })
  const url = (queue: { readonly name: string }): string => queueUrl(sqs.endpoint, queue.name)
  let tables = 0

  return {
    client,
    async newTable() {
      const table = `cold-start-${++tables}`
      await client.send(new CreateTableCommand(tableDefinition(table)))
      await waitUntilTableExists(
        { client, maxWaitTime: 10, minDelay: 0.01, maxDelay: 0.01 },
        { TableName: table },
      )
      return table
    },
    environment(table) {
      const variables: Readonly<Record<Variables, string>> = {
        TABLE_NAME: table,
        SEATS_QUEUE_URL: url(queues.seats),
        LETTERS_QUEUE_URL: url(queues.letters),
        FEEDBACK_QUEUE_URL: url(queues.feedback),
        FEEDBACK_DEAD_LETTERS_URL: url(queues.feedbackDeadLetters),
        SEATS: '1',
        ORIGIN: 'https://paperwire.example',
        ALLOWED_ORIGINS: '',
        EDITION_TIMEZONE: 'Europe/Berlin',
        EDITION_HOUR: '0',
        PAPERS_PER_DIGEST: '10',
        BRAND: '{}',
        SIGN_UPS: '{}',
        LANGUAGE: 'en',
        SENDER_NAME: 'Paperwire',
        SENDER_ADDRESS: 'papers@paperwire.example',
        REPLY_TO: 'editor@paperwire.example',
        LIST_ID: 'papers.paperwire.example',
        POSTAL_ADDRESS: 'Paperwire, 1 Example Street, Example Town',
        SECURITY_CONTACT: 'mailto:editor@paperwire.example',
        HSTS: 'host',
        CONFIGURATION_SET: configurationSet,
        FALLBACK_SEND_RATE: '1',
        FALLBACK_DAILY_QUOTA: '200',
        UNCONFIRMED_PER_DAY: '1000',
        UNCONFIRMED_PERCENT_OF_QUOTA: '10',
        ARXIV_CATEGORIES: '',
        BIORXIV_CATEGORIES: '',
        MEDRXIV_CATEGORIES: '',
        FEEDS: '[]',
        CONTACT: 'editor@paperwire.example',
        ADDRESS_KEY_SECRET: 'arn:address-key',
        TOKEN_KEYS_SECRET: 'arn:token-keys',
      }
      return {
        ...variables,
        POWERTOOLS_METRICS_NAMESPACE: 'Paperwire',
        AWS_REGION: localAws.region,
        AWS_ACCESS_KEY_ID: localAws.credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: localAws.credentials.secretAccessKey,
        AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
        AWS_ENDPOINT_URL_SQS: sqs.endpoint,
        AWS_ENDPOINT_URL_SES: ses.endpoint,
        AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsManager.endpoint,
      }
    },
    async close() {
      client.destroy()
      await Promise.all([dynamo, sqs, ses, secretsManager].map(({ close }) => close()))
    },
  }
}
