import { describe, expect, test } from 'vitest'
import { links } from '../../../shared/subscriber/link/links.ts'
import { hourMs } from '../../../shared/time/clock.ts'
import { en } from '../../fakes/english.ts'
import { aSuppressed } from '../../shared/subscriber/a-leaver.ts'
import { ann, confirmedWorld, email } from './a-reader.ts'
import { apiWorld } from './api-world.ts'

const words = en.pages.erase

/** A reader who asked for their data to be deleted, and the link that came by mail. */
async function askedWorld() {
  const { world } = await confirmedWorld()
  await world.post(`${world.unsubscribePath(ann)}/erase`)
  const link = (await world.mailedLinks()).at(-1) ?? ''
  expect(link).toMatch(/^\/erase\//)
  return { world, link }
}

describe('asking to be erased', () => {
  test('the page after leaving and the page of preferences show the way to be erased', async () => {
    const { world } = await confirmedWorld()
    const way = `href="${world.unsubscribePath(ann)}/erase"`
    expect(await (await world.get(world.preferencesPath(ann))).text()).toContain(way)
    expect(await (await world.post(world.unsubscribePath(ann))).text()).toContain(way)
  })

  test('asking to be erased mails a link and deletes nothing yet, because a digest may have been forwarded', async () => {
    const { world } = await confirmedWorld()
    const before = world.item(ann)
    const answer = await world.post(`${world.unsubscribePath(ann)}/erase`)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe('/sent/erase')
    expect(await (await world.get('/sent/erase')).text()).toContain(en.letters.erase.sent)
    expect(world.letters.sent.at(-1)?.letter).toBe('erase')
    expect(world.item(ann)).toMatchObject({ status: 'confirmed', nextDueAt: before?.nextDueAt })
  })

  test('a reader who has unsubscribed can ask to be erased', async () => {
    const { world } = await confirmedWorld()
    await world.post(world.unsubscribePath(ann))
    await world.post(`${world.unsubscribePath(ann)}/erase`)
    expect(world.letters.sent.at(-1)?.letter).toBe('erase')
  })

  test('three letters with which to be erased are mailed on a day, and none to a suppressed reader', async () => {
    const { world } = await confirmedWorld()
    for (const _ of [1, 2, 3, 4]) await world.post(`${world.unsubscribePath(ann)}/erase`)
    expect(world.letters.sent.filter(({ letter }) => letter === 'erase')).toHaveLength(3)

    const other = apiWorld()
    other.put(aSuppressed({ id: ann }))
    expect((await other.post(`${other.unsubscribePath(ann)}/erase`)).status).toBe(303)
    expect(other.letters.sent).toEqual([])
  })
})

describe('the mailed link to be erased', () => {
  test('a GET of the mailed link shows one button, and changes nothing', async () => {
    const { world, link } = await askedWorld()
    const before = world.item(ann)
    world.calls.take()
    const page = await (await world.get(link)).text()
    expect(page).toContain(`<form method="post" action="${link}">`)
    expect(page.match(/<button/g)).toHaveLength(1)
    expect(world.item(ann)).toEqual(before)
    expect(world.calls.changes()).toEqual([])
  })

  test('the mailed link erases its owner, and gives the same answer a second time', async () => {
    const { world, link } = await askedWorld()
    const answer = await world.post(link)
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(page).toContain(words.done)
    const { status, since } = world.item(ann) ?? {}
    expect({ status, since }).toEqual({ status: 'unsubscribed', since: '2026-11-22' })
    expect(JSON.stringify(world.item(ann))).not.toMatch(
      new RegExp(`${email}|192\\.0\\.2|preferences|confirmedBy`),
    )
    expect(await (await world.post(link)).text()).toBe(page)
  })

  test('an erased reader can come back only by a new sign-up', async () => {
    const { world, link } = await askedWorld()
    await world.post(link)
    const asked = world.letters.sent.length
    expect((await world.get(world.preferencesPath(ann))).status).toBe(410)
    await world.post(`${world.unsubscribePath(ann)}/undo`)
    await world.post(`${world.unsubscribePath(ann)}/erase`)
    expect(world.letters.sent).toHaveLength(asked)
    expect((await world.postForm('/subscribe', { email })).status).toBe(303)
    expect(world.item(ann)).toMatchObject({ status: 'pending', address: email })
  })

  test('the mailed link does nothing to a reader who has confirmed again since then', async () => {
    const { world, link } = await askedWorld()
    await world.post(link)
    world.time.advance(hourMs)
    await world.postForm('/subscribe', { email })
    await world.post((await world.mailedLinks()).at(-1) ?? '')
    const before = world.item(ann)
    expect(before?.status).toBe('confirmed')
    const answer = await world.post(link)
    expect(answer.status).toBe(410)
    expect(await answer.text()).toContain(words.expired)
    expect(world.item(ann)).toEqual(before)
  })

  test('a stranger who signs the owner up again cannot make the mailed link powerless', async () => {
    const { world, link } = await askedWorld()
    await world.post(world.unsubscribePath(ann))
    world.time.advance(hourMs)
    await world.postForm('/subscribe', { email })
    expect(world.item(ann)?.status).toBe('pending')
    expect((await world.post(link)).status).toBe(200)
    expect(world.item(ann)).not.toHaveProperty('address')
  })

  test.each(['get', 'post'] as const)(
    'a %s of the mailed link says that it is too old, from its last hour on',
    async (method) => {
      const { world, link } = await askedWorld()
      world.time.advance(links.erase.lifetimeMs)
      const before = world.item(ann)
      const answer = await world[method](link)
      expect(answer.status).toBe(410)
      expect(await answer.text()).toContain(words.expired)
      expect(world.item(ann)).toEqual(before)
    },
  )

  test.each(['get', 'post'] as const)(
    'a link of another purpose or cut short erases nobody by %s',
    async (method) => {
      const { world, link } = await askedWorld()
      const before = world.item(ann)
      const tokens = [link, world.unsubscribePath(ann), world.preferencesPath(ann)].map((path) =>
        path.split('/').at(-1),
      )
      for (const token of [tokens[0]?.slice(0, -1), tokens[1], tokens[2]]) {
        expect((await world[method](`/erase/${token}`)).status).toBe(404)
      }
      expect((await world[method](`/preferences/${tokens[0]}`)).status).toBe(404)
      expect(world.item(ann)).toEqual(before)
    },
  )
})
