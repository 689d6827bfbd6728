import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SESClient } from '@aws-sdk/client-ses'
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { deliverEnvironment } from '../../functions/deliver/environment.ts'
import { wireDeliver } from '../../functions/deliver/wiring.ts'
import { readEnvironment } from '../../functions/lambda/environment.ts'
import { tokenKeysSchema } from '../../functions/lambda/keys.ts'
import { localAws } from '../../infra/local/local-aws.ts'
import { lambdaContext } from '../../infra/local/sqs/lambda-context.ts'
import { sqsEvent } from '../../infra/local/sqs/sqs-event.ts'
import { sesClientConfig } from '../../shared/aws/client-config.ts'
import { noMetrics } from '../../shared/log/metrics.ts'
import { composeMime } from '../../shared/mime/compose-mime.ts'
import { minuteMs } from '../../shared/time/clock.ts'

/**
 * A deliver worker as a process of its own, so that it can be killed: polls the seats' queue as Lambda does and calls
 * the production handler. CLOCK_OFFSET_MS moves its clock, so that leases and doubts end without waiting.
 */
const { DYNAMODB = '', SES = '', SQS = '', CLOCK_OFFSET_MS = '0', TOKEN_KEYS = '' } = process.env
const environment = readEnvironment(deliverEnvironment, process.env)
const clock = (): number => Date.now() + Number(CLOCK_OFFSET_MS)
const sqs = new SQSClient({ ...localAws, endpoint: SQS })
const silent = { info() {}, warn() {}, error: console.error }
const world = {
  dynamo: new DynamoDBClient({ ...localAws, endpoint: DYNAMODB }),
  ses: new SESClient({ ...localAws, ...sesClientConfig, endpoint: SES }),
  sqs,
  composeMime,
  clock,
  wait: (ms: number) => setTimeout(ms),
  newId: randomUUID,
  random: Math.random,
  log: silent,
  metrics: noMetrics,
}
const deliver = wireDeliver(environment, world, { tokenKeys: tokenKeysSchema.parse(TOKEN_KEYS) })

const QueueUrl = environment.SEATS_QUEUE_URL
for (;;) {
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 1 }))
  for (const { MessageId = '', Body: body = '', ReceiptHandle: receiptHandle = '' } of Messages) {
    const received = {
      messageId: MessageId,
      body,
      receiptHandle,
      md5OfBody: '',
      receiveCount: 1,
      sentAt: 0,
      firstReceivedAt: 0,
    }
    const context = lambdaContext('deliver', clock, clock() + 15 * minuteMs)
    const { response, seats } = await deliver.batch(sqsEvent('seats', [received]), context)
    for (const run of seats) console.log(JSON.stringify(run))
    if (response.batchItemFailures.length === 0) {
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: receiptHandle }))
    }
  }
  if (Messages.length === 0) await setTimeout(50)
}
