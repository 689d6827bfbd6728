import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { temporaryFolder } from './local-process.ts'

const cwd = fileURLToPath(new URL('../..', import.meta.url))
const cleanUps: (() => unknown)[] = []
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0).reverse()) cleanUp()
})

/** Runs the audit of `.ci/run` against a registry that knows these advisories, or that has no such endpoint. */
async function audit(advisories: object | undefined): Promise<{ code: number; output: string }> {
  const registry = createServer((request, response) => {
    const answer = request.method === 'POST' ? advisories : undefined
    response.writeHead(answer ? 200 : 405, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer))
  })
  registry.listen(0, '127.0.0.1')
  cleanUps.push(() => registry.close())
  await once(registry, 'listening')
  const { port } = registry.address() as AddressInfo
  const env = {
    ...process.env,
    npm_config_registry: `http://127.0.0.1:${port}/`,
    npm_config_fetch_retries: '0',
    // npm remembers advisories by their number.
    npm_config_cache: temporaryFolder((remove) => cleanUps.push(remove)),
  }
  const child = spawn(process.execPath, ['.ci/audit.mjs'], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  cleanUps.push(() => child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const [code] = (await once(child, 'close')) as [number]
  return { code, output }
}

const advisory = (severity: string) => ({
  'altcha-lib': [
    {
      id: 1,
      title: 'Words lose more than they should',
      url: 'https://example.org/1',
      severity,
      vulnerable_versions: '*',
    },
  ],
})

test('the audit says that a registry has no such endpoint, and does not fail', async () => {
  const { code, output } = await audit(undefined)
  expect(output).toContain('npm audit: deployed packages not audited, 405')
  expect(output).toContain('npm audit: all packages not audited, 405')
  expect(code).toBe(0)
})

test('the audit finds nothing, and says so', async () => {
  const { code, output } = await audit({})
  expect(output).toContain('deployed packages: 0 critical, 0 high, 0 in all')
  expect(code).toBe(0)
})

test.each([
  ['critical', 1],
  ['high', 1],
  ['moderate', 0],
])('the audit of %s advisories exits with %i', async (severity, expected) => {
  const { code, output } = await audit(advisory(severity))
  expect(output).toMatch(/deployed packages: .* 1 in all/)
  expect(output.includes('Words lose more')).toBe(expected === 1)
  expect(code).toBe(expected)
})
