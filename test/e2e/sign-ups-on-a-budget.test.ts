import { afterEach, describe, expect, test } from 'vitest'
import { readInbox } from '../../infra/local/inbox-client.ts'
import { type LocalProcess, runCommand, startLocal, temporaryFolder } from './local-process.ts'

const sample = ['--papers', 'infra/local/papers/sample.json']

describe('budgets of sign-ups on one machine', () => {
  const cleanUps: (() => unknown)[] = []
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
  })

  async function start(...options: readonly string[]): Promise<LocalProcess> {
    const local = await startLocal(
      temporaryFolder((remove) => cleanUps.push(remove)),
      ...sample,
      ...options,
    )
    cleanUps.push(local.interrupt)
    return local
  }

  async function signUp({ origin }: LocalProcess, email: string, headers = {}): Promise<number> {
    const { status } = await fetch(`${origin}/api/subscriptions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ email }),
    })
    return status
  }

  const heldBack = async ({ inboxOrigin }: LocalProcess) =>
    (
      (await (await fetch(`${inboxOrigin}/held-back`)).json()) as {
        heldBack: { address: string; letter: string }[]
      }
    ).heldBack

  test('terminal and inbox say why a letter was held back, the mailbox’s budget included', async () => {
    const local = await start()
    const aliases = ['ann@gmail.com', 'an.n@gmail.com', 'ann+b@gmail.com', 'ann+c@googlemail.com']
    for (const alias of aliases) expect(await signUp(local, alias)).toBe(202)
    await expect.poll(async () => (await readInbox(local.inboxOrigin)).length).toBe(3)
    expect(await heldBack(local)).toMatchObject([{ address: 'ann+c@googlemail.com', letter: 'dropped' }])
    expect(await (await fetch(local.inboxOrigin)).text()).toContain(
      'Its mailbox had the 3 letters of this day',
    )
    expect(local.command.output()).toContain(
      'letter held back letter="dropped" why="Its mailbox had the 3 letters',
    )
    expect(local.command.output()).not.toContain('googlemail')

    for (let n = 0; n < 7; n++) expect(await signUp(local, `other-${n}@example.org`)).toBe(202)
    expect((await heldBack(local)).at(-1)).toMatchObject({ address: 'other-6@example.org', letter: 'waits' })
    await expect
      .poll(local.command.output)
      .toContain('letter held back letter="waits" why="More than 10 sign-ups came from its network')
  })

  test('a header alone changes no network, behind a proxy of the operator its entry does', async () => {
    const [plain, behindOne] = [await start(), await start('--proxies', '1')]
    for (let n = 0; n < 11; n++) {
      const headers = { 'X-Forwarded-For': `10.9.8.7, 198.51.${n}.1` }
      for (const local of [plain, behindOne]) await signUp(local, `reader-${n}@gmail.com`, headers)
    }
    expect(await heldBack(plain)).toHaveLength(1)
    expect(await heldBack(behindOne)).toEqual([])
  })

  test('--lift-budgets holds no letter back', async () => {
    const local = await start('--lift-budgets')
    for (let n = 0; n < 25; n++) expect(await signUp(local, `ann+${n}@example.org`)).toBe(202)
    expect(await heldBack(local)).toEqual([])
  })

  test('a wrong number of proxies is refused with what is allowed', async () => {
    const command = await runCommand('infra/local/start.ts', ['--proxies', 'many'])
    expect(await command.ended).toBe(1)
    expect(command.output()).toContain('--proxies many: the number of proxies is a whole number from 0 to 9.')
  })
})
