import { Duration } from 'aws-cdk-lib'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { DeadLetterQueue, guarded } from './dead-letter-queue.ts'

/** AWS asks for six times the function's time-out, so that no message is seen again while its batch still runs. */
const visibilityFactor = 6

/** AWS asks for at least 5: throttled calls of a function count as receives too. */
const maxReceiveCount = 5

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
  }
}
