import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLocalTable } from '../../infra/cli/command.ts'
import { awaitMail, linkIn, readInbox, type StoredMail } from '../../infra/local/inbox-client.ts'
import { loadedAddress } from '../../infra/local/load-readers.ts'
import { dynamoSignUpGuardStore } from '../../shared/aws/dynamo-sign-up-guard-store.ts'
import { dynamoWaitingLetters } from '../../shared/aws/dynamo-waiting-letters.ts'
import { defaultBudgets } from '../../shared/subscriber/budgets.ts'
import { type LocalProcess, runCommand, startLocal, temporaryFolder, tick } from './local-process.ts'

const readerCount = 100
const hourMs = 3_600_000

/** Sign-ups under way at once, as a script sends them. */
const atOnce = 4

/**
 * A drill: whoever has a script signs up what they like, while readers wait for their digests. Each stranger comes over
 * a network of their own, as the one proxy before the page tells.
 */
describe('strangers with a script against npm start', () => {
  const cleanUps: (() => void)[] = []
  let data: string
  let local: LocalProcess
  let startedAt: number
  let statuses: number[]

  const strangers = [
    ...times(26, (n) => ({ email: `one.mail.box+${n}@gmail.com`, network: n })),
    ...times(30, () => ({ email: 'flooded@victim.example', network: 100 })).map((each, n) => ({
      ...each,
      network: 100 + n,
    })),
    ...times(60, (n) => ({ email: `nobody-${n}@d${n % 20}.bounces.test`, network: 200 + n })),
    ...times(10, (n) => ({ email: `angry-${n}@complains.test`, network: 300 + n })),
    ...times(500, (n) => ({ email: `invented-${n}@s${n % 50}.example`, network: 400 })),
  ]

  beforeAll(async () => {
    data = temporaryFolder((remove) => cleanUps.push(remove))
    local = await startLocal(data, '--papers', 'infra/local/papers/sample.json', '--proxies', '1')
    startedAt = Date.now()
    await command('load', '--readers', String(readerCount))
  })

  afterAll(async () => {
    await local?.interrupt()
    for (const cleanUp of cleanUps) cleanUp()
  })

  /** A command of the operator, as a process; resolves with what it printed. */
  async function command(name: string, ...args: readonly string[]): Promise<string> {
    const run = runCommand(`infra/cli/commands/${name}.ts`, [...args, '--data', data])
    if ((await run.ended) !== 0) throw new Error(`${name} failed: ${run.output()}`)
    return run.output()
  }

  async function signUp({ email, network }: (typeof strangers)[number]): Promise<number> {
    const answer = await fetch(new URL('/api/subscriptions', local.origin), {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Forwarded-For': `203.${network >> 8}.${network & 255}.7`,
      },
      body: JSON.stringify({ email }),
    })
    await answer.arrayBuffer()
    return answer.status
  }

  const isDigest = ({ tags }: StoredMail) => tags.edition !== undefined
  const digests = async () => (await readInbox(local.inboxOrigin)).filter(isDigest)
  const to = (address: string) => (mail: StoredMail) => mail.destination.to.includes(address)
  const guard = () => dynamoSignUpGuardStore(...opened()).read()
  const waiting = () => dynamoWaitingLetters(...opened()).next(1_000)
  const opened = () => {
    const { client, table } = openLocalTable(data)
    return [client, table] as const
  }
  const post = (url: string, body?: URLSearchParams) =>
    fetch(url, { method: 'POST', redirect: 'manual', ...(body && { body }) })
  const oneClick = async (address: string): Promise<string> => {
    const mail = (await digests()).find(to(address))
    return /^<(http[^>]+)>$/.exec(String(mail?.headers['list-unsubscribe']))?.[1] ?? ''
  }

  test('all readers get their digest while 626 sign-ups of strangers come in, and none of these fails', async () => {
    const flood = inTurn(strangers, atOnce, signUp)
    const tickedAt = Date.now()
    const printed = await tick(data, new Date().toISOString())
    statuses = await flood
    expect(printed).toContain(`${readerCount} submitted`)
    const arrived = await digests()
    expect(new Set(arrived.flatMap(({ destination }) => destination.to)).size).toBe(readerCount)
    expect(arrived).toHaveLength(readerCount)
    // Twelve digests a second, beside the sign-ups. A busy machine takes longer, above all to start the tick.
    for (const { at } of arrived) expect(Date.parse(at) - tickedAt).toBeLessThan(120_000)
    expect(new Set(statuses)).toEqual(new Set([202]))
  })

  test('bounces and complaints of strangers guard the sign-up, and stop no digests', async () => {
    await expect.poll(guard).not.toBe('open')
    expect(await command('sending')).toContain('Sending is on')
  })

  test('no mailbox gets more letters than its budget, under whatever names it is asked for', async () => {
    const mails = await readInbox(local.inboxOrigin)
    const aliases = mails.filter(({ destination }) =>
      destination.to.some((each) => each.endsWith('@gmail.com')),
    )
    expect(aliases.length).toBeLessThanOrEqual(defaultBudgets.mailboxADay)
    expect(mails.filter(to('flooded@victim.example')).length).toBeLessThanOrEqual(defaultBudgets.mailboxADay)
    const invented = mails.filter(({ destination }) =>
      destination.to.some((each) => each.startsWith('invented-')),
    )
    expect(invented.length).toBeLessThanOrEqual(defaultBudgets.networkAnHour)
  })

  test('the letters of one network wait in the table without a secret, and terminal and inbox say why', async () => {
    const letters = await waiting()
    expect(letters.length).toBeGreaterThan(400)
    expect(JSON.stringify(letters)).not.toMatch(/secret|@/)
    expect(local.command.output()).toContain(
      `More than ${defaultBudgets.networkAnHour} sign-ups came from its network`,
    )
    const inbox = await (await fetch(local.inboxOrigin)).text()
    expect(inbox).toContain('sign-ups came from its network in this hour')
  })

  test('in the midst of it a reader leaves by one click, and another one erases herself', async () => {
    const left = await oneClick(loadedAddress(0))
    const answer = await post(left, new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }))
    expect(answer.status).toBe(200)

    const erasing = await oneClick(loadedAddress(1))
    expect((await post(`${erasing}/erase`)).status).toBe(303)
    const letter = await awaitMail(
      local.inboxOrigin,
      (mail) => to(loadedAddress(1))(mail) && mail.tags.letter === 'erase',
      30_000,
    )
    expect((await post(linkIn(letter, '/erase/'))).status).toBe(200)
    expect(await command('subscriber', 'show', loadedAddress(1))).not.toContain(loadedAddress(1))
    expect(await command('subscriber', 'show', loadedAddress(0))).toContain('unsubscribed')
  })

  test('the guard comes back by itself, and the next digests go to all but those who left', async () => {
    const before = (await digests()).length
    const later = (hours: number) => tick(data, new Date(startedAt + hours * hourMs).toISOString())
    // The strangers' letters are a day old, and the guard comes down a step at a time.
    for (const hours of [26, 28]) await later(hours)
    expect(await guard()).toBe('open')
    expect(await waiting(), 'what waited for a day is dropped').toEqual([])
    // Within eight days every reader has a slot, also those who read once a week.
    await later(200)
    const after = (await digests()).slice(before)
    const readers = times(readerCount, loadedAddress).slice(2)
    expect(new Set(after.flatMap(({ destination }) => destination.to))).toEqual(new Set(readers))
    const each = Map.groupBy(after, ({ destination, tags }) => `${destination.to} ${tags.edition}`)
    for (const mails of each.values()) expect(mails).toHaveLength(1)
  })
})

function times<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => make(n))
}

/** Works through a list, so many at once. */
async function inTurn<T, R>(list: readonly T[], width: number, work: (each: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const worker = async () => {
    for (let at = next++; at < list.length; at = next++) results[at] = await work(list[at] as T)
  }
  await Promise.all(times(width, worker))
  return results
}
