import { describe, expect, test } from 'vitest'
import { feedsSource } from '../../../../shared/http/feed/feeds.ts'
import { anAtom, anRdf, anRss } from './a-feed.ts'
import {
  type Answers,
  aFeedFetch,
  collectFeeds,
  daysAgo,
  hoursAgo,
  isUnread,
  now,
  theWeb,
} from './some-feeds.ts'

const entry = (published: string, number = 1) => ({
  title: `Paper ${number}`,
  id: `https://a.example/${number}`,
  published,
})
const known = [9, 19, 29, 40].map((days, number) => entry(daysAgo(days), number))
const fresh = entry(daysAgo(1), 17)
const from = (xml: string, headers: Record<string, string> = {}) =>
  collectFeeds({ 'a.example': () => new Response(xml, { headers }) })

/** Feeds that prove nothing. */
const broken: Answers = {
  'an empty RSS feed': anRss([]),
  'an empty Atom feed': anAtom([]),
  'a bare feed': '<feed/>',
  'a feed that ends within': anRss([fresh]).slice(0, -20),
  'a feed without dates': anRss([{ title: 'T', id: 'https://a.example/1' }]),
  'a feed of the future': anRss([entry(daysAgo(-3))]),
  'a feed of last spring': anRss([200, 201, 202].map((days) => entry(daysAgo(days), days))),
  'a feed with a DOCTYPE': `<!DOCTYPE rss>${anRss([fresh])}`,
  'a page of HTML': '<html><body><p>Busy</p></body></html>',
  'a page of HTML with a DOCTYPE': '<!doctype html><html><body>Busy</body></html>',
  JSON: '{"items": []}',
  'no body': '',
  'a body that throttles': 'Rate exceeded.',
  '404': () => new Response('no', { status: 404 }),
  '410': () => new Response('gone', { status: 410 }),
  '429': () => new Response('busy', { status: 429 }),
  '503': () => new Response('no', { status: 503 }),
  '304': () => new Response(null, { status: 304 }),
  'a redirect': () => new Response(null, { status: 301, headers: { location: 'https://b.example/' } }),
  'a connection that breaks': () => Promise.reject(new Error('reset')),
  'an answer from a cache, by its age': () => new Response(anRss(known), { headers: { age: '200000' } }),
  'an answer from a cache, by its date': () =>
    new Response(anRss(known), { headers: { date: 'Mon, 16 Nov 2026 00:00:00 GMT' } }),
  'entries none of which can be read': anRss([{ title: '', published: daysAgo(1) }]),
}
const answered = (name: string): Answers => ({ 'a.example': broken[name] ?? '' })

describe('what a feed proves', () => {
  test.each(Object.keys(broken))('a feed is never quiet if it gives %s', async (name) => {
    const collected = await collectFeeds(answered(name))
    expect(collected).toMatchObject({ outcome: 'failed', reason: expect.any(String) })
  })

  test.each(Object.keys(broken))('%s from one feed does not fail another', async (name) => {
    const answers = { ...answered(name), 'b.example': anRss([fresh]) }
    const collected = await collectFeeds(answers)
    expect(collected).toMatchObject({ outcome: 'papers', papers: [{ title: 'Paper 17' }] })
    const isCounted = collected.outcome === 'papers' && collected.dropped > 0
    expect(isUnread(collected) || isCounted).toBe(true)
  })

  test('a fault of one feed does not fail another', async () => {
    const feeds = [{ url: undefined as never }, { url: 'https://b.example/feed' }]
    const fetch = aFeedFetch({ 'b.example': anRss([fresh]) })
    const source = feedsSource({ fetch, contact: 'test', feeds, clock: () => now, addressesOf: theWeb })
    expect(await source.collect('2026-11-18')).toMatchObject({
      papers: [{ title: 'Paper 17' }],
      missing: 'a feed could not be read (TypeError)',
    })
  })

  test.each([
    ['RSS', anRss],
    ['RDF', anRdf],
    ['Atom', anAtom],
  ])('a fresh %s feed without news, silent no longer than usual, is quiet', async (_, feed) => {
    expect(await from(feed(known))).toEqual({ outcome: 'quiet' })
  })

  test('news are what came within eight days, and the rest is known', async () => {
    const collected = await from(anRss([fresh, entry(daysAgo(7), 2), ...known]))
    expect(collected).toMatchObject({
      outcome: 'papers',
      papers: [{ title: 'Paper 17' }, { title: 'Paper 2' }],
    })
    expect(isUnread(collected)).toBe(false)
  })

  test.each([
    ['daily', [5, 6, 7, 8, 9], 'longer'],
    ['daily', [3.9, 5, 6, 7, 8], 'usual'],
    [
      'daily, with dozens of entries a day',
      [5, 6, 7, 8].flatMap((age) => new Array<number>(40).fill(age)),
      'longer',
    ],
    ['weekly', [7.5, 14, 21, 28], 'usual'],
    ['weekly', [9, 16, 23, 30], 'longer'],
    ['monthly', [29, 59, 90], 'usual'],
    ['monthly', [40, 70, 101], 'longer'],
    ['of one issue a week ago', [7, 7, 7], 'usual'],
    ['of one issue, a fortnight old,', [14, 14, 14], 'longer'],
    ['given up and taken up years ago', [70, 1_100, 1_101], 'longer'],
  ])('of a feed that is %s, entries of %j days ago are a silence that is %s', async (_, days, silence) => {
    const collected = await from(anRss(days.map((age, number) => entry(daysAgo(age), number))))
    expect(isUnread(collected)).toBe(silence === 'longer')
    if (silence === 'longer') expect(collected).toMatchObject({ isLasting: true })
  })

  test('the operator may say how often entries come', async () => {
    const issue = { 'a.example': anRss([14, 14].map((age, number) => entry(daysAgo(age), number))) }
    expect(isUnread(await collectFeeds(issue))).toBe(true)
    expect(await collectFeeds(issue, { everyDays: 31 })).toEqual({ outcome: 'quiet' })
    expect(isUnread(await collectFeeds(issue, { everyDays: 10 }))).toBe(true)
  })

  test('a feed may say itself that it changes once a month', async () => {
    const issue = [14, 14].map((age, number) => entry(daysAgo(age), number))
    expect(await from(anRss(issue, '<sy:updatePeriod>monthly</sy:updatePeriod>'))).toEqual({
      outcome: 'quiet',
    })
    expect(isUnread(await from(anRss(issue, '<sy:updatePeriod>hourly</sy:updatePeriod>')))).toBe(true)
  })

  test('what another try may mend is not lasting; a silence is', async () => {
    const silent = { 'a.example': broken['a feed of last spring'] ?? '' }
    const down = { 'b.example': broken['503'] ?? '' }
    expect(await collectFeeds(silent)).toHaveProperty('isLasting')
    expect(await collectFeeds(down)).not.toHaveProperty('isLasting')
    expect(await collectFeeds({ ...silent, ...down })).not.toHaveProperty('isLasting')
  })

  test('an answer that is as fresh as its headers say proves as much', async () => {
    const headers = { date: 'Wed, 18 Nov 2026 05:59:00 GMT', age: '60' }
    expect(await from(anRss(known), headers)).toEqual({ outcome: 'quiet' })
    expect(await from(anRss(known), { date: 'yesterday', age: 'old' })).toEqual({ outcome: 'quiet' })
  })

  test('an entry without a date is counted, and keeps a day without news from being quiet', async () => {
    const undated = { title: 'When?', id: 'https://a.example/when' }
    expect(await from(anRss([fresh, undated]))).toMatchObject({ outcome: 'papers', dropped: 1 })
    expect(await from(anRss([...known, undated]))).toMatchObject({
      outcome: 'failed',
      reason: '1 entries could not be read, and no other is new',
    })
  })

  test('an entry of tomorrow counts as of now, and one of next week is broken', async () => {
    const ahead = [entry(hoursAgo(-20), 1), entry(daysAgo(-7), 2)]
    const collected = await from(anRss([...ahead, ...known]))
    expect(collected).toMatchObject({
      papers: [{ title: 'Paper 1', publishedAt: Date.parse(hoursAgo(0)) }],
      dropped: 1,
    })
  })

  test('what an entry calls its last change is no publication, where it names both', async () => {
    const changed = { ...entry(daysAgo(30), 3), more: `<updated>${daysAgo(1)}</updated>` }
    expect(await from(anAtom([changed, ...known]))).toEqual({ outcome: 'quiet' })
  })

  test('more news than a feed may have are cut, and told', async () => {
    const many = Array.from({ length: 700 }, (_, number) => entry(hoursAgo(number / 10), number))
    const collected = await from(anRss(many))
    expect(collected).toMatchObject({ missing: 'a.example/feed has more than 500 new entries' })
    expect(collected.outcome === 'papers' && collected.papers).toHaveLength(500)
    expect(collected.outcome === 'papers' && collected.papers[0]?.title).toBe('Paper 0')
  })
})
