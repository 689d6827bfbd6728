import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SESClient } from '@aws-sdk/client-ses'
import { SQSClient } from '@aws-sdk/client-sqs'
import { sesClientConfig } from '../../shared/aws/ses-mailer.ts'
import { huggingFaceSource } from '../../shared/http/hugging-face.ts'
import { readEnvironment } from '../environment.ts'
import { lambdaLog } from '../lambda-log.ts'
import { composePublish } from './compose.ts'
import { publishEnvironment } from './environment.ts'

const environment = readEnvironment(publishEnvironment, process.env)

/** The Lambda function that EventBridge Scheduler calls every quarter of an hour. */
export const handler = composePublish(environment, {
  dynamo: new DynamoDBClient({}),
  ses: new SESClient(sesClientConfig),
  sqs: new SQSClient({}),
  source: huggingFaceSource({ fetch, contact: environment.CONTACT }),
  clock: Date.now,
  log: lambdaLog('publish'),
})
