import {
  type CloudFormationClient,
  DescribeStacksCommand,
  ListStackResourcesCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation'

export type CloudFormation = Pick<CloudFormationClient, 'send'>

/** Whether there is such a stack and it was once created whole: what is left of a failed creation does not stand. */
export async function stackStands(cloudFormation: CloudFormation, name: string): Promise<boolean> {
  const found = await orAbsent(() => cloudFormation.send(new DescribeStacksCommand({ StackName: name })))
  return /^(CREATE_COMPLETE$|UPDATE_|IMPORT_)/.test(found?.Stacks?.[0]?.StackStatus ?? '')
}

/** Lets a stack refuse to be deleted. */
export async function protectStack(cloudFormation: CloudFormation, name: string): Promise<void> {
  const change = { StackName: name, EnableTerminationProtection: true }
  await cloudFormation.send(new UpdateTerminationProtectionCommand(change))
}

/** Whether a stack made a resource, by the resource's type and own name. */
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

/** CloudFormation answers a question for what is not there with its error for bad questions of any kind. */
async function orAbsent<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) return undefined
    throw error
  }
}
