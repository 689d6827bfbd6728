import { Construct } from 'constructs'
import type { deliverEnvironment } from '../../functions/deliver/environment.ts'
import { concurrencyOf } from '../concurrency.ts'
import { deliverTimeoutSeconds } from '../function-limits.ts'
import type { Foundation } from './foundation.ts'
import { mailVariables, maySendMail } from './may-send-mail.ts'
import type { Sending } from './sending.ts'
import { type EnvironmentOf, ServiceFunction } from './service-function.ts'

export interface DeliverFunctionProps extends Foundation {
  readonly sending: Sending
}

/** The function that mails the digests of a seat. */
export class DeliverFunction extends Construct {
  constructor(scope: Construct, id: string, props: DeliverFunctionProps) {
    super(scope, id)
    const { stage, table, seats, code } = props
    const environment: EnvironmentOf<typeof deliverEnvironment> = {
      TABLE_NAME: table.name,
      SEATS_QUEUE_URL: seats.queue.queueUrl,
      SEATS: String(stage.seats),
      ...mailVariables(props),
    }
    const deliver = new ServiceFunction(this, 'Function', {
      name: 'deliver',
      code,
      timeoutSeconds: deliverTimeoutSeconds,
      // The memory holds a week of editions, each with its index of topics.
      memoryMb: 1_024,
      environment,
      // A seat that runs out of time sends a message to its successor. It ends by itself when nobody is due, but
      // it can take more rounds than Lambda's loop detection allows.
      callsItself: true,
    })
    deliver.allow(['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'], [table.arn])
    deliver.allow(['dynamodb:Query'], [table.dueIndexArn])
    deliver.allow(['sqs:SendMessage'], [seats.queue.queueArn])
    maySendMail(deliver, props)
    // Each call gets one seat. A worker uses its whole time limit, so a second seat in its batch would wait
    // for a quarter of an hour.
    deliver.consume('Seats', seats.queue, {
      batchSize: 1,
      maximumConcurrency: concurrencyOf(stage.seats).seats,
    })
  }
}
