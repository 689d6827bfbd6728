import { Construct } from 'constructs'
import type { Stage } from '../stages.ts'
import { AlarmTopic } from './alarm-topic.ts'
import { Budget } from './budget.ts'
import { DeadLetterAlarms } from './dead-letter-alarms.ts'
import type { DeadLetterQueue } from './dead-letter-queue.ts'
import { EditionAlarms } from './edition-alarms.ts'
import { FunctionAlarms } from './function-alarms.ts'
import type { HttpApi } from './http-api.ts'
import type { PublishFunction } from './publish-function.ts'
import { SendingAlarms } from './sending-alarms.ts'
import { ServerErrorAlarm } from './server-error-alarm.ts'
import type { ServiceFunction } from './service-function.ts'
import { SignUpAlarms } from './sign-up-alarms.ts'

export interface AlarmsProps {
  readonly stage: Stage
  readonly http: HttpApi
  readonly publish: PublishFunction
  readonly functions: readonly ServiceFunction[]
  /** By the operator's name of each queue. */
  readonly deadLetters: Readonly<Record<string, DeadLetterQueue>>
}

/**
 * All alarms. Each means that something is broken, and its mail links to the paragraph that says what to do.
 */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, { stage, http, publish, functions, deadLetters }: AlarmsProps) {
    super(scope, id)
    const { action } = new AlarmTopic(this, 'Topic', { address: stage.alarmAddress })
    const operator = { action, runbook: stage.runbook }
    new EditionAlarms(this, 'Edition', { operator, publish: publish.function.lambda })
    new SendingAlarms(this, 'Sending', { operator })
    new SignUpAlarms(this, 'SignUp', { operator })
    new ServerErrorAlarm(this, 'Http', { operator, api: http.api })
    new FunctionAlarms(this, 'Functions', { operator, functions })
    new DeadLetterAlarms(this, 'GivenUp', { operator, queues: deadLetters })
    new Budget(this, 'Budget', {
      monthly: stage.monthlyBudget,
      address: stage.alarmAddress,
      region: stage.region,
    })
  }
}
