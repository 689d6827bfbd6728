import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const script = fileURLToPath(new URL('../../../infra/cli/node-version.cjs', import.meta.url))
const packageFile = fileURLToPath(new URL('../../../package.json', import.meta.url))

/** Runs the check as if this were another Node. */
function checkAs(version: string): { status: number | null; output: string } {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' })`
  const run = spawnSync(process.execPath, ['-e', `${pretend}; require(${JSON.stringify(script)})`], {
    encoding: 'utf8',
  })
  return { status: run.status, output: run.stderr }
}

describe('a Node that is too old', () => {
  it.each(['18.20.0', '20.20.2', '22.16.0'])('%s is told of in one sentence', (version) => {
    const { status, output } = checkAs(version)
    expect(status).toBe(1)
    expect(output.trim().split('\n')).toHaveLength(1)
    expect(output).toContain(`Paperwire needs Node 22.17 or newer, but this is ${version}`)
  })

  it.each(['22.17.0', '24.0.0', '26.10.0'])('%s is not', (version) => {
    expect(checkAs(version)).toEqual({ status: 0, output: '' })
  })

  it('is looked for first by every script', () => {
    const { scripts } = JSON.parse(readFileSync(packageFile, 'utf8')) as { scripts: Record<string, string> }
    expect(Object.keys(scripts).length).toBeGreaterThan(8)
    for (const [name, command] of Object.entries(scripts)) {
      expect(command, name).toMatch(/^node infra\/cli\/node-version\.cjs && /)
    }
  })
})
