import type { Stage } from '../../stages.ts'
import { CommandProblem } from '../command.ts'
import type { cdk } from './cdk.ts'
import { outputsFile, stackName } from './deployed-stage.ts'
import { reasonOf } from './looks.ts'
import { type CloudFormation, protectStack, stackStands } from './standing-stack.ts'

export interface DeployDeps {
  readonly cdk: typeof cdk
  readonly cloudFormation: CloudFormation
}

export interface DeployOptions {
  /** Permissions may widen without a question. */
  readonly yes: boolean
  /** False if the account and region have been bootstrapped already, for credentials that may not do it. */
  readonly bootstrap: boolean
}

/** Deploys a stage's stack from the sources, and protects it from deletion when it exists. */
export async function deployStage(
  { cdk, cloudFormation }: DeployDeps,
  name: string,
  { production }: Pick<Stage, 'production'>,
  { yes, bootstrap }: DeployOptions,
): Promise<void> {
  const stack = stackName(name)
  const first = !(await stackStands(cloudFormation, stack))
  const context = ['-c', `stage=${name}`, '-c', `firstCreation=${first}`]
  const approval = yes ? ['--require-approval', 'never'] : []
  if (bootstrap) await cdk(['bootstrap', ...context])
  try {
    await cdk(['deploy', ...context, ...approval, '--outputs-file', outputsFile(name)])
  } catch (problem) {
    if (!first || !(problem instanceof CommandProblem)) throw problem
    throw new CommandProblem(`${problem.message} ${afterFailedCreation}`)
  }
  if (!first || !production) return
  try {
    await protectStack(cloudFormation, stack)
  } catch (cause) {
    const message = `The stack stands, but it is not protected from deletion yet: ${reasonOf(cause)} The next deployment protects it.`
    throw new CommandProblem(message, { cause })
  }
}

const afterFailedCreation =
  'If CloudFormation has rolled the creation back, fix the error above and run this again. The next run deletes the failed stack first.'
