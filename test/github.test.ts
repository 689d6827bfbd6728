import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const workflow = read('.github/workflows/ci.yml')
const dependabot = read('.github/dependabot.yml')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

test('the workflow runs both commands of the README, and only scripts that exist', () => {
  const commands = workflow
    .replaceAll(/^ *(#|name:|- name:).*$/gm, '')
    .match(/npm (?:run )?[a-z]+(?:[:-][a-z]+)*/g)
  expect(commands).toEqual(expect.arrayContaining(['npm ci', 'npm start', 'npm test']))
  const named = (commands ?? []).map((command) => command.split(' ').at(-1) ?? '')
  expect(named.filter((name) => name !== 'ci' && !(name in scripts))).toEqual([])
})

test('the workflow has only read permissions, and each of its actions is pinned to a commit, with its version beside it', () => {
  expect(workflow.match(/^permissions:\n((?: +.*\n)+)/m)?.[1]).toBe('  contents: read\n')
  expect(workflow.match(/permissions:/g)).toHaveLength(1)
  const uses = workflow.match(/uses: .+/g) ?? []
  expect(uses.length).toBeGreaterThan(2)
  for (const each of uses) expect(each).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
})

test('a bot updates packages and actions every week, several in one pull request', () => {
  const updates = dependabot.split(/^ {2}- /m).slice(1)
  expect(updates.map((update) => update.match(/^package-ecosystem: (.+)$/m)?.[1])).toEqual([
    'npm',
    'github-actions',
  ])
  for (const update of updates) {
    expect(update).toMatch(/^ {6}interval: weekly$/m)
    expect(update).toMatch(/^ {4}groups:$/m)
  }
  // A group names only packages that exist.
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
    string,
    Record<string, string>
  >
  const packages = Object.keys({ ...dependencies, ...devDependencies })
  const patterns = [...(updates[0] ?? '').matchAll(/'([^']+)'/g)].map(([, pattern = '']) => pattern)
  expect(patterns.length).toBeGreaterThan(3)
  for (const pattern of patterns) {
    expect(
      packages.some((name) => name.startsWith(pattern.replace('*', ''))),
      pattern,
    ).toBe(true)
  }
})
