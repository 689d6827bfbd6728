import { expect, test } from 'vitest'
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

test('the event is the scheduler’s own, which says where it comes from', () => {
  expect(schedule?.Properties.Target).not.toHaveProperty('Input')
})

test('a tick is tried again until the next one is due, then lies with the dead letters', () => {
  expect(schedule?.Properties.Target).toMatchObject({
    RetryPolicy: { MaximumEventAgeInSeconds: 900, MaximumRetryAttempts: 3 },
    DeadLetterConfig: { Arn: { 'Fn::GetAtt': [deadLetters, 'Arn'] } },
  })
})

test('so is a tick that Lambda took and publish failed', () => {
  template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
    FunctionName: { Ref: publish },
    MaximumRetryAttempts: 2,
    MaximumEventAgeInSeconds: 900,
    DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [deadLetters, 'Arn'] } } },
  })
})

test('the scheduler may call publish and leave dead letters, for this account only', () => {
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
