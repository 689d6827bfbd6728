import { describe, expect, test } from 'vitest'
import { renewedEpoch } from '../../../shared/subscriber/link/epoch.ts'
import { links } from '../../../shared/subscriber/link/links.ts'
import { signedToken } from '../../../shared/subscriber/link/token.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import { aRequest, aRequestId } from '../../fakes/a-request.ts'
import { aConfirmed, aPending, monday } from '../../fakes/a-subscriber.ts'
import { anEdition } from '../../fakes/an-edition.ts'
import { apiWorld, idOfAddress, site } from './api-world.ts'

const email = 'ann@example.org'
const ann = idOfAddress(email)
const pendingEmail = 'ben@example.org'
const ben = idOfAddress(pendingEmail)
const request = aRequest({ id: aRequestId(1) })

/** A world in which every link below means something. */
async function populatedWorld() {
  const world = apiWorld()
  await world.editions.publish(anEdition(22))
  await world.editions.publish(anEdition(23))
  world.put(
    aConfirmed({ id: ann, epoch: renewedEpoch(undefined, monday) }),
    aPending({ id: ben, requests: [request] }),
  )
  return world
}

const { tokenKeys, confirmPath, notMePath, takeBackPath, ...paths } = apiWorld()
const { unsubscribePath, preferencesPath, erasePath, exportPath } = paths
const expired = `/preferences/${signedToken(tokenKeys, 'preferences', ann, monday - links.preferences.lifetimeMs)}`
const fields = { email: 'new@example.org', hour: '6', frequency: 'weekly' }
const chosen = new URLSearchParams({ ...fields, form: apiWorld().formToken() })

interface Route {
  /** The pattern under which it is registered. */
  readonly route: string
  readonly path: string
  readonly status: number
  readonly init?: RequestInit
}

/** Every route, in each way that it can end. */
const gets: readonly Route[] = [
  { route: '/', path: '/', status: 200 },
  { route: '/editions/:date', path: '/editions/2026-11-23', status: 200 },
  { route: '/editions/:date', path: '/editions/2026-13-45', status: 404 },
  { route: '/health', path: '/health', status: 200 },
  { route: '/privacy', path: '/privacy', status: 200 },
  { route: '/robots.txt', path: '/robots.txt', status: 200 },
  { route: '/.well-known/security.txt', path: '/.well-known/security.txt', status: 200 },
  { route: '/subscribe', path: '/subscribe', status: 303 },
  { route: site.assets.pathOf('style'), path: site.assets.pathOf('style'), status: 200 },
  { route: site.assets.pathOf('time-zone'), path: site.assets.pathOf('time-zone'), status: 200 },
  { route: site.assets.pathOf('typed-address'), path: site.assets.pathOf('typed-address'), status: 200 },
  { route: site.assets.pathOf('proof'), path: site.assets.pathOf('proof'), status: 200 },
  { route: '/sent', path: '/sent', status: 200 },
  { route: '/sent/waiting', path: '/sent/waiting', status: 200 },
  { route: '/sent/undo', path: '/sent/undo', status: 200 },
  { route: '/sent/fresh-link', path: '/sent/fresh-link', status: 200 },
  { route: '/confirm/:token', path: confirmPath(ben, request.id), status: 200 },
  { route: '/confirm/:token', path: '/confirm/cut-short', status: 404 },
  { route: '/not-me/:token', path: notMePath(ben, request.id), status: 200 },
  { route: '/not-me/:token', path: notMePath(ann, aRequestId(99)), status: 200 },
  { route: '/not-me/:token', path: '/not-me/cut-short', status: 404 },
  { route: '/not-me/:token/undo', path: `${notMePath(ben, request.id)}/undo`, status: 200 },
  { route: '/not-me/:token/undo', path: '/not-me/cut-short/undo', status: 404 },
  { route: '/unsubscribe/:token', path: unsubscribePath(ann), status: 200 },
  { route: '/unsubscribe/:token', path: '/unsubscribe/cut-short', status: 404 },
  { route: '/unsubscribe/:token/undo', path: `${unsubscribePath(ann)}/undo`, status: 200 },
  { route: '/unsubscribe/:token/undo', path: '/unsubscribe/cut-short/undo', status: 404 },
  { route: '/unsubscribe/:token/erase', path: `${unsubscribePath(ann)}/erase`, status: 200 },
  { route: '/unsubscribe/:token/erase', path: '/unsubscribe/cut-short/erase', status: 404 },
  { route: '/erase/:token', path: erasePath(ann), status: 200 },
  { route: '/erase/:token', path: '/erase/cut-short', status: 404 },
  { route: '/sent/erase', path: '/sent/erase', status: 200 },
  { route: '/unsubscribe/:token/export', path: `${unsubscribePath(ann)}/export`, status: 200 },
  { route: '/unsubscribe/:token/export', path: '/unsubscribe/cut-short/export', status: 404 },
  { route: '/export/:token', path: exportPath(ann, renewedEpoch(undefined, monday)), status: 200 },
  { route: '/export/:token', path: '/export/cut-short', status: 404 },
  { route: '/sent/export', path: '/sent/export', status: 200 },
  { route: '/preferences/:token/fresh-link', path: `${expired}/fresh-link`, status: 200 },
  { route: '/preferences/:token/fresh-link', path: '/preferences/cut-short/fresh-link', status: 404 },
  { route: '/preferences/:token', path: preferencesPath(ann), status: 200 },
  { route: '/preferences/:token', path: preferencesPath(ben), status: 410 },
  { route: '/preferences/:token', path: expired, status: 410 },
  { route: '/preferences/:token', path: '/preferences/cut-short', status: 404 },
  { route: '/take-back/:token', path: takeBackPath(ann), status: 410 },
  { route: '/take-back/:token', path: '/take-back/cut-short', status: 404 },
]
const posts: readonly Route[] = [
  { route: '/subscribe', path: '/subscribe', status: 303, init: { body: chosen } },
  { route: '/subscribe', path: '/subscribe', status: 400, init: { body: new URLSearchParams() } },
  { route: '/subscribe', path: '/subscribe', status: 400, init: { body: new URLSearchParams(fields) } },
  {
    route: '/subscribe',
    path: '/subscribe',
    status: 403,
    init: { headers: { 'Sec-Fetch-Site': 'cross-site' } },
  },
  {
    route: '/api/subscriptions',
    path: '/api/subscriptions',
    status: 202,
    init: { headers: { 'Content-Type': 'application/json' }, body: '{"email": "new@example.org"}' },
  },
  { route: '/api/subscriptions', path: '/api/subscriptions', status: 415 },
  { route: '/confirm/:token', path: confirmPath(ben, request.id), status: 200 },
  { route: '/confirm/:token', path: '/confirm/cut-short', status: 404 },
  { route: '/not-me/:token', path: notMePath(ben, request.id), status: 200 },
  { route: '/not-me/:token', path: notMePath(ann, aRequestId(99)), status: 200 },
  { route: '/not-me/:token', path: '/not-me/cut-short', status: 404 },
  { route: '/not-me/:token/undo', path: `${notMePath(ben, request.id)}/undo`, status: 200 },
  { route: '/not-me/:token/undo', path: '/not-me/cut-short/undo', status: 404 },
  { route: '/unsubscribe/:token', path: unsubscribePath(ann), status: 200 },
  { route: '/unsubscribe/:token', path: '/unsubscribe/cut-short', status: 404 },
  { route: '/unsubscribe/:token/undo', path: `${unsubscribePath(ann)}/undo`, status: 303 },
  { route: '/unsubscribe/:token/erase', path: `${unsubscribePath(ann)}/erase`, status: 303 },
  { route: '/erase/:token', path: erasePath(ann), status: 200 },
  { route: '/unsubscribe/:token/export', path: `${unsubscribePath(ann)}/export`, status: 303 },
  { route: '/export/:token', path: exportPath(ann, renewedEpoch(undefined, monday)), status: 200 },
  { route: '/export/:token', path: '/export/cut-short', status: 404 },
  { route: '/preferences/:token', path: preferencesPath(ann), status: 200, init: { body: chosen } },
  { route: '/preferences/:token', path: preferencesPath(ann), status: 400 },
  { route: '/preferences/:token', path: expired, status: 410 },
  { route: '/preferences/:token/fresh-link', path: `${preferencesPath(ann)}/fresh-link`, status: 303 },
  { route: '/take-back/:token', path: takeBackPath(ann), status: 410 },
]
const nowhere: readonly Route[] = [
  { route: '/nowhere', path: '/nowhere', status: 404 },
  { route: '/api/nowhere', path: '/api/nowhere', status: 404 },
]

const answers = [
  ...gets.map((route) => ({ method: 'GET', ...route })),
  ...gets.map((route) => ({ method: 'HEAD', ...route })),
  ...posts.map((route) => ({ method: 'POST', ...route })),
  ...nowhere.map((route) => ({ method: 'GET', ...route })),
  { method: 'PUT', route: '/unsubscribe/:token', path: unsubscribePath(ann), status: 405 },
  { method: 'DELETE', route: '/api/subscriptions', path: '/api/subscriptions', status: 405 },
]

test('the lists of this test hold every route of the API', () => {
  const listed = [...gets.map(({ route }) => `GET ${route}`), ...posts.map(({ route }) => `POST ${route}`)]
  const registered = new Set(apiWorld().routes())
  expect(new Set(listed)).toEqual(registered)
  expect(registered.size).toBeGreaterThan(12)
})

describe.each(['GET', 'HEAD'])('a %s changes nothing', (method) => {
  test.each([...gets, ...nowhere])(
    'a request to $route ($status) changes nothing',
    async ({ path, status }) => {
      const world = await populatedWorld()
      const before = itemsOf(world)
      const answer = await world.request(path, { method })
      expect(answer.status).toBe(status)
      expect(itemsOf(world)).toEqual(before)
      expect(world.calls.changes()).toEqual([])
      expect(world.letters.sent).toEqual([])
      expect(world.summoned).toEqual([])
    },
  )
})

describe.each(answers)('the answer $status to $method $route', ({ method, path, status, init }) => {
  const ask = async () => (await populatedWorld()).request(path, { method, ...init })

  test('an answer lets its page run nothing from elsewhere, and sends no referrer', async () => {
    const answer = await ask()
    expect(answer.status).toBe(status)
    const policy = answer.headers.get('Content-Security-Policy') ?? ''
    expect(policy.split('; ').sort()).toEqual([
      "base-uri 'none'",
      "default-src 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      'img-src data:',
      "script-src 'self'",
      "style-src 'self'",
    ])
    expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(answer.headers.get('Strict-Transport-Security')).toMatch(/^max-age=\d{8}/)
    expect(answer.headers.has('Set-Cookie')).toBe(false)
    // No link may lead to a path that holds a token.
    expect(answer.headers.get('Location') ?? '/').toMatch(/^\/(?:sent(?:\/[a-z-]+)?)?$/)
  })

  test('an answer holds no address in a header or a link', async () => {
    const answer = await ask()
    const page = await answer.text()
    const urls = [...page.matchAll(/(?:href|src|action)="([^"]*)"/g)]
      .map(([, url]) => url ?? '')
      // The operator's own, on the page that says how to reach them.
      .filter((url) => url !== `mailto:${site.replyTo}`)
    expect(JSON.stringify([[...answer.headers], urls])).not.toMatch(/@|%40|example\.org/)
  })

  test('an answer needs no style, script or image that its policy forbids', async () => {
    const page = await (await ask()).text()
    expect(page).not.toMatch(/<style|\sstyle="|\son\w+="|<script>|javascript:/)
  })
})

test('an answer without TLS, on a local machine, does not ask the browser to insist on TLS', async () => {
  const world = apiWorld({ site: { ...site, origin: 'http://localhost:8080' } })
  expect((await world.get('/')).headers.has('Strict-Transport-Security')).toBe(false)
})

describe('a page whose address is a secret', () => {
  const secrets = answers.filter(({ path }) => /^\/(confirm|not-me|unsubscribe|preferences)\//.test(path))
  test.each(secrets)(
    'a page with a secret address is neither cached nor indexed: $method $route ($status)',
    async (given) => {
      const { method, path, init } = given
      const answer = await (await populatedWorld()).request(path, { method, ...init })
      expect(answer.headers.get('Cache-Control')).toBe('no-store')
      expect(answer.headers.get('X-Robots-Tag')).toBe('noindex')
    },
  )
})

test('public pages are cached for a short while, and assets that never change for a long time', async () => {
  const world = await populatedWorld()
  const cached = async (path: string) => (await world.get(path)).headers.get('Cache-Control')
  expect(await cached('/')).toBe('public, max-age=60')
  expect(await cached('/editions/2026-11-23')).toBe('public, max-age=300')
  expect(await cached(site.assets.pathOf('style'))).toBe('public, max-age=31536000, immutable')
  expect(await cached('/health')).toBe('no-store')
})

test('no page with a token has a script, so that no form is submitted by itself', async () => {
  for (const { path } of gets.filter(({ path }) =>
    /^\/(confirm|not-me|unsubscribe|preferences)\//.test(path),
  )) {
    const page = await (await (await populatedWorld()).get(path)).text()
    expect(page).not.toMatch(/<script|http-equiv/)
  }
})

function itemsOf(world: Awaited<ReturnType<typeof populatedWorld>>) {
  return [ann, ben, idOfAddress('new@example.org')].map((id: SubscriberId) => world.item(id))
}
