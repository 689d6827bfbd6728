import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { vi } from 'vitest'
import { lambdaEnvironment, runtimeClient, runtimeEmulator, type StartLambda } from './lambda.ts'

/** AWS's own runtime interface emulator: it starts AWS's client, and answers as Lambda's `Invoke` does. */
export const emulator: StartLambda = async (settings) => {
  const [door, api] = [await freePort(), await freePort()]
  const addresses = ['--runtime-interface-emulator-address', door, '--runtime-api-address', api]
  const child = spawn(
    runtimeEmulator ?? '',
    [...addresses, process.execPath, runtimeClient, settings.handler],
    { cwd: settings.code, env: lambdaEnvironment(settings), stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      printed += chunk
    })
  const ended = once(child, 'close')
  // It has no path that only tells whether it is up, and answers 404 to a path that it does not know.
  await vi.waitFor(() => fetch(`http://${door}/`), { timeout: 30_000, interval: 50 })
  return {
    async invoke(event) {
      const path = '/2015-03-31/functions/function/invocations'
      return (await fetch(`http://${door}${path}`, { method: 'POST', body: JSON.stringify(event) })).text()
    },
    output: () => printed,
    async close() {
      // The emulator ends its runtime, too.
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** The emulator takes no port 0, so the system chooses a free port first. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return `127.0.0.1:${port}`
}
