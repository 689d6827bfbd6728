import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const packageFile = join(root, 'package.json')

/** Runs the check as if this were another Node. */
function checkAs(
  version: string,
  script = join(root, 'infra/cli/node-version.cjs'),
): { status: number | null; output: string } {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' })`
  const run = spawnSync(process.execPath, ['-e', `${pretend}; require(${JSON.stringify(script)})`], {
    encoding: 'utf8',
  })
  return { status: run.status, output: run.stderr }
}

describe('a Node that is too old', () => {
  test.each(['18.20.0', '20.20.2', '22.16.0'])(
    'Node %s is reported as too old in one sentence',
    (version) => {
      const { status, output } = checkAs(version)
      expect(status).toBe(1)
      expect(output.trim().split('\n')).toHaveLength(1)
      expect(output).toContain(`Paperwire needs Node 22.17 or newer, but this is ${version}`)
    },
  )

  test.each(['22.17.0', '24.0.0', '26.10.0'])('Node %s is not reported as too old', (version) => {
    expect(checkAs(version)).toEqual({ status: 0, output: '' })
  })

  test('every script first checks the version of Node, in the one process that npm tells to end', () => {
    const { scripts } = JSON.parse(readFileSync(packageFile, 'utf8')) as { scripts: Record<string, string> }
    expect(Object.keys(scripts).length).toBeGreaterThan(8)
    for (const [name, command] of Object.entries(scripts)) {
      const [, file = ''] =
        /^node (?:infra\/cli\/run\.cjs|--require \.\/infra\/cli\/node-version\.cjs) (\S+)[^&|;]*$/.exec(
          command,
        ) ?? []
      expect(file, `${name}: ${command}`).not.toBe('')
      expect(existsSync(join(root, file)), `${name}: ${file}`).toBe(true)
    }
  })

  test('a Node that is too old is reported before a TypeScript file is run', () => {
    const { status, output } = checkAs('20.20.2', join(root, 'infra/cli/run.cjs'))
    expect(status).toBe(1)
    expect(output).toMatch(/^Paperwire needs Node .+\n$/)
  })
})

test('a TypeScript file runs as if it had been given to Node itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperwire-run-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'says.mts')
  writeFileSync(file, 'const said: string[] = process.argv.slice(1)\nconsole.log(JSON.stringify(said))')
  const run = spawnSync(process.execPath, ['infra/cli/run.cjs', file, '--one', 'two'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(JSON.parse(run.stdout)).toEqual([file, '--one', 'two'])
})
