import { GetIdentityVerificationAttributesCommand, type SESClient } from '@aws-sdk/client-ses'
import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts'
import { domainOf, type Stage } from '../../stages.ts'
import { type CloudFormation, stackMade } from './standing-stack.ts'

/** What a stage is looked at with before it is deployed. */
export interface ObstacleDeps {
  readonly sts: Pick<STSClient, 'send'>
  readonly ses: Pick<SESClient, 'send'>
  readonly cloudFormation: CloudFormation
}

/** The credentials are for another account than the stage's, in a sentence; throws where there are none at all. */
export async function wrongAccount(
  { sts }: Pick<ObstacleDeps, 'sts'>,
  { account }: Pick<Stage, 'account'>,
): Promise<string | undefined> {
  const caller = await sts.send(new GetCallerIdentityCommand({}))
  if (account === undefined || caller.Account === account) return undefined
  return `These AWS credentials are for account ${caller.Account}, and the stage is for ${account}: sign in to that one, or change "account".`
}

/** CloudFormation would find the sender's domain in SES already, and roll everything back that it had made until then. */
export async function takenIdentity(
  { ses, cloudFormation }: Pick<ObstacleDeps, 'ses' | 'cloudFormation'>,
  { identity, sender }: Pick<Stage, 'identity' | 'sender'>,
  stack: string,
): Promise<string | undefined> {
  if (identity === 'existing') return undefined
  const domain = domainOf(sender.address)
  const known = await ses.send(new GetIdentityVerificationAttributesCommand({ Identities: [domain] }))
  if (!known.VerificationAttributes?.[domain]) return undefined
  if (await stackMade(cloudFormation, stack, 'AWS::SES::EmailIdentity', domain)) return undefined
  return `SES has an identity ${domain} in this account and region already: put "identity": "existing" into the stage, which leaves it as it is.`
}
