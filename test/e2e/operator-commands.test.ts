import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { runCommand, runSources, startLocal, temporaryFolder } from './local-process.ts'

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

const run = async (script: string, ...args: string[]) => {
  const command = await runCommand(`infra/cli/commands/${script}.ts`, args)
  const code = await command.ended
  return { code, output: command.output() }
}
const smoke = (...args: string[]) => run('smoke', ...args)

test('npm run smoke follows simulator addresses through a whole service, and passes', async () => {
  const data = temporaryFolder((remove) => cleanUps.push(remove))
  const local = await startLocal(data, '--papers', 'infra/local/papers/sample.json')
  cleanUps.push(local.interrupt)
  const { code, output } = await smoke('--data', data, '--minutes', '1')
  expect(output).toContain('Everything works.')
  expect(output.match(/^ok /gm)).toHaveLength(6)
  expect(code).toBe(0)
})

test('npm run subscriber shows, erases and lifts in the world that runs', async () => {
  const data = temporaryFolder((remove) => cleanUps.push(remove))
  const local = await startLocal(data, '--papers', 'infra/local/papers/sample.json')
  cleanUps.push(local.interrupt)
  const desk = async (...args: string[]) => (await run('subscriber', ...args, '--data', data)).output
  const email = 'ann@example.org'
  expect(await desk('show', email)).toMatch(/^Nothing is stored/)
  await fetch(new URL('/api/subscriptions', local.origin), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email }),
  })
  const shown = await desk('show', email)
  expect(JSON.parse(shown)).toEqual([expect.objectContaining({ status: 'pending', address: email })])
  const { id } = JSON.parse(shown)[0]
  expect(await desk('erase', email)).toContain(`erase --id=${id}`)
  expect(await desk('show', email)).not.toContain(email)
  expect(await desk('erase', `--id=${id}`)).toMatch(/^Erased/)
  expect(await desk('lift', email)).toMatch(/is not suppressed, it is unsubscribed/)
})

test('npm run smoke says in one sentence what it lacks', async () => {
  const data = temporaryFolder((remove) => cleanUps.push(remove))
  expect(await smoke('--data', data)).toMatchObject({
    code: 1,
    output: expect.stringContaining('npm start'),
  })
  const nowhere = await smoke('--data', '/nowhere')
  expect(nowhere.output).not.toContain('--table')
  expect(await smoke('--data', data, '--minutes', 'many')).toMatchObject({
    code: 1,
    output: expect.stringContaining('--minutes many'),
  })
})

test.each([
  'tally',
  'sending',
  'synth',
  'deploy',
  'smoke',
  'subscriber',
  'restore',
  'rotate-keys',
  'tick',
  'load',
])('npm run %s explains itself', async (script) => {
  const { code, output } = await run(script, '--help')
  expect(output).toContain(`npm run ${script} --`)
  expect(code).toBe(0)
})

test.each(['subscriber', 'synth'])('npm run %s starts from its sources as from a bundle', async (script) => {
  const sources = runSources(`infra/cli/commands/${script}.ts`, ['--help'])
  expect(await sources.ended).toBe(0)
  expect(sources.output()).toBe((await run(script, '--help')).output)
})

test.each<[string, readonly string[], RegExp]>([
  ['deploy', [], /^--stage is missing\.\n\nnpm run deploy -- --stage NAME/],
  ['synth', ['--stage', 'nowhere'], /^\.stages\/nowhere\.json cannot be read: .*example-stage\.json/],
  ['synth', ['--stag', 'prod'], /^Unknown option '--stag'/],
  ['deploy', ['--stage', 'nowhere'], /^\.stages\/nowhere\.json cannot be read/],
  ['deploy', ['--stage', 'No Where'], /^--stage No Where: .*small letters, digits and hyphens/],
  [
    'deploy',
    ['--stage', 'example', '--check'],
    /^example is only for npm run synth: copy .* to \.stages\/NAME\.json/,
  ],
  ['smoke', ['--stage', 'nowhere'], /^\.stages\/nowhere\.json cannot be read/],
  ['restore', ['--stage', 'example', '--table', 'restored'], /^example is only for npm run synth/],
  ['subscriber', [], /^Say what to do: show, erase, lift\./],
  [
    'subscriber',
    ['show', 'ann@example.org', '--data', '/nowhere'],
    /^No local world .* or name a --stage\.$/m,
  ],
  ['subscriber', ['erase', 'a@example.org', 'b@example.org'], /"b@example\.org" is too much/],
  ['rotate-keys', [], /^--secret is missing: .*\s+npm run rotate-keys/],
  ['restore', [], /^--stage is missing: .*\s+npm run restore/],
  ['restore', ['--stage', 'prod'], /^--table is missing: /],
  ['restore', ['--stage', 'prod', '--data', 'here'], /^--data excludes --stage and --table/],
  ['sending', ['stop'], /^There is no "sending stop": use show, pause or resume\.\s+npm run sending/],
  ['sending', ['show', 'all'], /^One action at a time: "all" is too much\./],
  ['tick', [], /^--at is missing: .*\s+npm run tick/],
  [
    'tick',
    ['--at', 'tomorrow', '--data', '/no where'],
    /^No local world is running with the data in \/no where: start one with npm start -- --data "\/no where"\.$/m,
  ],
  ['load', [], /^--readers is missing: .*\s+npm run load/],
  ['load', ['--readers', 'many'], /^--readers many: use a whole number from 1\.\s+npm run load/],
  ['tally', ['yesterday'], /^"yesterday" is not an edition/],
  ['tally', ['2026-11-23', 'foo'], /"foo" is too much/],
  ['tally', ['--data', '/nowhere'], /^No local world .* or name a --table\.$/m],
])('npm run %s %j says what is wrong, and shows no trace of the code', async (script, args, sentence) => {
  const { code, output } = await run(script, ...args)
  expect(output).toMatch(sentence)
  expect(output).not.toMatch(/^\s+at /m)
  expect(code).toBe(1)
})

test.each<[string, Record<string, string>, RegExp]>([
  ['no region', {}, /^No AWS region is set/],
  [
    'a closed port',
    { AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL: 'http://127.0.0.1:9' },
    /^There is no answer \(.*127\.0\.0\.1:9/m,
  ],
])('npm run tally reports %s in one sentence', async (_what, environment, sentence) => {
  const files = { AWS_CONFIG_FILE: '/nowhere', AWS_SHARED_CREDENTIALS_FILE: '/nowhere' }
  const unset = { AWS_REGION: undefined, AWS_PROFILE: undefined }
  const keys = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' }
  for (const [name, value] of Object.entries({ ...files, ...unset, ...keys, ...environment }))
    vi.stubEnv(name, value)
  cleanUps.push(() => vi.unstubAllEnvs())
  const { code, output } = await run('tally', '--table', 'readers')
  expect(output).toMatch(sentence)
  expect(output).not.toMatch(/^\s+at /m)
  expect(code).toBe(1)
})

/** Tells whether the stack in a folder that the CDK's app wrote is protected against deletion. */
function isProtectedIn(folder: string): unknown {
  const { artifacts } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  return artifacts['paperwire-example'].properties.terminationProtection ?? false
}

test('npm run synth writes the template of a stage that stands, with its protection, and says where', async () => {
  const folder = temporaryFolder((remove) => cleanUps.push(remove))
  const { code, output } = await run('synth', '--output', folder)
  const template = join(folder, 'paperwire-example.template.json')
  expect(output).toContain(`The template of stage example: ${template}`)
  expect(existsSync(template)).toBe(true)
  expect(isProtectedIn(folder)).toBe(true)
  expect(code).toBe(0)
})

test('the CDK’s app protects no stack that is created for the first time', async () => {
  const folder = temporaryFolder((remove) => cleanUps.push(remove))
  vi.stubEnv('CDK_OUTDIR', folder)
  vi.stubEnv('CDK_CONTEXT_JSON', JSON.stringify({ firstCreation: 'true' }))
  cleanUps.push(() => vi.unstubAllEnvs())
  const app = await runCommand('infra/app.ts', [])
  expect(await app.ended).toBe(0)
  expect(isProtectedIn(folder)).toBe(false)
})
