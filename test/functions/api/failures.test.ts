import { describe, expect, test } from 'vitest'
import type { SubscriberStore } from '../../../shared/subscriber/subscriber-store.ts'
import { aRequestId } from '../../fakes/a-request.ts'
import { en } from '../../fakes/english.ts'
import { apiWorld, idOfAddress } from './api-world.ts'

const email = 'ann@example.org'
const ann = idOfAddress(email)
const secret = 'x'.repeat(43)

/** A fault whose message of two lines holds everything that must not be seen. */
async function fails(): Promise<never> {
  const message = `no table for ${email}, token ${secret}, id ${ann}`
  throw new TypeError(`${message}\nsecond line for ${email}`, { cause: new Error(message) })
}

/** A table that nobody reaches: a fault that passes. */
async function isAway(): Promise<never> {
  throw Object.assign(new Error(`connect ECONNREFUSED for ${email}`), { code: 'ECONNREFUSED' })
}

function brokenWorld(fault = fails) {
  const brokenStore: SubscriberStore = {
    get: fault,
    write: fault,
    leave: fault,
    stored: fault,
    keepOnly: fault,
    countSoftBounce: fault,
    clearSoftBounces: fault,
    keepConsent: fault,
    hasConsent: fault,
    backOff: async () => {},
    keepEarlier: fault,
    earlier: fault,
    dropEarlier: fault,
    dropConsent: fault,
    dropConsents: fault,
  }
  const { editions } = apiWorld()
  return apiWorld({
    subscribers: brokenStore,
    editions: { ...editions, recent: fault, get: fault },
  })
}

const { unsubscribePath, preferencesPath, ...links } = apiWorld()
const confirmPath = links.confirmPath(ann, aRequestId(1))
const notMePath = links.notMePath(ann, aRequestId(1))
const form = new URLSearchParams({ email, hour: '8', frequency: 'daily' })

const pages = [
  { method: 'GET', path: '/', route: '/' },
  { method: 'POST', path: '/subscribe', route: '/subscribe' },
  { method: 'GET', path: '/editions/2026-11-23', route: '/editions/:date' },
  { method: 'GET', path: confirmPath, route: '/confirm/:token' },
  { method: 'POST', path: confirmPath, route: '/confirm/:token' },
  { method: 'GET', path: notMePath, route: '/not-me/:token' },
  { method: 'POST', path: notMePath, route: '/not-me/:token' },
  { method: 'POST', path: `${notMePath}/undo`, route: '/not-me/:token/undo' },
  { method: 'POST', path: unsubscribePath(ann), route: '/unsubscribe/:token' },
  { method: 'POST', path: `${unsubscribePath(ann)}/undo`, route: '/unsubscribe/:token/undo' },
  { method: 'GET', path: preferencesPath(ann), route: '/preferences/:token' },
  { method: 'POST', path: preferencesPath(ann), route: '/preferences/:token' },
  { method: 'POST', path: `${preferencesPath(ann)}/fresh-link`, route: '/preferences/:token/fresh-link' },
]

describe.each(pages)('the route $method $route with a failing table', ({ method, path, route }) => {
  const ask = (world = brokenWorld()) =>
    world.request(path, { method, ...(method === 'POST' ? { body: form } : {}) })

  test('a failing table gives a friendly page that says nothing of the fault', async () => {
    const answer = await ask()
    const page = await answer.text()
    expect(answer.status).toBe(500)
    expect(page).toContain(en.pages.failed.title)
    expect(page).not.toMatch(/TypeError|no table|second line|\.tsx?\b|node_modules/)
    expect(page).not.toContain(email)
    expect(page).not.toContain(secret)
    expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(answer.headers.has('Retry-After')).toBe(false)
  })

  test('a table that is away gives the same page, and says when to come again', async () => {
    const answer = await ask(brokenWorld(isAway))
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '60'])
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(await answer.text()).toContain(en.pages.failed.title)
  })

  test('a failing table is logged with the kind of fault and the route, without address, token or id', async () => {
    const world = brokenWorld()
    await ask(world)
    expect(world.logged).toHaveLength(1)
    const [line = ''] = world.logged
    expect(line).toContain('TypeError')
    expect(line).toContain(`method: '${method}'`)
    expect(line).toContain(`route: '${route}'`)
    expect(line).toContain('failures.test.ts')
    expect(line).toContain("correlation: 'JKJaXmPLvHcESHA'")
    const [, , token = secret] = path.split('/')
    for (const hidden of [email, secret, ann, token, 'no table', 'second line']) {
      expect(line).not.toContain(hidden)
    }
  })
})

describe('a program and a failing table', () => {
  test.each([
    ['POST', '/api/subscriptions'],
    ['GET', '/health'],
  ])('a program gets a problem that says nothing of the fault: %s %s', async (method, path) => {
    const world = brokenWorld()
    const headers = { 'Content-Type': 'application/json' }
    const body = method === 'POST' ? { body: JSON.stringify({ email }) } : {}
    const answer = await world.request(path, { method, headers, ...body })
    expect(answer.status).toBe(500)
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await answer.json()).toEqual({
      type: 'about:blank',
      title: en.api.failed,
      status: 500,
      detail: en.api.failedDetail,
    })
    expect(world.logged.join()).not.toContain(email)
  })

  test.each([
    ['POST', '/api/subscriptions'],
    ['GET', '/health'],
  ])('a program learns when to ask again, if the table is away: %s %s', async (method, path) => {
    const headers = { 'Content-Type': 'application/json' }
    const body = method === 'POST' ? { body: JSON.stringify({ email }) } : {}
    const answer = await brokenWorld(isAway).request(path, { method, headers, ...body })
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '60'])
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({ status: 503, title: en.api.failed })
  })
})

test('a sign-up fails when the queue fails, so that no reader waits for a mail that never comes', async () => {
  const world = apiWorld({ letters: { send: fails } })
  expect((await world.postForm('/subscribe', { email })).status).toBe(500)
  expect((await world.postJson({ email })).status).toBe(500)
})

test('a reader whose worker could not be summoned confirms by pressing the button again', async () => {
  const summoned: number[] = []
  let broken = true
  const world = apiWorld({
    summonWorker: async (shard) => {
      if (broken) await fails()
      summoned.push(shard)
    },
  })
  await world.postForm('/subscribe', { email })
  const [link = ''] = await world.mailedLinks()
  expect((await world.post(link)).status).toBe(500)
  broken = false
  expect((await world.post(link)).status).toBe(200)
  expect(summoned).toHaveLength(1)
})

test('a request that succeeds logs only the beginning of its letter’s way', async () => {
  const world = apiWorld()
  await world.postForm('/subscribe', { email })
  const [link = ''] = await world.mailedLinks()
  await world.post(link)
  await world.post(world.unsubscribePath(ann))
  expect(world.logged).toEqual([expect.stringContaining('letter queued')])
  for (const hidden of [email, ann, link]) expect(world.logged.join()).not.toContain(hidden)
})
