import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { fences } from './docs/markdown.ts'
import { readWorkflow } from './workflow.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const workflow = read('.github/workflows/ci.yml')
const dependabot = read('.github/dependabot.yml')
const example = read('docs/deploy-from-github.yml')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

test('the workflow runs both commands of the README, and only scripts that exist', () => {
  const commands = workflow
    .replaceAll(/^ *(#|name:|- name:).*$/gm, '')
    .match(/npm (?:run )?[a-z]+(?:[:-][a-z]+)*/g)
  expect(commands).toEqual(expect.arrayContaining(['npm ci', 'npm start', 'npm test']))
  const named = (commands ?? []).map((command) => command.split(' ').at(-1) ?? '')
  expect(named.filter((name) => name !== 'ci' && !(name in scripts))).toEqual([])
})

test('the workflow has only read permissions', () => {
  expect(workflow.match(/^permissions:\n((?: +.*\n)+)/m)?.[1]).toBe('  contents: read\n')
  expect(workflow.match(/permissions:/g)).toHaveLength(1)
})

test.each([
  ['the workflow', workflow],
  ['the example of a deployment', example],
])('%s pins each of its actions to a commit, with its version beside it', (_, text) => {
  const uses = text.match(/uses: .+/g) ?? []
  expect(uses.length).toBeGreaterThan(2)
  for (const each of uses) expect(each).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
})

describe('the example of a deployment from GitHub', () => {
  interface Step {
    readonly uses?: string
    readonly run?: string
    readonly with?: Readonly<Record<string, string>>
  }
  interface Workflow {
    readonly on: Readonly<Record<string, unknown>>
    readonly permissions: unknown
    readonly jobs: Readonly<
      Record<string, { readonly permissions: unknown; readonly environment: string; readonly steps: Step[] }>
    >
  }
  const parsed = readWorkflow(example) as unknown as Workflow
  const { deploy } = parsed.jobs
  const steps = deploy?.steps ?? []
  const stepOf = (pattern: RegExp) =>
    steps.findIndex(({ uses = '', run = '' }) => pattern.test(uses) || pattern.test(run))

  test('is read like the workflow, and runs only when somebody starts it', () => {
    expect(readWorkflow(workflow)).toMatchObject({ name: 'ci' })
    expect(Object.keys(parsed.on)).toEqual(['workflow_dispatch'])
    expect(Object.keys(parsed.jobs)).toEqual(['deploy'])
  })

  test('gets its rights from a role by GitHub’s token, which only its one job may ask for', () => {
    expect(parsed.permissions).toEqual({ contents: 'read' })
    expect(deploy?.permissions).toEqual({ contents: 'read', 'id-token': 'write' })
    const { with: given = {} } = steps[stepOf(/configure-aws-credentials/)] ?? {}
    expect(Object.keys(given)).toEqual(['role-to-assume', 'aws-region'])
    expect(given['role-to-assume']).toMatch(/^\$\{\{ vars\.AWS_ROLE \}\}$/)
    expect(example).not.toMatch(/access-key|ACCESS_KEY/)
  })

  test('installs before it has credentials, and leaves none behind', () => {
    expect(stepOf(/^npm ci$/)).toBeGreaterThan(0)
    expect(stepOf(/^npm ci$/)).toBeLessThan(stepOf(/configure-aws-credentials/))
    expect(stepOf(/configure-aws-credentials/)).toBeLessThan(stepOf(/^npm run deploy/))
    expect(steps[stepOf(/checkout/)]?.with).toEqual({ 'persist-credentials': 'false' })
    // A secret inside a script would be part of its text, and could end its quotes.
    for (const { run = '' } of steps) expect(run).not.toContain('${{')
  })

  test('runs only scripts that exist, with options that they have, and deploys without asking or bootstrapping', () => {
    const commands = steps.flatMap(({ run = '' }) => run.match(/npm run .*/g) ?? [])
    expect(commands.at(-1)).toBe('npm run deploy -- --stage prod --yes --no-bootstrap')
    for (const command of commands) {
      const [, name = '', given = ''] = /^npm run ([\w:-]+) -- (.*)$/.exec(command) ?? []
      const source = read(/\S+\.ts$/.exec(scripts[name] ?? '')?.[0] ?? 'none')
      for (const option of given.match(/--[\w-]+/g) ?? []) {
        expect(source, command).toContain(`'${option.slice(2)}'`.replace(/^'(\w+)'$/, '$1'))
        expect(/const usage = `([^`]*)`/.exec(source)?.[1], command).toMatch(
          new RegExp(`${option}(?![\\w-])`),
        )
      }
    }
  })

  test('uses the same versions of actions as the workflow, which a bot keeps up to date', () => {
    const pins = (text: string) =>
      new Map((text.match(/uses: .+/g) ?? []).map((each) => [each.split('@')[0], each]))
    const known = pins(workflow)
    expect(pins(example).size).toBeGreaterThan(2)
    for (const [action, pin] of pins(example)) if (known.has(action)) expect(known.get(action)).toBe(pin)
  })

  const [trust = {}, rights = {}] = fences(read('docs/deploy.md'))
    .filter((fence) => fence.includes('"Statement"'))
    .map((fence) => JSON.parse(fence.slice(fence.indexOf('{'))))

  test('its role trusts the environment in which the job runs, and nothing else', () => {
    expect(trust.Statement).toHaveLength(1)
    expect(trust.Statement[0].Action).toBe('sts:AssumeRoleWithWebIdentity')
    expect(trust.Statement[0].Condition).toEqual({
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': `repo:OWNER/REPOSITORY:environment:${deploy?.environment}`,
      },
    })
  })

  test('its role may make every call of the command, and no other', () => {
    const allowed: string[] = rights.Statement.flatMap(
      ({ Action }: { readonly Action: string | string[] }) => Action,
    )
    const folder = 'infra/cli/deploying'
    const calls = readdirSync(join(root, folder)).flatMap((file) =>
      [...read(`${folder}/${file}`).matchAll(/new (\w+)Command\(/g)].map(([, call = '']) => call),
    )
    // Everybody may ask who they are, and becoming the CDK's roles is the CDK's own call.
    const asked = calls.filter((call) => call !== 'GetCallerIdentity')
    const named = allowed.map((action) => action.split(':')[1]).filter((action) => action !== 'AssumeRole')
    expect(named.toSorted()).toEqual([...new Set(asked)].toSorted())
  })
})

test.each([
  ['a tab', 'a:\n\tb: c'],
  ['a key twice', 'a: b\na: c'],
  ['no key', 'a:\n  b: c\n  d'],
  ['an indentation that fits nothing', 'a:\n    b: c\n  d: e'],
  ['an alias', 'a: *b'],
])('a workflow with %s is not read', (_, text) => {
  expect(() => readWorkflow(text)).toThrow()
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
