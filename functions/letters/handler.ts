import { setTimeout } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SESClient } from '@aws-sdk/client-ses'
import { SQSClient } from '@aws-sdk/client-sqs'
import { promptClientConfig, secretsClientConfig, sesClientConfig } from '../../shared/aws/client-config.ts'
import { composeMime } from '../../shared/mime/compose-mime.ts'
import { readEnvironment } from '../lambda/environment.ts'
import { tokenKeysReader } from '../lambda/key-readers.ts'
import { lambdaLog } from '../lambda/log.ts'
import { lambdaMetrics } from '../lambda/metrics.ts'
import { perInvocation } from '../lambda/per-invocation.ts'
import { withKeys } from '../lambda/with-keys.ts'
import { lettersEnvironment } from './environment.ts'
import { wireLetters } from './wiring.ts'

const environment = readEnvironment(lettersEnvironment, process.env)
const world = {
  dynamo: new DynamoDBClient(promptClientConfig),
  ses: new SESClient(sesClientConfig),
  sqs: new SQSClient(promptClientConfig),
  secrets: new SecretsManagerClient(secretsClientConfig),
  composeMime,
  clock: Date.now,
  wait: (ms: number) => setTimeout(ms),
  random: Math.random,
  log: lambdaLog('letters'),
  metrics: lambdaMetrics('letters'),
}
const keys = { tokenKeys: tokenKeysReader(world, environment.TOKEN_KEYS_SECRET) }

/** The Lambda handler that mails letters. */
export const handler = perInvocation(
  world,
  withKeys(keys, (read) => wireLetters(environment, world, read)),
)
