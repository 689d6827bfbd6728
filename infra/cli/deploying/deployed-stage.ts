import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { readStage, type Stage, StageProblem } from '../../stages.ts'
import { CommandProblem } from '../command.ts'

/** Where stages are described, and where `npm run deploy` leaves what CloudFormation answered. Git ignores it. */
export const stagesFolder = fileURLToPath(new URL('../../../.stages', import.meta.url))

export const outputsFile = (name: string): string => `${stagesFolder}/${name}.outputs.json`

export const stackName = (name: string): string => `paperwire-${name}`

/** What a deployed stack said of itself. CloudFormation names an output after its construct, with a hash at the end. */
export type Outputs = Readonly<Record<string, string>>

export interface DeployedStage {
  readonly stage: Stage
  readonly outputs: Outputs
}

/** A stage that was deployed from here. */
export function deployedStage(name: string): DeployedStage {
  const stage = stageNamed(name)
  const file = outputsFile(name)
  const schema = z.object({ [stackName(name)]: z.record(z.string(), z.string()) })
  const parsed = schema.safeParse(readJson(file)).data?.[stackName(name)]
  if (!parsed) {
    throw new CommandProblem(
      `There are no outputs of stage ${name}: npm run deploy -- --stage ${name} leaves them in .stages/.`,
    )
  }
  return { stage, outputs: parsed }
}

/** The one output whose name holds these words. */
export function output(outputs: Outputs, name: string): string {
  const found = Object.keys(outputs).find((key) => key.includes(name))
  const value = found && outputs[found]
  if (value === undefined) throw new CommandProblem(`The stack has no output ${name}: deploy it again.`)
  return value
}

/** The settings of a stage; what is wrong with them in one sentence. */
export function stageNamed(name: string): Stage {
  // Nobody owns its domain, so there is nothing to deploy, and nothing that was.
  if (name === 'example') {
    throw new CommandProblem(
      'example is the stage of npm run synth; write .stages/NAME.json for your own, beginning with a copy of infra/example-stage.json.',
    )
  }
  try {
    return readStage(name, stagesFolder)
  } catch (error) {
    if (!(error instanceof StageProblem)) throw error
    // A stage's problem names the option as the CDK takes it.
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
