import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { runningWorld } from '../../infra/local/data-folder.ts'
import { temporaryFolder } from './local-process.ts'

const cleanUps: (() => unknown)[] = []
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0).reverse()) cleanUp()
})

/** `npm start` itself, as the first process of a group of its own. */
async function npmStart() {
  const data = temporaryFolder((remove) => cleanUps.push(remove))
  const ports = ['--port', '0', '--inbox-port', '0', '--db-port', '0']
  const args = ['start', '--', '--data', data, ...ports, '--papers', 'infra/local/papers/sample.json']
  const npm = spawn('npm', args, { detached: true, stdio: 'ignore' })
  const { pid: group = 0 } = npm
  const exited = once(npm, 'exit')
  const groupIsThere = (): boolean => isThere(-group)
  cleanUps.push(() => groupIsThere() && process.kill(-group, 'SIGKILL'))
  await expect.poll(() => runningWorld(data)?.origin, { timeout: 120_000 }).toBeTruthy()
  const { origin = '', pid = 0 } = runningWorld(data) ?? {}
  return { data, npm, group, pid, origin, exited, groupIsThere }
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function isOpen(origin: string): Promise<boolean> {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

// Other signals to npm alone end with the shell between npm and Node. Ctrl-C, below, reaches all three.
test('SIGTERM to npm start ends its processes, its ports and the lock of the data', async () => {
  const { data, npm, pid, origin, exited, groupIsThere } = await npmStart()
  expect(pid).not.toBe(npm.pid)
  expect(await isOpen(origin)).toBe(true)

  npm.kill('SIGTERM')
  await exited
  await expect.poll(groupIsThere, { timeout: 10_000 }).toBe(false)
  expect(isThere(pid)).toBe(false)
  expect(await isOpen(origin)).toBe(false)
  expect(existsSync(join(data, 'running.json'))).toBe(false)
})

test('Ctrl-C, which reaches npm and its child processes, stops the world in order', async () => {
  const { data, group, pid, exited } = await npmStart()
  process.kill(-group, 'SIGINT')
  await exited
  await expect.poll(() => isThere(pid), { timeout: 10_000 }).toBe(false)
  expect(existsSync(join(data, 'running.json'))).toBe(false)
})
