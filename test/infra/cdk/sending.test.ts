import { Match } from 'aws-cdk-lib/assertions'
import { expect, test } from 'vitest'
import { statements } from './permissions.ts'
import { synthesize } from './synthesized.ts'

const { template } = synthesize({ alarmAddress: 'operator@paperwire.example' })
const [set = ''] = Object.keys(template.findResources('AWS::SES::ConfigurationSet'))
const queueId = (start: string): string =>
  Object.keys(template.findResources('AWS::SQS::Queue')).find((id) => id.startsWith(start)) ?? 'none'

test('the sender’s domain is signed for, with keys of 2048 bits, and its DNS records are told', () => {
  template.hasResourceProperties('AWS::SES::EmailIdentity', {
    EmailIdentity: 'paperwire.example',
    ConfigurationSetAttributes: { ConfigurationSetName: { Ref: set } },
    DkimSigningAttributes: { NextSigningKeyLength: 'RSA_2048_BIT' },
  })
  const records = Object.values(template.findOutputs('*')).filter(({ Value }) =>
    JSON.stringify(Value).includes('CNAME'),
  )
  expect(records).toHaveLength(3)
})

test('SES reports sends, and all that becomes of them, to one topic', () => {
  const [topic = ''] = Object.keys(template.findResources('AWS::SNS::Topic')).filter((id) =>
    id.startsWith('Sending'),
  )
  template.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
    ConfigurationSetName: { Ref: set },
    EventDestination: {
      Enabled: true,
      MatchingEventTypes: ['send', 'delivery', 'deliveryDelay', 'bounce', 'complaint', 'reject'],
      SnsDestination: { TopicARN: { Ref: topic } },
    },
  })
})

test('the topic hands reports to the queue in SNS’s envelope, and what it cannot hand over to the dead letters', () => {
  template.hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'sqs',
    Endpoint: { 'Fn::GetAtt': [queueId('ReportsQueue'), 'Arn'] },
    RawMessageDelivery: Match.absent(),
    RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [queueId('ReportsDeadLetters'), 'Arn'] } },
  })
})

test('only this configuration set may speak on the topic: no report can be forged', () => {
  const publishers = statements(template).filter(
    ({ holder, effect }) => holder.startsWith('SendingReportsPolicy') && effect === 'Allow',
  )
  expect(publishers).toHaveLength(1)
  expect(JSON.stringify(publishers[0]?.conditions)).toContain(`":configuration-set/",{"Ref":"${set}"}`)
})

test('the operator is told of alarms, by a topic that CloudWatch may speak on', () => {
  template.hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'email',
    Endpoint: 'operator@paperwire.example',
  })
  const speakers = statements(template).filter(
    ({ holder, effect }) => holder.startsWith('AlarmsTopicPolicy') && effect === 'Allow',
  )
  expect(speakers).toMatchObject([{ actions: ['sns:Publish'] }])
})
