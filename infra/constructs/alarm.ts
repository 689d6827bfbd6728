import {
  Alarm,
  ComparisonOperator,
  type IAlarmAction,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'

/** The operator's SNS topic and runbook. */
export interface Operator {
  readonly action: IAlarmAction
  /** The address of `docs/operate.md`. An alarm adds `#` and its paragraph. */
  readonly runbook: string
}

/** A kind of failure and the metric that shows it. */
export interface Trouble {
  /** One sentence for the operator without its full stop, at least 20 characters. */
  readonly means: string
  /** The paragraph of `docs/operate.md` that says what to do: `no-tick` for `### Alarm: no tick`. */
  readonly paragraph: string
  readonly metric: IMetric
  /** The values that mean failure: from this one upwards, or below this one. */
  readonly broken: { readonly from: number } | { readonly below: number }
  /** How many of the last periods must fail; by default the last one alone. */
  readonly inPeriods?: { readonly broken: number; readonly of: number }
  /**
   * How to read a period without data; by default as healthy, because most metrics are written only on an
   * event.
   */
  readonly missing?: TreatMissingData
}

/** Adds an alarm that mails the operator when the failure begins and when it has ended. */
export function alarmOn(scope: Construct, id: string, operator: Operator, trouble: Trouble): void {
  const { means, paragraph, metric, broken, missing = TreatMissingData.NOT_BREACHING } = trouble
  const { inPeriods = { broken: 1, of: 1 } } = trouble
  const comparison =
    'from' in broken
      ? {
          threshold: broken.from,
          comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        }
      : { threshold: broken.below, comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD }
  const alarm = new Alarm(scope, id, {
    ...comparison,
    alarmDescription: `${means}: ${operator.runbook}#alarm-${paragraph}`,
    metric,
    evaluationPeriods: inPeriods.of,
    datapointsToAlarm: inPeriods.broken,
    treatMissingData: missing,
  })
  alarm.addAlarmAction(operator.action)
  alarm.addOkAction(operator.action)
}
