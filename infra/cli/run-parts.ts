import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { secondsTable, type TimedPart } from './seconds-table.ts'

/** A step of a command: a program that can be found in the PATH, with its arguments. */
export interface Part {
  readonly name: string
  readonly command: readonly [program: string, ...args: string[]]
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs the parts one after the other, up to the first that fails, and prints how long each took. Resolves with the exit
 * code of the last that ran; a part that a signal ended has 128 plus the signal's number, as in a shell. A signal to this
 * process is passed on to the part that runs, and no other part begins.
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
    // A part may call it a success that it ended when it was told to.
    const ended = signal ?? told
    return code || (ended ? 128 + constants.signals[ended] : 0)
  } finally {
    for (const signal of signals) process.off(signal, passOn)
  }
}
