import { Aws, Duration } from 'aws-cdk-lib'
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { metricNames } from '../../functions/metric-names.ts'
import type { FunctionName } from '../bundling.ts'

/** The namespace of a deployment's metrics: the stack's name, so that two stages in one account never mix. */
export const metricNamespace = Aws.STACK_NAME

/** The period of metrics. Publish writes its metrics at each tick, so a shorter period would have gaps. */
export const tickPeriod = Duration.minutes(15)

type MetricsOf = {
  readonly [Service in FunctionName]: (
    name: keyof (typeof metricNames)[Service],
    statistic?: string,
    period?: Duration,
  ) => Metric
}

/**
 * The service's own metrics, by function and name. The default statistic is the sum of a quarter of an hour.
 */
export const metricOf: MetricsOf = {
  api: (name, ...rest) => ownMetric('api', metricNames.api[name], ...rest),
  publish: (name, ...rest) => ownMetric('publish', metricNames.publish[name], ...rest),
  deliver: (name, ...rest) => ownMetric('deliver', metricNames.deliver[name], ...rest),
  letters: (name, ...rest) => ownMetric('letters', metricNames.letters[name], ...rest),
  feedback: (name, ...rest) => ownMetric('feedback', metricNames.feedback[name], ...rest),
}

function ownMetric(
  service: FunctionName,
  metricName: string,
  statistic: string = Stats.SUM,
  period: Duration = tickPeriod,
): Metric {
  return new Metric({
    namespace: metricNamespace,
    metricName,
    dimensionsMap: { service },
    statistic,
    period,
  })
}

/**
 * SES's metrics of the whole account. AWS puts an account under review at 5 % bounces or 0.1 % complaints.
 */
export const sesMetric = {
  bounceRate: () => reputation('Reputation.BounceRate'),
  complaintRate: () => reputation('Reputation.ComplaintRate'),
  sent: () =>
    new Metric({
      namespace: 'AWS/SES',
      metricName: 'Send',
      statistic: Stats.SUM,
      period: Duration.hours(1),
    }),
}

/**
 * The account's charges. AWS writes them in one region for all, and only if billing alerts are switched on.
 */
export function chargesSoFar(): Metric {
  return new Metric({
    namespace: 'AWS/Billing',
    metricName: 'EstimatedCharges',
    dimensionsMap: { Currency: 'USD' },
    region: 'us-east-1',
    statistic: Stats.MAXIMUM,
    period: Duration.hours(6),
  })
}

function reputation(metricName: string): Metric {
  return new Metric({ namespace: 'AWS/SES', metricName, statistic: Stats.AVERAGE, period: Duration.hours(1) })
}
