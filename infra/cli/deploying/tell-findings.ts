import { CommandProblem } from '../command.ts'
import { type Findings, reasonOf } from './looks.ts'
import { printFindings } from './print-findings.ts'

export interface TellDeps {
  readonly look: () => Promise<Findings>
  readonly say: (text: string) => void
}

/** Tells what the looks at a stage found. Never rejects: the deployment is done, whatever they find. */
export async function tellAfterDeployment({ look, say }: TellDeps, name: string): Promise<void> {
  try {
    say(printFindings(await look(), name))
  } catch (error) {
    say(`The stage is deployed, but nothing could be looked at: ${reasonOf(error)}`)
  }
}

/** Tells what the looks at a stage found. Throws CommandProblem if something could not be looked at. */
export async function tellCheck({ look, say }: TellDeps, name: string): Promise<void> {
  const findings = await look()
  say(printFindings(findings, name))
  if (findings.unseen.length > 0) throw new CommandProblem('Not everything could be looked at.')
}
