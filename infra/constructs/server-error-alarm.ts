import { Duration } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { alarmOn, type Operator } from './alarm.ts'

export interface ServerErrorAlarmProps {
  readonly operator: Operator
  readonly api: HttpApi
}

/**
 * A 5xx means that a visitor could not subscribe, confirm or unsubscribe, and nothing retries that request.
 */
export class ServerErrorAlarm extends Construct {
  constructor(scope: Construct, id: string, { operator, api }: ServerErrorAlarmProps) {
    super(scope, id)
    alarmOn(this, 'ServerErrors', operator, {
      means: 'At least one visitor got a server error instead of a page',
      paragraph: 'server-errors',
      metric: api.metricServerError({ period: Duration.minutes(5), statistic: Stats.SUM }),
      broken: { from: 1 },
    })
  }
}
