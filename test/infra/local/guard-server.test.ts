import { request as ask, createServer } from 'node:http'
import { afterAll, describe, expect, test } from 'vitest'
import { type Listening, listen, listenOn } from '../../../infra/local/listen.ts'

interface Asked {
  readonly method?: string
  readonly headers: Readonly<Record<string, string | undefined>>
}

let reached = 0
const app = {
  fetch() {
    reached++
    return new Response('here')
  },
}
const [inbox, page, plain] = await Promise.all([
  listen(app, { port: 0, option: '' }),
  listen(app, { port: 0, option: '' }, { takesCrossSitePosts: true }),
  listenOn(
    createServer((_, response) => {
      reached++
      response.end('here')
    }),
    { port: 0, option: '' },
  ),
])
afterAll(() => Promise.all([inbox, page, plain].map(({ close }) => close())))

const portOf = ({ endpoint }: Listening): number => Number(new URL(endpoint).port)

/** A request with exactly these headers, as no `fetch` would send it. `HOST` and `PORT` stand for the server's own. */
function status(server: Listening, { method = 'GET', headers }: Asked): Promise<number> {
  const port = portOf(server)
  const own = Object.fromEntries(
    Object.entries({ host: 'localhost:PORT', ...headers }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value.replaceAll('PORT', String(port))]],
    ),
  )
  const sent = { port, host: '127.0.0.1', path: '/', method, headers: own, setHost: false }
  return new Promise((resolve, reject) => {
    const going = ask(sent, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    })
    going.on('error', reject)
    going.end()
  })
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']

const ownHosts = [
  ...['localhost:PORT', '127.0.0.1:PORT', '[::1]:PORT', 'LOCALHOST:PORT'],
  // A port that is forwarded from another one.
  ...['localhost', 'localhost:1', '127.0.0.1', '[::1]:65535'],
]
const otherHosts = [
  ...['rebound.example:PORT', 'rebound.example', 'localhost:', 'localhost:x', '127.0.0.2:PORT'],
  ...[
    'localhost.rebound.example:PORT',
    'rebound.example:PORT@localhost:PORT',
    'localhost:PORT.rebound.example',
  ],
  ...['0.0.0.0:PORT', '[::]:PORT', '192.168.0.2:PORT', '', 'localhost:PORT,rebound.example'],
]

describe.each([
  ['the inbox and its routes', inbox],
  ['the pages', page],
  ['any other server of the local world', plain],
])('%s', (_what, server) => {
  test.each(ownHosts)('a server answers under its own name, %s', async (host) => {
    for (const method of methods) expect(await status(server, { method, headers: { host } })).toBe(200)
  })

  test.each(otherHosts)('a server gives nothing away under another name, "%s"', async (host) => {
    const before = reached
    for (const method of methods) expect(await status(server, { method, headers: { host } })).toBe(403)
    expect(reached).toBe(before)
  })
})

const changing = methods.filter((method) => method !== 'GET' && method !== 'HEAD')
const foreign: readonly Asked['headers'][] = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://localhost:1' },
  { origin: 'https://localhost:PORT' },
  { origin: 'http://127.0.0.1:PORT' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:PORT' },
  { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
]
const own: readonly Asked['headers'][] = [
  {},
  { origin: 'http://localhost:PORT' },
  { origin: 'http://localhost:PORT', 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-site': 'none' },
  { host: '127.0.0.1:PORT', origin: 'http://127.0.0.1:PORT' },
]

test.each(foreign)('a page of another site can change nothing: %o', async (headers) => {
  for (const server of [inbox, plain]) {
    const before = reached
    for (const method of changing) expect(await status(server, { method, headers })).toBe(403)
    expect(reached).toBe(before)
  }
})

test.each(own)('programs and the server’s own pages can change something: %o', async (headers) => {
  for (const server of [inbox, page, plain]) {
    for (const method of changing) expect(await status(server, { method, headers })).toBe(200)
  }
})

test('no page of the local world can be shown within one of another site', async () => {
  for (const { origin } of [inbox, page, plain]) {
    expect((await fetch(origin)).headers.get('X-Frame-Options')).toBe('SAMEORIGIN')
  }
})

test('a link from elsewhere can be followed, and the pages take a form of another site', async () => {
  const headers = { origin: 'https://lab.example', 'sec-fetch-site': 'cross-site' }
  expect(await status(inbox, { headers: { 'sec-fetch-site': 'cross-site' } })).toBe(200)
  expect(await status(page, { method: 'POST', headers })).toBe(200)
})
