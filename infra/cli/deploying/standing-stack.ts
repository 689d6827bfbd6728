import {
  type CloudFormationClient,
  DescribeStacksCommand,
  ListStackResourcesCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation'

export type CloudFormation = Pick<CloudFormationClient, 'send'>

/**
 * True if the stack exists and its creation once succeeded. The rest of a failed creation counts as absent.
 */
export async function stackStands(cloudFormation: CloudFormation, name: string): Promise<boolean> {
  const found = await orAbsent(() => cloudFormation.send(new DescribeStacksCommand({ StackName: name })))
  return /^(CREATE_COMPLETE$|UPDATE_|IMPORT_)/.test(found?.Stacks?.[0]?.StackStatus ?? '')
}

/** Switches a stack's protection from deletion on. */
export async function protectStack(cloudFormation: CloudFormation, name: string): Promise<void> {
  const change = { StackName: name, EnableTerminationProtection: true }
  await cloudFormation.send(new UpdateTerminationProtectionCommand(change))
}

/** True if the stack made the resource of this type and physical name. */
export async function stackMade(
  cloudFormation: CloudFormation,
  stack: string,
  type: string,
  name: string,
): Promise<boolean> {
  for (let NextToken: string | undefined; ; ) {
    const page = await orAbsent(() =>
      cloudFormation.send(
        new ListStackResourcesCommand({ StackName: stack, ...(NextToken && { NextToken }) }),
      ),
    )
    const resources = page?.StackResourceSummaries ?? []
    if (resources.some((each) => each.ResourceType === type && each.PhysicalResourceId === name)) return true
    NextToken = page?.NextToken
    if (NextToken === undefined) return false
  }
}

/**
 * Undefined if a stack or resource does not exist. CloudFormation reports that only in the message of a
 * general error.
 */
async function orAbsent<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) return undefined
    throw error
  }
}
