import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { openLocalTable } from '../../infra/cli/command.ts'
import { localKeys } from '../../infra/local/data-folder.ts'
import { awaitMail, linkIn, readInbox, type StoredMail } from '../../infra/local/inbox-client.ts'
import { loadedAddress } from '../../infra/local/load-readers.ts'
import { dynamoSignUpGuardStore } from '../../shared/aws/dynamo-sign-up-guard-store.ts'
import { dynamoSubscriberStore } from '../../shared/aws/dynamo-subscriber-store.ts'
import { dynamoWaitingLetters } from '../../shared/aws/dynamo-waiting-letters.ts'
import { parseAddress } from '../../shared/subscriber/address/address.ts'
import { defaultBudgets } from '../../shared/subscriber/sign-up/budgets.ts'
import { subscriberIds } from '../../shared/subscriber/subscriber-id.ts'
import { type LocalProcess, runCommand, startLocal, temporaryFolder, tick } from './local-process.ts'

const readerCount = 100
const hourMs = 3_600_000

/** A tick comes every 15 minutes. A digest that takes a third of that would make others late. */
const onTimeMs = 5 * 60_000

/** Sign-ups under way at once, as a script sends them. */
const width = 4

/** How long a reader may wait for a page during the flood, on a busy machine. */
const patienceMs = 10_000

/**
 * A drill: whoever has a script signs up what they like, while readers wait for their digests. Each stranger comes over
 * a network of their own, as the one proxy before the page tells.
 */
describe('strangers with a script against npm start', () => {
  const cleanUps: (() => void)[] = []
  let data: string
  let local: LocalProcess
  let startedAt: number

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
    const run = await runCommand(`infra/cli/commands/${name}.ts`, [...args, '--data', data])
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

  /** All strangers sign up, and go on until they are stopped. Resolves with the status of each answer. */
  function aFlood(): { end: () => Promise<number[]> } {
    const statuses: number[] = []
    let isWanted = true
    let next = 0
    const script = async () => {
      while (isWanted || next < strangers.length) {
        const n = next++
        statuses.push(await signUp(strangers[n] ?? { email: `invented-${n}@more.example`, network: 400 }))
      }
    }
    const scripts = Promise.all(times(width, script))
    return {
      end: async () => {
        isWanted = false
        await scripts
        return statuses
      },
    }
  }

  async function atOnce(answer: Promise<Response>): Promise<Response> {
    const askedAt = Date.now()
    const given = await answer
    expect(Date.now() - askedAt).toBeLessThan(patienceMs)
    return given
  }

  const isDigest = ({ tags }: StoredMail) => tags.edition !== undefined
  const digests = async () => (await readInbox(local.inboxOrigin)).filter(isDigest)
  const to = (address: string) => (mail: StoredMail) => mail.destination.to.includes(address)
  const guard = () => dynamoSignUpGuardStore(...opened()).read()
  const subscriber = (address: string) => {
    const parsed = parseAddress(address)
    if (!parsed.ok) throw new Error(`${address} is no address`)
    const idOf = subscriberIds(new TextEncoder().encode(localKeys(data).addressHashKey))
    return dynamoSubscriberStore(...opened(), async () => {}).get(idOf(parsed.address))
  }
  /** A reader's next slot on their own clock, and the hour that they chose. */
  async function slotOf(address: string): Promise<{ at: number; given: string; chosen: string }> {
    const reader = await subscriber(address)
    if (reader?.status !== 'confirmed') throw new Error(`${address} is ${reader?.status}`)
    const { timezone: timeZone, hour } = reader.preferences
    const options = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
    const given = new Date(reader.nextDueAt).toLocaleTimeString('en', options)
    return { at: reader.nextDueAt, given, chosen: `${String(hour).padStart(2, '0')}:00` }
  }
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

  test('while sign-ups of strangers come in, all readers get their digest, one leaves by one click, and one erases herself', async () => {
    const tickedAt = Date.now()
    const ticked = tick(data, new Date().toISOString())
    const [leaver, eraser] = [loadedAddress(0), loadedAddress(1)]
    const flood = aFlood()
    onTestFinished(async () => void (await flood.end()))
    await expect.poll(() => oneClick(leaver), { timeout: 120_000 }).not.toBe('')
    const answer = await atOnce(
      post(await oneClick(leaver), new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })),
    )
    expect(answer.status).toBe(200)
    expect(await command('subscriber', 'show', leaver)).toContain('unsubscribed')

    await expect.poll(() => oneClick(eraser), { timeout: 120_000 }).not.toBe('')
    expect((await atOnce(post(`${await oneClick(eraser)}/erase`))).status).toBe(303)
    const isHers = (mail: StoredMail) => to(eraser)(mail) && mail.tags.letter === 'erase'
    const letter = await awaitMail(local.inboxOrigin, isHers, 30_000)
    expect((await atOnce(post(linkIn(letter, '/erase/')))).status).toBe(200)
    expect(await command('subscriber', 'show', eraser)).not.toContain(eraser)

    // On a busy machine a call to SES can time out. Then a reader waits for the next tick, as on a slow day.
    await ticked
    for (let more = 0; more < 3 && (await digests()).length < readerCount; more++)
      await tick(data, new Date().toISOString())
    const statuses = await flood.end()
    expect(statuses.length).toBeGreaterThanOrEqual(strangers.length)
    expect(new Set(statuses)).toEqual(new Set([202]))
    const arrived = await digests()
    expect(new Set(arrived.flatMap(({ destination }) => destination.to)).size).toBe(readerCount)
    expect(arrived).toHaveLength(readerCount)
    // Twelve digests a second, beside the sign-ups. A busy machine takes longer, above all to start the tick.
    for (const { at } of arrived) expect(Date.parse(at) - tickedAt).toBeLessThan(onTimeMs)
  })

  test('each reader’s next slot is at the hour and in the zone of their choice', async () => {
    const readers = times(readerCount, loadedAddress).slice(2)
    const wrong = async () => {
      const seen = await Promise.all(
        readers.map(async (address) => ({ address, slot: await slotOf(address) })),
      )
      return seen.filter(({ slot }) => slot.given !== slot.chosen || slot.at <= startedAt)
    }
    // A mail whose outcome was open is settled by its report.
    await expect.poll(wrong).toEqual([])
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

  test('the guard comes back by itself, and the next digests go to all but those who left', async () => {
    const before = (await digests()).length
    const later = (hours: number) => tick(data, new Date(startedAt + hours * hourMs).toISOString())
    // The strangers' letters are a day old, and the guard comes down a step at a time. A report that was late raises it again.
    for (let hours = 26; hours <= 34 && (await guard()) !== 'open'; hours += 2) await later(hours)
    expect(await guard()).toBe('open')
    expect(await waiting(), 'what waited for a day is dropped').toEqual([])
    // Within eight days every reader has a slot, also those who read once a week.
    const readers = times(readerCount, loadedAddress).slice(2)
    const served = async () =>
      new Set((await digests()).slice(before).flatMap(({ destination }) => destination.to))
    // On a busy machine a tick leaves a reader to the next one.
    for (let hours = 200; hours < 203 && (await served()).size < readers.length; hours++) await later(hours)
    const after = (await digests()).slice(before)
    expect(new Set(after.flatMap(({ destination }) => destination.to))).toEqual(new Set(readers))
    const each = Map.groupBy(after, ({ destination, tags }) => `${destination.to} ${tags.edition}`)
    for (const mails of each.values()) expect(mails).toHaveLength(1)
    expect(await command('sending')).toContain('Sending is on')
  })
})

function times<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => make(n))
}
