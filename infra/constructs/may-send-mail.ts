import { Stack, Validations } from 'aws-cdk-lib'
import type { MailEnvironment } from '../../functions/mail/mail-environment.ts'
import { partitionOf } from '../regions.ts'
import type { Foundation } from './foundation.ts'
import type { Sending } from './sending.ts'
import type { ServiceFunction } from './service-function.ts'

export interface MailProps extends Pick<Foundation, 'stage' | 'keys'> {
  readonly sending: Sending
}

/** The environment variables of a function that writes and sends mails. */
export function mailVariables({ stage, keys, sending }: MailProps): Record<keyof MailEnvironment, string> {
  return {
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
}

/** Lets a function sign links and send mails as the stage's sender, and as nobody else. */
export function maySendMail(sender: ServiceFunction, { stage, keys, sending }: MailProps): void {
  const everyIdentity = Stack.of(sender).formatArn({
    service: 'ses',
    resource: 'identity',
    resourceName: '*',
  })
  sender.allow(['secretsmanager:GetSecretValue'], [keys.tokenKeysArn])
  sender.allow(['ses:SendRawEmail'], [sending.configurationSetArn])
  // In the sandbox, SES requires this permission on the recipient's identity too, and recipients are not known
  // here. The condition keeps what matters: every mail must have the sender's address.
  sender.allow(['ses:SendRawEmail'], [everyIdentity], {
    StringEquals: { 'ses:FromAddress': stage.sender.address },
  })
  Validations.of(sender).acknowledge({
    id: `AwsSolutions-IAM5[Resource::arn:${partitionOf(stage.region)}:ses:${stage.region}:${stage.account ?? '<AWS::AccountId>'}:identity/*]`,
    reason: 'In the sandbox, SES checks the recipient’s identity too; the condition allows one sender only',
  })
}
