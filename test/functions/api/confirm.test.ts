import { describe, expect, test } from 'vitest'
import { consentWording } from '../../../shared/language/consent-wording.ts'
import type { Pending } from '../../../shared/subscriber/subscriber.ts'
import { dueShardOf } from '../../../shared/subscriber/subscriber-id.ts'
import { hourMs } from '../../../shared/time/clock.ts'
import { aRequestId } from '../../fakes/a-request.ts'
import { anEdition } from '../../fakes/an-edition.ts'
import { en } from '../../fakes/english.ts'
import { ann, chosen, confirmedWorld, email, signUp } from './a-reader.ts'
import { apiWorld } from './api-world.ts'

const { pages } = en

test('a sign-up makes a pending subscriber and one letter, and says nothing about the address', async () => {
  const world = apiWorld()
  const answer = await world.postForm('/subscribe', { email, ...chosen })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('Location')).toBe('/sent')
  expect(await answer.text()).toBe('')
  expect(world.letters.sent).toMatchObject([
    { kind: 'letter', version: 2, id: ann, letter: 'confirm', request: aRequestId(1) },
  ])
  expect(world.item(ann)).toMatchObject({
    status: 'pending',
    address: email,
    preferences: {
      timezone: 'America/New_York',
      hour: 6,
      frequency: 'weekdays',
      topics: ['graph networks', 'speech -music'],
    },
    requests: [
      {
        id: aRequestId(1),
        at: world.time.clock(),
        network: '192.0.2.0/24',
        form: 'https://paperwire.example/subscribe',
        wording: consentWording(en),
      },
    ],
  })
  expect(world.item(ann)).not.toHaveProperty('nextDueAt')
})

test('the proof of a confirmation link is neither in the table nor on the queue', async () => {
  const world = apiWorld()
  const link = await signUp(world)
  const proof = link.split('.').at(-1) ?? ''
  expect(proof).toHaveLength(22)
  expect(JSON.stringify([world.item(ann), world.letters.sent])).not.toContain(proof)
})

test('a GET of the confirmation link shows one form, its button again below the choices, and changes nothing', async () => {
  const world = apiWorld()
  const link = await signUp(world, chosen)
  const before = world.item(ann)
  world.calls.take()
  const answer = await world.get(link)
  const page = await answer.text()
  expect(answer.status).toBe(200)
  expect(page.match(/<form/g)).toHaveLength(1)
  expect(page.match(/<button/g)).toHaveLength(2)
  expect(page).toMatch(/<details>.*<\/textarea>.*<button type="submit">Confirm<\/button><\/details>/s)
  expect(page).toContain('<dt>When</dt>')
  expect(page).toContain(`<form method="post" action="${link}">`)
  expect(page).toContain('Monday to Friday at 06:00, America/New York time')
  expect(page).not.toContain('<script')
  expect(world.item(ann)).toEqual(before)
  expect(world.calls.changes()).toEqual([])
  expect(world.summoned).toEqual([])
})

describe('the confirmation button', () => {
  test('the confirmation button confirms, keeps the proof of consent and summons a worker', async () => {
    const world = apiWorld()
    await world.editions.publish(anEdition(22))
    await world.editions.publish(anEdition(23))
    const link = await signUp(world, chosen)
    const requested = world.item(ann)
    world.time.advance(hourMs)
    const answer = await world.post(link)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain(pages.confirm.done)
    expect(world.item(ann)).toMatchObject({
      status: 'confirmed',
      confirmedAt: world.time.clock(),
      nextDueAt: world.time.clock(),
      dueShard: dueShardOf(ann),
      since: '2026-11-22',
      through: '2026-11-22',
      preferences: requested?.preferences,
    })
    for (const gone of ['requests', 'expiresAtSeconds', 'leftAt']) {
      expect(world.item(ann)).not.toHaveProperty(gone)
    }
    const { at, network, form, wording } = (requested as Pending).requests[0] ?? {}
    expect(world.consent(ann, aRequestId(1))).toEqual({
      address: email,
      request: { at, network, form, wording },
      confirmedAt: world.time.clock(),
      confirmedNetwork: '192.0.2.0/24',
    })
    expect(world.summoned).toEqual([dueShardOf(ann)])
  })

  test('the confirmation button pressed again gives the same page, changes nothing and summons a worker again', async () => {
    const world = apiWorld()
    const link = await signUp(world, chosen)
    const first = await world.post(link)
    const before = world.item(ann)
    world.calls.take()
    world.time.advance(hourMs)
    const again = await world.post(link)
    expect(again.status).toBe(200)
    expect(await again.text()).toBe(await first.text())
    expect(world.item(ann)).toEqual(before)
    expect(world.calls.changes()).toEqual([])
    expect(world.summoned).toHaveLength(2)
  })

  test('the confirmation button also sets the preferences that were changed', async () => {
    const world = apiWorld()
    const link = await signUp(world)
    const answer = await world.postForm(link, chosen)
    expect(await answer.text()).toContain('Monday to Friday at 06:00, America/New York time')
    expect(world.item(ann)).toMatchObject({
      status: 'confirmed',
      preferences: { timezone: 'America/New_York', hour: 6, frequency: 'weekdays' },
    })
  })

  test('the confirmation button pressed again with another choice shows the choice that is set', async () => {
    const world = apiWorld()
    const link = await signUp(world)
    await world.post(link)
    const before = world.item(ann)
    const answer = await world.postForm(link, chosen)
    expect(await answer.text()).toContain('Every day at 08:00, Europe/Berlin time')
    expect(world.item(ann)).toEqual(before)
  })

  test('the confirmation button with a bad choice confirms nothing and marks the field', async () => {
    const world = apiWorld()
    const link = await signUp(world)
    const before = world.item(ann)
    const answer = await world.postForm(link, { ...chosen, timezone: 'Mars/Olympus' })
    const page = await answer.text()
    expect(answer.status).toBe(400)
    expect(page).toContain('“Mars/Olympus” is not a time zone.')
    expect(page).toMatch(/<select id="timezone"[^>]* aria-invalid="true"/)
    expect(page).toContain('>graph networks, speech -music</textarea>')
    expect(page).toMatch(/<details open.*?><summary>Monday to Friday at 06:00, 2 topics\. /)
    expect(page).toContain('<title>Error: Confirm your subscription')
    expect(page).toContain('<a href="#timezone">')
    expect(page).not.toContain('Every day at 08:00')
    expect(world.item(ann)).toEqual(before)
    expect(world.summoned).toEqual([])
  })
})

test('a GET of a used confirmation link says that it is done, and changes nothing', async () => {
  const { world, link } = await confirmedWorld()
  const before = world.item(ann)
  const answer = await world.get(link)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain(pages.confirm.done)
  expect(world.item(ann)).toEqual(before)
  expect(world.summoned).toHaveLength(1)
})

test.each(['GET', 'POST'])(
  'after 72 hours a %s of a confirmation link says that it is too old',
  async (method) => {
    const world = apiWorld()
    const link = await signUp(world)
    world.time.advance(72 * hourMs)
    const before = world.item(ann)
    const answer = await world.request(link, { method })
    expect(answer.status).toBe(410)
    expect(await answer.text()).toContain(pages.confirm.expired)
    expect(world.item(ann)).toEqual(before)
    expect(world.summoned).toEqual([])
  },
)

test.each(['GET', 'POST'])(
  'a %s of a confirmation link that is cut short or made up is a friendly 404',
  async (method) => {
    const world = apiWorld()
    const link = await signUp(world)
    const before = world.item(ann)
    const [path = ''] = link.split('.')
    for (const bad of [link.slice(0, -1), path, `${path}.${'x'.repeat(43)}`, '/confirm/x', `${link}.x`]) {
      const answer = await world.request(bad, { method })
      expect(answer.status).toBe(404)
      expect(await answer.text()).toContain(pages.confirm.unknown)
    }
    expect(world.item(ann)).toEqual(before)
  },
)

test.each([0, 1, 2])('mailed link number %i of three sign-ups in a row confirms', async (number) => {
  const world = apiWorld()
  const links: string[] = []
  for (let n = 0; n < 3; n++) {
    links.push(await signUp(world))
    world.time.advance(hourMs)
  }
  expect(new Set(links).size).toBe(3)
  for (const link of links) expect((await world.get(link)).status).toBe(200)
  const answer = await world.post(links[number] ?? '')
  expect(answer.status).toBe(200)
  expect(world.item(ann)?.status).toBe('confirmed')
})
