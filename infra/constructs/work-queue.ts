import { CfnOutput, Duration } from 'aws-cdk-lib'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { maxReceiveCount, visibilityFactor } from '../function-limits.ts'
import { DeadLetterQueue, guarded } from './dead-letter-queue.ts'

export interface WorkQueueProps {
  /** How long the function behind the queue may run. */
  readonly consumerTimeoutSeconds: number
}

/** A queue that a function works off, with its dead-letter queue. */
export class WorkQueue extends Construct {
  readonly queue: Queue
  readonly deadLetters: DeadLetterQueue

  constructor(scope: Construct, id: string, { consumerTimeoutSeconds }: WorkQueueProps) {
    super(scope, id)
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters')
    this.queue = new Queue(this, 'Queue', {
      ...guarded,
      visibilityTimeout: Duration.seconds(visibilityFactor * consumerTimeoutSeconds),
      // Longer than a confirmation link lives, and than a weekend.
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters.queue, maxReceiveCount },
    })
    new CfnOutput(this, 'Url', { value: this.queue.queueUrl })
  }
}
