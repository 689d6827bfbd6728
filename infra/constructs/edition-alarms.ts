import { Duration } from 'aws-cdk-lib'
import { Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { alarmOn, type Operator } from './alarm.ts'
import { metricOf } from './metrics.ts'

export interface EditionAlarmsProps {
  readonly operator: Operator
  readonly publish: IFunction
}

/** Alarms for failures that readers notice: no edition, or no mail at their hour. */
export class EditionAlarms extends Construct {
  constructor(scope: Construct, id: string, { operator, publish }: EditionAlarmsProps) {
    super(scope, id)
    alarmOn(this, 'NoTick', operator, {
      means: 'Publish has not been called for an hour, so nothing is published, mailed or watched',
      paragraph: 'no-tick',
      metric: publish.metricInvocations({ period: Duration.hours(1), statistic: Stats.SUM }),
      broken: { below: 1 },
      // A function that is not called writes no data, so missing data is the failure here. This alarm also
      // covers the other alarms on publish's metrics, which may therefore read missing data as healthy.
      missing: TreatMissingData.BREACHING,
    })
    alarmOn(this, 'NoEdition', operator, {
      means: 'The edition is half an hour late, because no source of papers gave anything to publish',
      paragraph: 'no-edition',
      metric: metricOf.publish('editionMissing', Stats.MAXIMUM),
      // Publish waits half an hour for a failed source if another source gave papers.
      broken: { from: 30 },
    })
    alarmOn(this, 'ReadersOverdue', operator, {
      means: 'At least one reader has waited for a digest for more than an hour after the chosen hour',
      paragraph: 'readers-overdue',
      metric: metricOf.publish('overdue', Stats.MAXIMUM),
      broken: { from: 60 },
    })
  }
}
