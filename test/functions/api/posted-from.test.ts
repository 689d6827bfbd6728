import { describe, expect, test } from 'vitest'
import { en } from '../../fakes/english.ts'
import { ann, confirmedWorld, email } from './a-reader.ts'
import { apiWorld, site } from './api-world.ts'

const allowed = 'https://www.example.org'
const allowedOrigins = [allowed, 'https://lab.example.org:8443']
type Headers = Readonly<Record<string, string>>

/** What browsers and programs send with a form of our own pages, and with one that is sent without a browser. */
const fromHere: readonly (readonly [string, Headers])[] = [
  ['a browser of today: our pages ask for no referrer', { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }],
  [
    'the same, under another host of the API',
    { Origin: 'https://a1.example', 'Sec-Fetch-Site': 'same-origin' },
  ],
  ['a person who sends a form again from a restored tab', { 'Sec-Fetch-Site': 'none' }],
  ['an extension that takes Origin away', { 'Sec-Fetch-Site': 'same-origin' }],
  ['a browser that knows no Sec-Fetch-Site', { Origin: 'null' }],
  ['the same, with a referrer’s origin', { Origin: site.origin }],
  ['a browser before both', {}],
  ['a proxy that empties Origin', { Origin: '' }],
  ['a proxy that garbles Sec-Fetch-Site', { Origin: site.origin, 'Sec-Fetch-Site': 'same-origin, none' }],
]
const fromElsewhere: readonly (readonly [string, Headers])[] = [
  ['another website', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }],
  ['a website that hides its origin', { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }],
  ['a website without Origin', { 'Sec-Fetch-Site': 'cross-site' }],
  [
    'a neighbour below the same domain',
    { Origin: 'https://a.paperwire.example', 'Sec-Fetch-Site': 'same-site' },
  ],
  ['a neighbour that hides its origin', { Origin: 'null', 'Sec-Fetch-Site': 'same-site' }],
  ['a redirect that comes back to us', { Origin: site.origin, 'Sec-Fetch-Site': 'cross-site' }],
  ['another website, in an old browser', { Origin: 'https://evil.example' }],
  ['our host without TLS', { Origin: 'http://paperwire.example' }],
  ['our host at another port', { Origin: `${site.origin}:8443` }],
  ['a host that begins like ours', { Origin: `${site.origin}.evil.example` }],
  ['a host that ends like ours', { Origin: 'https://evilpaperwire.example' }],
  ['two origins', { Origin: `${site.origin} https://evil.example` }],
  [
    'another website, with a garbled Sec-Fetch-Site',
    { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'x' },
  ],
  ['a page in a file', { Origin: 'file://', 'Sec-Fetch-Site': 'cross-site' }],
]
const fromAllowed: readonly (readonly [string, Headers])[] = [
  ['a browser', { Origin: allowed, 'Sec-Fetch-Site': 'cross-site' }],
  ['a browser on a neighbour', { Origin: allowed, 'Sec-Fetch-Site': 'same-site' }],
  ['an old browser', { Origin: allowed }],
  [
    'a browser on a website with a port',
    { Origin: 'https://lab.example.org:8443', 'Sec-Fetch-Site': 'cross-site' },
  ],
]

describe('a sign-up form', () => {
  test.each(fromHere)('a form from %s is taken', async (_what, headers) => {
    const world = apiWorld({ allowedOrigins })
    const answer = await world.postForm('/subscribe', { email }, headers)
    expect(answer.status).toBe(303)
    expect(world.letters.sent).toHaveLength(1)
  })

  test.each(fromElsewhere)(
    'a form from %s is refused, with a page that leads to the form here',
    async (_what, headers) => {
      const world = apiWorld({ allowedOrigins })
      const answer = await world.postForm('/subscribe', { email }, headers)
      expect(answer.status).toBe(403)
      expect(answer.headers.get('Cache-Control')).toBe('no-store')
      const page = await answer.text()
      expect(page).toContain(en.pages.otherSite.title)
      expect(page).toContain(`<a href="/">${en.pages.otherSite.toForm}</a>`)
      expect(world.calls.names).toEqual([])
      expect(world.letters.sent).toEqual([])
    },
  )

  test.each(fromAllowed)(
    'a form from %s at an allowed website is taken, without a token',
    async (_what, headers) => {
      const world = apiWorld({ allowedOrigins })
      expect((await world.postForm('/subscribe', { email, form: '' }, headers)).status).toBe(303)
      expect(world.letters.sent).toHaveLength(1)
      const strict = apiWorld()
      expect((await strict.postForm('/subscribe', { email, form: '' }, headers)).status).toBe(403)
    },
  )

  test.each([
    'https://WWW.example.org',
    'https://www.example.org:443',
    'https://www.example.org/',
    'http://www.example.org',
    'https://www.example.org.evil.example',
    'https://a.www.example.org',
  ])('a form from %s, which only looks like the allowed website, is refused', async (Origin) => {
    const world = apiWorld({ allowedOrigins })
    const headers = { Origin, 'Sec-Fetch-Site': 'cross-site' }
    expect((await world.postForm('/subscribe', { email }, headers)).status).toBe(403)
  })
})

describe('the forms of links', () => {
  const forms = async () => {
    const { world, link } = await confirmedWorld({ allowedOrigins })
    return {
      world,
      paths: [
        link,
        world.preferencesPath(ann),
        `${world.preferencesPath(ann)}/fresh-link`,
        `${world.unsubscribePath(ann)}/undo`,
        `${world.unsubscribePath(ann)}/erase`,
        world.erasePath(ann),
      ],
    }
  }

  test('every form of the service is refused from other websites, even with a good link, and does nothing', async () => {
    const { world, paths } = await forms()
    const before = world.item(ann)
    const patterns = new Set(
      world.routes().flatMap((route) => /^POST (\/(?!api\/).*)/.exec(route)?.[1] ?? []),
    )
    patterns.delete('/unsubscribe/:token')
    patterns.delete('/subscribe')
    expect(patterns.size).toBeGreaterThan(5)
    const all = [...paths, ...[...patterns].map((pattern) => pattern.replace(':token', 'no-token'))]
    for (const [what, headers] of [...fromElsewhere, ...fromAllowed]) {
      for (const path of all) {
        const answer = await world.request(path, { method: 'POST', headers })
        expect(answer.status, `${path} from ${what}`).toBe(403)
        expect(answer.headers.get('Cache-Control')).toBe('no-store')
        expect(await answer.text()).toContain(`<a href="${path}">${en.pages.otherSite.toPage}</a>`)
      }
    }
    expect(world.item(ann)).toEqual(before)
  })

  test.each(fromHere)('the forms of links are taken from %s', async (_what, headers) => {
    const { world, paths } = await forms()
    for (const path of paths.slice(1, 5)) {
      const body = new URLSearchParams({ hour: '9', frequency: 'daily', timezone: 'UTC' })
      const answer = await world.request(path, { method: 'POST', headers, body })
      expect([200, 303], path).toContain(answer.status)
    }
  })

  test.each([...fromHere, ...fromElsewhere, ...fromAllowed])(
    'a one-click post is taken from %s',
    async (_what, headers) => {
      const { world } = await confirmedWorld({ allowedOrigins })
      const answer = await world.request(world.unsubscribePath(ann), { method: 'POST', headers })
      expect(answer.status).toBe(200)
      expect(world.item(ann)?.status).toBe('unsubscribed')
    },
  )

  test.each(['/', '.', '%20', ' ', '=', '%3E', '//'])(
    'a one-click post to a link with %j behind it is taken from another website',
    async (behind) => {
      const { world } = await confirmedWorld({ allowedOrigins })
      const headers = { Origin: 'https://mail.example', 'Sec-Fetch-Site': 'cross-site' }
      const path = world.unsubscribePath(ann) + behind
      expect((await world.request(path, { method: 'POST', headers })).status).toBe(200)
      expect(world.item(ann)?.status).toBe('unsubscribed')
    },
  )

  test('a page is shown, whatever website its link stands on', async () => {
    const { world, paths } = await forms()
    for (const path of ['/', ...paths]) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await world.request(path, { method, headers: { 'Sec-Fetch-Site': 'cross-site' } })
        expect(answer.status, `${method} ${path}`).toBe(200)
      }
    }
  })
})
