import { CfnOutput, Duration } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'

/** How every queue here is guarded: encrypted at rest by SQS's own key, and only TLS on the way. */
export const guarded = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true } as const

/** What nobody could work off, kept as long as SQS keeps anything, until somebody looks. */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.queue = new Queue(this, 'Queue', { ...guarded, retentionPeriod: Duration.days(14) })
    new CfnOutput(this, 'Url', { value: this.queue.queueUrl })
    new CfnOutput(this, 'Arn', { value: this.queue.queueArn })
  }
}
