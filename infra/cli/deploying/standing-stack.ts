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
  const found = await orAbsent(name, () =>
    cloudFormation.send(new DescribeStacksCommand({ StackName: name })),
  )
  return /^(CREATE_COMPLETE$|UPDATE_|IMPORT_)/.test(found?.Stacks?.[0]?.StackStatus ?? '')
}

/** The outputs of a stack by their names; undefined if it does not exist. */
export async function stackOutputs(
  cloudFormation: CloudFormation,
  name: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const found = await orAbsent(name, () =>
    cloudFormation.send(new DescribeStacksCommand({ StackName: name })),
  )
  const outputs = found?.Stacks?.[0]?.Outputs
  return (
    outputs &&
    Object.fromEntries(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]))
  )
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
    const page = await orAbsent(stack, () =>
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
 * Undefined if the stack does not exist. CloudFormation has no error of its own for that: it is a
 * ValidationError whose message names the stack.
 */
async function orAbsent<T>(stack: string, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Error && saysAbsent(error, stack)) return undefined
    throw error
  }
}

function saysAbsent({ name, message }: Error, stack: string): boolean {
  if (name === 'StackNotFoundException') return true
  return (
    /^Validation(Error|Exception)$/.test(name) && message.includes(stack) && /does not exist/i.test(message)
  )
}
