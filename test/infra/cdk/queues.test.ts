import { describe, expect, test } from 'vitest'
import { type LocalQueues, localQueues } from '../../../infra/local/queues.ts'
import { outputs } from './outputs.ts'
import { synthesize } from './synthesized.ts'

const { template } = synthesize({ seats: 4 })
const queues = template.findResources('AWS::SQS::Queue')
const functions = template.findResources('AWS::Lambda::Function')
const mappings = Object.values(template.findResources('AWS::Lambda::EventSourceMapping'))
const consumed = mappings.map(({ Properties }) => ({
  queueId: String(Properties.EventSourceArn['Fn::GetAtt'][0]),
  functionId: String(Properties.FunctionName.Ref),
  mapping: Properties,
}))

test('three queues are worked off: seats and letters by deliver, reports by feedback', () => {
  expect(consumed.map(({ queueId, functionId }) => `${queueId} ${functionId}`)).toEqual([
    expect.stringMatching(/^SeatsQueue\w+ DeliverFunctionLambda/),
    expect.stringMatching(/^LettersQueue\w+ DeliverFunctionLambda/),
    expect.stringMatching(/^ReportsQueue\w+ FeedbackFunctionLambda/),
  ])
})

describe.each(consumed)('$queueId', ({ queueId, functionId, mapping }) => {
  const { Properties: queue } = queues[queueId] ?? {}

  test('hides a message for six times as long as its function may run', () => {
    expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * functions[functionId]?.Properties.Timeout)
  })

  test('gives a message up after five receives, into a queue that keeps it for 14 days', () => {
    const { deadLetterTargetArn, maxReceiveCount } = queue.RedrivePolicy
    expect(maxReceiveCount).toBe(5)
    const deadLetters = queues[deadLetterTargetArn['Fn::GetAtt'][0]]?.Properties
    expect(deadLetters.MessageRetentionPeriod).toBe(14 * 24 * 3600)
    expect(deadLetters.RedrivePolicy).toBeUndefined()
    expect(deadLetters.MessageRetentionPeriod).toBeGreaterThan(queue.MessageRetentionPeriod)
  })

  test('fails a message alone, and is worked off by a bounded number of calls', () => {
    expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
    expect(mapping.ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2)
  })

  test('has the numbers of the local queue', () => {
    const name = queueId.replace(/Queue.*/, '').toLowerCase()
    const local = localQueues(Date.now)[(name === 'reports' ? 'feedback' : name) as keyof LocalQueues]
    expect(local).toMatchObject({ visibilityTimeoutSeconds: queue.VisibilityTimeout })
  })
})

test('each worker gets one seat at a time, and every seat can be worked for at once', () => {
  const seats = consumed.find(({ queueId }) => queueId.startsWith('Seats'))
  expect(seats?.mapping).toMatchObject({ BatchSize: 1, ScalingConfig: { MaximumConcurrency: 4 } })
})

test('every queue is encrypted and takes nothing without TLS', () => {
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

test('the operator is told where each dead-letter queue is, to redrive it', () => {
  const deadLetters = Object.keys(queues).filter((id) => id.includes('DeadLetters'))
  const told = Object.entries(outputs(template))
    .filter(([name]) => name.endsWith('DeadLettersUrl'))
    .map(([, url]) => url.replace(/^https:.*\//, ''))
  expect(told.toSorted()).toEqual(deadLetters.toSorted())
  expect(told).toHaveLength(4)
})
