import { Duration, Validations } from 'aws-cdk-lib'
import { EventInvokeConfig } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import type { publishEnvironment } from '../../functions/publish/environment.ts'
import { publishTimeoutSeconds } from '../function-limits.ts'
import { DeadLetterQueue } from './dead-letter-queue.ts'
import type { Foundation } from './foundation.ts'
import { type EnvironmentOf, ServiceFunction } from './service-function.ts'
import { unconfirmedVariables } from './unconfirmed-variables.ts'

/**
 * The minutes during which a failed tick is retried. After that the next tick is due and does the same work.
 */
export const tickWorthMinutes = 15

/** The function that publishes the edition that is due and summons the workers. */
export class PublishFunction extends Construct {
  readonly function: ServiceFunction
  readonly deadLetters: DeadLetterQueue

  constructor(scope: Construct, id: string, { stage, table, seats, letters, feedback, code }: Foundation) {
    super(scope, id)
    const environment: EnvironmentOf<typeof publishEnvironment> = {
      TABLE_NAME: table.name,
      SEATS_QUEUE_URL: seats.queue.queueUrl,
      SEATS: String(stage.seats),
      EDITION_TIMEZONE: stage.edition.timezone,
      EDITION_HOUR: String(stage.edition.hour),
      FALLBACK_SEND_RATE: String(stage.fallbackSendRate),
      FALLBACK_DAILY_QUOTA: String(stage.fallbackDailyQuota),
      LETTERS_QUEUE_URL: letters.queue.queueUrl,
      ...unconfirmedVariables(stage),
      FEEDBACK_QUEUE_URL: feedback.queue.queueUrl,
      FEEDBACK_DEAD_LETTERS_URL: feedback.deadLetters.queue.queueUrl,
      ARXIV_CATEGORIES: stage.papers.arxivCategories.join(','),
      BIORXIV_CATEGORIES: stage.papers.biorxiv.join(','),
      MEDRXIV_CATEGORIES: stage.papers.medrxiv.join(','),
      FEEDS: JSON.stringify(stage.papers.feeds),
      CONTACT: stage.contact,
    }
    this.function = new ServiceFunction(this, 'Function', {
      name: 'publish',
      code,
      // All sources are read at once and take two minutes at worst, repeats included. Then some thousand
      // writes follow. The memory is for a feed of 2,000 entries, and more memory brings the CPU to parse it
      // in time.
      timeoutSeconds: publishTimeoutSeconds,
      memoryMb: 1_024,
      environment,
    })
    this.function.allow(
      [
        'dynamodb:BatchWriteItem',
        // What may not be kept any longer is removed once an edition.
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:Scan',
        'dynamodb:UpdateItem',
      ],
      [table.arn],
    )
    this.function.allow(['dynamodb:Query'], [table.dueIndexArn])
    // Letters that wait in the table go back to their queue.
    this.function.allow(['sqs:SendMessage'], [seats.queue.queueArn, letters.queue.queueArn])
    // A tick checks whether all feedback so far has been worked off.
    this.function.allow(
      ['sqs:GetQueueAttributes'],
      [feedback.queue.queueArn, feedback.deadLetters.queue.queueArn],
    )
    this.function.allow(['ses:GetSendQuota'], ['*'])
    Validations.of(this.function).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'The sending quota is the account’s: IAM knows no resource for ses:GetSendQuota',
    })

    // The scheduler's call ends when Lambda has accepted the event. If the tick then fails, Lambda retries
    // it.
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters')
    Validations.of(this.deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason:
        'It is the dead-letter queue of the schedule and of asynchronous calls, which the rule does not see',
    })
    const deadLetterArn = this.deadLetters.queue.queueArn
    this.function.allow(['sqs:SendMessage'], [deadLetterArn])
    new EventInvokeConfig(this, 'Retries', {
      function: this.function.lambda,
      retryAttempts: 2,
      maxEventAge: Duration.minutes(tickWorthMinutes),
      onFailure: { bind: () => ({ destination: deadLetterArn }) },
    })
  }
}
