import { describe, expect, test } from 'vitest'
import { eraseSubscriber } from '../../../shared/subscriber/leaving/erase-subscriber.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import { sizeOfItem } from '../../dynamo/engine/attribute-value.ts'
import { storedSubscriber } from '../../dynamo/stored-subscriber.ts'
import { aRequest, aRequestId } from '../../fakes/a-request.ts'
import { en } from '../../fakes/english.ts'
import { ann, chosen, confirmedWorld, email, signUp } from './a-reader.ts'
import { type ApiWorld, apiWorld } from './api-world.ts'

const { pages, letters } = en
const { confirm, standing } = pages

/** Signs up twice, and confirms by the first of the two mails. */
async function twoMails() {
  const world = apiWorld()
  const [first, second] = [await signUp(world, chosen), await signUp(world, chosen)]
  expect((await world.post(first)).status).toBe(200)
  return { world, first, second }
}

/** Opens a link and presses its button; both must say the same and change nothing. */
async function saidOf(world: ApiWorld, link: string): Promise<{ status: number; page: string }> {
  const before = world.item(ann)
  world.calls.take()
  const [seen, pressed] = [await world.get(link), await world.post(link)]
  expect(world.calls.changes()).toEqual([])
  expect(world.item(ann)).toEqual(before)
  expect(pressed.status).toBe(seen.status)
  const page = await seen.text()
  expect(await pressed.text()).toBe(page)
  expect(page).not.toContain('<button')
  return { status: seen.status, page }
}

describe('a confirmation link that is not needed any more', () => {
  test('the link of a second mail says that the reader is subscribed and what is in force, and changes nothing', async () => {
    const { world, second } = await twoMails()
    const { status, page } = await saidOf(world, second)
    expect(status).toBe(200)
    expect(page).toContain(confirm.done)
    expect(page).toContain('Monday to Friday at 06:00, America/New York time')
    expect(page).toContain('“graph networks” and “speech -music”')
    expect(page).toContain(confirm.before)
  })

  test('another choice on the page of a second mail is not taken, and the page shows the one in force', async () => {
    const { world, second } = await twoMails()
    const before = world.item(ann)
    const answer = await world.postForm(second, { ...chosen, hour: '23', frequency: 'weekly' })
    expect(await answer.text()).toContain('Monday to Friday at 06:00, America/New York time')
    expect(world.item(ann)).toEqual(before)
  })

  test('the link of a second mail still says so weeks later, and names a pause', async () => {
    const { world, second } = await twoMails()
    world.time.advance(20 * dayMs)
    await world.postForm(world.preferencesPath(ann), { ...chosen, pausedUntil: '2026-12-24' })
    const { status, page } = await saidOf(world, second)
    expect(status).toBe(200)
    expect(page).toContain('<dt>Paused until</dt><dd>Thursday, 24 December 2026</dd>')
  })

  test.each([0, 1])('link number %i of two says that the reader left, once they left', async (number) => {
    const { world, first, second } = await twoMails()
    await world.post(world.unsubscribePath(ann))
    const { status, page } = await saidOf(world, [first, second][number] ?? '')
    expect(status).toBe(410)
    expect(page).toContain(standing.left.body)
    expect(page).toContain(`<a href="/">${pages.signUpAgain}</a>`)
  })

  test('a used link says that a newer one was mailed, while a way back is open', async () => {
    const { world, first } = await twoMails()
    await world.post(world.unsubscribePath(ann))
    await world.post(`${world.unsubscribePath(ann)}/undo`)
    const { status, page } = await saidOf(world, first)
    expect(status).toBe(410)
    expect(page).toContain(confirm.replaced)
    world.time.advance(72 * hourMs)
    expect((await saidOf(world, first)).page).toContain(confirm.expired)
  })

  test('a used way back says that the reader is subscribed, and so does the link from before', async () => {
    const { world, first } = await twoMails()
    await world.mailedLinks()
    await world.post(world.unsubscribePath(ann))
    await world.post(`${world.unsubscribePath(ann)}/undo`)
    const [undo = ''] = await world.mailedLinks()
    await world.post(undo)
    for (const link of [undo, first]) {
      const { status, page } = await saidOf(world, link)
      expect(status).toBe(200)
      expect(page).toContain(confirm.done)
    }
  })

  test('the oldest of thirteen links, which made room for the newest, says that there is a newer one', async () => {
    const world = apiWorld()
    const oldest = await signUp(world)
    const { rev = 0 } = (await world.subscribers.get(ann)) ?? {}
    const requests = Array.from({ length: 12 }, (_, n) => aRequest({ id: aRequestId(100 + n) }))
    await world.subscribers.write(ann, rev, { set: { requests } })
    const { status, page } = await saidOf(world, oldest)
    expect(status).toBe(410)
    expect(page).toContain(confirm.replaced)
  })

  test('a link says that no mail is sent any more, once the address is suppressed', async () => {
    const { world, second } = await twoMails()
    await world.subscribers.leave(ann, 'suppressed', world.time.clock())
    const { status, page } = await saidOf(world, second)
    expect(status).toBe(410)
    expect(page).toContain(standing.suppressed.body)
  })

  test('a link of somebody who was erased is one that nobody knows', async () => {
    const { world, first, second } = await twoMails()
    await eraseSubscriber(world.subscribers, ann, world.time.clock())
    for (const link of [first, second]) {
      const { status, page } = await saidOf(world, link)
      expect(status).toBe(404)
      expect(page).toContain(confirm.unknown)
    }
  })

  test('a stranger’s link for the same reader is told nothing, whatever the state', async () => {
    const { world, first } = await twoMails()
    const made = first.replace(/\.[^.]+$/, `.${'x'.repeat(22)}`)
    const tell = async () => (await saidOf(world, made)).page
    const told = [await tell()]
    await world.post(world.unsubscribePath(ann))
    told.push(await tell())
    await world.subscribers.leave(ann, 'suppressed', world.time.clock())
    told.push(await tell())
    expect(new Set(told).size).toBe(1)
    expect(told[0]).toContain(confirm.unknown)
  })

  test('an item with ten topics stays within 1 KB, however many links were mailed', async () => {
    const topics = Array.from({ length: 10 }, (_, n) => `topic number ${n} of this reader`).join(', ')
    const world = apiWorld()
    let link = ''
    for (let day = 0; day < 4; day++) {
      for (let n = 0; n < 3; n++) link = await signUp(world, { ...chosen, topics })
      world.time.advance(dayMs)
    }
    await world.post(link)
    const item = world.item(ann)
    expect(item).toMatchObject({ status: 'confirmed', epoch: expect.any(Number) })
    const attempt = { id: '00000000-0000-4000-8000-000000000001', head: '2026-11-23', startedAt: 1 }
    const whole = storedSubscriber({ ...item, id: ann, attempt })
    expect(sizeOfItem(whole)).toBeLessThan(1_024)
  })
})

describe('a link to unsubscribe', () => {
  test('a link to unsubscribe of a reader who left says so and offers the way back, without a button that does nothing', async () => {
    const { world } = await confirmedWorld()
    const link = world.unsubscribePath(ann)
    await world.post(link)
    const page = await (await world.get(link)).text()
    expect(page).toContain(standing.left.title)
    expect(page).not.toContain(`<form method="post" action="${link}">`)
    expect(page).toContain(`<form method="post" action="${link}/undo">`)
    expect(page).toContain(`<a href="${link}/erase">${letters.erase.offer}</a>`)
  })

  test('a link to unsubscribe says that a way back was mailed, while it is open', async () => {
    const { world } = await confirmedWorld()
    const link = world.unsubscribePath(ann)
    await world.post(link)
    await world.post(`${link}/undo`)
    const page = await (await world.get(link)).text()
    expect(page).toContain(standing.asked.body)
    expect(page).toContain(pages.mailAgain)
    expect(page).not.toContain(letters.undo.offer)
    expect(page).not.toContain(`<form method="post" action="${link}">`)
  })

  test.each(['GET', 'POST'])(
    'a %s of a link to unsubscribe of somebody who was erased offers only to sign up',
    async (method) => {
      const { world } = await confirmedWorld()
      const link = world.unsubscribePath(ann)
      await eraseSubscriber(world.subscribers, ann, world.time.clock())
      const page = await (await world.request(link, { method })).text()
      expect(page).not.toMatch(/<button|\/undo|\/erase/)
      expect(page).toContain(`<a href="/">${pages.toSignUp}</a>`)
    },
  )

  test.each(['GET', 'POST'])(
    'a %s of a link to unsubscribe of a suppressed address says why no mail comes',
    async (method) => {
      const { world } = await confirmedWorld()
      await world.subscribers.leave(ann, 'suppressed', world.time.clock())
      const page = await (await world.request(world.unsubscribePath(ann), { method })).text()
      expect(page).toContain(standing.suppressed.body)
      expect(page).not.toContain('<button')
    },
  )

  test('the page to unsubscribe by is shown even if the table cannot be read', async () => {
    const world = apiWorld()
    const get = () => Promise.reject(new Error('no table'))
    const broken = apiWorld({ subscribers: { ...world.subscribers, get } })
    const link = broken.unsubscribePath(ann)
    expect(await (await broken.get(link)).text()).toContain(`<form method="post" action="${link}">`)
  })
})

describe('the buttons for letters', () => {
  test.each<[button: string, state: string, said: string]>([
    ['undo', 'subscribed', standing.subscribed.body],
    ['undo', 'suppressed', standing.suppressed.body],
    ['undo', 'erased', standing.unknown.body],
    ['erase', 'suppressed', standing.suppressed.body],
    ['erase', 'erased', standing.unknown.body],
    ['fresh-link', 'left', standing.left.body],
    ['fresh-link', 'asked', standing.asked.body],
    ['fresh-link', 'suppressed', standing.suppressed.body],
    ['fresh-link', 'erased', standing.unknown.body],
  ])('the page for “%s” of a reader who is %s says so, and has no button', async (button, state, said) => {
    const { world } = await confirmedWorld()
    const leave = world.unsubscribePath(ann)
    if (state === 'left' || state === 'asked') await world.post(leave)
    if (state === 'asked') await world.post(`${leave}/undo`)
    if (state === 'suppressed') await world.subscribers.leave(ann, 'suppressed', 1)
    if (state === 'erased') await eraseSubscriber(world.subscribers, ann, 1)
    const path = button === 'fresh-link' ? world.preferencesPath(ann) : leave
    const answer = await world.get(`${path}/${button}`)
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(page).toContain(said)
    expect(page).not.toContain('<button')
    // Nobody is told by the page what the button would not have done: no letter is queued either.
    const before = world.letters.sent.length
    await world.post(`${path}/${button}`)
    expect(world.letters.sent).toHaveLength(before)
  })
})

describe('other links of somebody who is gone', () => {
  test('a link to preferences says that a confirmation is waited for, or that mails are stopped', async () => {
    const { world } = await confirmedWorld()
    const link = world.preferencesPath(ann)
    await world.post(world.unsubscribePath(ann))
    expect(await (await world.get(link)).text()).toContain(pages.preferences.goneBody)
    await world.post(`${world.unsubscribePath(ann)}/undo`)
    for (const answer of [await world.get(link), await world.postForm(link, chosen)]) {
      expect(answer.status).toBe(410)
      expect(await answer.text()).toContain(standing.asked.body)
    }
    await world.subscribers.leave(ann, 'suppressed', world.time.clock())
    expect(await (await world.get(link)).text()).toContain(standing.suppressed.body)
  })

  test('a used link that erases says that the data is deleted, without a button', async () => {
    const { world } = await confirmedWorld()
    const link = world.erasePath(ann)
    await world.post(link)
    const again = await (await world.get(link)).text()
    expect(again).toContain(pages.erase.done)
    expect(again).not.toContain('<button')
    expect(await (await world.post(link)).text()).toContain(pages.erase.done)
    expect(JSON.stringify(world.item(ann))).not.toContain(email)
  })
})

test('a link that erases, from before the reader subscribed again, says so without a button', async () => {
  const { world } = await confirmedWorld()
  const link = world.erasePath(ann)
  await world.post(world.unsubscribePath(ann))
  world.time.advance(hourMs)
  await world.post(await signUp(world))
  const { status, page } = await saidOf(world, link)
  expect(status).toBe(410)
  expect(page).toContain(pages.erase.expiredBody)
})

describe('a paused reader who left and comes back', () => {
  const pause = { ...chosen, pausedUntil: '2026-12-24' }
  const goesOn = en.pauseGoesOn('Thursday, 24 December 2026')

  async function pausedAndBack() {
    const { world } = await confirmedWorld()
    await world.postForm(world.preferencesPath(ann), pause)
    await world.post(world.unsubscribePath(ann))
    await world.post(`${world.unsubscribePath(ann)}/undo`)
    const [link = ''] = await world.mailedLinks()
    return { world, link }
  }

  test('the page to come back by and the page after it say that the pause goes on, and until when', async () => {
    const { world, link } = await pausedAndBack()
    const page = await (await world.get(link)).text()
    expect(page).toContain(goesOn)
    expect(page).toContain('<dt>Paused until</dt><dd>Thursday, 24 December 2026</dd>')
    const after = await (await world.post(link)).text()
    expect(after).toContain(goesOn)
    expect(world.item(ann)).toMatchObject({ nextDueAt: Date.UTC(2026, 11, 24, 5) })
  })

  test('a pause that has ended meanwhile is not spoken of', async () => {
    const { world } = await confirmedWorld()
    await world.postForm(world.preferencesPath(ann), { ...chosen, pausedUntil: '2026-11-25' })
    await world.post(world.unsubscribePath(ann))
    world.time.advance(3 * dayMs)
    await world.post(`${world.unsubscribePath(ann)}/undo`)
    const [link = ''] = await world.mailedLinks()
    expect(await (await world.get(link)).text()).not.toMatch(/pause/i)
    expect(await (await world.post(link)).text()).not.toMatch(/pause/i)
  })
})
