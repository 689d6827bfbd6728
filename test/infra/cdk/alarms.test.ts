import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { metricNames } from '../../../functions/metric-names.ts'
import { statements } from './permissions.ts'
import { plausible } from './plausible.ts'
import { synthesize } from './synthesized.ts'

const { template } = synthesize()
const alarms = Object.entries(template.findResources('AWS::CloudWatch::Alarm')).map(
  ([id, { Properties }]) => ({
    // Without the hash that CDK puts behind its ids.
    name: id.replace(/^Alarms/, '').replace(/[0-9A-F]{8}$/, ''),
    properties: Properties,
    description: plausible(template, Properties.AlarmDescription),
  }),
)

/** `Metric >= threshold`, and for how many minutes it is looked at. */
const conditions = Object.fromEntries(
  alarms.map(({ name, properties }) => {
    const { MetricName, ComparisonOperator, Threshold, Period, Statistic } = properties
    const sign = ComparisonOperator === 'LessThanThreshold' ? '<' : '>='
    return [name, `${Statistic} ${MetricName} ${sign} ${Threshold} in ${Period / 60}`]
  }),
)

test('there is an alarm for whatever can break, and for nothing else', () => {
  const perFunction = ['api', 'publish', 'deliver', 'feedback'].flatMap((name) => [
    [`Functions${name}Errors`, 'Sum Errors >= 3 in 15'],
    [`Functions${name}Throttles`, 'Sum Throttles >= 1 in 15'],
  ])
  const perQueue = ['Seats', 'Letters', 'Reports', 'Ticks'].map((name) => [
    `GivenUp${name}`,
    'Maximum ApproximateNumberOfMessagesVisible >= 1 in 5',
  ])
  expect(conditions).toEqual({
    EditionNoTick: 'Sum Invocations < 1 in 60',
    EditionNoEdition: 'Maximum EditionMissingMinutes >= 30 in 15',
    EditionReadersOverdue: 'Maximum OverdueMinutes >= 60 in 15',
    SendingInDoubt: 'Sum InDoubt >= 1 in 15',
    SendingStopped: 'Maximum SendingStopped >= 1 in 15',
    SendingQuota: 'Maximum QuotaUsedPercent >= 80 in 15',
    SendingFeedbackSilent: 'Maximum FeedbackSilentMinutes >= 30 in 15',
    SendingBounces: 'Average Reputation.BounceRate >= 0.04 in 60',
    SendingComplaints: 'Average Reputation.ComplaintRate >= 0.0008 in 60',
    HttpServerErrors: 'Sum 5xx >= 1 in 5',
    ...Object.fromEntries([...perFunction, ...perQueue]),
  })
})

test('the service’s own metrics are those that its functions tell', () => {
  const own = alarms.filter(({ properties }) => properties.Namespace?.Ref === 'AWS::StackName')
  expect(own).toHaveLength(6)
  for (const { properties } of own) {
    const [{ Name, Value }, ...others] = properties.Dimensions
    expect({ Name, others }).toEqual({ Name: 'service', others: [] })
    const told = metricNames[Value as keyof typeof metricNames]
    expect(Object.values(told), properties.MetricName).toContain(properties.MetricName)
  }
})

test('a message in any dead-letter queue alarms', () => {
  const queues = Object.keys(template.findResources('AWS::SQS::Queue')).filter((id) =>
    id.includes('DeadLetters'),
  )
  const watched = alarms
    .filter(({ name }) => name.startsWith('GivenUp'))
    .map(({ properties }) => properties.Dimensions[0].Value['Fn::GetAtt'][0])
  expect(watched.toSorted()).toEqual(queues.toSorted())
})

test('each function is watched by two alarms of its own', () => {
  const watched = alarms
    .filter(({ name }) => name.startsWith('Functions'))
    .map(({ properties }) => `${properties.MetricName} ${properties.Dimensions[0].Value.Ref}`)
  const functions = Object.keys(template.findResources('AWS::Lambda::Function'))
  const both = functions.flatMap((id) => [`Errors ${id}`, `Throttles ${id}`])
  expect(watched.toSorted()).toEqual(both.toSorted())
})

test('silence alarms only where publish should be called, and cannot better a rate', () => {
  const bySilence = Object.groupBy(alarms, ({ properties }) => properties.TreatMissingData)
  const names = Object.entries(bySilence).map(([silence, some = []]) => [
    silence,
    some.map(({ name }) => name),
  ])
  expect(Object.fromEntries(names)).toMatchObject({
    breaching: ['EditionNoTick'],
    ignore: ['SendingBounces', 'SendingComplaints'],
  })
  expect(Object.keys(bySilence).toSorted()).toEqual(['breaching', 'ignore', 'notBreaching'])
})

test('every alarm tells the operator when it begins and when it ends', () => {
  const [topic = ''] = Object.keys(template.findResources('AWS::SNS::Topic')).filter((id) =>
    id.startsWith('Alarms'),
  )
  for (const { name, properties } of alarms) {
    expect(properties.AlarmActions, name).toEqual([{ Ref: topic }])
    expect(properties.OKActions, name).toEqual([{ Ref: topic }])
  }
  template.hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'email',
    Endpoint: 'operator@paperwire.example',
    TopicArn: { Ref: topic },
  })
})

test('CloudWatch may speak on the alarms’ topic, for this account only, and nobody else', () => {
  const speakers = statements(template).filter(
    ({ holder, effect }) => holder.startsWith('AlarmsTopicPolicy') && effect === 'Allow',
  )
  expect(speakers).toMatchObject([
    {
      actions: ['sns:Publish'],
      conditions: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    },
  ])
})

test('every alarm says in one sentence what is wrong, and where to read on', () => {
  for (const { name, description } of alarms) {
    expect(description, name).toMatch(/^[^\n.]{20,}: README\.md#alarm-[a-z-]+$/)
  }
})

test('the README has the paragraph of every alarm, and no other', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
  // As GitHub makes anchors of headings: small letters, no marks, hyphens for spaces.
  const anchors = [...readme.matchAll(/^#+ (Alarm.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^a-z0-9 -]/g, '')
      .replaceAll(' ', '-'),
  )
  const wanted = new Set(alarms.map(({ description }) => description.replace(/^.*README\.md#/, '')))
  expect(anchors.toSorted()).toEqual([...wanted].toSorted())
})
