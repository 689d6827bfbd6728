import type { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { alarmOn } from './alarm.ts'
import { tickPeriod } from './metrics.ts'
import type { ServiceFunction } from './service-function.ts'

/**
 * Whoever calls publish, deliver or feedback calls again after an error, so one or two of them cost only time. A visitor
 * who saw one of api's is counted by the API's own alarm.
 */
const errorsThatAreBroken = 3

export interface FunctionAlarmsProps {
  readonly action: IAlarmAction
  readonly functions: readonly ServiceFunction[]
}

/** Two alarms for each function: it fails, or AWS does not let it run. */
export class FunctionAlarms extends Construct {
  constructor(scope: Construct, id: string, { action, functions }: FunctionAlarmsProps) {
    super(scope, id)
    for (const { name, lambda } of functions) {
      alarmOn(this, `${name}Errors`, action, {
        means: `${name} fails again and again: it crashes, runs out of time or of memory`,
        paragraph: 'function-errors',
        // No call, no report.
        metric: lambda.metricErrors({ period: tickPeriod }),
        broken: { from: errorsThatAreBroken },
      })
      alarmOn(this, `${name}Throttles`, action, {
        means: `${name} is kept from running by the account's limit of concurrent calls`,
        paragraph: 'function-throttles',
        metric: lambda.metricThrottles({ period: tickPeriod }),
        broken: { from: 1 },
      })
    }
  }
}
