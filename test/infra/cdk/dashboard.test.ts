// @module-tag synthesis
import { expect, test } from 'vitest'
import { metricNames } from '../../../functions/metric-names.ts'
import { outputs } from './outputs.ts'
import { plausible } from './plausible.ts'
import { synthesize } from './synthesized.ts'

const { template } = synthesize()
const { template: elsewhere } = synthesize({ region: 'eu-central-1' })
const [board] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'))
const metrics = metricsShown(template)

/** Every metric of every widget: namespace, name, dimensions and drawing options, as CloudWatch takes them. */
function metricsShown(of: typeof template): readonly unknown[][] {
  const [shown] = Object.values(of.findResources('AWS::CloudWatch::Dashboard'))
  const { widgets } = JSON.parse(plausible(of, shown?.Properties.DashboardBody)) as {
    readonly widgets: readonly { readonly properties: { readonly metrics?: readonly unknown[][] } }[]
  }
  return widgets.flatMap(({ properties }) => properties.metrics ?? [])
}

test('the dashboard shows every metric that the functions report', () => {
  const shown = new Set(
    metrics
      .filter(([namespace]) => namespace === 'paperwire-example')
      .map(([, name, dimension, service]) => `${dimension} ${service} ${name}`),
  )
  const told = Object.entries(metricNames).flatMap(([service, names]) =>
    Object.values(names).map((name) => `service ${service} ${name}`),
  )
  // A stop of sending has an alarm and no curve.
  const curves = told.filter((metric) => metric !== 'service publish SendingStopped')
  expect([...shown].toSorted()).toEqual(curves.toSorted())
})

test('the dashboard shows SES’s figures of the account', () => {
  const ofSes = metrics.filter(([namespace]) => namespace === 'AWS/SES').map(([, name]) => name)
  expect(ofSes).toEqual(['Reputation.BounceRate', 'Reputation.ComplaintRate', 'Send'])
})

test('the dashboard shows the cost of the month, from the one region that has it', () => {
  expect(metricsShown(elsewhere)).toContainEqual([
    'AWS/Billing',
    'EstimatedCharges',
    'Currency',
    'USD',
    expect.objectContaining({ region: 'us-east-1', stat: 'Maximum' }),
  ])
})

test('an output leads the operator to the dashboard', () => {
  expect(outputs(template).DashboardUrl).toBe(
    `https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#dashboards/dashboard/${board?.Properties.DashboardName}`,
  )
})
