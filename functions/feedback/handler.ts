import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { readEnvironment } from '../environment.ts'
import { lambdaLog } from '../lambda-log.ts'
import { composeFeedback } from './compose.ts'
import { feedbackEnvironment } from './environment.ts'

/** The Lambda function that hears what became of the mails. */
export const handler = composeFeedback(readEnvironment(feedbackEnvironment, process.env), {
  dynamo: new DynamoDBClient({}),
  clock: Date.now,
  log: lambdaLog('feedback'),
})
