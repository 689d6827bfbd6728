import { describe, expect, test } from 'vitest'
import { de as catalogue } from '../../../shared/language/de/de.ts'
import { en as english } from '../../../shared/language/en/en.ts'
import { factsOf } from '../../../shared/language/facts.ts'
import { languagesOf } from '../../../shared/language/languages.ts'
import type { Preferences } from '../../../shared/subscriber/preferences/preferences.ts'
import { anEdition } from '../../fakes/an-edition.ts'
import { languages } from '../../fakes/english.ts'
import { ann, confirmedWorld, email } from './a-reader.ts'
import { apiWorld } from './api-world.ts'

const de = await languages.load('de')
const german = { headers: { 'Accept-Language': 'de-AT,de;q=0.9,en;q=0.5' } }

describe('the language of a page', () => {
  test.each([
    ['de', 'de'],
    ['de-CH', 'de'],
    ['fr, de;q=0.8, en;q=0.2', 'de'],
    ['en-GB,en;q=0.9,de;q=0.1', 'en'],
    ['en;q=0.3, de;q=0.9', 'de'],
    ['DE', 'de'],
    ['deu, den, d', 'en'],
    ['fr', 'en'],
    ['*', 'en'],
    ['de;q=0, fr', 'en'],
    ['\u0001;;q=x', 'en'],
  ])('a page for a browser that wants "%s" is in "%s"', async (wanted, tag) => {
    const world = apiWorld()
    const answer = await world.request('/', { headers: { 'Accept-Language': wanted } })
    expect(answer.headers.get('Vary')).toBe('Accept-Language, Accept-Encoding')
    expect(await answer.text()).toContain(`<html lang="${tag}">`)
  })

  test.each([
    '/',
    '/nowhere',
    '/confirm/x',
    '/unsubscribe/x',
    '/preferences/x',
    '/erase/x',
    '/sent',
    '/sent/undo',
  ])('the page at %s speaks German', async (path) => {
    const world = apiWorld()
    await world.editions.publish(anEdition(23))
    expect(await (await world.request(path, german)).text()).toContain('<html lang="de">')
  })

  test('problems for programs speak the language of the request', async () => {
    const answer = await apiWorld().request('/api/subscriptions', {
      method: 'POST',
      headers: { ...german.headers, 'Content-Type': 'application/json' },
      body: '{"email": "ann@example.org", "language": "tlh"}',
    })
    const { title, errors } = (await answer.json()) as { title: string; errors: { detail: string }[] }
    expect(title).toBe(de.api.invalid)
    expect(errors[0]?.detail).toBe('„tlh“ ist keine Sprache. Möglich sind en und de.')
  })
})

describe('a reader’s language', () => {
  test('a reader’s language is that of the page where they sign up, unless they choose another', async () => {
    const world = apiWorld()
    const signUp = (fields: object) => world.postForm('/subscribe', { email, ...fields }, german.headers)
    await signUp({})
    expect(world.item(ann)?.preferences).toMatchObject({ language: 'de' })
    await signUp({ language: 'en' })
    expect(world.item(ann)?.preferences).toMatchObject({ language: 'en' })
  })

  test('a program that signs a reader up names their language', async () => {
    const world = apiWorld()
    expect((await world.postJson({ email, language: 'de' })).status).toBe(202)
    expect(world.item(ann)?.preferences).toMatchObject({ language: 'de' })
  })

  test('a reader’s own pages are in their language, and change at once with their choice', async () => {
    const { world } = await confirmedWorld()
    const path = world.preferencesPath(ann)
    expect(await (await world.request(path, german)).text()).toContain('<html lang="en">')
    const fields = { hour: '8', timezone: 'UTC', frequency: 'daily', topics: '', language: 'de' }
    const saved = await (await world.postForm(path, fields)).text()
    expect(saved).toContain('<html lang="de">')
    expect(saved).toContain(de.pages.preferences.saved)
    expect(world.item(ann)?.preferences).toMatchObject({ language: 'de' })
    expect(await (await world.get(path)).text()).toContain('<html lang="de">')
  })

  test('is that of the page that confirms, whatever the browser speaks', async () => {
    const world = apiWorld()
    await world.postForm('/subscribe', { email, language: 'de' })
    const [link = ''] = await world.mailedLinks()
    expect(await (await world.get(link)).text()).toContain('<html lang="de">')
    expect(await (await world.post(link)).text()).toContain(de.pages.confirm.done)
  })

  test.each([undefined, 'tlh'])(
    'of an item that names %j stays the operator’s until the reader chooses',
    async (language) => {
      const { world } = await confirmedWorld()
      const reader = world.item(ann) ?? {}
      const { language: _, ...rest } = reader.preferences as Preferences
      world.put({ ...reader, id: ann, preferences: { ...rest, ...(language && { language }) } })
      const path = world.preferencesPath(ann)
      expect(await (await world.request(path, german)).text()).toMatch(/value="en" checked/)
      const body = new URLSearchParams({ hour: '9', timezone: 'UTC', frequency: 'daily', topics: '' })
      await world.request(path, { method: 'POST', body, ...german })
      expect(world.item(ann)?.preferences).toMatchObject({ hour: 9, language: 'en' })
    },
  )
})

test('text of a paper is marked as English in a page of another language', async () => {
  const world = apiWorld()
  await world.editions.publish(anEdition(23))
  expect(await (await world.request('/', german)).text()).toContain('<span lang="en">Paper 2301</span>')
  expect(await (await world.get('/')).text()).not.toContain('<span lang')
})

describe('a language that cannot be loaded', () => {
  test('is asked for again by the next request, and the answer is a page in the operator’s', async () => {
    let loads = 0
    const failing = languagesOf(factsOf('Paperwire'), 'en', {
      en: async () => english,
      de: () => (++loads === 1 ? Promise.reject(new Error('no such chunk')) : Promise.resolve(catalogue)),
    })
    const world = apiWorld({ languages: failing })
    const first = await world.request('/', german)
    expect(first.status).toBe(500)
    expect(first.headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(await first.text()).toContain('<html lang="en">')
    expect((await world.request('/', german)).status).toBe(200)
  })

  test('leaves an answer without words if no language can be loaded', async () => {
    const lost = () => Promise.reject(new Error('no such chunk'))
    const world = apiWorld({ languages: languagesOf(factsOf('Paperwire'), 'en', { en: lost, de: lost }) })
    const answer = await world.get('/')
    expect([answer.status, await answer.text()]).toEqual([500, ''])
    expect((await world.get('/health')).status).toBe(200)
  })
})
