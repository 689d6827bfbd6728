import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SESClient } from '@aws-sdk/client-ses'
import { SQSClient } from '@aws-sdk/client-sqs'
import { secretsClientConfig, sesClientConfig, workerClientConfig } from '../../shared/aws/client-config.ts'
import { leanClient } from '../../shared/aws/lean-client.ts'
import { withRawMails } from '../../shared/aws/ses-raw-mail.ts'
import { composeMime } from '../../shared/mime/compose-mime.ts'
import { readEnvironment } from '../lambda/environment.ts'
import { tokenKeysReader } from '../lambda/key-readers.ts'
import { lambdaLog } from '../lambda/log.ts'
import { lambdaMetrics } from '../lambda/metrics.ts'
import { perInvocation } from '../lambda/per-invocation.ts'
import { withKeys } from '../lambda/with-keys.ts'
import { deliverEnvironment } from './environment.ts'
import { wireDeliver } from './wiring.ts'

const environment = readEnvironment(deliverEnvironment, process.env)
const world = {
  dynamo: leanClient(DynamoDBClient, workerClientConfig),
  ses: withRawMails(leanClient(SESClient, sesClientConfig)),
  sqs: new SQSClient(workerClientConfig),
  secrets: new SecretsManagerClient(secretsClientConfig),
  composeMime,
  clock: Date.now,
  wait: (ms: number) => setTimeout(ms),
  newId: randomUUID,
  random: Math.random,
  log: lambdaLog('deliver'),
  metrics: lambdaMetrics('deliver'),
}
const keys = { tokenKeys: tokenKeysReader(world, environment.TOKEN_KEYS_SECRET) }

/** The Lambda handler that works off seats. */
export const handler = perInvocation(
  world,
  withKeys(keys, (read) => wireDeliver(environment, world, read).handler),
)
