import { Construct } from 'constructs'
import type { apiEnvironment } from '../../functions/api/environment.ts'
import { apiTimeoutSeconds } from '../function-limits.ts'
import type { Foundation } from './foundation.ts'
import { type EnvironmentOf, ServiceFunction } from './service-function.ts'

/**
 * The partitions that the function touches, by what it does there. Of seats, quota, reports and tallies it reads and
 * writes nothing, although they lie in the same table. `docs/privacy.md` lists all partitions.
 */
export const apiPartitions = [
  { actions: ['dynamodb:GetItem'], partitions: ['subscriber#*', 'editions', 'edition#*', 'sign-up-guard'] },
  { actions: ['dynamodb:Query'], partitions: ['subscriber#*', 'edition#*'] },
  { actions: ['dynamodb:PutItem'], partitions: ['subscriber#*', 'spent-proof#*'] },
  { actions: ['dynamodb:UpdateItem'], partitions: ['subscriber#*', 'budget#*', 'waiting-letters'] },
  // Proofs of consent and replaced choices are deleted, when a person asks to be erased.
  { actions: ['dynamodb:DeleteItem'], partitions: ['subscriber#*'] },
] as const

/** The function that answers pages, forms and JSON. A visitor gets an answer within seconds or not at all. */
export class ApiFunction extends Construct {
  readonly function: ServiceFunction

  constructor(scope: Construct, id: string, { stage, table, keys, seats, letters, code }: Foundation) {
    super(scope, id)
    const environment: EnvironmentOf<typeof apiEnvironment> = {
      TABLE_NAME: table.name,
      LETTERS_QUEUE_URL: letters.queue.queueUrl,
      SEATS_QUEUE_URL: seats.queue.queueUrl,
      SEATS: String(stage.seats),
      ORIGIN: stage.origin,
      ALLOWED_ORIGINS: stage.allowedOrigins.join(','),
      EDITION_TIMEZONE: stage.edition.timezone,
      PAPERS_PER_DIGEST: String(stage.papersPerDigest),
      BRAND: JSON.stringify(stage.brand),
      LANGUAGE: stage.language,
      SIGN_UPS: JSON.stringify({ ...stage.signUps, proxies: stage.proxies }),
      SENDER_NAME: stage.sender.name,
      POSTAL_ADDRESS: stage.postalAddress,
      REPLY_TO: stage.replyTo,
      SECURITY_CONTACT: contactUri(stage.securityContact ?? stage.replyTo),
      HSTS: stage.hsts,
      ADDRESS_KEY_SECRET: keys.addressHashKeyArn,
      TOKEN_KEYS_SECRET: keys.tokenKeysArn,
    }
    this.function = new ServiceFunction(this, 'Function', {
      name: 'api',
      code,
      // A visitor does not wait longer than this for a call to DynamoDB or SQS.
      timeoutSeconds: apiTimeoutSeconds,
      memoryMb: 512,
      environment,
    })
    for (const { actions, partitions } of apiPartitions) {
      // Each item that a call names must lie in one of these partitions.
      const conditions = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...partitions] } }
      this.function.allow([...actions], [table.arn], conditions)
    }
    this.function.allow(['secretsmanager:GetSecretValue'], [keys.addressHashKeyArn, keys.tokenKeysArn])
    this.function.allow(['sqs:SendMessage'], [letters.queue.queueArn, seats.queue.queueArn])
  }
}

/** The URI of an https page or of a mail address (RFC 6068 §2). */
function contactUri(contact: string): string {
  if (contact.startsWith('https://')) return contact
  return `mailto:${encodeURIComponent(contact).replace('%40', '@')}`
}
