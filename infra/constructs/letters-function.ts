import { Construct } from 'constructs'
import type { lettersEnvironment } from '../../functions/letters/environment.ts'
import { concurrencyOf } from '../concurrency.ts'
import { lettersTimeoutSeconds } from '../function-limits.ts'
import type { Foundation } from './foundation.ts'
import { mailVariables, maySendMail } from './may-send-mail.ts'
import type { Sending } from './sending.ts'
import { type EnvironmentOf, ServiceFunction } from './service-function.ts'
import { unconfirmedVariables } from './unconfirmed-variables.ts'

export interface LettersFunctionProps extends Foundation {
  readonly sending: Sending
}

/**
 * The function that mails letters. Digests have one of their own: its calls take a quarter of an hour, and a
 * letter whose call was killed would come back only after an hour and a half.
 */
export class LettersFunction extends Construct {
  constructor(scope: Construct, id: string, props: LettersFunctionProps) {
    super(scope, id)
    const { stage, table, letters, code } = props
    const environment: EnvironmentOf<typeof lettersEnvironment> = {
      TABLE_NAME: table.name,
      LETTERS_QUEUE_URL: letters.queue.queueUrl,
      ...unconfirmedVariables(stage),
      ...mailVariables(props),
    }
    const mailer = new ServiceFunction(this, 'Function', {
      name: 'letters',
      code,
      timeoutSeconds: lettersTimeoutSeconds,
      // The memory brings the CPU: a reader waits for the first letter.
      memoryMb: 512,
      environment,
      // A letter that must wait is queued again. It ends by itself after 16 tries, or comes back until it has its
      // turn, but Lambda's loop detection allows no more than 16 rounds, duplicates included.
      callsItself: true,
    })
    // It sums up the letters of a day with a query.
    mailer.allow(['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'], [table.arn])
    mailer.allow(['sqs:SendMessage'], [letters.queue.queueArn])
    maySendMail(mailer, props)
    // One letter a call, so that a letter for which SES takes its time makes no other letter run out of time.
    mailer.consume('Letters', letters.queue, {
      batchSize: 1,
      maximumConcurrency: concurrencyOf(stage.seats).letters,
    })
  }
}
