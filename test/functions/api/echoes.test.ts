import { describe, expect, test } from 'vitest'
import { aConfirmed } from '../../fakes/a-subscriber.ts'
import { apiWorld, idOfAddress } from './api-world.ts'

/** Characters that hide, or that turn the letters after them round. */
const unseen = [
  ...['\u0000', '\u0007', '\u001b', '\u007f', '\u0080', '\u0085', '\u009f', '\u00ad', '\u061c', '\u180e'],
  ...['\u200b', '\u200e', '\u200f', '\u2028', '\u2029', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e'],
  ...['\u2060', '\u2066', '\u2067', '\u2068', '\u2069', '\u206a', '\ufeff', '\ufff9', '\ufffa', '\ufffb'],
  ...['\u{e0001}', '\u{e0041}', '\u{e007f}', '\u3164', '\u115f'],
]
const all = new RegExp(`[${unseen.join('')}]`, 'u')
const ann = idOfAddress('ann@example.org')

const signUp = { hour: '8', timezone: 'UTC', frequency: 'daily', topics: '', email: 'ann@example.org' }

describe.each(unseen.map((sign) => [sign.codePointAt(0)?.toString(16) ?? '', sign]))('U+%s', (code, sign) => {
  const odd = `q${sign}z`
  const escaped = new RegExp(`\\\\u\\{?0*${code}\\}?`)

  test('a refused form shows an escape, in the field and in what is said of it', async () => {
    const world = apiWorld()
    for (const wrong of [{ email: odd }, { email: 'x', topics: odd }, { frequency: odd }, { hour: odd }]) {
      const answer = await world.postForm('/subscribe', { ...signUp, ...wrong })
      const page = await answer.text()
      expect(answer.status).toBe(400)
      expect(page).not.toMatch(all)
      expect(page).toMatch(escaped)
    }
  })

  test('a question about the address passes nothing unseen on', async () => {
    const answer = await apiWorld().postForm('/subscribe', { ...signUp, email: 'ann@gmial.com', topics: odd })
    expect(await answer.text()).not.toMatch(all)
  })

  test('a reader’s refused form shows an escape', async () => {
    const world = apiWorld()
    world.put(aConfirmed({ id: ann }))
    const answer = await world.postForm(world.preferencesPath(ann), { ...signUp, hour: '25', topics: odd })
    expect(answer.status).toBe(400)
    expect(await answer.text()).not.toMatch(all)
  })

  test('a problem for programs shows an escape, whichever part of the body it was in', async () => {
    const bodies = [
      { email: odd },
      { email: { [odd]: odd } },
      { email: 'ann@example.org', [odd]: 1 },
      { email: 'ann@example.org', topics: [odd, `a,${odd}`] },
      { email: 'ann@example.org', topics: odd },
      { email: 'ann@example.org', timezone: odd, hour: odd, frequency: odd, language: odd },
      { email: [odd] },
    ]
    for (const body of bodies) {
      const answer = await apiWorld().postJson(body)
      expect([202, 400]).toContain(answer.status)
      const text = await answer.text()
      expect(text).not.toMatch(all)
      expect(JSON.stringify(JSON.parse(text))).not.toMatch(all)
      // JSON's own escapes are undone by whoever reads it.
      expect(
        Object.values(JSON.parse(text))
          .flat()
          .map((part) => JSON.stringify(part))
          .join(''),
      ).not.toMatch(/(?<!\\)\\u00/)
    }
  })

  test('a path and a body that is no JSON are shown with escapes', async () => {
    const world = apiWorld()
    const missing = await world.get(`/api/${encodeURIComponent(odd)}`)
    expect(missing.status).toBe(404)
    expect(await missing.text()).not.toMatch(all)
    const body = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: `{"a${sign}b": ${odd}`,
    }
    const broken = await world.request('/api/subscriptions', body)
    expect(broken.status).toBe(400)
    expect(await broken.text()).not.toMatch(all)
  })
})

/** Bodies whose depth no stack could take. */
const levels = [100, 1_000, 2_700]
const shapes: readonly (readonly [string, (inner: string, count: number) => string])[] = [
  ['lists', (inner, count) => '['.repeat(count) + inner + ']'.repeat(count)],
  ['objects', (inner, count) => '{"a":'.repeat(count / 1.5) + (inner || '1') + '}'.repeat(count / 1.5)],
  [
    'lists and objects',
    (inner, count) => '[{"a":'.repeat(count / 2) + (inner || '1') + '}]'.repeat(count / 2),
  ],
  [
    'lists with others beside',
    (inner, count) => '[1,'.repeat(count) + (inner || '1') + ',2]'.repeat(count / 2),
  ],
]

describe.each(shapes)('a body of %s within each other', (_what, nested) => {
  test.each(levels)('a body %i levels deep answers 400, wherever the depth is', async (count) => {
    const deep = nested('', count)
    const places = [
      deep,
      `{"email": ${deep}}`,
      `{"email": "ann@example.org", "topics": ${deep}}`,
      `{"email": "ann@example.org", "topics": [${deep}]}`,
      `{"email": "ann@example.org", "hour": ${deep}, "timezone": ${deep}}`,
      `{"email": "ann@example.org", "frequency": ${deep}}`,
      `{"email": "ann@example.org", "language": ${deep}}`,
      `{"email": "ann@example.org", "unknown": ${deep}}`,
      `{"__proto__": ${deep}}`,
    ].filter((body) => body.length <= 16 * 1024)
    expect(places.length).toBeGreaterThan(4)
    for (const body of places) {
      const answer = await apiWorld().request('/api/subscriptions', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
      })
      expect(answer.status).toBe(400)
      expect((await answer.text()).length).toBeLessThan(4_000)
    }
  })
})

test.each([
  ['[', ']', 5_000],
  ['[', ']', 8_000],
  ['{"a":', '}', 2_000],
])('a body of %s…%s, %i levels deep, answers 400', async (open, close, count) => {
  const inner = open === '[' ? '' : '1'
  const answer = await apiWorld().request('/api/subscriptions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: `{"email": ${open.repeat(count)}${inner}${close.repeat(count)}}`,
  })
  expect(answer.status).toBe(400)
})
