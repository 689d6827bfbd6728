import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/**
 * Runs a command as an operator does, in the repository's folder and without a terminal. Returns both its streams, one
 * after the other. A command that fails fails the test.
 */
export async function run(command: string, ...args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  )
  const output = (await Promise.all([text(child.stdout), text(child.stderr)])).join('\n')
  expect(await ended, output).toBe(0)
  return output
}
