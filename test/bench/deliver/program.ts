import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Deeds, Reply } from './answer-parent.ts'

/** A program in a process of its own. */
export interface Program<Does extends Deeds> {
  ask<Name extends keyof Does & string>(
    deed: Name,
    ...given: Parameters<Does[Name]>
  ): Promise<Awaited<ReturnType<Does[Name]>>>
  end(): Promise<void>
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Flags of Node. */
  readonly flags?: readonly string[]
}

/** Starts `NAME.mjs` of a folder of bundles. The program sees no variable but those that are given. */
export async function startProgram<Does extends Deeds>(
  folder: string,
  name: string,
  { env = {}, flags = [] }: StartOptions = {},
): Promise<Program<Does>> {
  const child = fork(join(folder, `${name}.mjs`), [], {
    env: { ...env },
    execArgv: [...flags],
    serialization: 'advanced',
    // What a function logs is written, and goes nowhere.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await messageOf(child, name)
  const ask = async (deed: string, ...given: readonly unknown[]): Promise<unknown> => {
    const replied = messageOf(child, name)
    child.send({ deed, given })
    const reply = (await replied) as Reply
    if ('fault' in reply) throw new Error(`${name} could not ${deed}: ${reply.fault}`)
    return reply.answer
  }
  return {
    ask: ask as Program<Does>['ask'],
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      // The program ends by itself, so that Node writes a profile if it was told to.
      child.disconnect()
      await gone
    },
  }
}

function messageOf(child: ChildProcess, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null): void => reject(new Error(`the process of ${name} ended with ${code}`))
    child.once('exit', gone)
    child.once('message', (message) => {
      child.off('exit', gone)
      resolve(message)
    })
  })
}
