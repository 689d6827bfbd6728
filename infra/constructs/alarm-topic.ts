import { CfnOutput, Stack } from 'aws-cdk-lib'
import type { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'

export interface AlarmTopicProps {
  /** Gets a mail from AWS first, and alarms once the link in it was opened. */
  readonly address: string
}

/** Takes alarms to the operator's mailbox, by SNS rather than by what the alarms are about. */
export class AlarmTopic extends Construct {
  readonly action: IAlarmAction

  constructor(scope: Construct, id: string, { address }: AlarmTopicProps) {
    super(scope, id)
    const topic = new Topic(this, 'Topic', { enforceSSL: true })
    topic.addSubscription(new EmailSubscription(address))
    // A topic with a policy of its own (`enforceSSL` is one) refuses CloudWatch unless it is named.
    topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    this.action = new SnsAction(topic)
    new CfnOutput(this, 'Arn', { value: topic.topicArn })
  }
}
