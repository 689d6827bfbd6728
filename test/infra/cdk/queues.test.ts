// @module-tag synthesis
import { describe, expect, test } from 'vitest'
import { concurrencyNeeded } from '../../../infra/concurrency.ts'
import { type LocalQueues, localQueues } from '../../../infra/local/queues.ts'
import { reportsKeptMs } from '../../../shared/delivery/attempt/proof.ts'
import { secondMs } from '../../../shared/time/clock.ts'
import { outputs } from './outputs.ts'
import { synthesize } from './synthesized.ts'

const { template } = synthesize({ seats: 4 })
const { template: oneSeat } = synthesize({ seats: 1 })
const { template: allSeats } = synthesize({ seats: 16 })
const queues = template.findResources('AWS::SQS::Queue')
const functions = template.findResources('AWS::Lambda::Function')
const mappings = Object.values(template.findResources('AWS::Lambda::EventSourceMapping'))
const consumed = mappings.map(({ Properties }) => ({
  queueId: String(Properties.EventSourceArn['Fn::GetAtt'][0]),
  functionId: String(Properties.FunctionName.Ref),
  mapping: Properties,
}))

test('deliver works off the queue of seats, letters that of letters, and feedback that of reports', () => {
  expect(consumed.map(({ queueId, functionId }) => `${queueId} ${functionId}`)).toEqual([
    expect.stringMatching(/^SeatsQueue\w+ DeliverFunctionLambda/),
    expect.stringMatching(/^LettersQueue\w+ LettersFunctionLambda/),
    expect.stringMatching(/^ReportsQueue\w+ FeedbackFunctionLambda/),
  ])
})

describe.each(consumed)('the queue $queueId', ({ queueId, functionId, mapping }) => {
  const { Properties: queue } = queues[queueId] ?? {}

  test('a queue hides a message for six times as long as its function may run', () => {
    expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * functions[functionId]?.Properties.Timeout)
  })

  test('a queue gives a message up after five receives, a letter after three hours of them, into a queue that keeps it for 14 days', () => {
    const { deadLetterTargetArn, maxReceiveCount } = queue.RedrivePolicy
    expect(maxReceiveCount).toBe(queueId.startsWith('Letters') ? (3 * 60 * 60) / queue.VisibilityTimeout : 5)
    const deadLetters = queues[deadLetterTargetArn['Fn::GetAtt'][0]]?.Properties
    expect(deadLetters.MessageRetentionPeriod).toBe(14 * 24 * 3600)
    expect(deadLetters.RedrivePolicy).toBeUndefined()
    expect(deadLetters.MessageRetentionPeriod).toBeGreaterThan(queue.MessageRetentionPeriod)
  })

  test('a queue keeps its messages for as long as the proof of unsent mails relies on', () => {
    expect(queue.MessageRetentionPeriod * secondMs).toBeGreaterThanOrEqual(reportsKeptMs)
  })

  test('a queue is worked off, and its messages fail alone', () => {
    expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
    expect(mapping.Enabled ?? true).toBe(true)
  })

  test('a queue has the numbers of the local queue', () => {
    const name = queueId.replace(/Queue.*/, '').toLowerCase()
    const local = localQueues(Date.now)[(name === 'reports' ? 'feedback' : name) as keyof LocalQueues]
    expect(local).toMatchObject({ visibilityTimeoutSeconds: queue.VisibilityTimeout })
  })
})

/** By queue: how many messages a call takes, how many seconds it waits for them, and how many calls there are at once. */
function consumptions(of: typeof template): Record<string, string> {
  const found = of.findResources('AWS::Lambda::EventSourceMapping')
  return Object.fromEntries(
    Object.values(found).map(({ Properties }) => {
      const { EventSourceArn, BatchSize, MaximumBatchingWindowInSeconds, ScalingConfig } = Properties
      const [queue] = EventSourceArn['Fn::GetAtt'][0].split('Queue')
      return [
        queue,
        `${BatchSize} in ${MaximumBatchingWindowInSeconds} s, ${ScalingConfig.MaximumConcurrency} at once`,
      ]
    }),
  )
}

test('each call gets one seat or one letter, all seats can be worked at once, and only reports wait for a batch', () => {
  const letters = '1 in 0 s, 2 at once'
  expect(consumptions(oneSeat)).toEqual({
    Seats: '1 in 0 s, 2 at once',
    Letters: letters,
    Reports: '10 in 20 s, 2 at once',
  })
  expect(consumptions(template)).toEqual({
    Seats: '1 in 0 s, 4 at once',
    Letters: letters,
    Reports: '10 in 20 s, 4 at once',
  })
  expect(consumptions(allSeats)).toEqual({
    Seats: '1 in 0 s, 16 at once',
    Letters: letters,
    Reports: '10 in 20 s, 4 at once',
  })
})

test('a letter whose call was killed comes back after six minutes', () => {
  const [id = ''] = Object.keys(queues).filter((each) => each.startsWith('LettersQueue'))
  expect(queues[id]?.Properties.VisibilityTimeout).toBe(6 * 60)
})

test('a stage with one or two seats needs no more than a new account’s ten simultaneous calls', () => {
  expect([1, 2, 4, 8, 16].map(concurrencyNeeded)).toEqual([9, 9, 13, 17, 25])
})

test('every queue is encrypted and refuses requests without TLS', () => {
  expect(Object.keys(queues)).toHaveLength(7)
  const policies = Object.values(template.findResources('AWS::SQS::QueuePolicy'))
  for (const [id, { Properties }] of Object.entries(queues)) {
    expect(Properties.SqsManagedSseEnabled, id).toBe(true)
    const policy = policies.find(({ Properties: { Queues } }) => Queues[0].Ref === id)
    expect(policy?.Properties.PolicyDocument.Statement, id).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    )
  }
})

test('the outputs lead the operator to each dead-letter queue, to redrive it', () => {
  const deadLetters = Object.keys(queues).filter((id) => id.includes('DeadLetters'))
  const told = Object.entries(outputs(template))
    .filter(([name]) => name.endsWith('DeadLettersUrl'))
    .map(([, url]) => url.replace(/^https:.*\//, ''))
  expect(told.toSorted()).toEqual(deadLetters.toSorted())
  expect(told).toHaveLength(4)
})
