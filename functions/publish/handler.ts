import { setTimeout } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SESClient } from '@aws-sdk/client-ses'
import { SQSClient } from '@aws-sdk/client-sqs'
import { sesClientConfig, workerClientConfig } from '../../shared/aws/client-config.ts'
import { livePapers } from '../../shared/http/live-papers.ts'
import { readEnvironment } from '../lambda/environment.ts'
import { lambdaLog } from '../lambda/log.ts'
import { lambdaMetrics } from '../lambda/metrics.ts'
import { perInvocation } from '../lambda/per-invocation.ts'
import { publishEnvironment } from './environment.ts'
import { wirePublish } from './wiring.ts'

const environment = readEnvironment(publishEnvironment, process.env)
const log = lambdaLog('publish')
const metrics = lambdaMetrics('publish')

/** The Lambda handler that EventBridge Scheduler calls every quarter of an hour. */
export const handler = perInvocation(
  { log, metrics },
  wirePublish(environment, {
    dynamo: new DynamoDBClient(workerClientConfig),
    ses: new SESClient(sesClientConfig),
    sqs: new SQSClient(workerClientConfig),
    ...livePapers({
      fetch,
      contact: environment.CONTACT,
      categories: environment.ARXIV_CATEGORIES,
      biorxiv: environment.BIORXIV_CATEGORIES,
      medrxiv: environment.MEDRXIV_CATEGORIES,
      feeds: environment.FEEDS,
      clock: Date.now,
    }),
    clock: Date.now,
    wait: (ms: number) => setTimeout(ms),
    random: Math.random,
    log,
    metrics,
  }),
)
