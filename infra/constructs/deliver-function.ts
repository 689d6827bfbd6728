import { Stack, Validations } from 'aws-cdk-lib'
import { Construct } from 'constructs'
import type { deliverEnvironment } from '../../functions/deliver/environment.ts'
import { concurrencyOf } from '../concurrency.ts'
import { deliverTimeoutSeconds } from '../function-limits.ts'
import type { Foundation } from './foundation.ts'
import type { Sending } from './sending.ts'
import { type EnvironmentOf, ServiceFunction } from './service-function.ts'

export interface DeliverFunctionProps extends Foundation {
  readonly sending: Sending
}

/** The function that mails the digests of a seat, and letters. */
export class DeliverFunction extends Construct {
  constructor(scope: Construct, id: string, props: DeliverFunctionProps) {
    super(scope, id)
    const { stage, table, keys, seats, letters, sending, code } = props
    const environment: EnvironmentOf<typeof deliverEnvironment> = {
      TABLE_NAME: table.name,
      SEATS_QUEUE_URL: seats.queue.queueUrl,
      LETTERS_QUEUE_URL: letters.queue.queueUrl,
      SEATS: String(stage.seats),
      CONFIGURATION_SET: sending.configurationSet,
      ORIGIN: stage.origin,
      PAPERS_PER_DIGEST: String(stage.papersPerDigest),
      BRAND: JSON.stringify(stage.brand),
      LANGUAGE: stage.language,
      SENDER_NAME: stage.sender.name,
      SENDER_ADDRESS: stage.sender.address,
      REPLY_TO: stage.replyTo,
      LIST_ID: stage.listId,
      POSTAL_ADDRESS: stage.postalAddress,
      TOKEN_KEYS_SECRET: keys.tokenKeysArn,
    }
    const everyIdentity = Stack.of(this).formatArn({
      service: 'ses',
      resource: 'identity',
      resourceName: '*',
    })
    const deliver = new ServiceFunction(this, 'Function', {
      name: 'deliver',
      code,
      timeoutSeconds: deliverTimeoutSeconds,
      // The memory holds a week of editions, each with its index of topics.
      memoryMb: 1_024,
      environment,
      // A seat that runs out of time sends a message to its successor, and a letter that must wait is queued
      // again. Both end by themselves: a seat when nobody is due, a letter after 16 tries. But both can take
      // more rounds than Lambda's loop detection allows.
      callsItself: true,
    })
    deliver.allow(['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'], [table.arn])
    deliver.allow(['dynamodb:Query'], [table.dueIndexArn])
    deliver.allow(['secretsmanager:GetSecretValue'], [keys.tokenKeysArn])
    deliver.allow(['sqs:SendMessage'], [seats.queue.queueArn, letters.queue.queueArn])
    deliver.allow(['ses:SendRawEmail'], [sending.configurationSetArn])
    // In the sandbox, SES requires this permission on the recipient's identity too, and recipients are not
    // known here. The condition keeps what matters: every mail must have the sender's address.
    deliver.allow(['ses:SendRawEmail'], [everyIdentity], {
      StringEquals: { 'ses:FromAddress': stage.sender.address },
    })
    Validations.of(this).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:${Stack.of(this).partition}:ses:${stage.region}:${stage.account ?? '<AWS::AccountId>'}:identity/*]`,
      reason: 'In the sandbox, SES checks the recipient’s identity too; the condition allows one sender only',
    })

    // Each call gets one seat. A worker uses its whole time limit, so a second seat in its batch would wait
    // for a quarter of an hour.
    const atOnce = concurrencyOf(stage.seats)
    deliver.consume('Seats', seats.queue, { batchSize: 1, maximumConcurrency: atOnce.seats })
    deliver.consume('Letters', letters.queue, { batchSize: 10, maximumConcurrency: atOnce.letters })
  }
}
