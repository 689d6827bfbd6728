import { GetConfigurationSetCommand, GetEmailIdentityCommand, type SESv2Client } from '@aws-sdk/client-sesv2'
import { type CloudFormation, stackMade } from './standing-stack.ts'

export interface DefaultSetDeps {
  /** Only version 2 of the API knows an identity's default configuration set. */
  readonly sesV2: Pick<SESv2Client, 'send'>
  readonly cloudFormation: CloudFormation
}

/**
 * A sentence if the sender's domain has a default configuration set that is gone, or that goes with this
 * stack. SES refuses every mail of an identity whose default set is gone, unless the mail names another. This
 * service names its set in each call, but others who send as that domain may not.
 */
export async function defaultSet(
  { sesV2, cloudFormation }: DefaultSetDeps,
  domain: string,
  { stack, region }: { readonly stack: string; readonly region: string },
): Promise<string | undefined> {
  const identity = await orNotFound(() => sesV2.send(new GetEmailIdentityCommand({ EmailIdentity: domain })))
  const set = identity?.ConfigurationSetName
  if (!set) return undefined
  const takeAway = `run aws sesv2 put-email-identity-configuration-set-attributes --email-identity ${domain} --region ${region}`
  const standing = await orNotFound(() =>
    sesV2.send(new GetConfigurationSetCommand({ ConfigurationSetName: set })),
  )
  if (!standing)
    return `The default configuration set of ${domain}, ${set}, is gone, so SES refuses every mail of that domain that names no other: ${takeAway}`
  if (await stackMade(cloudFormation, stack, 'AWS::SES::ConfigurationSet', set))
    return `The default configuration set of ${domain} in SES is this stack's, ${set}. Mails of others who send as that domain would be refused once the stack is gone: ${takeAway}`
  return undefined
}

/** Whether SES has this identity in the account and region, verified or not. */
export async function identityExists(
  { sesV2 }: Pick<DefaultSetDeps, 'sesV2'>,
  domain: string,
): Promise<boolean> {
  return (
    (await orNotFound(() => sesV2.send(new GetEmailIdentityCommand({ EmailIdentity: domain })))) !== undefined
  )
}

async function orNotFound<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundException') return undefined
    throw error
  }
}
