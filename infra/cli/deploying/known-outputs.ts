import { CommandProblem } from '../command.ts'
import type { Outputs } from './deployed-stage.ts'

export interface KnownOutputsDeps {
  /** Those that the last deployment from this folder wrote; undefined if there was none. */
  readonly written: () => Outputs | undefined
  /** Those that CloudFormation tells; undefined if there is no such stack. */
  readonly asked: () => Promise<Outputs | undefined>
  readonly wait: (ms: number) => Promise<unknown>
}

const patienceMs = 10_000

/**
 * The outputs of a stack. A pipeline checks from a fresh folder, where no deployment has written any, so that
 * CloudFormation is asked. Rejects with the reason if nobody can tell them.
 */
export async function knownOutputs(deps: KnownOutputsDeps, stack: string): Promise<Outputs> {
  const { written, asked, wait } = deps
  const known = written()
  if (known) return known
  const told = await Promise.race([
    asked(),
    wait(patienceMs).then(() => {
      throw new CommandProblem(`CloudFormation did not answer within ${patienceMs / 1_000} seconds.`)
    }),
  ])
  if (!told) throw new CommandProblem(`There is no stack ${stack} yet: deploy it.`)
  return told
}
