import { describe, expect, test } from 'vitest'
import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import { foldedMailbox } from '../../../shared/subscriber/address/folded-address.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import { aRequestId } from '../../fakes/a-request.ts'
import { aConfirmed, monday } from '../../fakes/a-subscriber.ts'
import { en } from '../../fakes/english.ts'
import { anUnsubscribed, aSuppressed } from '../../shared/subscriber/a-leaver.ts'
import { type ApiWorld, apiWorld, idOfAddress } from './api-world.ts'

const words = en.pages['not-me']
const letters = en.letters

/** A mailbox by the address that was signed up first, and other addresses that lead to it. */
const mailboxes: readonly (readonly [first: string, ...aliases: string[]])[] = [
  ['ann+news@gmail.com', 'ann@gmail.com', 'a.n.n@gmail.com', 'Ann+x@googlemail.com'],
  ['ann@gmail.com', 'ann+news@gmail.com', 'a.nn@googlemail.com', 'ANN+Y@gmail.com'],
  ['ann@googlemail.com', 'an.n@gmail.com', 'ann+1@googlemail.com'],
  ['ann@example.org', 'ann+anything@example.org', 'Ann+2@Example.ORG'],
  ['ann+a@example.org', 'ann+b@example.org', 'ann@example.org'],
  ['ann-shop@yahoo.com', 'ann-bank@yahoo.com', 'ann@yahoo.com'],
  ['ann.b@proton.me', 'annb@pm.me', 'a_n-nb+z@protonmail.com'],
  ['ann@me.com', 'ann+1@icloud.com', 'ann@mac.com'],
  ['x@ann.fastmail.com', 'y@ann.fastmail.com', 'ann+z@fastmail.com'],
  ['shop@ann.anonaddy.com', 'bank@ann.anonaddy.com'],
  ['ivan-petrov@ya.ru', 'ivan.petrov@yandex.com', 'ivan.petrov+q@yandex.ru'],
]

function pathIn(text = '', path: string): string {
  const found = new RegExp(`^https://paperwire\\.example(/${path}/\\S+)$`, 'm').exec(text)?.[1]
  if (!found) throw new Error(`no link to ${path} in the mail:\n${text}`)
  return found
}

async function mailOf(world: ApiWorld, email: string) {
  await world.postJson({ email })
  const mail = (await world.mails()).at(-1)
  return { subject: mail?.subject, to: mail?.to, text: mail?.text ?? '' }
}

const notMeOf = async (world: ApiWorld, email: string) => pathIn((await mailOf(world, email)).text, 'not-me')
const itemOf = (world: ApiWorld, email: string) => world.item(idOfAddress(email))
const mailboxItem = (world: ApiWorld, email: string) =>
  world.item(world.deps.idOf(foldedMailbox(email as EmailAddress) as EmailAddress))
/** The ids of all subscribers of whom there is an item. */
const partitions = async (world: ApiWorld) =>
  [...new Set((await world.everything()).map(({ pk }) => String(pk)))]
    .filter((pk) => pk.startsWith('subscriber#'))
    .sort()
const nextDay = (world: ApiWorld) => world.time.advance(dayMs)

describe.each(mailboxes)('“It was not me”, said by a mail to %s', (first, ...aliases) => {
  const all = [first, ...aliases]

  test('one letter in 30 days comes for all aliases of the mailbox together, to the alias that was typed', async () => {
    const world = apiWorld()
    await world.post(await notMeOf(world, first))
    for (let round = 0; round < 2; round++) {
      const mails = []
      for (const email of [...aliases, first, ...aliases]) {
        nextDay(world)
        await world.postJson({ email })
        mails.push(...(await world.mails()))
      }
      expect(mails.map(({ subject }) => subject)).toEqual([letters['still-refused'].subject])
      expect(mails[0]?.to.toLowerCase()).toBe(aliases[0]?.toLowerCase())
      world.time.advance(30 * dayMs)
    }
  })

  test('the same link takes it back for all aliases, and all of them can be signed up again', async () => {
    const world = apiWorld()
    const notMe = await notMeOf(world, first)
    await world.post(notMe)
    world.time.advance(400 * dayMs)
    expect(await (await world.get(notMe)).text()).toContain(words.done)
    expect(await (await world.post(`${notMe}/undo`)).text()).toContain(words.takenBack)
    for (const email of all) {
      nextDay(world)
      expect((await mailOf(world, email)).subject).toBe(letters.confirm.subject)
    }
  })

  test('the link of the one letter takes it back for all aliases, too', async () => {
    const world = apiWorld()
    await world.post(await notMeOf(world, first))
    const back = await notMeOf(world, aliases[0] ?? '')
    expect(await (await world.get(back)).text()).toContain(words.done)
    await world.post(`${back}/undo`)
    nextDay(world)
    for (const email of all) {
      expect((await mailOf(world, email)).subject).toBe(letters.confirm.subject)
      nextDay(world)
    }
  })

  test('no sign-up that is turned away leaves an item of its alias', async () => {
    const world = apiWorld()
    await world.post(await notMeOf(world, first))
    const before = await partitions(world)
    for (const email of aliases) await world.postJson({ email })
    expect(await partitions(world)).toEqual(before)
    expect(mailboxItem(world, first)).toMatchObject({ status: 'unsubscribed', blockedAt: monday })
  })

  test('a letter that waits for another alias is dropped', async () => {
    const world = apiWorld()
    const notMe = await notMeOf(world, first)
    for (const email of aliases.slice(0, 2)) await world.postJson({ email })
    await world.post(notMe)
    expect(await world.mails()).toEqual([])
  })

  test('the other aliases’ mails show how to take it back, and the link that confirms says that it is refused', async () => {
    const world = apiWorld()
    const { text } = await mailOf(world, first)
    const other = await notMeOf(world, aliases[0] ?? '')
    await world.post(other)
    expect(await (await world.get(pathIn(text, 'not-me'))).text()).toContain(words.done)
    expect(await (await world.get(other)).text()).toContain(words.done)
  })

  test('the link of another alias’s mail closes what that mail asked for, although the mailbox refuses already', async () => {
    const world = apiWorld()
    const { text } = await mailOf(world, first)
    const other = await notMeOf(world, aliases[0] ?? '')
    await world.post(other)
    expect(await (await world.post(pathIn(text, 'not-me'))).text()).toContain(words.done)
    expect(itemOf(world, first)).not.toHaveProperty('address')
    expect(itemOf(world, first)).not.toHaveProperty('requests')
    expect((await world.post(pathIn(text, 'confirm'))).status).toBe(410)
    expect(mailboxItem(world, first)).toHaveProperty('blockedAt')
  })

  test('the link that confirms leads to the page that takes it back', async () => {
    const world = apiWorld()
    const { text } = await mailOf(world, first)
    await world.post(pathIn(text, 'not-me'))
    for (const method of ['GET', 'POST']) {
      const answer = await world.request(pathIn(text, 'confirm'), { method })
      expect(answer.status).toBe(410)
      const page = await answer.text()
      expect(page).toContain(en.pages.confirm.refusedBody)
      expect(/<a href="(\/not-me\/[^"]+)">/.exec(page)?.[1]).toBe(pathIn(text, 'not-me'))
    }
    await world.post(`${pathIn(text, 'not-me')}/undo`)
    expect(await (await world.get(pathIn(text, 'confirm'))).text()).not.toContain(
      en.pages.confirm.refusedBody,
    )
  })
})

describe('a mailbox that refuses sign-ups', () => {
  const [alias, other, plain] = ['ann+news@gmail.com', 'a.n.n+x@gmail.com', 'ann@gmail.com'] as const

  test.each([
    ['an alias', alias],
    ['the address that it is folded to', plain],
  ])('no subscription of %s is touched', async (_, reader) => {
    const world = apiWorld()
    const confirmed = aConfirmed({ id: idOfAddress(reader), address: reader as EmailAddress })
    world.put(confirmed)
    const notMe = await notMeOf(world, other)
    const before = itemOf(world, reader)
    await world.post(notMe)
    const { rev: _rev, blockedAt: _blocked, ...after } = itemOf(world, reader) ?? {}
    const { rev: __, ...rest } = before ?? {}
    expect(after).toEqual(rest)
    if (reader === alias) expect(itemOf(world, reader)).toEqual(before)

    nextDay(world)
    expect((await mailOf(world, reader)).subject).toBe(letters['still-refused'].subject)
    await world.post(`${notMe}/undo`)
    expect(itemOf(world, reader)).toMatchObject({ status: 'confirmed', address: reader })
    nextDay(world)
    expect((await mailOf(world, reader)).subject).toBe(letters['already-subscribed'].subject)
  })

  test('a mail of an alias that confirmed refuses nothing', async () => {
    const world = apiWorld()
    const { text } = await mailOf(world, alias)
    await world.post(pathIn(text, 'confirm'))
    expect(await (await world.post(pathIn(text, 'not-me'))).text()).toContain(words.confirmed)
    expect(mailboxItem(world, alias)).toBeUndefined()
    expect(itemOf(world, alias)).toMatchObject({ status: 'confirmed' })
  })

  test('a bounce of the letter to a made-up alias suppresses nobody else', async () => {
    const world = apiWorld()
    await world.post(await notMeOf(world, plain))
    await world.postJson({ email: 'ann+made-up@gmail.com' })
    await world.mails()
    expect(world.mailer.calls.at(-1)?.tags).toMatchObject({
      subscriber: idOfAddress('ann+made-up@gmail.com'),
      to: 'unconfirmed',
    })
  })

  test('a reader’s own address gets the letter of an alias that nobody knows, and no alias is kept', async () => {
    const world = apiWorld()
    world.put(aConfirmed({ id: idOfAddress(plain), address: plain as EmailAddress, blockedAt: 1 }))
    await world.postJson({ email: alias })
    expect(itemOf(world, plain)).not.toHaveProperty('turnedAwayTo')
    expect((await world.mails()).map(({ to }) => to)).toEqual([plain])
    expect(itemOf(world, alias)).toBeUndefined()
  })

  test('a suppressed alias gets nothing and uses up no letter', async () => {
    const world = apiWorld()
    world.put(aSuppressed({ id: idOfAddress(alias) }))
    await world.post(await notMeOf(world, other))
    await world.postJson({ email: alias })
    expect(await world.mails()).toEqual([])
    nextDay(world)
    expect((await mailOf(world, plain)).subject).toBe(letters['still-refused'].subject)
  })

  test('no alias of a suppressed mailbox that refuses gets a letter', async () => {
    const world = apiWorld()
    world.put({ ...aSuppressed({ id: idOfAddress(plain) }), blockedAt: 1 })
    await world.postJson({ email: alias })
    expect(await world.mails()).toEqual([])
  })

  test('an alias that refused by the link of an old mail, which named no mailbox, still refuses, and takes back by it', async () => {
    const world = apiWorld()
    const notMe = await notMeOf(world, alias)
    const old = world.notMePath(idOfAddress(alias), aRequestId(1))
    await world.post(old)
    expect(itemOf(world, alias)).toHaveProperty('blockedAt')
    nextDay(world)
    expect((await mailOf(world, other)).subject).toBe(letters.confirm.subject)
    nextDay(world)
    expect((await mailOf(world, alias)).subject).toBe(letters['still-refused'].subject)
    await world.post(`${old}/undo`)
    expect(itemOf(world, alias)).not.toHaveProperty('blockedAt')
    await world.post(old)
    await world.post(`${notMe}/undo`)
    expect(itemOf(world, alias)).not.toHaveProperty('blockedAt')
  })

  test('a person whose own way back to an alias is open keeps it', async () => {
    const world = apiWorld()
    const { id } = { id: idOfAddress(alias) }
    world.put({ ...anUnsubscribed({ id, leftAt: monday - dayMs }), address: alias as EmailAddress })
    const notMe = await notMeOf(world, alias)
    nextDay(world)
    await world.post(`${world.unsubscribePath(id)}/undo`)
    const undo = (await world.mails()).at(-1)?.text
    await world.post(notMe)
    expect(itemOf(world, alias)).toMatchObject({ status: 'pending' })
    await world.post(pathIn(undo, 'confirm'))
    expect(itemOf(world, alias)).toMatchObject({ status: 'confirmed' })
  })

  test('what is kept of an alias shows that its mailbox refuses sign-ups, and nothing else of the mailbox', async () => {
    const world = apiWorld()
    world.put(
      aConfirmed({ id: idOfAddress(alias), address: alias as EmailAddress }),
      aConfirmed({ id: idOfAddress(plain), address: plain as EmailAddress, blockedAt: 7 }),
    )
    await world.post(`${world.unsubscribePath(idOfAddress(alias))}/export`)
    const [link = ''] = await world.mailedLinks()
    const items = (await (await world.post(link)).json()) as Record<string, unknown>[]
    expect(items.filter(({ pk }) => pk === `subscriber#${idOfAddress(plain)}`)).toEqual([
      { pk: `subscriber#${idOfAddress(plain)}`, sk: 'subscriber', blockedAt: 7 },
    ])
  })

  test('an address that only looks like an alias is another mailbox', async () => {
    const world = apiWorld()
    await world.post(await notMeOf(world, 'ann.b@example.org'))
    for (const email of ['annb@example.org', 'ann.b@example.com', 'b@example.org', 'ann-b@example.org']) {
      expect((await mailOf(world, email)).subject).toBe(letters.confirm.subject)
    }
  })

  test('its letter goes within the budget of the mailbox, and an hour later no further one comes', async () => {
    const world = apiWorld()
    await world.post(await notMeOf(world, alias))
    for (let n = 0; n < 5; n++) {
      await world.postJson({ email: `ann+${n}@gmail.com` })
      world.time.advance(hourMs)
    }
    expect(await world.mails()).toHaveLength(1)
  })
})
