import { afterEach, expect, it } from 'vitest'
import { runCommand, startLocal, temporaryFolder } from './local-process.ts'

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

const smoke = async (...args: string[]) => {
  const command = runCommand('infra/cli/smoke.ts', args)
  const code = await command.ended
  return { code, output: command.output() }
}

it('npm run smoke follows simulator addresses through a whole service, and passes', async () => {
  const data = temporaryFolder((remove) => cleanUps.push(remove))
  const local = await startLocal(data, '--papers', 'infra/local/papers/sample.json')
  cleanUps.push(local.interrupt)
  const { code, output } = await smoke('--data', data, '--minutes', '1')
  expect(output).toContain('Everything works.')
  expect(output.match(/^ok /gm)).toHaveLength(5)
  expect(code).toBe(0)
})

it('npm run smoke says in one sentence what it lacks', async () => {
  const data = temporaryFolder((remove) => cleanUps.push(remove))
  expect(await smoke('--data', data)).toMatchObject({
    code: 1,
    output: expect.stringContaining('npm start'),
  })
  const missing = await smoke('--stage', 'nowhere')
  expect(missing).toMatchObject({ code: 1, output: expect.stringContaining('npm run deploy') })
  expect(await smoke('--data', data, '--minutes', 'many')).toMatchObject({
    code: 1,
    output: expect.stringContaining('--minutes many'),
  })
})
