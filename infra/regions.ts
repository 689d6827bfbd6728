/*
 * The regions of AWS by what the stack finds there. The lists are those of cfn-lint, AWS's own linter, and
 * `.ci/cfn-lint` asks it about every region again. A new region of AWS gets its line here, and its name in
 * docs/deploy.md.
 */

/** Everything that the stack deploys. */
export const regionsWithBudgets = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
] as const

/** Everything but AWS::Budgets::Budget, which CloudFormation does not have there. */
export const regionsWithoutBudgets = [
  'af-south-1',
  'ap-northeast-3',
  'ap-south-2',
  'ap-southeast-3',
  'ap-southeast-5',
  'ca-west-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'us-gov-east-1',
  'us-gov-west-1',
] as const

/** The regions without Amazon SES, each with the nearest ones that have it. */
export const regionsWithoutSes: Readonly<Record<string, readonly string[]>> = {
  'ap-east-1': ['ap-northeast-2', 'ap-southeast-1'],
  'ap-east-2': ['ap-northeast-2', 'ap-northeast-1'],
  'ap-southeast-4': ['ap-southeast-2'],
  'ap-southeast-6': ['ap-southeast-2'],
  'ap-southeast-7': ['ap-southeast-5', 'ap-southeast-1'],
  'cn-north-1': ['ap-northeast-2', 'ap-northeast-1'],
  'cn-northwest-1': ['ap-northeast-2', 'ap-southeast-1'],
  'eu-south-2': ['eu-west-3', 'eu-west-1'],
  'mx-central-1': ['us-west-1', 'us-east-2'],
}

/** The regions in which a stage can be deployed. */
export const stageRegions: readonly string[] = [...regionsWithBudgets, ...regionsWithoutBudgets].sort()

/** Every region that is known here. Secrets Manager, which keeps the copy of the keys, is in all of them. */
export const knownRegions: readonly string[] = [...stageRegions, ...Object.keys(regionsWithoutSes)].sort()

export function hasBudgets(region: string): boolean {
  return (regionsWithBudgets as readonly string[]).includes(region)
}

/** The partition, as ARNs name it. Each has accounts of its own, and nothing is copied from one to another. */
export function partitionOf(region: string): string {
  const part = /^(cn|us-gov)-/.exec(region)?.[1]
  return part === undefined ? 'aws' : `aws-${part}`
}
