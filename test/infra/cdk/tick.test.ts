// @module-tag synthesis
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type PublishFunctionDeps, publishHandler } from '../../../functions/publish/publish.ts'
import { allowed } from './permissions.ts'
import { synthesize } from './synthesized.ts'

const synthesized = synthesize()
const { template } = synthesized
const publish = synthesized.function('publish').logicalId
const [schedule] = Object.values(template.findResources('AWS::Scheduler::Schedule'))
const [deadLetters = ''] = Object.keys(template.findResources('AWS::SQS::Queue')).filter((id) =>
  id.startsWith('PublishDeadLetters'),
)

test('publish is called at every quarter of an hour, without a window to drift in', () => {
  template.resourceCountIs('AWS::Scheduler::Schedule', 1)
  expect(schedule?.Properties).toMatchObject({
    ScheduleExpression: 'cron(0/15 * * * ? *)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    State: 'ENABLED',
    Target: { Arn: { 'Fn::GetAtt': [publish, 'Arn'] } },
  })
})

test('the event says where it comes from, which publish checks, as the recorded sample does', async () => {
  const input = JSON.parse(schedule?.Properties.Target.Input)
  const sample = new URL('../../functions/bundle/events/scheduler-tick.json', import.meta.url)
  expect(JSON.parse(readFileSync(sample, 'utf8'))).toMatchObject(input)

  const tick = publishHandler(depsThatThrow('the tick began'))
  await expect(tick(input)).rejects.toThrow('the tick began')
  await expect(tick({})).rejects.toThrow('source')
})

function depsThatThrow(message: string): PublishFunctionDeps {
  const get = (): never => {
    throw new Error(message)
  }
  return new Proxy({} as PublishFunctionDeps, { get })
}

test('a tick is tried again until the next one is due, and then goes to the dead letters', () => {
  expect(schedule?.Properties.Target).toMatchObject({
    RetryPolicy: { MaximumEventAgeInSeconds: 900, MaximumRetryAttempts: 3 },
    DeadLetterConfig: { Arn: { 'Fn::GetAtt': [deadLetters, 'Arn'] } },
  })
})

test('a tick that publish failed is tried again, and then goes to the dead letters', () => {
  template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
    FunctionName: { Ref: publish },
    MaximumRetryAttempts: 2,
    MaximumEventAgeInSeconds: 900,
    DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [deadLetters, 'Arn'] } } },
  })
})

test('the scheduler may call publish and send dead letters, for this account only', () => {
  expect(allowed(template, 'TickRoleDefaultPolicy')).toEqual([
    `lambda:InvokeFunction ${publish}`,
    `sqs:SendMessage ${deadLetters}`,
  ])
  const [role] = Object.entries(template.findResources('AWS::IAM::Role')).filter(([id]) =>
    id.startsWith('Tick'),
  )
  expect(role?.[1].Properties.AssumeRolePolicyDocument.Statement).toMatchObject([
    {
      Principal: { Service: 'scheduler.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    },
  ])
})
