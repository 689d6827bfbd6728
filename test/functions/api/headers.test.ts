import { describe, expect, test } from 'vitest'
import { apiApp } from '../../../functions/api/app.tsx'
import { outageApp } from '../../../functions/api/outage-app.tsx'
import { links } from '../../../shared/subscriber/link/links.ts'
import { aConfirmed } from '../../fakes/a-subscriber.ts'
import { anEdition } from '../../fakes/an-edition.ts'
import { languages } from '../../fakes/english.ts'
import { apiWorld, idOfAddress, site } from './api-world.ts'

const ann = idOfAddress('ann@example.org')
const token = apiWorld().unsubscribePath(ann).split('/').at(-1) ?? ''
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']
const publicPaths = ['/', '/editions/2026-11-23', '/privacy', '/robots.txt', '/.well-known/security.txt']

/** A token's path as it is, and with what mail programs, gates and people make of it. */
const tokenPaths = Object.values(links).flatMap(({ path }) => [
  ...[
    `${path}/${token}`,
    `${path}/${token}/`,
    `${path}/${token}.`,
    `${path}/${token}%3E`,
    `${path}/cut-short`,
  ],
  ...[`${path}/`, path, `/${path}/${token}`, `${path.toUpperCase()}/${token}`, `${path}/${token}/undo`],
  ...[
    `${path}/${token}/erase`,
    `${path}/${token}/fresh-link`,
    `${path}/${token}/export`,
    `${path}/${token}/x/y`,
  ],
  ...[
    `${path}%2F${token}`,
    `/%${path.charCodeAt(1).toString(16)}${path.slice(2)}/${token}`,
    `${path}//${token}`,
  ],
  ...[`${path}/${token}?utm_source=x`, `${path}/%00${token}`, `/x${path}/${token}`, `${path};x/${token}`],
  `${path}/${'a'.repeat(3_000)}`,
])

const otherPaths = [
  '/nowhere',
  '/api/nowhere',
  '/api/subscriptions',
  '/subscribe',
  '/sent',
  '/sent/erase',
  '/health',
]

async function aWorld() {
  const world = apiWorld()
  await world.editions.publish(anEdition(23))
  world.put(aConfirmed({ id: ann }))
  return world
}

/** Holds for every answer. */
function expectProtected({ headers }: Response): void {
  expect(headers.get('X-Frame-Options')).toBe('DENY')
  expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(headers.get('Referrer-Policy')).toBe('no-referrer')
  for (const feature of ['camera', 'geolocation', 'microphone', 'payment', 'usb']) {
    expect(headers.get('Permissions-Policy')).toContain(`${feature}=()`)
  }
  expect(headers.get('Strict-Transport-Security')).toBe('max-age=31536000')
}

function expectPrivate({ headers }: Response): void {
  expect(headers.get('Cache-Control')).toBe('no-store')
  expect(headers.get('X-Robots-Tag')).toBe('noindex')
}

describe.each(methods)('an answer to %s', (method) => {
  test('an answer under a token’s path is kept nowhere, whatever came along with it', async () => {
    const world = await aWorld()
    for (const path of tokenPaths) {
      const answer = await world.request(path, { method })
      expectPrivate(answer)
      expectProtected(answer)
    }
  }, 60_000)

  test('an answer that is not public is kept nowhere', async () => {
    const world = await aWorld()
    for (const path of otherPaths) {
      const answer = await world.request(path, { method })
      expectPrivate(answer)
      expectProtected(answer)
    }
  })

  test('a public path may be kept where it answers, and not where it refuses', async () => {
    const world = await aWorld()
    for (const path of publicPaths) {
      const answer = await world.request(path, { method })
      expectProtected(answer)
      if (answer.status < 400) expect(answer.headers.get('Cache-Control')).toMatch(/^public, max-age=/)
      else expectPrivate(answer)
    }
  })
})

test('a body that is too large is refused without a trace in caches', async () => {
  const world = await aWorld()
  for (const path of [`/preferences/${token}`, `/erase/${token}`, `/confirm/${token}`, '/subscribe', '/']) {
    const answer = await world.request(path, { method: 'POST', body: 'x'.repeat(20_000) })
    expect(answer.status).toBe(413)
    expectPrivate(answer)
    expectProtected(answer)
  }
})

describe('a fault', () => {
  const broken = async () => {
    throw new Error('the table is gone')
  }

  test.each([
    ['a fault', 15_000, 500],
    ['a request that ran out of time', 2_000, 503],
  ])('%s is kept nowhere, on a public page or on another', async (_what, remainingMs, status) => {
    const endless = () => new Promise<never>(() => undefined)
    const get = status === 500 ? broken : endless
    const editions = { ...(await aWorld()).editions, recent: get, get }
    const world = apiWorld({ editions, recentEditions: get, remainingMs: () => remainingMs })
    for (const path of ['/', '/editions/2026-11-23', '/health']) {
      const answer = await world.get(path)
      expect(answer.status).toBe(status)
      expectPrivate(answer)
      expectProtected(answer)
    }
  })

  test('an outage is kept nowhere', async () => {
    const log = { info() {}, warn() {}, error() {} }
    const app = outageApp({ site, languages, log, requestId: () => undefined }, new Error('no keys'))
    for (const path of ['/', '/health', `/unsubscribe/${token}`, `/confirm/${token}`, '/api/subscriptions']) {
      for (const method of methods) {
        const answer = await app.request(path, { method })
        expect(answer.status).toBe(500)
        expectPrivate(answer)
        expectProtected(answer)
      }
    }
  })
})

test('a stage may have browsers insist on TLS for all hosts below its own', async () => {
  const world = apiWorld({ site: { ...site, hsts: 'subdomains' } })
  const header = (await world.get('/health')).headers.get('Strict-Transport-Security')
  expect(header).toBe('max-age=31536000; includeSubDomains')
})

test('every route of the app is among the paths of this test', () => {
  const known = [...tokenPaths, ...otherPaths, ...publicPaths]
  const routes = apiApp(apiWorld().deps)
    .routes.filter(({ path, method }) => method !== 'ALL' && !path.startsWith('/assets/'))
    .map(({ path }) =>
      path
        .replace(':token', token)
        .replace(':date', '2026-11-23')
        .replace(/^\/sent\/.*/, '/sent'),
    )
  expect(routes.filter((path) => !known.includes(path))).toEqual([])
  expect(routes.length).toBeGreaterThan(20)
})
