import {
  Alarm,
  ComparisonOperator,
  type IAlarmAction,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'

/** Who is told by an alarm, and where they read what to do. */
export interface Operator {
  readonly action: IAlarmAction
  /** The address of `docs/operate.md`: the alarm's paragraph follows behind a `#`. */
  readonly runbook: string
}

/** Something that can break, and how that shows. */
export interface Trouble {
  /** One sentence for the operator, without its full stop. */
  readonly means: string
  /** The paragraph of `docs/operate.md` that says what to do: `### Alarm: no tick` is `no-tick`. */
  readonly paragraph: string
  readonly metric: IMetric
  /** It is broken from this value upwards, or below it. */
  readonly broken: { readonly from: number } | { readonly below: number }
  /** In how many of the last periods it is so; in the last one, unless it is said. */
  readonly inPeriods?: { readonly broken: number; readonly of: number }
  /** What silence means. By itself nothing: most metrics are told only where something happens. */
  readonly missing?: TreatMissingData
}

/** An alarm that tells when something breaks, and when it is well again. */
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
