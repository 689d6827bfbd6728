import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { aConfirmed } from '../../fakes/a-subscriber.ts'
import { anEdition } from '../../fakes/an-edition.ts'
import { type ApiWorld, apiWorld, idOfAddress } from '../../functions/api/api-world.ts'
import { hostileInputs, hostileJson } from './hostile-inputs.ts'

const email = 'ann@example.org'
const id = idOfAddress(email)

/** A world with papers and a reader, for requests that change nothing. */
async function aWorld(): Promise<ApiWorld> {
  const world = apiWorld()
  await world.editions.publish(anEdition(22))
  await world.editions.publish(anEdition(23))
  world.put(aConfirmed({ id }))
  return world
}

const inPath = (text: string): string => encodeURIComponent(text.toWellFormed())
const named = (kind: string, text: string) => `${kind}: ${JSON.stringify(text.slice(0, 80))}`

/** What is told of an answer: all that a reader or a program sees of it. */
async function told(answer: Response) {
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'content-length'))
  return { status: answer.status, headers, body: await answer.text() }
}

describe('a hostile path', () => {
  const routes = [
    '/',
    '/confirm/',
    '/unsubscribe/',
    '/preferences/',
    '/erase/',
    '/editions/',
    '/sent/',
  ] as const
  const ways = [
    { what: 'behind %s', path: (text: string, route: string) => `${route}${text}` },
    { what: 'before a button below %s', path: (text: string, route: string) => `${route}${text}/erase` },
  ]

  test.each(routes)('a hostile path behind %s is answered as any wrong one, to the byte', async (route) => {
    const world = await aWorld()
    for (const { path } of ways) {
      for (const method of ['GET', 'POST']) {
        const wrong = await told(await world.request(path('harmless', route), { method }))
        expect(wrong.status).toBeLessThan(500)
        for (const { kind, text } of hostileInputs) {
          // A dot segment or an empty one is another path.
          if (/^[./\\\s]*$/.test(text) || text.length > 5_000) continue
          const answer = await told(await world.request(path(inPath(text), route), { method }))
          expect(answer, named(kind, text)).toEqual(wrong)
        }
      }
    }
  })

  test('a hostile text behind a good token is taken off as debris, or makes the token a wrong one', async () => {
    const world = await aWorld()
    for (const good of [world.unsubscribePath(id), world.preferencesPath(id), world.erasePath(id)]) {
      const right = await told(await world.get(good))
      const wrong = await told(await world.get(`${good.slice(0, -4)}harmless`))
      for (const { kind, text } of hostileInputs) {
        const answer = await told(await world.get(`${good}${inPath(text)}`))
        expect([right.body, wrong.body], named(kind, text)).toContain(answer.body)
        expect([right.status, wrong.status], named(kind, text)).toContain(answer.status)
      }
    }
  })

  test('a hostile path for programs is answered by a problem that names it and has no field of others', async () => {
    const world = await aWorld()
    for (const { kind, text } of hostileInputs) {
      const answer = await world.request(`/api/${inPath(text)}x`)
      expect(answer.status, named(kind, text)).toBe(404)
      expectProblem(await answer.text(), named(kind, text))
    }
  })
})

/** Problem details with the members of RFC 9457 and ours, each once, and no character that a terminal obeys. */
function expectProblem(body: string, what: string): void {
  const problem = JSON.parse(body) as Record<string, unknown>
  const members = Object.keys(problem)
  expect(['type', 'title', 'status', 'detail', 'errors'], what).toEqual(expect.arrayContaining(members))
  // Written again, it is the same: no member came twice, and none was hidden.
  expect(JSON.stringify(problem), what).toBe(body)
  for (const wrong of (problem.errors ?? []) as object[])
    expect(Object.keys(wrong), what).toEqual(['field', 'detail'])
  expect(Object.getPrototypeOf(problem), what).toBe(Object.prototype)
}

describe('a hostile query', () => {
  test.each(['/', '/sent', '/editions/2026-11-23', '/health'])(
    'a hostile query of %s changes nothing',
    async (path) => {
      const world = await aWorld()
      const plain = await told(await world.get(path))
      for (const { kind, text } of hostileInputs) {
        const value = inPath(text)
        const query = `?${value}&email=${value}&lang=${value}&language=${value}&${value}=${value}&token=${value}`
        expect(await told(await world.get(path + query)), named(kind, text)).toEqual(plain)
      }
    },
  )
})

describe('a hostile header', () => {
  const names = [
    ...['Host', 'X-Forwarded-Host', 'X-Forwarded-For', 'X-Forwarded-Proto', 'Forwarded', 'X-Real-IP', 'Via'],
    ...['Referer', 'User-Agent', 'Cookie', 'Accept', 'Authorization', 'X-Amzn-Trace-Id'],
    ...[
      'X-HTTP-Method-Override',
      'X-Original-URL',
      'X-Rewrite-URL',
      'Range',
      'If-Modified-Since',
      'Content-Encoding',
    ],
  ]
  /** A header carries bytes, and none that ends it. Node refuses the others before any code of ours. */
  const inHeader = (text: string): string =>
    Buffer.from(text.replaceAll(/[\r\n\0]/g, ' ').toWellFormed(), 'utf8').toString('latin1')
  const headersOf = (text: string, which: readonly string[]): Record<string, string> =>
    Object.fromEntries(which.map((name) => [name, inHeader(text)]))

  test.each(['/', '/health', '/sent', '/editions/2026-11-23'])(
    'hostile headers change no byte of %s',
    async (path) => {
      const world = await aWorld()
      const plain = await told(await world.get(path))
      for (const { kind, text } of hostileInputs) {
        const answer = await told(await world.request(path, { headers: headersOf(text, names) }))
        expect(answer, named(kind, text)).toEqual(plain)
      }
    },
  )

  test('a hostile Accept-Encoding gets the page as it is, or packed as the header allows', async () => {
    const world = await aWorld()
    const plain = await (await world.get('/')).text()
    for (const { kind, text } of hostileInputs) {
      const answer = await world.request('/', { headers: headersOf(text, ['Accept-Encoding']) })
      const bytes = Buffer.from(await answer.arrayBuffer())
      const encoding = answer.headers.get('Content-Encoding')
      expect([null, 'gzip'], named(kind, text)).toContain(encoding)
      // A header of these inputs that allows gzip is the one that allows anything.
      expect(encoding === 'gzip', named(kind, text)).toBe(text.trim() === '*')
      expect((encoding ? gunzipSync(bytes) : bytes).toString(), named(kind, text)).toBe(plain)
    }
  })

  test('a hostile Accept-Language gets a page in a language of ours', async () => {
    const world = await aWorld()
    const pages = await Promise.all(
      ['en', 'de'].map(async (language) =>
        (await world.request('/', { headers: { 'Accept-Language': language } })).text(),
      ),
    )
    for (const { kind, text } of hostileInputs) {
      const answer = await world.request('/', { headers: headersOf(text, ['Accept-Language']) })
      expect(answer.status, named(kind, text)).toBe(200)
      expect(pages, named(kind, text)).toContain(await answer.text())
    }
  })

  test('a hostile Origin or Sec-Fetch-Site is never answered as ours, and never echoed', async () => {
    const world = await aWorld()
    for (const { kind, text } of hostileInputs) {
      const headers = headersOf(text, ['Origin', 'Sec-Fetch-Site', 'Sec-Fetch-Mode', 'Sec-Fetch-Dest'])
      for (const path of [world.unsubscribePath(id), '/']) {
        const answer = await world.request(path, { headers })
        expect(answer.status, named(kind, text)).toBe(200)
        expect(answer.headers.get('Access-Control-Allow-Origin'), named(kind, text)).toBeNull()
      }
    }
  })

  test('a one-click post works with every header and every body', async () => {
    const world = apiWorld()
    for (const { kind, text } of hostileInputs) {
      world.put(aConfirmed({ id }))
      const headers = headersOf(text, [
        ...names,
        'Origin',
        'Sec-Fetch-Site',
        'Content-Type',
        'Accept-Language',
      ])
      const answer = await world.request(world.unsubscribePath(id), {
        method: 'POST',
        headers,
        body: text.toWellFormed(),
      })
      expect(answer.status, named(kind, text)).toBe(200)
      expect(world.item(id)?.status, named(kind, text)).toBe('unsubscribed')
    }
  })

  test('a hostile content type is refused by the program’s interface, and echoed in one line', async () => {
    const world = await aWorld()
    for (const { kind, text } of hostileInputs) {
      const init = { method: 'POST', headers: headersOf(text, ['Content-Type']), body: '{}' }
      const answer = await world.request('/api/subscriptions', init)
      expect(answer.status, named(kind, text)).toBe(415)
      expectProblem(await answer.text(), named(kind, text))
    }
  })
})

describe('a hostile body', () => {
  const json = (body: string, type = 'application/json') => ({
    method: 'POST',
    headers: { 'Content-Type': type },
    body,
  })
  const accepted = [202, 400, 413]

  test('hostile JSON is accepted or refused by a problem, and never fails', async () => {
    const bodies = [
      ...hostileJson,
      ...hostileInputs.map(({ text }) => text),
      ...hostileInputs.map(({ text }) => JSON.stringify({ email, [text]: 1 })),
      ...hostileInputs.map(({ text }) =>
        JSON.stringify({
          email: text,
          hour: text,
          timezone: text,
          frequency: text,
          language: text,
          topics: [text, text],
        }),
      ),
      ...hostileInputs.map(({ text }) =>
        JSON.stringify({ email: [text], hour: [text], topics: { [text]: text } }),
      ),
    ]
    const world = apiWorld()
    for (const body of bodies) {
      const answer = await world.request('/api/subscriptions', json(body))
      expect(accepted, body.slice(0, 100)).toContain(answer.status)
      if (answer.status !== 202) expectProblem(await answer.text(), body.slice(0, 100))
    }
  })

  test('nothing of a hostile body reaches a prototype', () => {
    expect(({} as Record<string, unknown>).pwned).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  const part = (name: string, value: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const multipart = 'multipart/form-data; boundary=b'
  test.each<[what: string, type: string, body: string]>([
    ['no boundary', 'multipart/form-data', `${part('email', email)}--b--\r\n`],
    ['an empty boundary', 'multipart/form-data; boundary=', `${part('email', email)}--b--\r\n`],
    ['two boundaries', `${multipart}; boundary=c`, `${part('email', email)}--b--\r\n`],
    ['a quoted boundary', 'multipart/form-data; boundary="b', `${part('email', email)}--b--\r\n`],
    ['a boundary of CRLF', 'multipart/form-data; boundary="%0d%0a"', `${part('email', email)}--b--\r\n`],
    ['no end', multipart, part('email', email)],
    ['no parts', multipart, '--b--\r\n'],
    ['nothing', multipart, ''],
    ['a part without a name', multipart, '--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n'],
    ['a part without headers', multipart, '--b\r\n\r\nx\r\n--b--\r\n'],
    [
      'a file as the address',
      multipart,
      `--b\r\nContent-Disposition: form-data; name="email"; filename="<b>"\r\nContent-Type: text/html\r\n\r\n${email}\r\n--b--\r\n`,
    ],
    ['the address twice', multipart, `${part('email', email)}${part('email', 'x')}--b--\r\n`],
    ['a list of addresses', multipart, `${part('email[]', email)}${part('email[]', 'x')}--b--\r\n`],
    [
      'a name of a prototype',
      multipart,
      `${part('__proto__', 'x')}${part('constructor', 'x')}${part('email', email)}--b--\r\n`,
    ],
    [
      'a nested name',
      multipart,
      `${part('email.__proto__.pwned', '1')}${part('a[__proto__][pwned]', '1')}--b--\r\n`,
    ],
    ['a name with a line break', multipart, `${part('em\r\nail', email)}--b--\r\n`],
    ['a name with quotes', multipart, `${part('a"; filename="x', email)}--b--\r\n`],
    ['a name of many kilobytes', multipart, `${part('n'.repeat(9_000), email)}--b--\r\n`],
    [
      'another charset',
      multipart,
      `--b\r\nContent-Disposition: form-data; name="_charset_"\r\n\r\nutf-7\r\n${part('email', '+ADw-b+AD4-')}--b--\r\n`,
    ],
    [
      'a transfer encoding',
      multipart,
      `--b\r\nContent-Disposition: form-data; name="email"\r\nContent-Transfer-Encoding: base64\r\n\r\nYW5u\r\n--b--\r\n`,
    ],
    [
      'parts within a part',
      multipart,
      `--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nx\r\n--c--\r\n--b--\r\n`,
    ],
    [
      '500 parts',
      multipart,
      `${Array.from({ length: 200 }, (_, n) => part(`f${n}`, 'x')).join('')}--b--\r\n`,
    ],
    ['10,000 fields', 'application/x-www-form-urlencoded', 'a=&'.repeat(10_000)],
    ['5,000 fields of one letter', 'application/x-www-form-urlencoded', 'a&'.repeat(5_000)],
    [
      'fields of a prototype',
      'application/x-www-form-urlencoded',
      `__proto__=1&__proto__[pwned]=1&constructor=1&toString=1&email=${email}`,
    ],
    ['broken percent signs', 'application/x-www-form-urlencoded', 'email=%&topics=%zz&hour=%e0%a4%a&%=%'],
    ['bytes that are no UTF-8', 'application/x-www-form-urlencoded', 'email=%ff%fe&topics=%c3%28%f0%9f'],
    ['the address as a list', 'application/x-www-form-urlencoded', `email=${email}&email=x&email[]=y`],
    ['nothing but separators', 'application/x-www-form-urlencoded', '&&&===&;;'],
    ['JSON', 'application/json', `{"email":"${email}"}`],
    ['a text', 'text/plain', `email=${email}`],
    ['no type that is known', 'application/x-pwned', `email=${email}`],
  ])('a form with %s is answered without a fault', async (_what, type, body) => {
    const world = await aWorld()
    for (const path of ['/subscribe', world.preferencesPath(id)]) {
      const answer = await world.request(path, json(body, type))
      expect([200, 303, 400, 403, 413]).toContain(answer.status)
    }
  })
})

describe('what a log says of hostile requests', () => {
  test('no line of the log has an address, a token or a text of a visitor', async () => {
    const world = await aWorld()
    for (const { text } of hostileInputs) {
      await world.postJson({ email: text, topics: [text] })
      await world.postForm('/subscribe', { email: text.toWellFormed() })
      await world.get(`/confirm/${inPath(text)}`)
    }
    for (const line of world.logged) expect(line).not.toMatch(/pwned|evil|@/)
  })
})
