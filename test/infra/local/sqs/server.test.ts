import type { AddressInfo } from 'node:net'
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { queueUrl } from '../../../../infra/local/sqs/address.ts'
import { type LocalQueue, localQueue } from '../../../../infra/local/sqs/queue.ts'
import { sqsServer } from '../../../../infra/local/sqs/server.ts'
import { handClock } from './hand-clock.ts'

let time = handClock()
let queue: LocalQueue
let app = sqsServer([])
let server: ReturnType<typeof serve>
let client: SQSClient
let origin: string
let QueueUrl: string

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    // Each test gets its own queue behind the one socket.
    server = serve({ fetch: (request) => app.fetch(request), port: 0, hostname: '127.0.0.1' }, () =>
      resolve(),
    )
  })
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  QueueUrl = queueUrl(origin, 'letters')
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  client = new SQSClient({ endpoint: origin, region: 'us-east-1', credentials, maxAttempts: 1 })
})

beforeEach(() => {
  time = handClock()
  queue = localQueue({ name: 'letters', clock: time.clock, visibilityTimeoutSeconds: 30 })
  app = sqsServer([queue])
})

afterAll(async () => {
  client.destroy()
  await new Promise((resolve) => server.close(resolve))
})

async function receiveOne(options: { readonly VisibilityTimeout?: number } = {}): Promise<Message> {
  const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl, ...options }))
  const [message] = Messages ?? []
  if (!message || Messages?.length !== 1) throw new Error(`expected one message, got ${Messages?.length}`)
  return message
}

test('a client sends a message, with an optional delay', async () => {
  const sent = await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'grüße', DelaySeconds: 10 }))
  expect(sent.MD5OfMessageBody).toBe('fee40dc24d0ad6a90c608052aa4e9e66')
  expect(queue.counts()).toEqual({ visible: 0, inFlight: 0, delayed: 1 })
  time.pass(10)
  expect(queue.receive(1)).toMatchObject([{ messageId: sent.MessageId, body: 'grüße' }])
})

test('a client receives a message with the attributes it asked for', async () => {
  const { messageId } = queue.send('hello 🦉')
  const sentAt = time.clock()
  time.pass(1)
  const MessageSystemAttributeNames = ['SentTimestamp' as const, 'ApproximateReceiveCount' as const]
  const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl, MessageSystemAttributeNames }))
  expect(Messages).toHaveLength(1)
  expect(Messages?.[0]).toMatchObject({ MessageId: messageId, Body: 'hello 🦉' })
  expect(Messages?.[0]?.Attributes).toEqual({ SentTimestamp: String(sentAt), ApproximateReceiveCount: '1' })
})

test('a client that asks for All gets all attributes, and one that asks for none gets none', async () => {
  queue.send('hello')
  const now = String(time.clock())
  const attributeNames = { QueueUrl, MessageSystemAttributeNames: ['All' as const], VisibilityTimeout: 0 }
  const { Messages } = await client.send(new ReceiveMessageCommand(attributeNames))
  expect(Messages?.[0]?.Attributes).toEqual({
    ApproximateReceiveCount: '1',
    SentTimestamp: now,
    SenderId: '000000000000',
    ApproximateFirstReceiveTimestamp: now,
  })
  expect((await receiveOne()).Attributes).toBeUndefined()
})

test('a receive takes one message unless asked for more, and answers without a list if there is none', async () => {
  for (const body of ['a', 'b', 'c']) queue.send(body)
  await receiveOne()
  const more = await client.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 20 }),
  )
  expect(more.Messages).toHaveLength(2)
  expect((await client.send(new ReceiveMessageCommand({ QueueUrl }))).Messages).toBeUndefined()
})

test('a receive can choose its own visibility time-out', async () => {
  queue.send('hello')
  await receiveOne({ VisibilityTimeout: 5 })
  time.pass(5)
  expect(queue.counts().visible).toBe(1)
})

test('a client deletes what it received', async () => {
  queue.send('hello')
  const { ReceiptHandle } = await receiveOne()
  await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
  expect(queue.counts()).toEqual({ visible: 0, inFlight: 0, delayed: 0 })
  await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
})

test('a client changes how long a message stays hidden', async () => {
  queue.send('hello')
  const { ReceiptHandle } = await receiveOne()
  await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }))
  expect(queue.counts().visible).toBe(1)
  const again = new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 })
  await expect(client.send(again)).rejects.toMatchObject({ name: 'MessageNotInflight' })
})

test('a batch stores its good entries and reports each bad one', async () => {
  const { Successful, Failed } = await client.send(
    new SendMessageBatchCommand({
      QueueUrl,
      Entries: [
        { Id: 'good', MessageBody: 'one' },
        { Id: 'control', MessageBody: '\u0001' },
        { Id: 'delayed', MessageBody: 'two', DelaySeconds: 900 },
        { Id: 'too-late', MessageBody: 'three', DelaySeconds: 901 },
      ],
    }),
  )
  expect(Successful?.map((entry) => entry.Id)).toEqual(['good', 'delayed'])
  expect(Failed).toMatchObject([
    { Id: 'control', Code: 'InvalidMessageContents', SenderFault: true },
    { Id: 'too-late', Code: 'InvalidParameterValue', SenderFault: true },
  ])
  expect(queue.counts()).toEqual({ visible: 1, inFlight: 0, delayed: 1 })
})

test('a list of a batch without entries is left out, as on AWS', async () => {
  const good = await client.send(
    new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: 'a', MessageBody: 'a' }] }),
  )
  expect(good.Failed).toBeUndefined()
  const Entries = [{ Id: 'a', MessageBody: '\u0001' }]
  const bad = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }))
  expect(bad.Successful).toBeUndefined()
})

test('a batch deletes what it can and reports each bad handle', async () => {
  queue.send('hello')
  const { ReceiptHandle } = await receiveOne()
  const Entries = [
    { Id: 'good', ReceiptHandle },
    { Id: 'bad', ReceiptHandle: 'nonsense' },
  ]
  const { Successful, Failed } = await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }))
  expect(Successful).toEqual([{ Id: 'good' }])
  expect(Failed).toMatchObject([{ Id: 'bad', Code: 'ReceiptHandleIsInvalid' }])
  expect(queue.counts().inFlight).toBe(0)
})

test('the attributes of a queue are its counts, its visibility time-out and its ARN', async () => {
  for (const body of ['a', 'b', 'c']) queue.send(body)
  for (let count = 0; count < 4; count++) queue.send('later', { delaySeconds: 60 })
  queue.receive(2)
  const all = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }))
  expect(all.Attributes).toEqual({
    ApproximateNumberOfMessages: '1',
    ApproximateNumberOfMessagesNotVisible: '2',
    ApproximateNumberOfMessagesDelayed: '4',
    QueueArn: 'arn:aws:sqs:us-east-1:000000000000:letters',
    VisibilityTimeout: '30',
  })
  const one = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }))
  expect(Object.keys(one.Attributes ?? {})).toEqual(['QueueArn'])
  expect((await client.send(new GetQueueAttributesCommand({ QueueUrl }))).Attributes).toBeUndefined()
})

test("a queue's URL is found by its name", async () => {
  const found = await client.send(new GetQueueUrlCommand({ QueueName: 'letters' }))
  expect(found.QueueUrl).toBe(`${origin}/000000000000/letters`)
})

test('a missing queue is a QueueDoesNotExist, in the old code, too', async () => {
  const unknown = queueUrl(origin, 'nowhere')
  const expected = { name: 'QueueDoesNotExist', Code: 'AWS.SimpleQueueService.NonExistentQueue' }
  await expect(
    client.send(new SendMessageCommand({ QueueUrl: unknown, MessageBody: 'a' })),
  ).rejects.toMatchObject(expected)
  await expect(client.send(new GetQueueUrlCommand({ QueueName: 'nowhere' }))).rejects.toMatchObject(expected)
  const elsewhere = `${origin}/111111111111/letters`
  await expect(client.send(new ReceiveMessageCommand({ QueueUrl: elsewhere }))).rejects.toMatchObject(
    expected,
  )
})

const entries = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ Id: `${place}`, MessageBody: 'a' }))
const half = 'a'.repeat(512 * 1024)

test.each<[string, { Id: string; MessageBody: string }[], string]>([
  ['no entries', [], 'EmptyBatchRequest'],
  ['eleven entries', entries(11), 'TooManyEntriesInBatchRequest'],
  ['an id twice', [...entries(2), ...entries(1)], 'BatchEntryIdsNotDistinct'],
  ['a space in an id', [{ Id: 'a b', MessageBody: 'a' }], 'InvalidBatchEntryId'],
  [
    'more than 1 MiB',
    [
      { Id: 'a', MessageBody: half },
      { Id: 'b', MessageBody: `${half}b` },
    ],
    'BatchRequestTooLong',
  ],
])('a batch with %s is refused whole', async (_, Entries, name) => {
  await expect(client.send(new SendMessageBatchCommand({ QueueUrl, Entries }))).rejects.toMatchObject({
    name,
  })
  expect(queue.counts().visible).toBe(0)
})

test('a batch of ten entries and exactly 1 MiB is taken', async () => {
  await client.send(new SendMessageBatchCommand({ QueueUrl, Entries: entries(10) }))
  const Entries = [
    { Id: 'a', MessageBody: half },
    { Id: 'b', MessageBody: half },
  ]
  await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }))
  expect(queue.counts().visible).toBe(12)
})

test.each<[string, { MessageBody: string; DelaySeconds?: number }, string]>([
  ['a control character', { MessageBody: 'a\u0000' }, 'InvalidMessageContents'],
  ['no text', { MessageBody: '' }, 'MissingParameter'],
  ['more than 1 MiB', { MessageBody: `${half}${half}a` }, 'InvalidParameterValue'],
  ['too long a delay', { MessageBody: 'a', DelaySeconds: 901 }, 'InvalidParameterValue'],
])('a message with %s is refused', async (_, message, name) => {
  await expect(client.send(new SendMessageCommand({ QueueUrl, ...message }))).rejects.toMatchObject({ name })
  expect(queue.counts()).toEqual({ visible: 0, inFlight: 0, delayed: 0 })
})

test('parameters that the local queue cannot keep are refused rather than dropped', async () => {
  const MessageAttributes = { topic: { DataType: 'String', StringValue: 'maths' } }
  const command = new SendMessageCommand({ QueueUrl, MessageBody: 'a', MessageAttributes })
  await expect(client.send(command)).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message: expect.stringContaining('MessageAttributes'),
  })
})

test('an eleventh message, a wrong handle and an unknown attribute are refused', async () => {
  const eleven = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 11 })
  await expect(client.send(eleven)).rejects.toMatchObject({ name: 'InvalidParameterValue' })
  const remove = new DeleteMessageCommand({ QueueUrl, ReceiptHandle: 'nonsense' })
  await expect(client.send(remove)).rejects.toMatchObject({
    name: 'ReceiptHandleIsInvalid',
    $metadata: { httpStatusCode: 404 },
  })
  const change = new ChangeMessageVisibilityCommand({
    QueueUrl,
    ReceiptHandle: 'nonsense',
    VisibilityTimeout: 1,
  })
  await expect(client.send(change)).rejects.toMatchObject({ name: 'ReceiptHandleIsInvalid' })
  const attributes = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['KmsMasterKeyId'] })
  await expect(client.send(attributes)).rejects.toMatchObject({ name: 'InvalidAttributeName' })
})

test('an operation that the local queue does not have is named', async () => {
  await expect(client.send(new ListQueuesCommand({}))).rejects.toMatchObject({
    name: 'UnsupportedOperation',
    message: expect.stringContaining('"ListQueues"'),
  })
})

test('a refusal has the form of SQS on the wire', async () => {
  const headers = { 'x-amz-target': 'AmazonSQS.SendMessage', 'content-type': 'application/x-amz-json-1.0' }
  const body = JSON.stringify({ QueueUrl: queueUrl('http://sqs', 'nowhere'), MessageBody: 'a' })
  const response = await app.request('/', { method: 'POST', headers, body })
  expect(response.status).toBe(400)
  expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.0')
  expect(response.headers.get('x-amzn-query-error')).toBe('AWS.SimpleQueueService.NonExistentQueue;Sender')
  expect(await response.json()).toMatchObject({ __type: 'com.amazonaws.sqs#QueueDoesNotExist' })
})

test.each(['not json', '[]', '{"MessageBody":"a"}'])(
  'a request with the body %s lacks its queue',
  async (body) => {
    const headers = { 'x-amz-target': 'AmazonSQS.SendMessage' }
    const response = await app.request('/', { method: 'POST', headers, body })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ __type: 'com.amazonaws.sqs#MissingParameter' })
  },
)
