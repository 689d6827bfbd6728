import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SESClient } from '@aws-sdk/client-ses'
import { SQSClient } from '@aws-sdk/client-sqs'
import { sesClientConfig } from '../../shared/aws/ses-mailer.ts'
import { composeMime } from '../../shared/mime/compose-mime.ts'
import { readEnvironment } from '../environment.ts'
import { lambdaLog } from '../lambda-log.ts'
import { composeDeliver } from './compose.ts'
import { deliverEnvironment } from './environment.ts'

/** The Lambda function that works off seats and letters. */
export const handler = composeDeliver(readEnvironment(deliverEnvironment, process.env), {
  dynamo: new DynamoDBClient({}),
  ses: new SESClient(sesClientConfig),
  sqs: new SQSClient({}),
  composeMime,
  clock: Date.now,
  wait: (ms) => setTimeout(ms),
  newId: randomUUID,
  random: Math.random,
  log: lambdaLog('deliver'),
})
