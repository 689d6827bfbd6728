import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runningWorld } from '../../infra/local/data-folder.ts'
import { bundledCommand } from './bundled-command.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A command of the repository as a process of its own. */
export interface Command {
  readonly process: ChildProcess
  /** All output so far, of both streams. */
  readonly output: () => string
  /** Resolves with its exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>
}

/** Runs a script as a bundle, which starts sooner. */
export async function runCommand(script: string, args: readonly string[]): Promise<Command> {
  return run([await bundledCommand(script), ...args])
}

/** Runs a script from its sources, as npm does. */
export function runSources(script: string, args: readonly string[]): Command {
  return run(['infra/cli/run.cjs', script, ...args])
}

function run(args: readonly string[]): Command {
  const child = spawn(process.execPath, args, { cwd: root })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
    })
  }
  return {
    process: child,
    output: () => printed,
    ended: once(child, 'close').then(([code]) => code as number | null),
  }
}

/** A local world in a process of its own, on ports of the system's choice. */
export interface LocalProcess {
  readonly origin: string
  readonly inboxOrigin: string
  readonly command: Command
  /** Ctrl-C; resolves with the exit code. */
  readonly interrupt: () => Promise<number | null>
}

const startWithinMs = 60_000

export async function startLocal(data: string, ...args: readonly string[]): Promise<LocalProcess> {
  const ports = ['--port', '0', '--inbox-port', '0', '--db-port', '0']
  const command = await runCommand('infra/local/start.ts', ['--data', data, ...ports, ...args])
  const deadline = Date.now() + startWithinMs
  for (;;) {
    const running = runningWorld(data)
    if (running?.inboxOrigin && running.pid === command.process.pid) {
      return {
        ...running,
        command,
        interrupt: () => {
          command.process.kill('SIGINT')
          return command.ended
        },
      }
    }
    if (command.process.exitCode !== null || Date.now() > deadline) {
      command.process.kill('SIGKILL')
      throw new Error(`the local world did not start:\n${command.output()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** A folder that is gone after the test. */
export function temporaryFolder(onCleanUp: (remove: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'paperwire-test-'))
  onCleanUp(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** `npm run tick`, as a process; resolves with what it printed. */
export async function tick(data: string, at: string): Promise<string> {
  const command = await runCommand('infra/cli/commands/tick.ts', ['--data', data, '--at', at])
  const code = await command.ended
  if (code !== 0) throw new Error(`tick failed (${code}): ${command.output()}`)
  return command.output()
}
