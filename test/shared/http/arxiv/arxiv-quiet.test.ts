import { describe, expect, test } from 'vitest'
import { arxivSource } from '../../../../shared/http/arxiv/arxiv.ts'
import { type AnArxivEntry, anArxivAnswer, anArxivFeed } from './an-arxiv.ts'

/** Half past one in the night of a Wednesday in New York, whose papers were announced on Tuesday evening. */
const wednesday = '2026-11-18T06:30:00Z'
const [wednesdayMade, tuesdayMade] = ['2026-11-18T05:00:20Z', '2026-11-17T05:00:20Z']
const [onWednesday, onTuesday] = ['2026-11-18T00:00:00-05:00', '2026-11-17T00:00:00-05:00']

type Answer = () => Response
const text = (body: string) => () =>
  new Response(body, { headers: { 'content-type': 'application/atom+xml' } })
const status = (code: number) => () => new Response('no', { status: code })
const page = '<!doctype html><html><body>Service unavailable</body></html>'

async function collect(
  answers: { feed?: Answer; api?: Answer },
  {
    at = wednesday,
    categories = ['cs.LG'],
    ...limits
  }: { at?: string; categories?: string[]; maxBytes?: number } = {},
) {
  const fetch: typeof globalThis.fetch = async (input) =>
    (new URL(String(input)).host === 'rss.arxiv.org' ? answers.feed : answers.api)?.() ?? status(500)()
  const clock = () => Date.parse(at)
  const wait = async () => undefined
  const source = arxivSource({ fetch, contact: 'test', categories, wait, clock, ...limits })
  return source.collect(at.slice(0, 10))
}
const entry = (id: string, part: Partial<AnArxivEntry> = {}): AnArxivEntry => ({
  id,
  categories: ['cs.LG'],
  ...part,
})
const announced = entry('2611.09001', { published: onWednesday })
const replaced = entry('2601.00001', { published: onWednesday, type: 'replace' })
/** Tuesday morning, so that it was announced on Tuesday evening. */
const submitted = entry('2611.09001', { published: '2026-11-17T14:00:00Z' })
/** Monday morning, so that it was announced on Monday evening. */
const submittedBefore = entry('2611.08001', { published: '2026-11-16T15:00:00Z' })
/** Two weeks ago. */
const submittedLongAgo = entry('2611.00001', { published: '2026-11-04T15:00:00Z' })

const feeds: Readonly<Record<string, Answer>> = {
  'an empty feed that says no date': text(anArxivFeed([])),
  'an empty feed that was made today': text(anArxivFeed([], wednesdayMade)),
  'an empty feed of yesterday': text(anArxivFeed([], tuesdayMade)),
  'a bare feed': text('<feed/>'),
  'a feed of yesterday': text(anArxivFeed([entry('2611.08001', { published: onTuesday })], tuesdayMade)),
  'a feed made today of yesterday’s entries': text(
    anArxivFeed([entry('2611.08001', { published: onTuesday })], wednesdayMade),
  ),
  'a feed of last week': text(anArxivFeed([entry('2611.00001')], '2026-11-11T05:00:20Z')),
  'a feed of tomorrow': text(anArxivFeed([], '2026-11-19T05:00:20Z')),
  'a feed of replacements': text(anArxivFeed([replaced], wednesdayMade)),
  'a feed that ends within': text(anArxivFeed([announced], wednesdayMade).slice(0, -40)),
  'a feed without its last tag': text(anArxivFeed([announced], wednesdayMade).replace(/<\/feed>\s*$/, '')),
  'a feed that is larger than allowed': text(anArxivFeed(Array(40).fill(announced), wednesdayMade)),
  'a body that throttles': text('Rate exceeded.'),
  'a page of HTML': text(page),
  'no body': text(''),
  '429': status(429),
  '503': status(503),
}
const answersOfTheApi: Readonly<Record<string, Answer>> = {
  'a total and no entry': text(anArxivAnswer([], 187_654)),
  'a total of none': text(anArxivAnswer([], 0)),
  'neither a total nor an entry': text(anArxivAnswer([], null)),
  'a bare feed': text('<feed/>'),
  'papers of last week only': text(anArxivAnswer([submittedLongAgo], 187_654)),
  'no later papers than those of Tuesday’s feed': text(anArxivAnswer([submittedBefore, submittedLongAgo])),
  'an answer that ends within': text(anArxivAnswer([submitted]).slice(0, -40)),
  'an answer that is larger than allowed': text(anArxivAnswer(Array(40).fill(submitted))),
  'an error': text('<feed><title>Error</title></feed>'),
  'a body that throttles': text('Rate exceeded.'),
  'a page of HTML': text(page),
  'no body': text(''),
  '429': status(429),
  '503': status(503),
}
const good = {
  feed: text(anArxivFeed([announced], wednesdayMade)),
  api: text(anArxivAnswer([submitted, submittedLongAgo])),
}

/** A failure, or papers of which some are missing. */
const isUnread = (collected: Awaited<ReturnType<typeof collect>>) =>
  collected.outcome === 'failed' || (collected.outcome === 'papers' && collected.missing !== undefined)

describe('a day on which arXiv announced papers', () => {
  test.each(Object.keys(feeds))(
    'a lost day is never quiet: the feed is %s, whatever is wrong with the API',
    async (name) => {
      for (const [other, api] of Object.entries(answersOfTheApi)) {
        const collected = await collect({ feed: feeds[name] as Answer, api }, { maxBytes: 10_000 })
        expect(isUnread(collected), other).toBe(true)
      }
    },
  )

  test.each(Object.keys(feeds))('the API alone is enough if the feed is %s', async (name) => {
    const collected = await collect({ ...good, feed: feeds[name] as Answer }, { maxBytes: 10_000 })
    expect(collected).toMatchObject({ outcome: 'papers' })
    expect(isUnread(collected)).toBe(false)
  })

  test.each(Object.keys(answersOfTheApi))('the feed alone is enough if the API gives %s', async (name) => {
    const collected = await collect({ ...good, api: answersOfTheApi[name] as Answer }, { maxBytes: 10_000 })
    expect(collected.outcome === 'papers' && collected.papers[0]?.id).toBe('2611.09001')
    expect(isUnread(collected)).toBe(false)
  })

  test('a feed that is old says so beside its papers, and why the API did not help', async () => {
    const old = { feed: feeds['a feed of yesterday'] as Answer, api: status(429) }
    expect(await collect(old)).toMatchObject({
      outcome: 'papers',
      papers: [{ id: '2611.08001' }],
      missing:
        'arXiv: feed: of 2026-11-17, though that of 2026-11-18 is due; API: answered 429: too many requests',
    })
  })

  test('a total without entries is named as the reason', async () => {
    expect(await collect({ feed: text(anArxivFeed([])), api: text(anArxivAnswer([], 187_654)) })).toEqual({
      outcome: 'failed',
      reason: 'arXiv: feed: empty on a working day; API: answered a total of 187654 and no entry',
    })
  })

  test('a feed of two thousand entries may be cut off, and is not enough alone', async () => {
    const many = Array.from({ length: 2_000 }, (_, index) =>
      entry(`2611.${String(index + 10_000)}`, { published: onWednesday }),
    )
    const cut = text(anArxivFeed(many, wednesdayMade))
    expect(await collect({ feed: cut, api: status(503) })).toMatchObject({
      missing: 'arXiv: feed: cut off at 2000 entries; API: answered 503',
    })
    const api = text(anArxivAnswer([submitted, submittedLongAgo]))
    expect(isUnread(await collect({ feed: cut, api }))).toBe(false)
  })

  test('an API that could not give all papers since the announcement before is not enough alone', async () => {
    // A page of papers within a quarter of an hour, and no second page.
    const page = Array.from({ length: 1_000 }, (_, index) =>
      entry(`2611.${10_000 + index}`, {
        published: new Date(Date.parse('2026-11-17T18:00:00Z') - index).toISOString(),
      }),
    )
    let asked = 0
    const api = () => (asked++ === 0 ? text(anArxivAnswer(page, 187_654)) : status(503))()
    expect(await collect({ feed: status(503), api })).toMatchObject({
      outcome: 'papers',
      missing: 'arXiv: feed: answered 503; API: answered 503',
    })
    asked = 0
    expect(isUnread(await collect({ ...good, api }))).toBe(false)
  })

  test('an answer with missing papers is asked for again, and one without is kept', async () => {
    let asked = 0
    const now = Date.parse(wednesday)
    const fetch: typeof globalThis.fetch = async (input) => {
      asked++
      const isFeed = new URL(String(input)).host === 'rss.arxiv.org'
      if (!isFeed) return status(503)()
      return (asked > 2 ? good.feed : (feeds['a feed of yesterday'] as Answer))()
    }
    const wait = async () => undefined
    const source = arxivSource({ fetch, contact: 'test', categories: ['cs.LG'], wait, clock: () => now })
    expect(isUnread(await source.collect('2026-11-18'))).toBe(true)
    expect(isUnread(await source.collect('2026-11-18'))).toBe(false)
    await source.collect('2026-11-18')
    expect(asked).toBe(4)
  })
})

describe('each category that is asked for', () => {
  const both = { categories: ['cs.LG', 'cs.CL'] }
  const language = (part: Partial<AnArxivEntry>) => entry('2611.09002', { categories: ['cs.CL'], ...part })

  test('a feed that is old for one category says which', async () => {
    const feed = text(anArxivFeed([announced, language({ published: onTuesday })], wednesdayMade))
    expect(await collect({ feed, api: status(429) }, both)).toMatchObject({
      outcome: 'papers',
      missing: expect.stringContaining('feed: without new papers of cs.CL;'),
    })
  })

  test('a feed that is old for one category is not saved by papers that other categories share with it', async () => {
    const shared = { ...announced, categories: ['cs.LG', 'cs.CL'] }
    const old = language({ published: onTuesday })
    const feed = text(anArxivFeed([shared, old], wednesdayMade))
    expect(isUnread(await collect({ feed, api: status(429) }, both))).toBe(true)
    const fresh = text(anArxivFeed([shared, language({ published: onWednesday })], wednesdayMade))
    expect(isUnread(await collect({ feed: fresh, api: status(429) }, both))).toBe(false)
  })

  test('a feed without one of the busy categories is not enough, and the API has to have it', async () => {
    expect(isUnread(await collect({ ...good, api: status(503) }, both))).toBe(true)
    expect(isUnread(await collect(good, both))).toBe(true)
    const api = text(anArxivAnswer([submitted, language({ published: '2026-11-17T13:00:00Z' })]))
    expect(isUnread(await collect({ ...good, api }, both))).toBe(false)
  })

  test('a whole archive is as busy as its classes, and the API is asked for all of these', async () => {
    const whole = { categories: ['cs'] }
    expect(isUnread(await collect({ ...good, api: status(503) }, whole))).toBe(false)
    const empty = text(anArxivFeed([], wednesdayMade))
    expect(isUnread(await collect({ feed: empty, api: status(503) }, whole))).toBe(true)
  })

  test.each([['math.HO'], ['cs.GL'], ['econ.TH'], ['q-fin.GN'], ['hep-lat']])(
    'an empty day is normal in %s, if the feed was made today',
    async (small) => {
      const categories = [small]
      const empty = text(anArxivFeed([], wednesdayMade))
      expect(await collect({ feed: empty, api: status(503) }, { categories })).toEqual({ outcome: 'quiet' })
      const only = text(anArxivFeed([{ ...replaced, categories }], wednesdayMade))
      expect(await collect({ feed: only, api: status(503) }, { categories })).toEqual({ outcome: 'quiet' })
      const old = text(anArxivFeed([], tuesdayMade))
      expect(await collect({ feed: old, api: status(503) }, { categories })).toMatchObject({
        outcome: 'failed',
      })
      const flake = text(anArxivAnswer([], 900))
      expect(await collect({ feed: old, api: flake }, { categories })).toMatchObject({ outcome: 'failed' })
    },
  )

  test('an entry that cannot be read is no quiet day, even in a small category', async () => {
    const categories = ['math.HO']
    const broken = anArxivFeed([{ ...replaced, categories }], wednesdayMade).replace(
      '</feed>',
      '<entry/></feed>',
    )
    expect(await collect({ feed: text(broken), api: status(503) }, { categories })).toEqual({
      outcome: 'failed',
      reason: 'arXiv: 1 entries could not be read, and no other is new',
    })
  })

  test('an API without papers of late proves a quiet day in a small category, but never in computer science', async () => {
    const old = (category: string) => text(anArxivAnswer([{ ...submittedLongAgo, categories: [category] }]))
    expect(await collect({ api: old('math.HO') }, { categories: ['math.HO'] })).toEqual({ outcome: 'quiet' })
    expect(await collect({ api: old('cs.GL') }, { categories: ['cs.GL'] })).toMatchObject({
      outcome: 'failed',
    })
    expect(await collect({ api: old('cs.LG') })).toMatchObject({ outcome: 'failed' })
    expect(await collect({ api: old('hep-th') }, { categories: ['hep-th'] })).toMatchObject({
      outcome: 'failed',
    })
  })
})

describe('a day without announcement', () => {
  const made = (day: string) => text(anArxivFeed([], `${day}T05:10:00Z`))
  const nothing = text(anArxivAnswer([], 187_654))

  test.each([
    ['a Saturday', '2026-11-21'],
    ['a Sunday', '2026-11-22'],
    ['a holiday', '2026-11-26'],
    ['the day after a holiday', '2026-11-27'],
    ['the Saturday after a holiday', '2026-11-28'],
    ['Christmas', '2026-12-25'],
    ['Thanksgiving in a year whose holidays are not known', '2027-11-25'],
    ['New Year in a year whose holidays are not known', '2028-01-01'],
    ['Juneteenth, kept on Friday in a year whose holidays are not known', '2027-06-18'],
    ['Independence Day, kept on Monday in a year whose holidays are not known', '2027-07-05'],
    ['the day after Independence Day in a year whose holidays are not known', '2027-07-06'],
    ['Labor Day in a year whose holidays are not known', '2027-09-06'],
    ['Martin Luther King Day in a year whose holidays are not known', '2027-01-18'],
    ['New Year after a year whose holidays are known', '2027-01-01'],
  ])('%s, %s, is a holiday by a feed that was made on it', async (_name, day) => {
    expect(await collect({ feed: made(day), api: nothing }, { at: `${day}T06:30:00Z` })).toEqual({
      outcome: 'holiday',
    })
  })

  test.each([
    ['a Saturday with an old feed', '2026-11-21', '2026-11-18'],
    ['a Friday with the feed of a day to come', '2026-11-20', '2026-11-21'],
    ['a holiday with an old feed', '2026-11-26', '2026-11-24'],
    ['a Tuesday', '2026-11-17', '2026-11-17'],
    ['a Tuesday in a year whose holidays are not known', '2027-03-16', '2027-03-16'],
    ['the Monday after Juneteenth in a year whose holidays are not known', '2027-06-21', '2027-06-21'],
    ['a day between Christmas and New Year in such a year', '2027-12-29', '2027-12-29'],
    ['Thanksgiving with an old feed in a year whose holidays are not known', '2027-11-25', '2027-11-24'],
  ])('%s, %s, is not proven by an empty feed of %s', async (_name, day, feedDay) => {
    const collected = await collect({ feed: made(feedDay), api: nothing }, { at: `${day}T06:30:00Z` })
    expect(collected).toMatchObject({ outcome: 'failed' })
  })

  test('Thanksgiving in a year whose holidays are not known is not proven by a feed without a date', async () => {
    const at = '2027-11-25T06:30:00Z'
    expect(await collect({ feed: text(anArxivFeed([])), api: nothing }, { at })).toMatchObject({
      outcome: 'failed',
    })
  })

  test('a holiday that nobody foresaw is proven by a feed that was made on it and an API that has the day before', async () => {
    const api = (published: string) => text(anArxivAnswer([entry('2703.01001', { published })]))
    const at = '2027-03-16T06:30:00Z'
    const before = await collect({ feed: made('2027-03-16'), api: api('2027-03-12T15:00:00Z') }, { at })
    expect(isUnread(before)).toBe(false)
    expect(
      isUnread(await collect({ feed: made('2027-03-15'), api: api('2027-03-12T15:00:00Z') }, { at })),
    ).toBe(true)
    expect(
      isUnread(await collect({ feed: made('2027-03-16'), api: api('2027-03-10T15:00:00Z') }, { at })),
    ).toBe(true)
  })

  test.each([
    ['Sunday', '2026-11-22', '2026-11-23T05:00:00Z'],
    ['Sunday', '2026-11-22', '2026-11-23T05:29:00Z'],
    ['a Saturday that has just begun', '2026-11-21', '2026-11-21T05:05:00Z'],
    ['the day after a holiday', '2026-12-30', '2026-12-31T05:15:00Z'],
  ])('the empty feed of %s, %s, is still that of a holiday at %s', async (_name, day, at) => {
    expect(await collect({ feed: made(day), api: nothing }, { at })).toEqual({ outcome: 'holiday' })
  })

  test('a day between Christmas and New Year is a holiday by a feed that was made on it and an API that has the day before', async () => {
    const api = (published: string) => text(anArxivAnswer([entry('2712.09001', { published })]))
    const at = '2027-12-29T06:30:00Z'
    const empty = (published: string) => collect({ feed: made('2027-12-29'), api: api(published) }, { at })
    expect(await empty('2027-12-22T15:00:00Z')).toMatchObject({ outcome: 'papers', isHoliday: true })
    expect(isUnread(await empty('2027-12-22T15:00:00Z'))).toBe(false)
    expect(isUnread(await empty('2027-12-21T15:00:00Z'))).toBe(true)
  })

  test('an API alone proves a day in a year whose holidays are not known only by papers of that day', async () => {
    const api = (published: string) => text(anArxivAnswer([entry('2712.09001', { published })]))
    const at = '2027-12-29T06:30:00Z'
    const alone = (published: string) => collect({ feed: status(503), api: api(published) }, { at })
    expect(isUnread(await alone('2027-12-22T15:00:00Z'))).toBe(true)
    expect(isUnread(await alone('2027-12-28T15:00:00Z'))).toBe(false)
  })

  test('a weekend needs an answer of arXiv all the same', async () => {
    const at = '2026-11-21T06:30:00Z'
    expect(await collect({ feed: status(503), api: status(503) }, { at })).toMatchObject({
      outcome: 'failed',
    })
    const friday = entry('2611.07001', { published: '2026-11-19T15:00:00Z' })
    const api = text(anArxivAnswer([friday, submittedLongAgo]))
    expect(await collect({ feed: status(503), api }, { at })).toMatchObject({
      outcome: 'papers',
      isHoliday: true,
    })
  })

  test('Friday’s papers that are still in the feed at the weekend are those of a holiday', async () => {
    const friday = entry('2611.07001', { published: '2026-11-20T00:00:00-05:00' })
    const feed = text(anArxivFeed([friday], '2026-11-20T05:00:20Z'))
    const collected = await collect({ feed, api: status(503) }, { at: '2026-11-21T06:30:00Z' })
    expect(collected).toMatchObject({ outcome: 'papers', isHoliday: true })
    expect(isUnread(collected)).toBe(false)
  })
})

describe('the moment from which an announcement is due', () => {
  const feedOf = (day: string) =>
    text(anArxivFeed([entry('2611.09001', { published: `${day}T00:00:00-05:00` })], `${day}T05:00:20Z`))

  test.each([
    ['before midnight in New York', '2026-11-18T00:30:00Z', '2026-11-17', false],
    ['just after midnight in New York', '2026-11-18T05:15:00Z', '2026-11-17', false],
    ['half an hour after midnight in New York', '2026-11-18T05:30:00Z', '2026-11-17', true],
    ['half an hour after midnight in New York', '2026-11-18T05:30:00Z', '2026-11-18', false],
    ['on Monday before midnight in New York', '2026-11-16T00:30:00Z', '2026-11-13', false],
    ['on Monday after midnight in New York', '2026-11-16T12:00:00Z', '2026-11-13', true],
    ['on Monday before midnight in New York', '2026-11-16T00:30:00Z', '2026-11-12', true],
  ])('%s, %s, the feed of %s misses papers: %s', async (_when, at, day, isMissing) => {
    expect(isUnread(await collect({ feed: feedOf(day), api: status(429) }, { at }))).toBe(isMissing)
  })

  test.each([
    ['winter', '2026-11-18T05:29:00Z', '2026-11-18T05:30:00Z'],
    ['summer', '2026-07-15T04:29:00Z', '2026-07-15T04:30:00Z'],
  ])('half past midnight is that of New York in %s', async (_season, soon, due) => {
    const eve = soon.slice(0, 8) + String(Number(soon.slice(8, 10)) - 1).padStart(2, '0')
    expect(isUnread(await collect({ feed: feedOf(eve), api: status(429) }, { at: soon }))).toBe(false)
    expect(isUnread(await collect({ feed: feedOf(eve), api: status(429) }, { at: due }))).toBe(true)
  })
})
