import { Resolver } from 'node:dns/promises'
import { setTimeout } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SESClient } from '@aws-sdk/client-ses'
import { SQSClient } from '@aws-sdk/client-sqs'
import { promptClientConfig, secretsClientConfig, sesClientConfig } from '../../shared/aws/client-config.ts'
import { dnsMailDomains } from '../../shared/dns/dns-mail-domains.ts'
import { rememberedMailDomains } from '../../shared/dns/remembered-mail-domains.ts'
import { composeMime } from '../../shared/mime/compose-mime.ts'
import { domainOf } from '../../shared/subscriber/address/address.ts'
import { readEnvironment } from '../lambda/environment.ts'
import { tokenKeysReader } from '../lambda/key-readers.ts'
import { lambdaLog } from '../lambda/log.ts'
import { lambdaMetrics } from '../lambda/metrics.ts'
import { perInvocation } from '../lambda/per-invocation.ts'
import { withKeys } from '../lambda/with-keys.ts'
import { lettersEnvironment } from './environment.ts'
import { wireLetters } from './wiring.ts'

/** Each of two tries waits for a name server, the second one longer. The look-up as a whole has a limit of its own. */
const newResolver = () => new Resolver({ timeout: 900, tries: 2 })
/** SES answers for its mailbox simulator, whatever the DNS says of it. */
const knownToTakeMail = ['simulator.amazonses.com']

const environment = readEnvironment(lettersEnvironment, process.env)
/** The sender's domain has records: without them SES would not mail in its name. */
const witness = domainOf(environment.SENDER_ADDRESS)
const world = {
  dynamo: new DynamoDBClient(promptClientConfig),
  ses: new SESClient(sesClientConfig),
  sqs: new SQSClient(promptClientConfig),
  secrets: new SecretsManagerClient(secretsClientConfig),
  composeMime,
  clock: Date.now,
  wait: (ms: number) => setTimeout(ms),
  random: Math.random,
  mailDomains: rememberedMailDomains(dnsMailDomains({ newResolver, witness, knownToTakeMail }), Date.now),
  log: lambdaLog('letters'),
  metrics: lambdaMetrics('letters'),
}
const keys = { tokenKeys: tokenKeysReader(world, environment.TOKEN_KEYS_SECRET) }

/** The Lambda handler that mails letters. */
export const handler = perInvocation(
  world,
  withKeys(keys, (read) => wireLetters(environment, world, read)),
)
