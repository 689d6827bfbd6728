import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { readStage, StageProblem } from '../../read-stage.ts'
import type { Stage } from '../../stages.ts'
import { CommandProblem } from '../command.ts'

/**
 * The folder of the stages' settings. `npm run deploy` also writes the stacks' outputs there. Git ignores it.
 */
export const stagesFolder = fileURLToPath(new URL('../../../.stages', import.meta.url))

export const outputsFile = (name: string): string => `${stagesFolder}/${name}.outputs.json`

export const stackName = (name: string): string => `paperwire-${name}`

/**
 * The outputs of a deployed stack. CloudFormation names an output after its construct, with a hash at the
 * end.
 */
export type Outputs = Readonly<Record<string, string>>

export interface DeployedStage {
  readonly stage: Stage
  readonly outputs: Outputs
}

/**
 * The settings and outputs of a stage that was deployed from this folder. Throws CommandProblem if there are
 * none.
 */
export function deployedStage(name: string): DeployedStage {
  const stage = stageNamed(name)
  const outputs = writtenOutputs(name)
  if (!outputs) {
    throw new CommandProblem(
      `There are no outputs of stage ${name}: npm run deploy -- --stage ${name} writes them to .stages/.`,
    )
  }
  return { stage, outputs }
}

/** The outputs that the last deployment from this folder wrote; undefined if there was none. */
export function writtenOutputs(name: string): Outputs | undefined {
  const schema = z.object({ [stackName(name)]: z.record(z.string(), z.string()) })
  return schema.safeParse(readJson(outputsFile(name))).data?.[stackName(name)]
}

/** The output whose name contains `name`. Throws CommandProblem if there is none. */
export function output(outputs: Outputs, name: string): string {
  const found = Object.keys(outputs).find((key) => key.includes(name))
  const value = found && outputs[found]
  if (value === undefined) throw new CommandProblem(`The stack has no output ${name}: deploy it again.`)
  return value
}

/** The settings of a stage that can be deployed. Throws CommandProblem as `settingsOf` does. */
export function stageNamed(name: string): Stage {
  // Nobody owns the domain of the example, so it can never be deployed.
  if (name === 'example') {
    throw new CommandProblem(
      'example is only for npm run synth: copy infra/example-stage.json to .stages/NAME.json and change it to your own stage.',
    )
  }
  return settingsOf(name)
}

/**
 * The settings of a stage or of the example, with `instead` in place of its own. Throws CommandProblem, in one
 * sentence, if they are missing or wrong.
 */
export function settingsOf(name: string, instead: { readonly region?: string } = {}): Stage {
  try {
    return readStage(name, stagesFolder, instead)
  } catch (error) {
    if (!(error instanceof StageProblem)) throw error
    // The message names the option as the CDK spells it.
    throw new CommandProblem(error.message.replace(/^-c stage=/, '--stage '))
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
