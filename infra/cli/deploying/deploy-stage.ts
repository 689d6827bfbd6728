import type { Stage } from '../../stages.ts'
import { CommandProblem } from '../command.ts'
import type { cdk } from './cdk.ts'
import { outputsFile, stackName } from './deployed-stage.ts'
import { type CloudFormation, protectStack, stackStands } from './standing-stack.ts'

export interface DeployDeps {
  readonly cdk: typeof cdk
  readonly cloudFormation: CloudFormation
}

/** Deploys a stage's stack from the sources, and protects it from deletion when it exists. */
export async function deployStage(
  { cdk, cloudFormation }: DeployDeps,
  name: string,
  { production }: Pick<Stage, 'production'>,
): Promise<void> {
  const stack = stackName(name)
  const first = !(await stackStands(cloudFormation, stack))
  const context = ['-c', `stage=${name}`, '-c', `firstCreation=${first}`]
  await cdk(['bootstrap', ...context])
  try {
    await cdk(['deploy', ...context, '--outputs-file', outputsFile(name)])
  } catch (problem) {
    if (!first || !(problem instanceof CommandProblem)) throw problem
    throw new CommandProblem(`${problem.message} ${afterFailedCreation}`)
  }
  if (first && production) await protectStack(cloudFormation, stack)
}

const afterFailedCreation =
  'If CloudFormation has rolled the creation back, fix the error above and run this again. The next run deletes the failed stack first.'
