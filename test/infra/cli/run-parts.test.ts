import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { runParts } from '../../../infra/cli/run-parts.ts'

const part = (name: string, script: string) => ({ name, command: [process.execPath, '-e', script] as const })

async function ran(...parts: ReturnType<typeof part>[]) {
  const printed: string[] = []
  let now = 0
  const code = await runParts(
    parts.map(({ name, command }) => ({ name, command: [...command] })),
    (text) => printed.push(text),
    () => (now += 500),
  )
  return { code, printed }
}

test('parts run in order, and at the end each is printed with its seconds', async () => {
  const { code, printed } = await ran(part('types', ''), part('tests', ''))
  expect(code).toBe(0)
  expect(printed).toEqual(['types   0.5 s\ntests   0.5 s\nin all  1.0 s'])
})

test('the first part that fails is the last that runs, and the command exits with its code', async () => {
  const { code, printed } = await ran(part('types', ''), part('lint', 'process.exit(3)'), part('tests', ''))
  expect(code).toBe(3)
  expect(printed.join()).toContain('lint (failed)')
  expect(printed.join()).not.toContain('tests')
})

test('a part that a signal ends has failed', async () => {
  expect((await ran(part('tests', "process.kill(process.pid, 'SIGKILL')"))).code).toBe(128 + 9)
})

test('a program that does not exist is reported by name', async () => {
  const run = runParts([{ name: 'lint', command: ['paperwire-has-no-such'] }], () => {})
  await expect(run).rejects.toThrow('paperwire-has-no-such')
})

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s ends the part that runs, and no other part begins',
  async (signal) => {
    const waits = [
      'node',
      '-e',
      "console.log('waits'); setInterval(() => {}, 1000); process.on('SIGHUP', () => process.exit(0))",
    ]
    const parts = JSON.stringify([
      { name: 'tests', command: waits },
      { name: 'more', command: waits },
    ])
    const script = `
    import { runParts } from './infra/cli/run-parts.ts'
    process.exit(await runParts(${parts}, console.log))`
    const args = ['--import', 'tsx', '--input-type=module', '--eval', script]
    const cwd = fileURLToPath(new URL('../../..', import.meta.url))
    const runner = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
    onTestFinished(() => void runner.kill('SIGKILL'))
    let output = ''
    runner.stdout.on('data', (chunk) => {
      output += chunk
    })
    await expect.poll(() => output).toContain('waits')
    runner.kill(signal)
    const [code] = await once(runner, 'close')
    expect(code).toBeGreaterThan(128)
    expect(output).toMatch(/^waits\ntests \(failed\) /)
  },
)
