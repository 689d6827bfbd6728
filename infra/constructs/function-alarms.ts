import { Construct } from 'constructs'
import { alarmOn, type Operator } from './alarm.ts'
import { tickPeriod } from './metrics.ts'
import type { ServiceFunction } from './service-function.ts'

/**
 * AWS calls every function but api again after an error, so one or two errors cost only time. For errors of
 * api that a visitor sees, there is the alarm on the HTTP API.
 */
export const errorsThatAreBroken = { broken: { from: 3 } }

/** A call of deliver can take a whole period, so with one seat it cannot fail three times within one. */
export const failedRuns = { broken: { from: 1 }, inPeriods: { broken: 2, of: 3 } }

export interface FunctionAlarmsProps {
  readonly operator: Operator
  readonly functions: readonly ServiceFunction[]
}

/** Two alarms per function: it fails, or AWS throttles it. */
export class FunctionAlarms extends Construct {
  constructor(scope: Construct, id: string, { operator, functions }: FunctionAlarmsProps) {
    super(scope, id)
    for (const { name, lambda } of functions) {
      alarmOn(this, `${name}Errors`, operator, {
        means: `${name} fails again and again, with an error or because it runs out of time or memory`,
        paragraph: 'function-errors',
        // A period without calls has no data.
        metric: lambda.metricErrors({ period: tickPeriod }),
        ...(name === 'deliver' ? failedRuns : errorsThatAreBroken),
      })
      alarmOn(this, `${name}Throttles`, operator, {
        means: `AWS throttles ${name}, because the account has reached its limit of concurrent calls`,
        paragraph: 'function-throttles',
        metric: lambda.metricThrottles({ period: tickPeriod }),
        broken: { from: 1 },
      })
    }
  }
}
