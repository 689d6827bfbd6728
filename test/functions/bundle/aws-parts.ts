import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import { onTestFinished } from 'vitest'
import type { Fetcher } from '../../../infra/local/door.ts'
import { type Listening, listen, listenOn } from '../../../infra/local/listen.ts'
import { localAws } from '../../../infra/local/local-aws.ts'
import { type LocalQueues, localQueues } from '../../../infra/local/queues.ts'
import { type SesStandIn, sesStandIn } from '../../../infra/local/ses/ses-stand-in.ts'
import { queueUrl } from '../../../infra/local/sqs/address.ts'
import { sqsServer } from '../../../infra/local/sqs/server.ts'
import { tableDefinition } from '../../../shared/aws/dynamo-table.ts'
import { secretsStandIn } from './secrets-stand-in.ts'

/** DynamoDB, SQS, SES and Secrets Manager, for one function in another process. */
export interface AwsParts {
  readonly client: DynamoDBClient
  readonly table: string
  readonly queues: LocalQueues
  readonly ses: SesStandIn
  /** The secrets of Secrets Manager, by ARN. */
  readonly secrets: Map<string, string>
  /** The IAM actions of all calls that came in. */
  readonly calls: ReadonlySet<string>
  /** The environment by which the SDK and the function find the parts. */
  readonly environment: Readonly<Record<string, string>>
}

const anyPort = { port: 0, option: '' }

/** Parts under the names that a deployment gave them, with the secrets that it made, gone after the test. */
export async function awsParts(
  deployed: Readonly<Record<string, string>>,
  generated: ReadonlyMap<string, string>,
): Promise<AwsParts> {
  const { TABLE_NAME: table = '', CONFIGURATION_SET = 'none' } = deployed
  const calls = new Set<string>()
  const queues = localQueues(Date.now)
  const ses = sesStandIn({ clock: Date.now, configurationSets: [CONFIGURATION_SET] })

  const database = dynalite({ createTableMs: 0 })
  const dynamoListening = await closedAfterwards(listenOn(database, anyPort))
  const sqsListening = await closedAfterwards(listen(recorded(sqsServer(queues.all), calls), anyPort))
  const sesListening = await closedAfterwards(listen(recorded(ses.app, calls), anyPort))
  const secrets = new Map(generated)
  const secretsApp = recorded(secretsStandIn(secrets), calls)
  const secretsListening = await closedAfterwards(listen(secretsApp, anyPort))
  const client = new DynamoDBClient({ ...localAws, endpoint: dynamoListening.endpoint })
  onTestFinished(() => client.destroy())
  await client.send(new CreateTableCommand(tableDefinition(table)))
  // From here on, calls to the database come from the function or from the test. Their user agents differ.
  database.on('request', ({ headers }) => {
    const operation = /^DynamoDB_\d+\.(\w+)$/.exec(String(headers['x-amz-target']))?.[1]
    if (headers['user-agent']?.includes(`app/${functionApp}`)) calls.add(`dynamodb:${operation}`)
  })

  return {
    client,
    table,
    queues,
    ses,
    secrets,
    calls,
    environment: {
      SEATS_QUEUE_URL: queueUrl(sqsListening.endpoint, queues.seats.name),
      LETTERS_QUEUE_URL: queueUrl(sqsListening.endpoint, queues.letters.name),
      FEEDBACK_QUEUE_URL: queueUrl(sqsListening.endpoint, queues.feedback.name),
      FEEDBACK_DEAD_LETTERS_URL: queueUrl(sqsListening.endpoint, queues.feedbackDeadLetters.name),
      AWS_REGION: localAws.region,
      AWS_ACCESS_KEY_ID: localAws.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: localAws.credentials.secretAccessKey,
      AWS_SDK_UA_APP_ID: functionApp,
      AWS_ENDPOINT_URL_DYNAMODB: dynamoListening.endpoint,
      AWS_ENDPOINT_URL_SQS: sqsListening.endpoint,
      AWS_ENDPOINT_URL_SES: sesListening.endpoint,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsListening.endpoint,
    },
  }
}

const functionApp = 'function-under-test'

async function closedAfterwards(listening: Promise<Listening>): Promise<Listening> {
  const { close } = await listening
  onTestFinished(close)
  return listening
}

/** `AmazonSQS.SendMessageBatch` needs `sqs:SendMessage`, `secretsmanager.GetSecretValue` what it says. */
function actionOf(target: string): string {
  return target
    .replace(/^AmazonSQS\.(\w+?)(Batch)?$/, 'sqs:$1')
    .replace(/^secretsmanager\./, 'secretsmanager:')
}

/** Notes each call by the name of the IAM action that it needs. */
function recorded(app: Fetcher, calls: Set<string>) {
  return {
    async fetch(request: Request) {
      const target = request.headers.get('x-amz-target')
      if (target) calls.add(actionOf(target))
      else calls.add(`ses:${new URLSearchParams(await request.clone().text()).get('Action')}`)
      return app.fetch(request)
    },
  }
}
