// @module-tag synthesis
import { expect, test } from 'vitest'
import { metricNames } from '../../../functions/metric-names.ts'
import { statements } from './permissions.ts'
import { plausible } from './plausible.ts'
import { synthesize } from './synthesized.ts'
import { wholeStage } from './whole-stage.ts'

const { template } = synthesize()
const { template: whole } = synthesize(wholeStage)
const alarms = Object.entries(template.findResources('AWS::CloudWatch::Alarm')).map(
  ([id, { Properties }]) => ({
    // Ids stand without the hash that CDK appends to them.
    name: id.replace(/^Alarms/, '').replace(/[0-9A-F]{8}$/, ''),
    properties: Properties,
    description: plausible(template, Properties.AlarmDescription),
  }),
)

/** `Statistic Metric of what >= threshold, in so many of so many periods`. */
const conditions = Object.fromEntries(
  alarms.map(({ name, properties }) => {
    const { MetricName, Namespace, Dimensions = [], ComparisonOperator, Threshold, Statistic } = properties
    const { Metrics } = properties
    const { Period, EvaluationPeriods, DatapointsToAlarm } = properties
    const of = Dimensions.map((each: Dimension) => `${each.Name} ${withoutHash(each.Value)}`).join(' ')
    if (Metrics) return [name, computed(Metrics, `${sign(ComparisonOperator)} ${Threshold}`)]
    const periods = `${DatapointsToAlarm} of ${EvaluationPeriods} x ${Period / 60} min`
    const metric = `${Statistic} ${MetricName}, ${plausible(template, Namespace)} ${of}`.trimEnd()
    return [name, `${metric} ${sign(ComparisonOperator)} ${Threshold} in ${periods}`]
  }),
)

function sign(operator: string): string {
  return operator === 'LessThanThreshold' ? '<' : '>='
}

interface MetricOfAlarm {
  readonly Id: string
  readonly Expression?: string
  readonly MetricStat?: {
    readonly Metric: { readonly MetricName: string; readonly Dimensions: readonly Dimension[] }
    readonly Period: number
    readonly Stat: string
  }
}

/** The condition on an expression over metrics, and each of these. */
function computed(metrics: readonly MetricOfAlarm[], condition: string): string[] {
  return metrics.map(({ Id, Expression, MetricStat }) => {
    if (!MetricStat) return `${Expression} ${condition}`
    const { Metric, Period, Stat } = MetricStat
    const [service] = Metric.Dimensions.map(({ Value }) => Value)
    return `${Id} = ${Stat} ${Metric.MetricName} of ${service}, ${Period / 60} min`
  })
}

interface Dimension {
  readonly Name: string
  readonly Value: unknown
}

/** A text, or the id of the resource that it refers to, without the hash that CDK appends to it. */
function withoutHash(value: unknown): string {
  return plausible(template, value).replace(/[0-9A-F]{8}(?=$|-)/, '')
}

test('the alarms are exactly these', () => {
  const once = '1 of 1 x'
  const lambda = (metric: string, id: string) => `Sum ${metric}, AWS/Lambda FunctionName ${id}FunctionLambda`
  const own = (metric: string, service: string) => `${metric}, paperwire-example service ${service}`
  const functions = {
    api: 'Api',
    publish: 'Publish',
    deliver: 'Deliver',
    letters: 'Letters',
    feedback: 'Feedback',
  }
  const perFunction = Object.entries(functions).flatMap(([name, id]) => [
    [`Functions${name}Errors`, `${lambda('Errors', id)} >= 3 in ${once} 15 min`],
    [`Functions${name}Throttles`, `${lambda('Throttles', id)} >= 1 in ${once} 15 min`],
  ])
  const queues = { Seats: 'Seats', Letters: 'Letters', Reports: 'Reports', Ticks: 'Publish' }
  const perQueue = Object.entries(queues).map(([name, id]) => [
    `GivenUp${name}`,
    `Maximum ApproximateNumberOfMessagesVisible, AWS/SQS QueueName ${id}DeadLettersQueue-QueueName >= 1 in ${once} 5 min`,
  ])
  expect(conditions).toEqual({
    ...Object.fromEntries([...perFunction, ...perQueue]),
    // A run of deliver takes up to a quarter of an hour, so it cannot fail three times within one.
    FunctionsdeliverErrors: `${lambda('Errors', 'Deliver')} >= 1 in 2 of 3 x 15 min`,
    EditionNoTick: `${lambda('Invocations', 'Publish')} < 1 in ${once} 60 min`,
    EditionNoEdition: `${own('Maximum EditionMissingMinutes', 'publish')} >= 30 in ${once} 15 min`,
    EditionReadersOverdue: `${own('Maximum OverdueMinutes', 'publish')} >= 60 in ${once} 15 min`,
    SendingInDoubt: `${own('Sum InDoubt', 'deliver')} >= 1 in ${once} 15 min`,
    SendingRefused: `${own('Sum Failed', 'deliver')} >= 1 in ${once} 15 min`,
    SendingStopped: `${own('Maximum SendingStopped', 'publish')} >= 1 in ${once} 15 min`,
    SendingQuota: `${own('Maximum QuotaUsedPercent', 'publish')} >= 80 in ${once} 15 min`,
    SendingFeedbackSilent: `${own('Maximum FeedbackSilentMinutes', 'publish')} >= 30 in ${once} 15 min`,
    SendingUnreadable: `${own('Sum Unreadable', 'feedback')} >= 1 in ${once} 15 min`,
    SendingBlocked: [
      'IF(blocked >= 10, blocked / (blocked + FILL(delivered, 0)), 0) >= 0.01',
      'blocked = Sum Blocked of feedback, 1440 min',
      'delivered = Sum Deliveries of feedback, 1440 min',
    ],
    SendingBounces: `Average Reputation.BounceRate, AWS/SES >= 0.04 in ${once} 60 min`,
    SendingComplaints: `Average Reputation.ComplaintRate, AWS/SES >= 0.0008 in ${once} 60 min`,
    SignUpGuarded: `${own('Maximum SignUpGuardStep', 'publish')} >= 1 in ${once} 15 min`,
    SignUpTrickle: `${own('Maximum SignUpGuardStep', 'publish')} >= 2 in ${once} 15 min`,
    SignUpLettersDropped: `${own('Maximum LettersDropped', 'publish')} >= 1 in ${once} 15 min`,
    SignUpLettersRefused: `${own('Sum Refused', 'letters')} >= 10 in ${once} 15 min`,
    HttpServerErrors: `Sum 5xx, AWS/ApiGateway ApiId HttpApi >= 1 in ${once} 5 min`,
  })
})

test('alarms watch only metrics of the service that its functions report', () => {
  const own = alarms.filter(({ properties }) => properties.Namespace?.Ref === 'AWS::StackName')
  expect(own).toHaveLength(12)
  for (const { properties } of own) {
    const [{ Name, Value }, ...others] = properties.Dimensions
    expect({ Name, others }).toEqual({ Name: 'service', others: [] })
    const told = metricNames[Value as keyof typeof metricNames]
    expect(Object.values(told), properties.MetricName).toContain(properties.MetricName)
  }
})

test('a message in any dead-letter queue raises an alarm', () => {
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

test('missing data raises an alarm only for calls of publish, and does not lower a rate', () => {
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

test('every alarm notifies the operator when it begins and when it ends', () => {
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

test('only CloudWatch may publish to the alarms’ topic, and only for this account', () => {
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
    expect(description, name).toMatch(/^(?:[^\n.]|\.\d){20,}: docs\/operate\.md#alarm-[a-z-]+$/)
  }
})

test('the link in an alarm’s mail leads to the runbook that the stage names', () => {
  const described = Object.values(whole.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) =>
    plausible(whole, Properties.AlarmDescription),
  )
  expect(described).toHaveLength(alarms.length)
  for (const description of described) {
    expect(description).toMatch(/: https:\/\/git\.example\.org\/paperwire\/docs\/operate\.md#alarm-[a-z-]+$/)
    // The length that CloudWatch takes.
    expect(description.length).toBeLessThan(1_024)
  }
})
