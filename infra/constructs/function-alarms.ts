import { Construct } from 'constructs'
import { alarmOn, type Operator } from './alarm.ts'
import { tickPeriod } from './metrics.ts'
import type { ServiceFunction } from './service-function.ts'

/**
 * Whoever calls publish, deliver or feedback calls again after an error, so one or two of them cost only time. A visitor
 * who saw one of api's is counted by the API's own alarm.
 */
export const errorsThatAreBroken = { broken: { from: 3 } }

/** Deliver runs for up to a whole period, and at one seat once in it: it cannot fail three times there. */
export const failedRuns = { broken: { from: 1 }, inPeriods: { broken: 2, of: 3 } }

export interface FunctionAlarmsProps {
  readonly operator: Operator
  readonly functions: readonly ServiceFunction[]
}

/** Two alarms for each function: it fails, or AWS does not let it run. */
export class FunctionAlarms extends Construct {
  constructor(scope: Construct, id: string, { operator, functions }: FunctionAlarmsProps) {
    super(scope, id)
    for (const { name, lambda } of functions) {
      alarmOn(this, `${name}Errors`, operator, {
        means: `${name} fails again and again: it crashes, runs out of time or of memory`,
        paragraph: 'function-errors',
        // No call, no report.
        metric: lambda.metricErrors({ period: tickPeriod }),
        ...(name === 'deliver' ? failedRuns : errorsThatAreBroken),
      })
      alarmOn(this, `${name}Throttles`, operator, {
        means: `${name} is kept from running by the account's limit of concurrent calls`,
        paragraph: 'function-throttles',
        metric: lambda.metricThrottles({ period: tickPeriod }),
        broken: { from: 1 },
      })
    }
  }
}
