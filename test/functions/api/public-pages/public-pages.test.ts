import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { describe, expect, test } from 'vitest'
import type { ApiEnv } from '../../../../functions/api/api-context.ts'
import { publicPages } from '../../../../functions/api/public-pages/public-pages.ts'
import { anEdition, aPaperInPlace } from '../../../fakes/an-edition.ts'
import { apiWorld } from '../api-world.ts'

const edition = '/editions/2026-11-23'
/** Each with something that it says. */
const pages = [
  ['/', 'Paper 2301'],
  [edition, 'Paper 2301'],
  ['/privacy', 'people@paperwire.example'],
] as const
const packed = { 'Accept-Encoding': 'gzip, deflate, br' }
const german = { 'Accept-Language': 'de' }

async function worldWithEdition() {
  const world = apiWorld()
  await world.editions.publish(anEdition(23))
  return world
}

/** The text of an answer, however it is packed. */
async function textOf(answer: Response): Promise<string> {
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const isPacked = answer.headers.get('Content-Encoding') === 'gzip'
  return new TextDecoder().decode(isPacked ? gunzipSync(bytes) : bytes)
}

describe.each(pages)('the public page %s', (path, said) => {
  test('a public page is the same text plain and packed, at the first asking and at the next', async () => {
    const world = await worldWithEdition()
    const answers = [
      await world.get(path),
      await world.request(path, { headers: packed }),
      await world.request(path, { headers: packed }),
      await world.get(path),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const encodings = answers.map(({ headers }) => headers.get('Content-Encoding'))
    expect(encodings).toEqual([null, 'gzip', 'gzip', null])
    const texts = await Promise.all(answers.map(textOf))
    expect(new Set(texts).size).toBe(1)
    expect(texts[0]).toContain(said)
    for (const { headers } of answers) {
      expect(headers.get('Vary')).toBe('Accept-Language, Accept-Encoding')
      expect(headers.get('Content-Type')).toBe('text/html; charset=UTF-8')
      expect(headers.get('Cache-Control')).toMatch(/^public, max-age=\d+$/)
      expect(headers.get('ETag')).toBe(answers[0]?.headers.get('ETag'))
    }
  })

  test('a page that is answered again has the status, the headers and the text of the first answer', async () => {
    const world = await worldWithEdition()
    for (const headers of [{}, packed, german, { ...german, ...packed }]) {
      const [first, again] = [await world.request(path, { headers }), await world.request(path, { headers })]
      const lines = ({ status, headers }: Response) => [status, ...headers].map(String).sort()
      expect(lines(again)).toEqual(lines(first))
      expect(await textOf(again)).toBe(await textOf(first))
    }
  })

  test('only GET and HEAD are answered from what is kept', async () => {
    const world = await worldWithEdition()
    await world.get(path)
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const answer = await world.request(path, { method, headers: packed })
      expect([answer.status, answer.headers.get('Allow'), answer.headers.get('ETag')]).toEqual([
        405,
        'GET, HEAD',
        null,
      ])
    }
  })

  test('each language has a page of its own, whoever asked before', async () => {
    const world = await worldWithEdition()
    for (const headers of [{}, packed]) {
      const ask = async (language: object) =>
        textOf(await world.request(path, { headers: { ...headers, ...language } }))
      expect(await ask({})).toContain('<html lang="en">')
      expect(await ask(german)).toContain('<html lang="de">')
      expect(await ask({})).toContain('<html lang="en">')
    }
    const tags = [{}, german].map(async (headers) =>
      (await world.request(path, { headers })).headers.get('ETag'),
    )
    expect(new Set(await Promise.all(tags)).size).toBe(2)
  })

  test('a browser that has the page is told so in a few bytes, with the headers of every answer', async () => {
    const world = await worldWithEdition()
    const first = await world.request(path, { headers: packed })
    const etag = first.headers.get('ETag') ?? ''
    for (const headers of [{ ...packed, 'If-None-Match': etag }, { 'If-None-Match': `"other", ${etag}` }]) {
      const again = await world.request(path, { headers })
      expect([again.status, await again.text()]).toEqual([304, ''])
      for (const name of ['ETag', 'Vary', 'Cache-Control', 'Content-Security-Policy', 'Referrer-Policy']) {
        expect(again.headers.get(name), name).toBe(first.headers.get(name))
      }
    }
    const other = await world.request(path, { headers: { ...german, 'If-None-Match': etag } })
    expect(other.status).toBe(200)
  })

  test('HEAD has the headers of GET and no body', async () => {
    const world = await worldWithEdition()
    for (const headers of [{}, packed]) {
      const got = await world.request(path, { headers })
      const head = await world.request(path, { method: 'HEAD', headers })
      expect(head.status).toBe(200)
      expect(await head.text()).toBe('')
      expect([...head.headers]).toEqual([...got.headers])
    }
  })
})

test.each(['/', edition])(
  'a page that cannot be read is not kept, and neither is the answer that says so: %s',
  async (path) => {
    const working = await worldWithEdition()
    let isDown = false
    const fails = async () => {
      throw Object.assign(new Error('down'), { code: 'ECONNREFUSED' })
    }
    const { editions } = working
    const recent = () => (isDown ? fails() : editions.recent())
    const world = apiWorld({ editions: { ...editions, recent }, recentEditions: recent })
    const before = await textOf(await world.request(path, { headers: packed }))
    isDown = true
    const during = await world.request(path, { headers: packed })
    expect([during.status, during.headers.get('Retry-After')]).toEqual([503, '60'])
    expect(during.headers.get('ETag')).toBeNull()
    expect(during.headers.get('Cache-Control')).toBe('no-store')
    isDown = false
    expect(await textOf(await world.request(path, { headers: packed }))).toBe(before)
  },
)

test('a new edition shows at once, on the home page and among the others of an edition’s page', async () => {
  const world = await worldWithEdition()
  const ask = async (path: string) => textOf(await world.request(path, { headers: packed }))
  expect(await ask('/')).toContain('Paper 2301')
  expect(await ask(edition)).not.toContain('/editions/2026-11-24')
  await world.editions.publish(anEdition(24, { papers: [aPaperInPlace(1, { title: 'News of the day' })] }))
  expect(await ask('/')).toContain('News of the day')
  expect(await ask(edition)).toContain('<a href="/editions/2026-11-24">')
})

test('a page that hangs on a window of time is rendered once a window, and the old one is gone', async () => {
  let window = 1
  let rendered = 0
  const app = new Hono<ApiEnv>()
  const pages = publicPages(() => 'en')
  app.use(pages.answerAgain)
  app.get('/', (c) =>
    pages.answer(c, {
      path: '/',
      hangsOn: async () => [window],
      maxAgeSeconds: 60,
      render: async () => `${raw(`window ${window}, rendering ${++rendered}`)}` as HtmlEscapedString,
    }),
  )
  const ask = async () => textOf(await app.request('/', { headers: packed }))
  expect([await ask(), await ask(), await ask()]).toEqual(Array(3).fill('window 1, rendering 1'))
  window = 2
  expect([await ask(), await ask()]).toEqual(Array(2).fill('window 2, rendering 2'))
})

test('an edition that does not exist yet is not remembered as missing', async () => {
  const world = apiWorld()
  expect((await world.request(edition, { headers: packed })).status).toBe(404)
  await world.editions.publish(anEdition(23))
  expect((await world.request(edition, { headers: packed })).status).toBe(200)
})

test('a refused form is shown to nobody else, and is neither packed nor cached', async () => {
  const world = await worldWithEdition()
  const clean = await textOf(await world.request('/', { headers: packed }))
  const email = 'ann@@example.org'
  const body = new URLSearchParams({ email })
  const refused = await world.request('/subscribe', { method: 'POST', body, headers: packed })
  expect([refused.status, refused.headers.get('ETag')]).toEqual([400, null])
  expect(refused.headers.get('Content-Encoding')).toBeNull()
  expect(refused.headers.get('Cache-Control') ?? '').not.toContain('public')
  expect(await refused.text()).toContain(email)
  expect(await textOf(await world.request('/', { headers: packed }))).toBe(clean)
})

test('no page about somebody is packed or has a tag, whatever the browser takes', async () => {
  const world = await worldWithEdition()
  await world.postForm('/subscribe', { email: 'ann@example.org' })
  const [link = ''] = await world.mailedLinks()
  for (const path of [link, '/sent', '/nowhere', '/editions/2026-11-01']) {
    const { headers } = await world.request(path, { headers: packed })
    expect([headers.get('Content-Encoding'), headers.get('ETag')], path).toEqual([null, null])
  }
})

test('what stands behind the question mark changes nothing', async () => {
  const world = await worldWithEdition()
  const plain = await world.get('/')
  const asked = await world.get('/?email=ann@example.org&x=<script>')
  expect(asked.headers.get('ETag')).toBe(plain.headers.get('ETag'))
  expect(await asked.text()).toBe(await plain.text())
})
