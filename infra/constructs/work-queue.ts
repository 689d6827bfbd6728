import { CfnOutput, Duration } from 'aws-cdk-lib'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { maxReceiveCount, visibilityFactor } from '../function-limits.ts'
import { DeadLetterQueue, guarded } from './dead-letter-queue.ts'

export interface WorkQueueProps {
  /** The time limit of the function behind the queue, in seconds. */
  readonly consumerTimeoutSeconds: number
  /** After so many receives a message becomes a dead letter; 5 by default. */
  readonly receives?: number
}

/** A queue with its dead-letter queue, for a function that works it off. */
export class WorkQueue extends Construct {
  readonly queue: Queue
  readonly deadLetters: DeadLetterQueue

  constructor(
    scope: Construct,
    id: string,
    { consumerTimeoutSeconds, receives = maxReceiveCount }: WorkQueueProps,
  ) {
    super(scope, id)
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters')
    this.queue = new Queue(this, 'Queue', {
      ...guarded,
      visibilityTimeout: Duration.seconds(visibilityFactor * consumerTimeoutSeconds),
      // Four days are longer than a confirmation link is valid, and longer than a weekend. The proof that a mail
      // was not sent relies on them (`reportsKeptMs`).
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters.queue, maxReceiveCount: receives },
    })
    new CfnOutput(this, 'Url', { value: this.queue.queueUrl })
  }
}
