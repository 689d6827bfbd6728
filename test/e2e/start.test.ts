import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { readInbox } from '../../infra/local/inbox-client.ts'
import { runCommand, startLocal, temporaryFolder } from './local-process.ts'

const sample = ['--papers', 'infra/local/papers/sample.json']

describe('npm start', () => {
  const cleanUps: (() => unknown)[] = []
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
  })
  const folder = (): string => temporaryFolder((remove) => cleanUps.push(remove))

  /** Runs a start that cannot succeed to its end. */
  async function failedStart(...args: string[]): Promise<{ code: number | null; output: string }> {
    const command = await runCommand('infra/local/start.ts', args)
    cleanUps.push(() => command.process.kill('SIGKILL'))
    const code = await command.ended
    return { code, output: command.output() }
  }

  test('npm start prints where the page and the inbox are and where the papers came from', async () => {
    const local = await startLocal(folder(), ...sample)
    cleanUps.push(local.interrupt)
    await expect.poll(local.command.output).toContain('Ctrl-C stops it')
    expect(local.command.output()).toContain(`Sign up    ${local.origin}`)
    expect(local.command.output()).toContain(`Inbox      ${local.inboxOrigin}`)
    expect(local.command.output()).toContain('sample.json (25 papers)')
    expect((await fetch(local.origin)).status).toBe(200)
  })

  test('npm start stops within two seconds of Ctrl-C', async () => {
    const local = await startLocal(folder(), ...sample)
    const asked = Date.now()
    expect(await local.interrupt()).toBe(0)
    expect(Date.now() - asked).toBeLessThan(2_000)
  })

  test('npm start keeps subscribers, editions and the inbox over a restart, and --fresh forgets them', async () => {
    const data = folder()
    const first = await startLocal(data, ...sample)
    const body = JSON.stringify({ email: 'ann@example.org' })
    const headers = { 'Content-Type': 'application/json' }
    await fetch(`${first.origin}/api/subscriptions`, { method: 'POST', headers, body })
    await expect.poll(async () => (await readInbox(first.inboxOrigin)).length).toBe(1)
    await first.interrupt()

    const second = await startLocal(data, ...sample)
    await expect.poll(second.command.output).toContain('published earlier from "file" and kept')
    expect(second.command.output()).toContain(`${sample[1]} is for the next one; --fresh forgets all`)
    expect(await readInbox(second.inboxOrigin)).toHaveLength(1)
    // A second confirmation for the same address joins the first: the subscriber was kept.
    await fetch(`${second.origin}/api/subscriptions`, { method: 'POST', headers, body })
    await expect.poll(async () => (await readInbox(second.inboxOrigin)).length).toBe(2)
    await second.interrupt()

    const third = await startLocal(data, '--fresh', ...sample)
    cleanUps.push(third.interrupt)
    await expect.poll(third.command.output).toContain('new, 25 papers')
    expect(await readInbox(third.inboxOrigin)).toHaveLength(0)
  })

  test.each(['--port', '--inbox-port', '--db-port'])(
    'npm start says so when the port of %s is in use',
    async (option) => {
      const other = createServer().listen(0, '127.0.0.1')
      cleanUps.push(() => other.close())
      const address = await new Promise<{ port: number }>((resolve) =>
        other.once('listening', () => resolve(other.address() as { port: number })),
      )
      const ports = ['--port', '0', '--inbox-port', '0', '--db-port', '0', option, String(address.port)]
      const { code, output } = await failedStart('--data', folder(), ...ports, ...sample)
      expect(code).toBe(1)
      expect(output).toMatch(
        new RegExp(
          `^Port ${address.port} is in use\\. Choose another one: npm start -- --data .* ${option} ${address.port + 10}\n$`,
        ),
      )
    },
  )

  test('npm start says so when another world uses the folder', async () => {
    const data = folder()
    const local = await startLocal(data, ...sample)
    cleanUps.push(local.interrupt)
    const { code, output } = await failedStart(
      '--data',
      data,
      '--port',
      '0',
      '--inbox-port',
      '0',
      '--db-port',
      '0',
      ...sample,
    )
    expect(code).toBe(1)
    expect(output).toContain(`already running with the data in`)
    expect(output).toContain(`(process ${local.command.process.pid})`)
    expect(output).not.toContain('    at ')
  })

  test('npm start starts over a folder whose process was killed', async () => {
    const data = folder()
    const killed = await startLocal(data, ...sample)
    killed.command.process.kill('SIGKILL')
    await killed.command.ended
    const again = await startLocal(data, ...sample)
    cleanUps.push(again.interrupt)
    expect((await fetch(`${again.origin}/health`)).status).toBe(200)
  })

  test.each([
    ['is missing', undefined, 'there is no such file'],
    ['is empty', '', 'empty'],
    ['is not JSON', '[{"title": ', 'not JSON'],
    [
      'holds a paper without a title',
      '[{"title":"A","abstract":"b"},{"abstract":"c"}]',
      'entry 2 has no title',
    ],
  ])('npm start refuses a papers file that %s', async (_case, content, words) => {
    const file = join(folder(), 'papers.json')
    if (content !== undefined) writeFileSync(file, content)
    const { code, output } = await failedStart('--data', folder(), '--papers', file)
    expect(code).toBe(1)
    expect(output).toContain(`--papers ${file}`)
    expect(output).toContain(words)
    expect(output).not.toContain('    at ')
  })

  test.each([
    [['--prot', '1'], "Unknown option '--prot'"],
    [['--port', '70000'], '--port 70000: a port is a whole number from 0 to 65535.'],
    [['extra'], "Unexpected argument 'extra'"],
  ])('npm start refuses %j', async (args, words) => {
    const { code, output } = await failedStart(...args)
    expect(code).toBe(1)
    expect(output).toContain(words)
  })
})
