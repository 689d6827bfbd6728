import {
  GetQueueAttributesCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSServiceException,
} from '@aws-sdk/client-sqs'
import { expect, test } from 'vitest'
import { sqsLetterQueue, sqsSeatQueue } from '../../shared/aws/sqs-queues.ts'
import { seatMessage } from '../../shared/delivery/pace/seat.ts'
import { minuteMs, secondMs } from '../../shared/time/clock.ts'
import { handClock } from '../fakes/hand-clock.ts'
import { deliverBatch } from './deliver-batch.ts'
import { type MemoryQueueOptions, memoryQueue } from './memory-queue.ts'
import { memorySqs } from './memory-sqs.ts'
import { orderly, randomly } from './policy.ts'
import { random } from './random.ts'
import { scheduler } from './scheduler.ts'

const start = Date.UTC(2026, 10, 23)

function aQueue(options: Partial<MemoryQueueOptions> = {}) {
  const time = handClock(start)
  const queue = memoryQueue({ name: 'seats', clock: time.clock, visibilityTimeoutSeconds: 30, ...options })
  return { time, queue, bodies: () => queue.receive(10).map(({ body }) => body) }
}

test('a message is received once, is hidden meanwhile, and comes back unless it is deleted', () => {
  const { time, queue, bodies } = aQueue()
  queue.send('one')
  const [received] = queue.receive(10)
  expect(received).toMatchObject({ body: 'one', receiveCount: 1, sentAt: start })
  expect(queue.counts()).toEqual({ visible: 0, inFlight: 1, delayed: 0 })
  time.advance(30 * secondMs - 1)
  expect(bodies()).toEqual([])
  time.advance(1)
  expect(bodies()).toEqual(['one'])
  queue.delete(received?.receiptHandle ?? '')
  time.advance(minuteMs)
  expect(bodies()).toEqual([])
})

test('a delayed message is counted as delayed, and is visible when its delay is over', () => {
  const { time, queue, bodies } = aQueue()
  queue.send('later', 900)
  expect(queue.counts()).toEqual({ visible: 0, inFlight: 0, delayed: 1 })
  expect(queue.nextVisibleAt()).toBe(start + 900 * secondMs)
  time.advance(900 * secondMs)
  expect(bodies()).toEqual(['later'])
})

test('after so many receives a message is a dead letter, until it is redriven', () => {
  const deadLetters = aQueue({ name: 'dead' }).queue
  const { time, queue, bodies } = aQueue({ maxReceiveCount: 2, deadLetters })
  queue.send('poison')
  for (const received of [['poison'], ['poison'], []]) {
    expect(bodies()).toEqual(received)
    time.advance(minuteMs)
  }
  expect(queue.counts()).toEqual({ visible: 0, inFlight: 0, delayed: 0 })
  expect(deadLetters.bodies()).toEqual(['poison'])
  expect(deadLetters.redriveTo(queue)).toBe(1)
  expect(bodies()).toEqual(['poison'])
})

test('with a source of chance, messages come in any order, twice, and even after their deletion', () => {
  const seen = { reordered: false, twice: false, undeleted: false }
  for (let seed = 0; seed < 50; seed++) {
    const { time, queue, bodies } = aQueue({ random: random(seed), duplicate: 0.3, undelete: 0.3 })
    for (const body of ['1', '2', '3', '4']) queue.send(body)
    const first = queue.receive(10)
    const order = first.map(({ body }) => body).join('')
    if (order !== '1234') seen.reordered = true
    if (bodies().length > 0) seen.twice = true
    for (const { receiptHandle } of first) queue.delete(receiptHandle)
    time.advance(minuteMs)
    if (bodies().length > 0) seen.undeleted = true
  }
  expect(seen).toEqual({ reordered: true, twice: true, undeleted: true })
})

test('counts that lag show the earlier state of the queue', () => {
  let lag = 0
  const { time, queue } = aQueue({ countsLagMs: () => lag })
  time.advance(minuteMs)
  queue.send('one')
  expect(queue.shownCounts().visible).toBe(1)
  lag = 1
  expect(queue.shownCounts().visible).toBe(0)
  time.advance(1)
  expect(queue.shownCounts().visible).toBe(1)
})

test('production sends letters with their delay, and repeats only the failed messages of a batch', async () => {
  const { queue } = aQueue()
  let refusals = 12
  const sqs = memorySqs({ queues: [queue], refusesEntry: () => refusals-- % 2 === 0 && refusals > 0 })
  await sqsSeatQueue(sqs.client, queue.url).send(Array.from({ length: 16 }, (_, seat) => seatMessage(seat)))
  expect(new Set(queue.bodies()).size).toBe(16)
  expect(queue.bodies()).toHaveLength(16)
  await sqsLetterQueue(sqs.client, queue.url).send(
    { kind: 'letter', version: 1, letter: 'none' } as never,
    15,
  )
  expect(queue.counts().delayed).toBe(1)
})

test('the queue in memory refuses what SQS refuses, with the errors of the SDK', () => {
  const { queue } = aQueue()
  const sqs = memorySqs({ queues: [queue] })
  const QueueUrl = queue.url
  const refused = (command: object, name: string) => {
    expect(() => sqs.execute(command, () => {})).toThrow(expect.objectContaining({ name, $fault: 'client' }))
    expect(() => sqs.execute(command, () => {})).toThrow(SQSServiceException)
  }
  refused(
    new SendMessageCommand({ QueueUrl: 'https://example.org/none', MessageBody: 'x' }),
    'QueueDoesNotExist',
  )
  refused(new SendMessageCommand({ QueueUrl, MessageBody: 'x', DelaySeconds: 901 }), 'InvalidParameterValue')
  refused(new SendMessageBatchCommand({ QueueUrl, Entries: [] }), 'EmptyBatchRequest')
  refused(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['Colour' as 'All'] }),
    'InvalidAttributeName',
  )
})

test('attributes of a queue are texts, and only those that were asked for', () => {
  const { queue } = aQueue()
  queue.send('one')
  const command = new GetQueueAttributesCommand({
    QueueUrl: queue.url,
    AttributeNames: ['ApproximateNumberOfMessages'],
  })
  const { Attributes } = memorySqs({ queues: [queue] }).execute(command, () => {}) as { Attributes: unknown }
  expect(Attributes).toEqual({ ApproximateNumberOfMessages: '1' })
})

test('the messages of a batch that succeeded are deleted; the others come back, as all do if the function throws or is killed', async () => {
  const time = scheduler({ start, policy: orderly })
  const queue = memoryQueue({ name: 'seats', clock: time.clock, visibilityTimeoutSeconds: 30 })
  for (const body of ['good', 'bad']) queue.send(body)
  const options = { scheduler: time, queue, name: 'function', timeoutSeconds: 10 }
  deliverBatch({
    ...options,
    handler:
      () =>
      async ({ Records }) => ({
        batchItemFailures: Records.filter(({ body }) => body === 'bad').map(({ messageId }) => ({
          itemIdentifier: messageId,
        })),
      }),
  })
  await time.run()
  expect(queue.bodies()).toEqual(['bad'])
  expect(deliverBatch({ ...options, handler: () => async () => ({}) }), 'nothing is visible').toBeUndefined()

  const hidden = () => queue.nextVisibleAt() ?? 0
  const later = (what: string) => time.at(hidden(), what, () => {})
  later('visible again')
  await time.run()
  const throwing = deliverBatch({
    ...options,
    handler: () => async () => {
      throw new Error('bug')
    },
  })
  await time.run()
  expect(throwing?.fate().state).toBe('failed')
  later('visible again')
  await time.run()
  const slow = deliverBatch({ ...options, handler: (actor) => () => time.wait(actor, minuteMs) })
  await time.run()
  expect(slow?.fate()).toEqual({ state: 'crashed', why: 'out of time' })
  expect(queue.bodies()).toEqual(['bad'])
})

test('a crash between the end of a function and the deletion delivers its messages again', async () => {
  const policy = randomly({
    random: random(1),
    troubles: ({ what }) => ({ crash: what.startsWith('delete') ? 1 : 0 }),
  })
  const time = scheduler({ start, policy })
  const queue = memoryQueue({ name: 'seats', clock: time.clock, visibilityTimeoutSeconds: 30 })
  queue.send('one')
  let handled = 0
  const deliver = () =>
    deliverBatch({
      scheduler: time,
      queue,
      name: 'function',
      timeoutSeconds: 10,
      handler: () => async () => void handled++,
    })
  deliver()
  await time.run()
  time.at(start + minuteMs, 'visible again', deliver)
  await time.run()
  expect(handled).toBe(2)
})
