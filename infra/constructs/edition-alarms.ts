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

/** What readers would notice: no edition, or no mail at their hour. */
export class EditionAlarms extends Construct {
  constructor(scope: Construct, id: string, { operator, publish }: EditionAlarmsProps) {
    super(scope, id)
    alarmOn(this, 'NoTick', operator, {
      means: 'Publish has not been called for an hour, so that nothing is published, mailed or watched',
      paragraph: 'no-tick',
      metric: publish.metricInvocations({ period: Duration.hours(1), statistic: Stats.SUM }),
      broken: { below: 1 },
      // A function that is not called reports nothing: here, silence is what is looked for. It also speaks for the other
      // alarms on publish's metrics, which may therefore take silence for health.
      missing: TreatMissingData.BREACHING,
    })
    alarmOn(this, 'NoEdition', operator, {
      means: 'The edition is half an hour late, because no source of papers gave anything to publish',
      paragraph: 'no-edition',
      metric: metricOf.publish('editionMissing', Stats.MAXIMUM),
      // So long is a failed source waited for when another one did give papers.
      broken: { from: 30 },
    })
    alarmOn(this, 'ReadersOverdue', operator, {
      means: 'Readers wait for their digest for more than an hour beyond the hour they chose',
      paragraph: 'readers-overdue',
      metric: metricOf.publish('overdue', Stats.MAXIMUM),
      broken: { from: 60 },
    })
  }
}
