import { Duration, Stack } from 'aws-cdk-lib'
import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import type { DeadLetterQueue } from './dead-letter-queue.ts'

export interface DeadLetterAlarmsProps {
  /** Who is told; without it, the alarms are seen in CloudWatch only. */
  readonly address: string | undefined
  readonly queues: Readonly<Record<string, DeadLetterQueue>>
}

/** One alarm for each dead-letter queue: whatever lies there was given up, and only a person can tell what to do. */
export class DeadLetterAlarms extends Construct {
  constructor(scope: Construct, id: string, { address, queues }: DeadLetterAlarmsProps) {
    super(scope, id)
    const topic = new Topic(this, 'Topic', { enforceSSL: true })
    if (address !== undefined) topic.addSubscription(new EmailSubscription(address))
    // A topic with a policy of its own (`enforceSSL` is one) refuses CloudWatch unless it is named.
    topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    const action = new SnsAction(topic)
    for (const [name, { queue }] of Object.entries(queues)) {
      const alarm = new Alarm(this, name, {
        alarmDescription: `${name}: messages were given up and lie in ${queue.queueName}`,
        metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5) }),
        threshold: 1,
        evaluationPeriods: 1,
        // An idle queue reports nothing.
        treatMissingData: TreatMissingData.NOT_BREACHING,
      })
      alarm.addAlarmAction(action)
      alarm.addOkAction(action)
    }
  }
}
