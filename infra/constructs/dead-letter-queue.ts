import { CfnOutput, Duration } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'

/** The protection of every queue: encryption at rest with SQS's own key, and TLS for every request. */
export const guarded = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true } as const

/** A queue for messages that failed too often. It keeps them for 14 days, the most that SQS allows. */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.queue = new Queue(this, 'Queue', { ...guarded, retentionPeriod: Duration.days(14) })
    new CfnOutput(this, 'Url', { value: this.queue.queueUrl })
    new CfnOutput(this, 'Arn', { value: this.queue.queueArn })
  }
}
