import { CfnOutput, Stack } from 'aws-cdk-lib'
import type { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'

export interface AlarmTopicProps {
  /** First gets a mail from AWS with a link. Alarms arrive only after somebody has opened that link. */
  readonly address: string
}

/** Sends alarms to the operator's mailbox. It uses SNS, because an alarm can be about SES. */
export class AlarmTopic extends Construct {
  readonly action: IAlarmAction

  constructor(scope: Construct, id: string, { address }: AlarmTopicProps) {
    super(scope, id)
    const topic = new Topic(this, 'Topic', { enforceSSL: true })
    topic.addSubscription(new EmailSubscription(address))
    // A topic with a policy of its own (`enforceSSL` makes one) refuses CloudWatch unless the policy names
    // it.
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
