import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { secondsTable, type TimedPart } from './seconds-table.ts'

/** A step of a command: a program in the PATH, with its arguments. */
export interface Part {
  readonly name: string
  readonly command: readonly [program: string, ...args: string[]]
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs the parts one after the other until one fails, and prints the seconds of each. Resolves with the exit
 * code of the last part that ran. A part that a signal ended counts as 128 plus the signal's number, as in a
 * shell. A signal that asks this process to end is passed on to the running part.
 */
export async function runParts(
  parts: readonly Part[],
  print: (text: string) => void,
  clock: () => number = Date.now,
): Promise<number> {
  const timed: TimedPart[] = []
  let code = 0
  for (const { name, command } of parts) {
    const from = clock()
    code = await run(command)
    timed.push({ name: code === 0 ? name : `${name} (failed)`, ms: clock() - from })
    if (code !== 0) break
  }
  print(secondsTable(timed))
  return code
}

async function run([program, ...args]: Part['command']): Promise<number> {
  const child = spawn(program, args, { stdio: 'inherit' })
  let told: NodeJS.Signals | undefined
  const passOn = (signal: NodeJS.Signals): void => {
    told = signal
    child.kill(signal)
  }
  for (const signal of signals) process.on(signal, passOn)
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
    // A part that was told to end may exit with 0. The following parts must not run then.
    const ended = signal ?? told
    return code || (ended ? 128 + constants.signals[ended] : 0)
  } finally {
    for (const signal of signals) process.off(signal, passOn)
  }
}
