import { describe, expect, test } from 'vitest'
import { dayMs } from '../../../shared/time/clock.ts'
import { en } from '../../fakes/english.ts'
import { ann, chosen, confirmedWorld, email, signUp } from './a-reader.ts'
import { apiWorld } from './api-world.ts'

const { pages } = en

describe('preferences', () => {
  test('a GET shows the preferences and changes nothing', async () => {
    const world = apiWorld()
    await world.post(await signUp(world, chosen))
    const before = world.item(ann)
    world.calls.take()
    const answer = await world.get(world.preferencesPath(ann))
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(page).toMatch(/<option value="6" selected[^>]*>/)
    expect(page).toMatch(/<option value="America\/New_York" selected[^>]*>/)
    expect(page).toMatch(/value="weekdays" checked/)
    expect(page).toContain('>graph networks\nspeech -music</textarea>')
    expect(page).toContain('<dd>“graph networks” and “speech -music”</dd>')
    expect(page).toContain(`href="${world.unsubscribePath(ann)}"`)
    expect(page).not.toContain(email)
    expect(world.item(ann)).toEqual(before)
    expect(world.calls.changes()).toEqual([])
  })

  test('the form changes the preferences, and its page says when the next digest is due', async () => {
    const { world } = await confirmedWorld()
    world.put({ ...world.item(ann), id: ann, lastAt: world.time.clock() })
    const answer = await world.postForm(world.preferencesPath(ann), chosen)
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(page).toContain(pages.preferences.saved)
    expect(page).toContain('<dt>Topics</dt><dd>“graph networks” and “speech -music”</dd>')
    expect(page).toContain('The next digest is due on Tuesday, 24 November 2026.')
    expect(page).not.toContain('Paused until')
    expect(world.item(ann)).toMatchObject({
      preferences: { hour: 6, frequency: 'weekdays', topics: ['graph networks', 'speech -music'] },
      nextDueAt: Date.UTC(2026, 10, 24, 11),
    })
  })

  test('preferences saved twice are the same, due time included', async () => {
    const { world } = await confirmedWorld()
    await world.postForm(world.preferencesPath(ann), chosen)
    const once = world.item(ann)
    await world.postForm(world.preferencesPath(ann), chosen)
    expect(world.item(ann)).toEqual(once)
  })

  test('a form without topics leaves the reader without topics', async () => {
    const { world } = await confirmedWorld()
    await world.postForm(world.preferencesPath(ann), chosen)
    await world.postForm(world.preferencesPath(ann), { ...chosen, topics: ' , \r\n ' })
    expect(world.item(ann)).toMatchObject({ preferences: { topics: [] } })
  })

  test('the form takes topics by lines, by commas or by both, each once', async () => {
    const { world } = await confirmedWorld()
    const topics = 'graphs\r\nspeech -music, cs.LG\r\n\r\nGraphs\nmaps,'
    await world.postForm(world.preferencesPath(ann), { ...chosen, topics })
    expect(world.item(ann)?.preferences).toMatchObject({
      topics: ['graphs', 'speech -music', 'cs.LG', 'maps'],
    })
  })

  test.each([
    ['hour', '25', '“25” is not an hour.'],
    ['timezone', 'Mars/Olympus', '“Mars/Olympus” is not a time zone.'],
    ['frequency', 'hourly', '“hourly” is not a frequency.'],
    ['topics', 'x', '“x” is not a topic: it is too short.'],
    ['pausedUntil', 'soon', '“soon” is not a day to pause until.'],
    ['pausedUntil', '2026-02-30', '“2026-02-30” is not a day to pause until.'],
    ['pausedUntil', '2036-01-01', '“2036-01-01” is not a day to pause until.'],
    ['pausedUntil', '2026-11-22', '“2026-11-22” is today or in the past'],
    ['pausedUntil', '2026-11-23', '“2026-11-23” is today or in the past'],
  ])('preferences with %s=%s are refused, and nothing is changed', async (field, value, words) => {
    const { world } = await confirmedWorld()
    const before = world.item(ann)
    const answer = await world.postForm(world.preferencesPath(ann), { ...chosen, [field]: value })
    const page = await answer.text()
    expect(answer.status).toBe(400)
    expect(page).toContain(words)
    expect(page).toContain('<title>Error: ')
    expect(page).toMatch(new RegExp(`role="alert">.*<a href="#${field}">.*id="${field}"`, 's'))
    expect(world.item(ann)).toEqual(before)
  })

  test('a form that cannot be read or has no preferences does not reset them', async () => {
    const { world } = await confirmedWorld()
    await world.postForm(world.preferencesPath(ann), chosen)
    const before = world.item(ann)
    const bodies: RequestInit[] = [
      {},
      { body: 'frequency', headers: { 'Content-Type': 'multipart/form-data; boundary=x' } },
      { body: '{"frequency": "weekly"}', headers: { 'Content-Type': 'application/json' } },
      { body: new URLSearchParams({ colour: 'red' }) },
    ]
    for (const body of bodies) {
      const answer = await world.request(world.preferencesPath(ann), { method: 'POST', ...body })
      expect(answer.status).toBe(400)
      expect(await answer.text()).toContain(pages.badForm.title)
      expect(world.item(ann)).toEqual(before)
    }
  })
})

describe('an old link to preferences', () => {
  test.each(['GET', 'POST'])(
    'an old link to preferences answers a %s with a button for a fresh link, and changes nothing',
    async (method) => {
      const { world } = await confirmedWorld()
      const link = world.preferencesPath(ann)
      world.time.advance(30 * dayMs)
      const before = world.item(ann)
      const answer = await world.request(link, { method })
      const page = await answer.text()
      expect(answer.status).toBe(410)
      expect(page).toContain(pages.preferences.expired)
      expect(page).toContain(`<form method="post" action="${link}/fresh-link">`)
      expect(world.item(ann)).toEqual(before)
      expect(world.letters.sent).toHaveLength(1)
    },
  )

  test('the button of an old link mails a fresh link that works, at most three times a day', async () => {
    const { world } = await confirmedWorld()
    const link = world.preferencesPath(ann)
    world.time.advance(30 * dayMs)
    await world.mailedLinks()
    for (let n = 0; n < 5; n++) expect((await world.post(`${link}/fresh-link`)).status).toBe(303)
    const fresh = await world.mailedLinks()
    expect(fresh).toHaveLength(3)
    expect((await world.get(fresh[0] ?? '')).status).toBe(200)
  })

  test('a GET of the button’s address gives the button again, and mails nothing', async () => {
    const { world } = await confirmedWorld()
    const link = world.preferencesPath(ann)
    for (const later of [0, 30 * dayMs]) {
      world.time.advance(later)
      world.calls.take()
      const answer = await world.get(`${link}/fresh-link`)
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain(`<form method="post" action="${link}/fresh-link">`)
      expect(world.calls.changes()).toEqual([])
    }
  })

  test('an old link to preferences mails nothing to a reader who left', async () => {
    const { world } = await confirmedWorld()
    const link = world.preferencesPath(ann)
    await world.post(world.unsubscribePath(ann))
    world.calls.take()
    await world.post(`${link}/fresh-link`)
    expect(world.calls.changes()).toEqual([])
  })
})

test.each(['GET', 'POST'])(
  'a %s of the preferences after leaving says that there are none',
  async (method) => {
    const { world } = await confirmedWorld()
    await world.post(world.unsubscribePath(ann))
    const before = world.item(ann)
    const body = method === 'POST' ? { body: new URLSearchParams(chosen) } : {}
    const answer = await world.request(world.preferencesPath(ann), { method, ...body })
    expect(answer.status).toBe(410)
    expect(await answer.text()).toContain(pages.preferences.gone)
    expect(world.item(ann)).toEqual(before)
  },
)
