import { setTimeout } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { promptClientConfig, secretsClientConfig } from '../../shared/aws/client-config.ts'
import { readEnvironment } from '../lambda/environment.ts'
import { addressHashKeyReader } from '../lambda/key-readers.ts'
import { lambdaLog } from '../lambda/log.ts'
import { lambdaMetrics } from '../lambda/metrics.ts'
import { perInvocation } from '../lambda/per-invocation.ts'
import { withKeys } from '../lambda/with-keys.ts'
import { feedbackEnvironment } from './environment.ts'
import { wireFeedback } from './wiring.ts'

const environment = readEnvironment(feedbackEnvironment, process.env)
const world = {
  dynamo: new DynamoDBClient(promptClientConfig),
  secrets: new SecretsManagerClient(secretsClientConfig),
  clock: Date.now,
  wait: (ms: number) => setTimeout(ms),
  random: Math.random,
  log: lambdaLog('feedback'),
  metrics: lambdaMetrics('feedback'),
}
const keys = { addressHashKey: addressHashKeyReader(world, environment.ADDRESS_KEY_SECRET) }

/** The Lambda handler that works off SES's reports about the mails. */
export const handler = perInvocation(
  world,
  withKeys(keys, (read) => wireFeedback(environment, world, read)),
)
