import { expect, test } from 'vitest'
import { links } from '../../../shared/subscriber/link/links.ts'
import { dayMs } from '../../../shared/time/clock.ts'
import { monday } from '../../fakes/a-subscriber.ts'
import { apiWorld, site } from './api-world.ts'

const securityText = '/.well-known/security.txt'

async function fieldsOf(world: ReturnType<typeof apiWorld>): Promise<Record<string, string>> {
  const text = await (await world.get(securityText)).text()
  return Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
  )
}

test('security.txt says whom to tell of a hole, as RFC 9116 has it', async () => {
  const world = apiWorld()
  const answer = await world.get(securityText)
  expect(answer.headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
  expect(await fieldsOf(world)).toEqual({
    Contact: site.securityContact,
    Expires: expect.stringMatching(/^\d{4}-\d\d-\d\dT00:00:00Z$/),
    'Preferred-Languages': 'en, de',
    Canonical: `${site.origin}${securityText}`,
  })
})

test('security.txt never expires, and never holds for a year', async () => {
  const world = apiWorld()
  for (let day = 0; day < 800; day += 50) {
    world.time.set(monday + day * dayMs)
    const left = Date.parse((await fieldsOf(world)).Expires ?? '') - world.time.clock()
    expect(left).toBeGreaterThan(100 * dayMs)
    expect(left).toBeLessThan(365 * dayMs)
  }
})

test('security.txt names no address without TLS', async () => {
  const world = apiWorld({ site: { ...site, origin: 'http://localhost:3000' } })
  expect(await fieldsOf(world)).not.toHaveProperty('Canonical')
})

test('robots.txt keeps crawlers off the pages that a mail leads to, and off nothing else', async () => {
  const answer = await apiWorld().get('/robots.txt')
  expect(answer.headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
  const lines = (await answer.text()).split('\n')
  expect(lines[0]).toBe('User-agent: *')
  for (const { path } of Object.values(links)) expect(lines).toContain(`Disallow: ${path}/`)
  expect(lines).not.toContain('Disallow: /')
  expect(lines).toContain('Allow: /')
})
