import { describe, expect, test } from 'vitest'
import { styleSheet } from '../../../functions/api/assets/style.ts'
import { defaultPalette } from '../../../shared/brand/brand.ts'
import type { PaperId } from '../../../shared/paper/paper.ts'
import { parseTimeZone } from '../../../shared/time/time-zone.ts'
import { anEdition, anEditionId, aPaperInPlace, aSourceResult } from '../../fakes/an-edition.ts'
import { en } from '../../fakes/english.ts'
import { apiWorld } from './api-world.ts'

const papers = (count: number) => Array.from({ length: count }, (_, n) => aPaperInPlace(n + 1))

describe('the home page', () => {
  test('the home page before the first edition has the form and says that papers will come', async () => {
    const answer = await apiWorld().get('/')
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toBe('text/html; charset=UTF-8')
    expect(page.startsWith('<!doctype html><html lang="en">')).toBe(true)
    expect(page).toContain('<form method="post" action="/subscribe"')
    expect(page).toContain(en.edition.none)
  })

  test('the home page shows the newest edition’s first ten papers and leads to the rest', async () => {
    const world = apiWorld()
    await world.editions.publish(anEdition(22, { papers: [aPaperInPlace(1, { title: 'Of yesterday' })] }))
    await world.editions.publish(anEdition(23, { papers: papers(12) }))
    const page = await (await world.get('/')).text()
    expect(page.match(/<li class="paper"/g)).toHaveLength(10)
    expect(page).toContain('The top 10 of 12 papers')
    expect(page).toContain('<a href="/editions/2026-11-23">')
    expect(page).not.toContain('Of yesterday')
  })

  test('the home page offers the edition’s zone, 08:00 and daily, and lets the browser name its own zone', async () => {
    const page = await (await apiWorld().get('/')).text()
    const selected = [...page.matchAll(/<option value="([^"]*)" selected/g)].map(([, value]) => value)
    expect(selected).toEqual(['8', 'Europe/Berlin'])
    expect(page).toMatch(/<input type="radio" name="frequency" value="daily" checked/)
    expect(page).toMatch(/<select[^>]* data-detect=/)
  })

  test('the home page offers only zones that the form accepts', async () => {
    const page = await (await apiWorld().get('/')).text()
    const select = page.match(/<select id="timezone".*?<\/select>/)?.[0] ?? ''
    const zones = [...select.matchAll(/<option value="([^"]*)"/g)].map(([, zone]) => zone ?? '')
    expect(zones.length).toBeGreaterThan(400)
    expect(zones.filter((zone) => parseTimeZone(zone) === undefined)).toEqual([])
  })
})

describe('the page of an edition', () => {
  test('the page of an edition shows every paper with its links', async () => {
    const world = apiWorld()
    const links = { abstract: 'https://arxiv.org/abs/2611.00001', code: 'https://code.example/x' }
    await world.editions.publish(
      anEdition(23, { papers: [aPaperInPlace(1, { links }), ...papers(12).slice(1)] }),
    )
    const answer = await world.get('/editions/2026-11-23')
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(page.match(/<li class="paper"/g)).toHaveLength(12)
    expect(page).toContain('Monday, 23 November 2026')
    for (const link of Object.values(links)) expect(page).toContain(`href="${link}"`)
  })

  test.each([
    ['/editions/2026-11-23', ['h1', 'h2', 'h2', 'h2']],
    ['/', ['h1', 'h2', 'h3', 'h3']],
  ])('the page at %s has its headings in order', async (path, expected) => {
    const world = apiWorld()
    await world.editions.publish(anEdition(22))
    await world.editions.publish(anEdition(23, { papers: papers(2), sources: [] }))
    const page = await (await world.get(path)).text()
    const headings = [...page.matchAll(/<(h\d)/g)].map(([, heading]) => heading)
    expect(headings).toEqual(expected)
  })

  test('each link to a paper on the page of an edition names the paper', async () => {
    const world = apiWorld()
    const links = { abstract: 'https://arxiv.org/abs/2611.00001', pdf: 'https://arxiv.org/pdf/2611.00001' }
    await world.editions.publish(anEdition(23, { papers: [aPaperInPlace(1, { title: 'A <b>', links })] }))
    const page = await (await world.get('/editions/2026-11-23')).text()
    expect(page).toContain(`<a href="${links.abstract}" aria-label="Abstract: A &lt;b&gt;">Abstract</a>`)
    expect(page).toContain(`<a href="${links.pdf}" aria-label="PDF: A &lt;b&gt;">PDF</a>`)
  })

  test('the page of an edition leads to the other recent editions, the newest first', async () => {
    const world = apiWorld()
    for (const day of [20, 21, 22, 23]) await world.editions.publish(anEdition(day))
    const page = await (await world.get('/editions/2026-11-22')).text()
    const others = [...page.matchAll(/<a href="\/editions\/([^"]*)"/g)].map(([, id]) => id)
    expect(others).toEqual(['2026-11-23', '2026-11-21', '2026-11-20'])
  })

  test('the page of an edition shows markup in a title as text', async () => {
    const world = apiWorld()
    const title = '<img src=x onerror=alert(1)> & co'
    await world.editions.publish(anEdition(23, { papers: [aPaperInPlace(1, { title, authors: [title] })] }))
    const page = await (await world.get('/editions/2026-11-23')).text()
    expect(page).not.toContain('<img')
    expect(page.match(/&lt;img src=x onerror=alert\(1\)&gt; &amp; co/g)).toHaveLength(2)
  })

  test('the page of an edition says where a paper was published and from where it comes', async () => {
    const world = apiWorld()
    const told = { authors: ['Ann Beet'], venue: 'CVPR 2026', organization: 'Google DeepMind' }
    await world.editions.publish(anEdition(23, { papers: [aPaperInPlace(1, told)] }))
    for (const path of ['/editions/2026-11-23', '/'])
      expect(await (await world.get(path)).text()).toContain('Ann Beet · CVPR 2026 · Google DeepMind<')
  })

  test.each([
    ['a quiet day', { papers: [], kind: 'quiet' as const }, en.edition.kind.quiet],
    ['a holiday', { papers: [], kind: 'holiday' as const }, en.edition.kind.holiday],
    ['a list without votes', { papers: [aPaperInPlace(1, {}, 0)] }, en.edition.byRecency],
    ['a day without a source', { papers: [], kind: 'failed' as const }, en.edition.kind.failed],
    ['a sample', { sources: [aSourceResult({ source: 'sample' })] }, en.edition.sample],
  ])('the page of an edition says that it is %s', async (_what, part, words) => {
    const world = apiWorld()
    await world.editions.publish(anEdition(23, part))
    for (const path of ['/editions/2026-11-23', '/']) {
      expect(await (await world.get(path)).text()).toContain(words)
    }
  })

  test('the page of an edition says in plain words what each source gave, and how many more papers were new', async () => {
    const world = apiWorld()
    const sources = [
      aSourceResult({ papers: 62, dropped: 2 }),
      aSourceResult({ source: 'arxiv', outcome: 'holiday' }),
      aSourceResult({ source: 'arxiv', outcome: 'quiet' }),
      aSourceResult({ source: 'arxiv', outcome: 'failed' }),
    ]
    await world.editions.publish(anEdition(23, { sources, others: [aPaperInPlace(3), aPaperInPlace(4)] }))
    const page = await (await world.get('/editions/2026-11-23')).text()
    for (const sentence of [
      'Hugging Face gave 62 papers; 2 entries could not be read.',
      'arXiv announced nothing, because it was a weekend or a holiday in New York.',
      'arXiv had nothing new.',
      'arXiv could not be read.',
      '2 more papers were new that day. Topics look through them as well.',
    ]) {
      expect(page).toContain(sentence)
    }
    expect(page).not.toContain('Paper 3')
  })

  test('the page of an edition names papers that climb and papers that are nearly the same, each with its link', async () => {
    const world = apiWorld()
    const link = (id: string) => ({ abstract: `https://arxiv.org/abs/${id}` })
    const related = [{ id: '2611.77777' as PaperId, title: 'Its Sequel', links: link('2611.77777') }]
    const { paper } = aPaperInPlace(9, { title: 'A Late Riser', links: link('2611.99999') })
    const climbing = [{ paper, since: anEditionId(20), reasons: [] }]
    const papers = [{ ...aPaperInPlace(1), related }]
    await world.editions.publish(anEdition(23, { papers, climbing }))
    const page = await (await world.get('/editions/2026-11-23')).text()
    expect(page).toContain('<a href="https://arxiv.org/abs/2611.77777">Its Sequel</a>')
    expect(page).toContain(en.edition.climbing)
    expect(page).toContain('<a href="https://arxiv.org/abs/2611.99999">A Late Riser</a>')
    expect(page).toContain('new on Friday 20 November')
  })

  test('an edition from a live source is not called a sample', async () => {
    const world = apiWorld()
    await world.editions.publish(anEdition(23))
    expect(await (await world.get('/editions/2026-11-23')).text()).not.toContain(en.edition.sample)
  })

  test.each(['2026-13-45', '2026-02-30', '2026-11-24', '0000-00-00', 'today', '2026-11-23x', '%00', '%E0'])(
    'the page of the edition %s, which does not exist, is a friendly 404',
    async (date) => {
      const world = apiWorld()
      await world.editions.publish(anEdition(23))
      const answer = await world.get(`/editions/${date}`)
      expect(answer.status).toBe(404)
      const page = await answer.text()
      expect(page).toContain(en.pages.notFound.title)
      expect(page).toContain('<a href="/">')
    },
  )
})

test('the health route names the newest edition, or none', async () => {
  const world = apiWorld()
  expect(await (await world.get('/health')).json()).toEqual({ status: 'ok', edition: null })
  await world.editions.publish(anEdition(23))
  const answer = await world.get('/health')
  expect(answer.headers.get('Content-Type')).toBe('application/json')
  expect(await answer.json()).toEqual({ status: 'ok', edition: '2026-11-23' })
})

describe('the style and the script of a page', () => {
  test.each([
    ['style', /<link rel="stylesheet" href="([^"]+)"/, 'text/css; charset=utf-8'],
    ['script', /<script src="([^"]+)"/, 'text/javascript; charset=utf-8'],
  ])('the %s of a page exists', async (_what, pattern, type) => {
    const world = apiWorld()
    const path = (await (await world.get('/')).text()).match(pattern)?.[1] ?? ''
    expect(path).toMatch(/^\/assets\/[a-z-]+-[0-9a-f]{12}\./)
    const answer = await world.get(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toBe(type)
    expect((await answer.text()).length).toBeGreaterThan(100)
  })

  test('the style leaves the size of the text to the browser', () => {
    const sheet = styleSheet(defaultPalette)
    expect(sheet).toMatch(/font: 100%/)
    expect(sheet).not.toMatch(/font(?:-size)?:[^;]*\dpx/)
  })

  test('every page has the style and the script', async () => {
    const world = apiWorld()
    const pages = ['/', '/nowhere', '/confirm/x', '/unsubscribe/x', '/preferences/x', '/editions/x']
    for (const path of pages) {
      expect(await (await world.get(path)).text()).toMatch(/<link rel="stylesheet" href="\/assets\/style-/)
    }
  })
})
