import { Duration } from 'aws-cdk-lib'
import { Construct } from 'constructs'
import { alarmOn, type Operator } from './alarm.ts'
import type { DeadLetterQueue } from './dead-letter-queue.ts'

export interface DeadLetterAlarmsProps {
  readonly operator: Operator
  readonly queues: Readonly<Record<string, DeadLetterQueue>>
}

/** One alarm per dead-letter queue. Nothing retries a message there, so a person must decide what to do. */
export class DeadLetterAlarms extends Construct {
  constructor(scope: Construct, id: string, { operator, queues }: DeadLetterAlarmsProps) {
    super(scope, id)
    for (const [name, { queue }] of Object.entries(queues)) {
      alarmOn(this, name, operator, {
        means: `At least one message of ${name} failed too often and waits in ${queue.queueName}`,
        paragraph: 'dead-letters',
        // A queue without data is empty.
        metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5) }),
        broken: { from: 1 },
      })
    }
  }
}
