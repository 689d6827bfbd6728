import {
  type CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
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

/** The name of the stack that made a resource, by the resource's type and own name; undefined where it was none. */
export async function stackThatMade(
  cloudFormation: CloudFormation,
  type: string,
  resource: string,
): Promise<string | undefined> {
  const found = await orAbsent(() =>
    cloudFormation.send(new DescribeStackResourcesCommand({ PhysicalResourceId: resource })),
  )
  // Others may go by the same name: an API's domain does.
  const made = found?.StackResources?.find(
    ({ ResourceType, PhysicalResourceId }) => ResourceType === type && PhysicalResourceId === resource,
  )
  return made?.StackName
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
