import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts'
import { domainOf } from '../../../shared/subscriber/address/address.ts'
import type { Stage } from '../../stages.ts'
import { type DefaultSetDeps, identityExists } from './default-set.ts'
import { stackMade } from './standing-stack.ts'

/** The clients for the checks before a deployment. */
export interface ObstacleDeps extends DefaultSetDeps {
  readonly sts: Pick<STSClient, 'send'>
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
  { sesV2, cloudFormation }: DefaultSetDeps,
  { identity, sender }: Pick<Stage, 'identity' | 'sender'>,
  stack: string,
): Promise<string | undefined> {
  if (identity === 'existing') return undefined
  const domain = domainOf(sender.address)
  // The status of a verification does not tell whether there is an identity; asking for it does.
  if (!(await identityExists({ sesV2 }, domain))) return undefined
  if (await stackMade(cloudFormation, stack, 'AWS::SES::EmailIdentity', domain)) return undefined
  return `SES has an identity ${domain} in this account and region already: add "identity": "existing" to the stage, so that the stack leaves it as it is.`
}
