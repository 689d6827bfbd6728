import { GetIdentityVerificationAttributesCommand, type SESClient } from '@aws-sdk/client-ses'
import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts'
import { domainOf, type Stage } from '../../stages.ts'
import { type CloudFormation, stackMade } from './standing-stack.ts'

/** The clients for the checks before a deployment. */
export interface ObstacleDeps {
  readonly sts: Pick<STSClient, 'send'>
  readonly ses: Pick<SESClient, 'send'>
  readonly cloudFormation: CloudFormation
}

/**
 * A sentence if the credentials are for another account than the stage's. Throws if there are no credentials.
 */
export async function wrongAccount(
  { sts }: Pick<ObstacleDeps, 'sts'>,
  { account }: Pick<Stage, 'account'>,
): Promise<string | undefined> {
  const caller = await sts.send(new GetCallerIdentityCommand({}))
  if (account === undefined || caller.Account === account) return undefined
  return `These AWS credentials are for account ${caller.Account}, but the stage is for ${account}: sign in to that account, or change "account" in the stage.`
}

/**
 * A sentence if SES has the sender's domain already and the stack did not make it. CloudFormation would find
 * out only late and roll everything back.
 */
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
  return `SES has an identity ${domain} in this account and region already: add "identity": "existing" to the stage, so that the stack leaves it as it is.`
}
