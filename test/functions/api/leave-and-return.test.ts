import { describe, expect, test } from 'vitest'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import { en } from '../../fakes/english.ts'
import { ann, chosen, confirmedWorld, signUp } from './a-reader.ts'
import { apiWorld, idOfAddress } from './api-world.ts'

const { letters, pages } = en

describe('leaving', () => {
  test('a GET of the unsubscribe link shows one button and changes nothing', async () => {
    const { world } = await confirmedWorld()
    const before = world.item(ann)
    world.calls.take()
    const link = world.unsubscribePath(ann)
    const answer = await world.get(link)
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(page.match(/<button/g)).toHaveLength(1)
    expect(page).toContain(`<form method="post" action="${link}">`)
    expect(world.item(ann)).toEqual(before)
    expect(world.calls.changes()).toEqual([])
  })

  test('leaving takes the reader out of the index at once and keeps their history', async () => {
    const { world } = await confirmedWorld()
    world.put({
      ...world.item(ann),
      id: ann,
      through: '2026-11-23',
      lastAt: 42,
      missed: { '2026-11-20': 'failed' },
    })
    world.time.advance(hourMs)
    const answer = await world.post(world.unsubscribePath(ann))
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain(pages.unsubscribe.done)
    expect(world.item(ann)).toMatchObject({
      status: 'unsubscribed',
      leftAt: world.time.clock(),
      since: '2026-11-22',
      through: '2026-11-23',
      lastAt: 42,
      missed: { '2026-11-20': 'failed' },
    })
    for (const gone of ['nextDueAt', 'dueShard']) expect(world.item(ann)).not.toHaveProperty(gone)
  })

  test('leaving a second time gives the same page and keeps the first moment', async () => {
    const { world } = await confirmedWorld()
    const first = await world.post(world.unsubscribePath(ann))
    const before = world.item(ann)
    world.time.advance(hourMs)
    const again = await world.post(world.unsubscribePath(ann))
    expect(again.status).toBe(200)
    expect(await again.text()).toBe(await first.text())
    expect(world.item(ann)).toEqual({ ...before, rev: Number(before?.rev) + 1 })
  })

  test('leaving makes every older confirmation link powerless', async () => {
    const world = apiWorld()
    const [unused, used] = [await signUp(world), await signUp(world)]
    await world.post(used)
    await world.post(world.unsubscribePath(ann))
    for (const link of [unused, used]) {
      for (const answer of [await world.get(link), await world.post(link)]) {
        expect(answer.status).toBe(410)
        expect(await answer.text()).toContain(pages.standing.left.body)
      }
    }
    expect(world.item(ann)?.status).toBe('unsubscribed')
  })
})

describe('the way back', () => {
  async function leftWorld() {
    const { world, link } = await confirmedWorld()
    world.put({ ...world.item(ann), id: ann, through: '2026-11-23', lastAt: world.time.clock() })
    await world.post(world.unsubscribePath(ann))
    return { world, link }
  }

  test('the button for coming back mails a link and subscribes nobody by itself', async () => {
    const { world, link } = await leftWorld()
    const answer = await world.post(`${world.unsubscribePath(ann)}/undo`)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe('/sent/undo')
    expect(await (await world.get('/sent/undo')).text()).toContain(letters.undo.sent)
    expect(world.item(ann)?.status).toBe('pending')
    expect(world.item(ann)).not.toHaveProperty('nextDueAt')
    expect(world.letters.sent.at(-1)?.letter).toBe('undo')
    expect((await world.post(link)).status).toBe(410)
  })

  test('a reader who comes back confirms with the same preferences and history, and gets no second digest on one day', async () => {
    const { world } = await leftWorld()
    const before = world.item(ann)
    await world.post(`${world.unsubscribePath(ann)}/undo`)
    const [link = ''] = await world.mailedLinks()
    expect(link).toMatch(/^\/confirm\//)
    const answer = await world.post(link)
    expect(answer.status).toBe(200)
    expect(world.item(ann)).toMatchObject({
      status: 'confirmed',
      preferences: before?.preferences,
      since: '2026-11-22',
      through: '2026-11-23',
      lastAt: before?.lastAt,
      nextDueAt: Date.UTC(2026, 10, 24, 7),
    })
    expect(world.item(ann)).not.toHaveProperty('leftAt')
  })

  test('a reader who comes back by signing up again keeps their history, too', async () => {
    const { world } = await leftWorld()
    world.time.advance(2 * dayMs)
    await world.post(await signUp(world, chosen))
    expect(world.item(ann)).toMatchObject({
      status: 'confirmed',
      preferences: { hour: 6 },
      since: '2026-11-22',
      through: '2026-11-23',
    })
  })

  test('a reader who was subscribed and signs up again has no expiry in the table', async () => {
    const { world } = await leftWorld()
    await signUp(world)
    expect(world.item(ann)).not.toHaveProperty('expiresAtSeconds')
  })

  test('three letters for coming back are mailed on a day', async () => {
    const { world } = await leftWorld()
    await world.mailedLinks()
    for (let n = 0; n < 4; n++) {
      expect((await world.post(`${world.unsubscribePath(ann)}/undo`)).status).toBe(303)
    }
    expect(await world.mailedLinks()).toHaveLength(3)
  })

  test('strangers who sign the address up use up none of the letters that its owner asks for', async () => {
    const { world } = await leftWorld()
    for (let n = 0; n < 5; n++) await world.postJson({ email: 'ann@example.org' })
    await world.mailedLinks()
    for (const letter of ['undo', 'erase']) await world.post(`${world.unsubscribePath(ann)}/${letter}`)
    expect(await world.mailedLinks()).toHaveLength(2)
  })

  test('the letter for coming back is not mailed to a subscribed or suppressed reader, nor for an unknown id', async () => {
    const { world } = await confirmedWorld()
    const suppressed = idOfAddress('bounced@example.org')
    world.put({ id: suppressed, version: 1, rev: 1, status: 'suppressed', address: 'bounced@example.org' })
    world.calls.take()
    for (const id of [ann, suppressed, idOfAddress('nobody@example.org')]) {
      expect((await world.post(`${world.unsubscribePath(id)}/undo`)).status).toBe(303)
    }
    expect(world.calls.changes()).toEqual([])
  })
})
