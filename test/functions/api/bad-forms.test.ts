import { describe, expect, test } from 'vitest'
import { addressProblems } from '../../../shared/language/en/address.ts'
import { anEdition } from '../../fakes/an-edition.ts'
import { en } from '../../fakes/english.ts'
import { apiWorld, idOfAddress } from './api-world.ts'

const good = {
  email: 'ann@example.org',
  timezone: 'America/New_York',
  hour: '6',
  frequency: 'weekdays',
  topics: 'graph networks',
}
type Fields = Readonly<Record<string, string>>

const encodings = [
  { encoding: 'urlencoded', encode: (fields: Fields) => new URLSearchParams(fields) },
  {
    encoding: 'multipart',
    encode: (fields: Fields) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      return form
    },
  },
]

async function refusedPage(body: NonNullable<RequestInit['body']>): Promise<string> {
  const world = apiWorld()
  await world.editions.publish(anEdition(23))
  const answer = await world.request('/subscribe', { method: 'POST', body })
  expect(answer.status).toBe(400)
  expect(answer.headers.get('Content-Type')).toBe('text/html; charset=UTF-8')
  expect(world.calls.names).toEqual([])
  expect(world.letters.sent).toEqual([])
  return answer.text()
}

describe.each(encodings)('a form sent $encoding', ({ encode }) => {
  test('a form that is filled in is taken', async () => {
    const world = apiWorld()
    const body = encode({ ...good, form: world.formToken() })
    const answer = await world.request('/subscribe', { method: 'POST', body })
    expect(answer.status).toBe(303)
    expect(world.item(idOfAddress(good.email))).toMatchObject({
      preferences: {
        timezone: 'America/New_York',
        hour: 6,
        frequency: 'weekdays',
        topics: ['graph networks'],
      },
    })
  })

  test.each<[field: string, value: string, words: string]>([
    ['email', '', addressProblems.empty],
    ['email', 'ann', addressProblems['no-at']],
    ['email', 'ann@example.org, ben@example.org', addressProblems['several-addresses']],
    ['email', 'añn@example.org', addressProblems['non-ascii-local-part']],
    ['topics', 'x', '“x” is not a topic: it is too short.'],
    ['topics', 'the', '“the” is not a topic: every abstract has such words.'],
    ['topics', 'b c d e f g h i j', 'is not a topic: it has too many words. Use up to 8.'],
    ['topics', 'cs.XX', 'arXiv has no category “cs.XX”.'],
    ['topics', Array(11).fill('graphs').join(), '11 topics are too many.'],
  ])('a form with %s=%s comes back with the value, marked and explained', async (field, value, words) => {
    const page = await refusedPage(encode({ ...good, [field]: value }))
    expect(page).toContain(en.pages.failedForm)
    expect(page).toContain(words)
    expect(page.match(/aria-invalid="true"/g)).toHaveLength(1)
    const [control = ''] =
      page.match(new RegExp(`<(input|select|textarea)[^>]* id="${field}".*?>(.*?</textarea>)?`)) ?? []
    expect(control).toContain('aria-invalid="true"')
    expect(control).toMatch(new RegExp(`aria-describedby="[^"]*\\b${field}-error"`))
    expect(control).toContain('autofocus')
    expect(page).toContain(`<div class="field-error" id="${field}-error">`)
    expect(page).toContain(`<a href="#${field}">`)
    expect(page).toContain('<title>Error: Trending papers by mail · Paperwire</title>')
    if (value !== '') expect(page).toMatch(field === 'topics' ? `>${value}</textarea>` : `value="${value}"`)
  })

  test.each<[field: string, value: string, words: string]>([
    ['hour', '25', '“25” is not an hour.'],
    ['hour', '8 am', '“8 am” is not an hour.'],
    ['frequency', 'hourly', '“hourly” is not a frequency.'],
  ])('a form with %s=%s, which no page offers, is refused and explained', async (field, value, words) => {
    expect(await refusedPage(encode({ ...good, [field]: value }))).toContain(words)
  })

  test('a form with several bad fields comes back with all of them named and the good ones kept', async () => {
    const page = await refusedPage(encode({ ...good, email: 'ann', topics: 'y' }))
    expect(page.match(/role="alert"/g)).toHaveLength(1)
    const named = [...page.matchAll(/<li><a href="#(\w+)">/g)].map(([, field]) => field)
    expect(named).toEqual(['email', 'topics'])
    expect(page.match(/ autofocus/g)).toHaveLength(1)
    expect(page).toMatch(/<input[^>]* id="email"[^>]* autofocus/)
    expect(page).toMatch(/<option value="6" selected/)
    expect(page).toMatch(/value="weekdays" checked/)
  })

  test('markup in every field of a form comes back as text', async () => {
    const attack = '"><script>alert(1)</script>'
    const fields = ['email', 'timezone', 'hour', 'frequency', 'topics'].map((name) => [name, attack])
    const page = await refusedPage(encode(Object.fromEntries(fields)))
    expect(page).not.toContain('<script>')
    expect(page).not.toContain('alert(1)</script>')
    expect(page.match(/value="&quot;&gt;&lt;script&gt;/g)).toHaveLength(1)
    expect(page).toMatch(/<textarea[^>]*>&quot;&gt;&lt;script&gt;/)
  })

  test('a refused form still shows the day’s papers beside the problems', async () => {
    expect(await refusedPage(encode({ ...good, email: 'ann' }))).toContain('Paper 2301')
  })
})

test('the choices of a refused form stay unfolded under their summary, with the button below them', async () => {
  const page = await refusedPage(new URLSearchParams({ ...good, email: 'ann' }))
  expect(page).toMatch(/<details open.*?><summary>Monday to Friday at 06:00, 1 topic\. /)
  expect(page).toMatch(/<details open.*<\/textarea>.*<button type="submit">Subscribe<\/button><\/details>/s)
  expect(page).not.toContain('Every day at 08:00')
})

test('an impossible hour is not in the line over the choices', async () => {
  const page = await refusedPage(new URLSearchParams({ ...good, hour: '25' }))
  expect(page).toContain(`<summary>${en.form.change}</summary>`)
})

test('a bad frequency is marked as a group, and its first choice is the link’s target', async () => {
  const page = await refusedPage(new URLSearchParams({ ...good, frequency: 'hourly' }))
  expect(page).toMatch(
    /<fieldset[^>]* role="radiogroup" aria-describedby="frequency-error" aria-invalid="true"/,
  )
  expect(page).toMatch(/<input type="radio"[^>]* value="daily"[^>]* id="frequency" autofocus/)
})

test('the browser’s zone does not replace a zone that the reader chose', async () => {
  const page = await refusedPage(new URLSearchParams({ ...good, email: 'ann' }))
  expect(page).toMatch(/<option value="America\/New_York" selected/)
  expect(page).not.toContain('data-detect')
})

test('a form with only a mistyped address comes back with the defaults, not with the first choice of each list', async () => {
  const page = await refusedPage(new URLSearchParams({ email: 'ann' }))
  const selected = [...page.matchAll(/<option value="([^"]*)" selected/g)].map(([, value]) => value)
  expect(selected).toEqual(['8', 'Europe/Berlin'])
  expect(page).toMatch(/<input type="radio" name="frequency" value="daily" checked/)
})

test('a form without any field asks for the address', async () => {
  expect(await refusedPage(new URLSearchParams())).toContain(addressProblems.empty)
})

test('a file in the place of the address is refused', async () => {
  const form = new FormData()
  form.append('email', new File(['ann@example.org'], 'address.txt'))
  expect(await refusedPage(form)).toContain(addressProblems.empty)
})

test.each(['multipart/form-data', 'multipart/form-data; boundary=x'])(
  'a body that is not the %s that it claims to be gets a friendly 400',
  async (type) => {
    const world = apiWorld()
    const init = { method: 'POST', headers: { 'Content-Type': type }, body: 'email=ann@example.org' }
    const answer = await world.request('/subscribe', init)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain(en.pages.badForm.title)
    expect(world.calls.names).toEqual([])
  },
)

test.each(['/subscribe', '/confirm/x', '/preferences/x'])(
  'a body of 1 MB posted to %s is refused with a page',
  async (path) => {
    const world = apiWorld()
    const body = new URLSearchParams({ ...good, topics: 'x'.repeat(1024 * 1024) })
    const answer = await world.request(path, { method: 'POST', body })
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain(en.pages.tooLarge.title)
    expect(world.calls.names).toEqual([])
  },
)
