import type { Context, SQSEvent } from 'aws-lambda'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  type EventSourceOptions,
  eventSource,
  type SqsHandler,
} from '../../../../infra/local/sqs/event-source.ts'
import { localQueue } from '../../../../infra/local/sqs/queue.ts'

// The clock that is handed in and the timers of a running source share one faked time.
beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 9) }))
afterEach(() => void vi.useRealTimers())

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)

function setUp(handler: SqsHandler, options: Partial<EventSourceOptions> = {}) {
  const clock = Date.now
  const dead = localQueue({ name: 'dead', clock, visibilityTimeoutSeconds: 60 })
  const redrive = { maxReceiveCount: 3, deadLetter: dead }
  const queue = localQueue({ name: 'seats', clock, visibilityTimeoutSeconds: 60, ...redrive })
  const errors: Error[] = []
  const calls: { event: SQSEvent; context: Context }[] = []
  const source = eventSource({
    queue,
    functionName: 'deliver',
    handler: (event, context) => {
      calls.push({ event, context })
      return handler(event, context)
    },
    clock,
    timeoutSeconds: 10,
    maximumConcurrency: 2,
    onError: (error) => void errors.push(error),
    ...options,
  })
  const bodies = () => calls.map(({ event }) => event.Records.map((record) => record.body))
  return { queue, dead, source, errors, calls, bodies }
}

const succeed: SqsHandler = async () => {}
const empty = { visible: 0, inFlight: 0, delayed: 0 }

/** A handler whose calls end when the test says so. */
function held() {
  const ends: (() => void)[] = []
  const handler: SqsHandler = () => new Promise<void>((resolve) => void ends.push(resolve))
  return { handler, ends }
}

test('the handler gets the event that AWS sends', async () => {
  const { queue, source, calls } = setUp(succeed)
  const sentAt = Date.now()
  const { messageId, md5OfBody } = queue.send('{"seat":1}')
  await seconds(3)
  await source.drain()
  expect(calls[0]?.event).toEqual({
    Records: [
      {
        messageId,
        receiptHandle: expect.stringMatching(/./),
        body: '{"seat":1}',
        attributes: {
          ApproximateReceiveCount: '1',
          SentTimestamp: String(sentAt),
          SenderId: '000000000000',
          ApproximateFirstReceiveTimestamp: String(sentAt + 3000),
        },
        messageAttributes: {},
        md5OfBody,
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:seats',
        awsRegion: 'us-east-1',
      },
    ],
  })
})

test('the context tells the handler its function, its call and the time that is left', async () => {
  const left: number[] = []
  const { queue, source, calls } = setUp(async (_, context) => {
    left.push(context.getRemainingTimeInMillis())
    vi.setSystemTime(Date.now() + 4000)
    left.push(context.getRemainingTimeInMillis())
  })
  queue.send('a')
  await source.drain()
  queue.send('b')
  await source.drain()
  expect(left.slice(0, 2)).toEqual([10_000, 6_000])
  expect(calls[0]?.context).toMatchObject({ functionName: 'deliver', functionVersion: '$LATEST' })
  const ids = calls.map(({ context }) => context.awsRequestId)
  expect(new Set(ids).size).toBe(2)
})

test('messages that succeeded are deleted, in batches of ten', async () => {
  const { queue, source, bodies } = setUp(succeed)
  for (let count = 0; count < 23; count++) queue.send(`${count}`)
  expect(await source.drain()).toBe(23)
  expect(bodies().map((batch) => batch.length)).toEqual([10, 10, 3])
  expect(queue.counts()).toEqual(empty)
})

test('a drain goes on until the messages that the handler itself sent are handled', async () => {
  const { queue, source, bodies } = setUp(async (event) => {
    if (event.Records[0]?.body === 'seat') queue.send('continuation')
  })
  queue.send('seat')
  expect(await source.drain()).toBe(2)
  expect(bodies()).toEqual([['seat'], ['continuation']])
})

test('a drain leaves hidden and delayed messages alone and sets no timer', async () => {
  const { queue, source } = setUp(succeed)
  queue.send('hidden')
  queue.receive(1)
  queue.send('delayed', { delaySeconds: 5 })
  expect(await source.drain()).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})

test('only the reported messages of a batch that failed in part come back', async () => {
  const { queue, source, bodies, errors } = setUp(async ({ Records }) => ({
    batchItemFailures: Records.filter((record) => record.body === 'bad').map((record) => ({
      itemIdentifier: record.messageId,
    })),
  }))
  for (const body of ['good', 'bad', 'fine']) queue.send(body)
  expect(await source.drain()).toBe(3)
  expect(queue.counts()).toEqual({ visible: 0, inFlight: 1, delayed: 0 })
  await seconds(59)
  expect(await source.drain()).toBe(0)
  await seconds(1)
  expect(await source.drain()).toBe(1)
  expect(bodies()[1]).toEqual(['bad'])
  expect(errors).toEqual([])
})

test.each<[string, SqsHandler, string]>([
  [
    'throws at once',
    () => {
      throw new Error('no')
    },
    'it threw',
  ],
  [
    'rejects',
    async () => {
      throw new Error('no')
    },
    'it threw',
  ],
  ['answers something malformed', async () => 'ok' as never, 'its answer is malformed'],
  [
    'reports an unknown id',
    async () => ({ batchItemFailures: [{ itemIdentifier: 'x' }] }),
    'not in the batch: x',
  ],
  ['takes too long', async () => void vi.setSystemTime(Date.now() + 10_001), 'it ran longer than 10 s'],
])('all messages of a batch fail if the handler %s', async (_, handler, reason) => {
  const { queue, source, errors } = setUp(handler)
  queue.send('a')
  queue.send('b')
  expect(await source.drain()).toBe(2)
  expect(queue.counts()).toEqual({ visible: 0, inFlight: 2, delayed: 0 })
  expect(errors.map((error) => error.message)).toEqual([expect.stringContaining(reason)])
})

test('the handler’s error is the cause of the source’s error', async () => {
  const thrown = new Error('no')
  const { queue, source, errors } = setUp(() => Promise.reject(thrown))
  queue.send('a')
  await source.drain()
  expect(errors[0]?.cause).toBe(thrown)
})

test('a call that ends exactly at its limit has not failed', async () => {
  const { queue, source, errors } = setUp(async () => void vi.setSystemTime(Date.now() + 10_000))
  queue.send('a')
  await source.drain()
  expect(errors).toEqual([])
  expect(queue.counts()).toEqual(empty)
})

test('a poison message ends among the dead letters and its siblings succeed', async () => {
  const { queue, dead, source } = setUp(async ({ Records }) => ({
    batchItemFailures: Records.filter((record) => record.body === 'poison').map((record) => ({
      itemIdentifier: record.messageId,
    })),
  }))
  source.start()
  queue.send('poison')
  queue.send('fine')
  await seconds(180)
  expect(queue.counts()).toEqual(empty)
  expect(dead.counts()).toEqual({ visible: 1, inFlight: 0, delayed: 0 })
  await source.stop()
})

test('a running source handles a message as soon as it is sent, and messages sent together in one batch', async () => {
  const { queue, source, bodies } = setUp(succeed)
  queue.send('before')
  source.start()
  await seconds(0)
  queue.send('one')
  queue.send('two')
  expect(bodies()).toEqual([['before']])
  await seconds(0)
  expect(bodies()).toEqual([['before'], ['one', 'two']])
  await source.stop()
})

test('a running source handles a delayed message when its time has come', async () => {
  const { queue, source, calls } = setUp(succeed)
  source.start()
  queue.send('later', { delaySeconds: 100 })
  await seconds(99.999)
  expect(calls).toHaveLength(0)
  await seconds(0.001)
  expect(calls).toHaveLength(1)
  await source.stop()
})

test('a running source notices a clock that is moved by hand', async () => {
  const { queue, source, calls } = setUp(succeed)
  source.start()
  queue.send('later', { delaySeconds: 900 })
  await seconds(1)
  vi.setSystemTime(Date.now() + 900_000)
  await seconds(1)
  expect(calls).toHaveLength(1)
  await source.stop()
})

test('an idle source sets no timer', async () => {
  const { queue, source } = setUp(succeed)
  source.start()
  queue.send('a')
  await seconds(0)
  expect(queue.counts()).toEqual(empty)
  expect(vi.getTimerCount()).toBe(0)
  await source.stop()
})

test('no more calls run at once than allowed, and the next begins when one ends', async () => {
  const { handler, ends } = held()
  const { queue, source, calls } = setUp(handler, { batchSize: 1 })
  for (const body of ['a', 'b', 'c']) queue.send(body)
  source.start()
  await seconds(0)
  queue.send('d')
  await seconds(1)
  expect(calls).toHaveLength(2)
  expect(queue.counts()).toEqual({ visible: 2, inFlight: 2, delayed: 0 })
  ends[0]?.()
  await seconds(0)
  expect(calls).toHaveLength(3)
  for (const end of ends) end()
  await seconds(0)
  ends[3]?.()
  await source.stop()
  expect(queue.counts()).toEqual(empty)
})

test('a drain runs as many calls at once as allowed', async () => {
  const { handler, ends } = held()
  const { queue, source, calls } = setUp(handler, { batchSize: 1 })
  for (const body of ['a', 'b', 'c']) queue.send(body)
  const drained = source.drain()
  await seconds(0)
  expect(calls).toHaveLength(2)
  for (let round = 0; round < 3; round++) {
    for (const end of ends) end()
    await seconds(0)
  }
  expect(await drained).toBe(3)
})

test('a call that never ends fails at its limit and makes room, and its message comes back', async () => {
  const { handler, ends } = held()
  const { queue, source, calls, errors } = setUp(handler, { maximumConcurrency: 1 })
  queue.send('a')
  source.start()
  await seconds(9.999)
  expect(errors).toEqual([])
  await seconds(0.001)
  expect(errors.map((error) => error.message)).toEqual([expect.stringContaining('it ran longer than 10 s')])
  // Its late answer changes nothing.
  ends[0]?.()
  await seconds(49)
  expect(queue.counts()).toEqual({ visible: 0, inFlight: 1, delayed: 0 })
  await seconds(1)
  expect(calls).toHaveLength(2)
  ends[1]?.()
  await source.stop()
})

test('stop waits for a running call, receives nothing new, and leaves no timer behind', async () => {
  const { handler, ends } = held()
  const { queue, source, calls } = setUp(handler, { batchSize: 1, maximumConcurrency: 1 })
  queue.send('a')
  queue.send('b')
  queue.send('later', { delaySeconds: 100 })
  source.start()
  await seconds(0)
  const stopped = source.stop()
  await seconds(1)
  ends[0]?.()
  await stopped
  expect(vi.getTimerCount()).toBe(0)
  expect(queue.counts()).toEqual({ visible: 1, inFlight: 0, delayed: 1 })
  queue.send('c')
  await seconds(200)
  expect(calls).toHaveLength(1)
})

test('stop gives up on a call after its limit, and its messages come back', async () => {
  const { handler, ends } = held()
  const { queue, source, errors } = setUp(handler, { stopWithinSeconds: 3 })
  queue.send('a')
  source.start()
  source.start()
  await seconds(0)
  let stopped = false
  const stopping = source.stop().then(() => {
    stopped = true
  })
  await seconds(2.999)
  expect(stopped).toBe(false)
  await seconds(0.001)
  await stopping
  expect(vi.getTimerCount()).toBe(0)
  expect(errors.map((error) => error.message)).toEqual([expect.stringContaining('stopped')])
  ends[0]?.()
  await seconds(0)
  expect(queue.counts()).toEqual({ visible: 0, inFlight: 1, delayed: 0 })
})

test('a sleeping source stops without leaving its timer behind, and can start again', async () => {
  const { queue, source, calls } = setUp(succeed)
  source.start()
  source.start()
  queue.send('later', { delaySeconds: 2 })
  await seconds(0)
  expect(vi.getTimerCount()).toBe(1)
  await source.stop()
  expect(vi.getTimerCount()).toBe(0)
  await seconds(2)
  expect(calls).toHaveLength(0)
  source.start()
  await seconds(0)
  expect(calls).toHaveLength(1)
  await source.stop()
})

test('a source that gave up on a call works again after its next start', async () => {
  let calls = 0
  const { queue, source, errors } = setUp(() => (++calls === 1 ? new Promise(() => {}) : Promise.resolve()))
  queue.send('a')
  source.start()
  const stopped = source.stop()
  await seconds(5)
  await stopped
  source.start()
  await seconds(55)
  expect(calls).toBe(2)
  expect(errors).toHaveLength(1)
  expect(queue.counts()).toEqual(empty)
  await source.stop()
})

test.each<[string, Partial<EventSourceOptions>]>([
  ['a time limit beyond the visibility time-out', { timeoutSeconds: 61 }],
  ['no time limit', { timeoutSeconds: 0 }],
  ['no concurrency', { maximumConcurrency: 0 }],
  ['batches of eleven', { batchSize: 11 }],
])('a source with %s cannot be made', (_, options) => {
  expect(() => setUp(succeed, options)).toThrow(RangeError)
})
