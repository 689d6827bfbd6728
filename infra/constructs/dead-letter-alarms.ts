import { Duration } from 'aws-cdk-lib'
import { Construct } from 'constructs'
import { alarmOn, type Operator } from './alarm.ts'
import type { DeadLetterQueue } from './dead-letter-queue.ts'

export interface DeadLetterAlarmsProps {
  readonly operator: Operator
  readonly queues: Readonly<Record<string, DeadLetterQueue>>
}

/** One alarm for each dead-letter queue: whatever lies there was given up, and only a person can tell what to do. */
export class DeadLetterAlarms extends Construct {
  constructor(scope: Construct, id: string, { operator, queues }: DeadLetterAlarmsProps) {
    super(scope, id)
    for (const [name, { queue }] of Object.entries(queues)) {
      alarmOn(this, name, operator, {
        means: `${name}: messages were given up and lie in ${queue.queueName}`,
        paragraph: 'dead-letters',
        // A queue reports nothing only where nothing lies in it.
        metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5) }),
        broken: { from: 1 },
      })
    }
  }
}
