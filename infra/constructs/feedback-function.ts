import { Construct } from 'constructs'
import type { feedbackEnvironment } from '../../functions/feedback/environment.ts'
import { concurrencyOf } from '../concurrency.ts'
import { feedbackTimeoutSeconds } from '../function-limits.ts'
import type { Foundation } from './foundation.ts'
import { type EnvironmentOf, ServiceFunction } from './service-function.ts'

/** The function that works off SES's reports about the mails. */
export class FeedbackFunction extends Construct {
  constructor(scope: Construct, id: string, { stage, table, keys, feedback, code }: Foundation) {
    super(scope, id)
    const environment: EnvironmentOf<typeof feedbackEnvironment> = {
      TABLE_NAME: table.name,
      ADDRESS_KEY_SECRET: keys.addressHashKeyArn,
    }
    const listener = new ServiceFunction(this, 'Function', {
      name: 'feedback',
      code,
      timeoutSeconds: feedbackTimeoutSeconds,
      memoryMb: 256,
      environment,
    })
    // Harm of a day is summed up with a query.
    listener.allow(['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'], [table.arn])
    listener.allow(['secretsmanager:GetSecretValue'], [keys.addressHashKeyArn])
    listener.consume('Reports', feedback.queue, {
      batchSize: 10,
      // A full batch needs a tenth of the calls and one write for its Send events. Nobody waits for a report.
      batchingWindowSeconds: 20,
      maximumConcurrency: concurrencyOf(stage.seats).feedback,
    })
  }
}
