import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A program of this folder in a process of its own. */
export interface Child<Started> {
  /** What it said first. */
  readonly started: Started
  /** Says something, and waits for its answer. */
  readonly tell: (message: object | string) => Promise<void>
  readonly end: () => Promise<void>
}

export async function startChild<Started>(file: string, ...args: readonly string[]): Promise<Child<Started>> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [...args], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const started = (await answerOf(child)) as Started
  return {
    started,
    async tell(message) {
      const answered = answerOf(child)
      child.send(message)
      await answered
    },
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null): void => reject(new Error(`the process ended with ${code}`))
    child.once('exit', gone)
    child.once('message', (message) => {
      child.off('exit', gone)
      resolve(message)
    })
  })
}
