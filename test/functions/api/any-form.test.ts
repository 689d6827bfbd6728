// @module-tag property
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { links } from '../../../shared/subscriber/link/links.ts'
import { monday } from '../../fakes/a-subscriber.ts'
import { ann } from './a-reader.ts'
import { encoded } from './a-solver.ts'
import { apiWorld, site } from './api-world.ts'
import { guardedWorld } from './guarded-world.ts'

const allowed = 'https://www.example.org'
const siteValues = ['same-origin', 'same-site', 'cross-site', 'none', '', 'SAME-ORIGIN', 'x, y']
const origins = [
  site.origin,
  allowed,
  'null',
  '',
  'https://evil.example',
  'http://paperwire.example',
  'https://',
  '*',
]
const types = [
  ...['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded; charset=x', 'text/plain', ''],
  ...['multipart/form-data', 'multipart/form-data; boundary=x', 'application/json', 'application/json;', '/'],
]
const headerText = fc
  .string({ unit: 'binary-ascii', maxLength: 40 })
  .map((text) => text.replace(/[^\x20-\x7e]/g, ''))
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined })

/** Most of the time what a person would send. */
const mostly = (good: fc.Arbitrary<string>, any: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 4, arbitrary: good }, { weight: 1, arbitrary: any })

const headers = fc
  .record({
    Origin: maybe(mostly(fc.constantFrom(...origins), headerText)),
    'Sec-Fetch-Site': maybe(fc.oneof(fc.constantFrom(...siteValues), headerText)),
    'Content-Type': mostly(
      fc.constant('application/x-www-form-urlencoded'),
      mostly(fc.constantFrom(...types), headerText),
    ),
    Referer: maybe(headerText),
  })
  .map(
    (some) =>
      Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as Record<
        string,
        string
      >,
  )

const token = apiWorld().formToken()
const fields = fc.record(
  {
    email: mostly(
      fc.constant('ann@example.org'),
      fc.oneof(fc.constantFrom('ann@gmial.com', 'ann', ''), fc.string()),
    ),
    form: mostly(fc.constant(token), fc.oneof(fc.constantFrom(`${token}x`, '', 'k2.0.x', '..'), fc.string())),
    remarks: mostly(fc.constant(''), fc.oneof(fc.constantFrom(' ', 'x'), fc.string())),
    proof: mostly(fc.constant(''), fc.oneof(fc.string(), fc.jsonValue().map(encoded), fc.base64String())),
    asked: fc.constantFrom('', 'ann@gmial.com'),
    hour: mostly(fc.constantFrom('6', ''), fc.oneof(fc.constant('25'), fc.string())),
    frequency: mostly(fc.constantFrom('daily', 'weekly'), fc.constant('hourly')),
    topics: mostly(fc.constant('speech'), fc.string()),
    timezone: fc.constantFrom('UTC', 'Mars/Olympus', '+03:00'),
  },
  { requiredKeys: ['email', 'form'] },
)
const body = fc.oneof(
  { weight: 5, arbitrary: fields.map((some) => String(new URLSearchParams(some))) },
  { weight: 1, arbitrary: fc.string({ maxLength: 400 }) },
  { weight: 1, arbitrary: fc.json() },
)

/** What a sign-up does, whatever the address: the calls of one that is in order. */
const wholeWork = await (async () => {
  const world = apiWorld()
  await world.postForm('/subscribe', { email: 'ann@example.org' })
  return world.calls.names
})()

test('any body under any headers is answered, never by a fault, and no letter goes without the whole work', async () => {
  let signedUp = 0
  await fc.assert(
    fc.asyncProperty(headers, body, async (given, text) => {
      const world = apiWorld({ allowedOrigins: [allowed] })
      const answer = await world.request('/subscribe', { method: 'POST', headers: given, body: text })
      expect(answer.status).toBeLessThan(500)
      expect(world.calls.names).toEqual(world.letters.sent.length > 0 ? wholeWork : [])
      expect(world.letters.sent.length).toBe(answer.status === 303 ? 1 : 0)
      if (answer.status === 303) signedUp++
      const { Origin = 'null', 'Sec-Fetch-Site': from = '' } = given
      if (['same-site', 'cross-site'].includes(from) && Origin !== allowed) expect(answer.status).toBe(403)
    }),
    { numRuns: 300 },
  )
  expect(signedUp, 'some of them are good').toBeGreaterThan(5)
})

test('a letter goes only to a form that was fetched here, with an empty trap, whatever else is in its fields', async () => {
  let mailed = 0
  await fc.assert(
    fc.asyncProperty(fields, async (given) => {
      const world = guardedWorld()
      const answer = await world.postForm('/subscribe', given)
      expect([200, 303, 400]).toContain(answer.status)
      expect(world.proven, 'nothing here is solved').not.toContain(true)
      // `postForm` fills in a token where there is none.
      const mayGo = (given.form ?? token) === token && (given.remarks ?? '') === ''
      if ([...world.letters.sent, ...world.waiting.held].some(({ letter }) => letter !== 'none')) {
        mailed++
        expect(mayGo).toBe(true)
      }
      if (answer.status === 400) expect(world.proven).toEqual([])
    }),
    { numRuns: 300 },
  )
  expect(mailed, 'some of them go').toBeGreaterThan(5)
})

test('any proof of a program is a solution, none, or a bad field', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.jsonValue(), fc.jsonValue().map(encoded), fc.string()), async (proof) => {
      const world = guardedWorld()
      const answer = await world.postJson({ email: 'ann@example.org', proof })
      expect([202, 400]).toContain(answer.status)
      expect(world.proven).toEqual(answer.status === 202 ? [false] : [])
    }),
    { numRuns: 300 },
  )
})

test('any form of a link, under any headers, is answered, and never by a fault', async () => {
  const { unsubscribePath, preferencesPath, erasePath } = apiWorld()
  const tokens = [unsubscribePath(ann), preferencesPath(ann), erasePath(ann)]
  const path = fc.oneof(
    fc.constantFrom(
      ...tokens,
      ...tokens.map((link) => `${link}/undo`),
      ...tokens.map((link) => `${link}/fresh-link`),
    ),
    fc
      .tuple(fc.constantFrom(...Object.values(links)), fc.webSegment())
      .map(([link, segment]) => `${link.path}/${segment}`),
  )
  await fc.assert(
    fc.asyncProperty(path, headers, body, async (to, given, text) => {
      const world = apiWorld({ allowedOrigins: [allowed] })
      const answer = await world.request(to, { method: 'POST', headers: given, body: text })
      expect(answer.status).toBeLessThan(500)
      const isOneClick = /^\/unsubscribe\/[^/]+$/.test(to)
      if (given['Sec-Fetch-Site'] === 'cross-site') expect(answer.status === 403).toBe(!isOneClick)
      expect(world.time.clock()).toBe(monday)
    }),
    { numRuns: 300 },
  )
})
