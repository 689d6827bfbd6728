import { spawn } from 'node:child_process'
import { CommandProblem } from '../command.ts'

/**
 * Runs the CDK's command in this terminal. The CDK asks before it widens permissions. Rejects with
 * CommandProblem.
 */
export function cdk(args: readonly string[]): Promise<void> {
  return new Promise((done, reject) => {
    const child = spawn('cdk', args, { stdio: 'inherit' })
    child.once('error', (cause) =>
      reject(new CommandProblem(`cdk could not be started (${cause.message}): run npm ci.`)),
    )
    child.once('exit', (code) =>
      code === 0 ? done() : reject(new CommandProblem(`cdk ${args[0]} failed with exit code ${code}.`)),
    )
  })
}
