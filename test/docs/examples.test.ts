import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { listen } from '../../infra/local/listen.ts'
import { apiWorld, idOfAddress } from '../functions/api/api-world.ts'
import { guardedWorld } from '../functions/api/guarded-world.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const text = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8')

/** The first example in a language. */
function example(language: string): string {
  const [, code] = text.split(`\`\`\`${language}\n`)
  if (code === undefined) throw new Error(`docs/api.md has no example in ${language}`)
  return code.split('\n```')[0] ?? ''
}

test('the program in docs/api.md solves the challenge, and its sign-up is accepted', async () => {
  const world = guardedWorld()
  const server = await listen(world.app, { port: 0, option: 'none' })
  const program = example('js').replace('http://localhost:3000', server.endpoint)
  expect(program).toContain(server.endpoint)
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], { cwd: root })
  const { stdout } = await run.finally(server.close)
  expect(stdout).toBe('accepted\n')
  expect(world.proven).toEqual([false, true])
  expect(world.item(idOfAddress('ann@example.org'))?.preferences).toMatchObject({ hour: 7 })
})

test('the form in docs/api.md, on an allowed website, signs up', async () => {
  const form = example('html')
  const action = new URL(/action="([^"]+)"/.exec(form)?.[1] ?? '')
  const names = [...form.matchAll(/name="([^"]+)"/g)].map(([, name]) => name)
  expect(names).toEqual(['email'])
  const world = apiWorld({ allowedOrigins: ['https://www.example.org'] })
  const answer = await world.request(action.pathname, {
    method: 'POST',
    headers: { Origin: 'https://www.example.org', 'Sec-Fetch-Site': 'cross-site' },
    body: new URLSearchParams({ email: 'ann@example.org' }),
  })
  expect(answer.status).toBe(303)
  expect(world.letters.sent).toHaveLength(1)
})
