import { describe, expect, test } from 'vitest'
import { preprintSource } from '../../../../shared/http/biorxiv/biorxiv.ts'
import { type APreprint, aBiorxiv, aPage, aPreprint, nothingFound } from './a-biorxiv.ts'

/** Seven in the morning of a Wednesday in New York: Tuesday's papers are due. */
const wednesday = '2026-11-18T12:00:00Z'
const workdays = ['2026-11-13', '2026-11-16', '2026-11-17']
const preprint = (date: string, number = 1, part: Partial<APreprint> = {}): APreprint => ({
  doi: `10.1101/${date.replaceAll('-', '.')}.6${String(number).padStart(5, '0')}`,
  date,
  ...part,
})
const usual = workdays.flatMap((date) => [preprint(date, 1), preprint(date, 2, { version: '2' })])

async function collect(
  fetch: typeof globalThis.fetch,
  { at = wednesday, categories = ['all'] }: { at?: string; categories?: string[] } = {},
) {
  const clock = () => Date.parse(at)
  const wait = async () => undefined
  const source = preprintSource({ server: 'biorxiv', fetch, contact: 'test', categories, clock, wait })
  return source.collect(at.slice(0, 10))
}
type Answer = (date: string, cursor: number) => Response | undefined
/** The usual server, but for what `answer` gives. */
const but =
  (answer: Answer, entries: readonly APreprint[] = usual): typeof globalThis.fetch =>
  async (address) => {
    const [, , , from = '', , cursor = '0'] = new URL(String(address)).pathname.split('/')
    return answer(from, Number(cursor)) ?? aBiorxiv(entries)(address)
  }
const json = (body: unknown) => new Response(JSON.stringify(body))
const isUnread = (collected: Awaited<ReturnType<typeof collect>>) =>
  collected.outcome === 'failed' || (collected.outcome === 'papers' && collected.missing !== undefined)

const oldEntry = aPreprint(preprint('2026-10-01'))
const broken: Readonly<Record<string, () => Response>> = {
  'a message that nothing was found': () => json(nothingFound),
  'an empty list': () => json(aPage([])),
  'an empty list with a total': () => json(aPage([], { total: 60 })),
  'a list without a message': () => json({ collection: [] }),
  'fewer entries than its total': () => json(aPage([aPreprint(preprint('2026-11-17'))], { total: 60 })),
  'entries of another day': () => json(aPage([oldEntry])),
  'entries that are broken': () => json(aPage([{ doi: 'none' }, null, 7])),
  'a message of trouble': () => json({ messages: [{ status: 'error: database is away' }] }),
  'a number': () => json(7),
  null: () => json(null),
  'no body': () => new Response(''),
  HTML: () => new Response('<html>Busy</html>', { headers: { 'content-type': 'text/html' } }),
  'JSON that ends within': () => new Response('{"messages":[{"status":"ok"'),
  '429': () => new Response('busy', { status: 429 }),
  '500': () => new Response('no', { status: 500 }),
  '503': () => new Response('no', { status: 503 }),
}

describe('a working day of bioRxiv', () => {
  test('a working day with papers on each day before is read in full', async () => {
    const collected = await collect(aBiorxiv(usual))
    expect(collected).toMatchObject({ outcome: 'papers', dropped: 0 })
    expect(collected).not.toHaveProperty('missing')
    expect(collected).not.toHaveProperty('isHoliday')
    expect(collected.outcome === 'papers' && collected.papers.map(({ id }) => id)).toEqual(
      workdays.toReversed().map((date) => `doi:${preprint(date).doi}`),
    )
  })

  test.each(Object.keys(broken))('a lost day is never quiet: yesterday gives %s', async (name) => {
    const collected = await collect(but((date) => (date === '2026-11-17' ? broken[name]?.() : undefined)))
    expect(isUnread(collected)).toBe(true)
    expect(collected).toMatchObject({ missing: expect.stringMatching(/^bioRxiv: 2026-11-17 /) })
  })

  test.each(Object.keys(broken))('a server that gives nothing but %s is never quiet', async (name) => {
    expect(isUnread(await collect(but(() => broken[name]?.())))).toBe(true)
  })

  test('a day before the last two is caught up, and not missed if it cannot be read', async () => {
    const lost = but((date) => (date === '2026-11-13' ? new Response('no', { status: 500 }) : undefined))
    expect(isUnread(await collect(lost))).toBe(false)
  })

  test('nothing but revisions is quiet, because the days are proven', async () => {
    const revisions = workdays.map((date) => preprint(date, 1, { version: '3' }))
    expect(await collect(aBiorxiv(revisions))).toEqual({ outcome: 'quiet' })
  })

  test('nothing new in a category that exists is quiet', async () => {
    expect(await collect(aBiorxiv(usual), { categories: ['zoology'] })).toEqual({ outcome: 'quiet' })
    const also = preprint('2026-11-17', 3, { category: 'Garden Studies', version: '2' })
    expect(await collect(aBiorxiv([...usual, also]), { categories: ['garden_studies'] })).toEqual({
      outcome: 'quiet',
    })
  })

  test('a category that nobody knows may be misspelt, which no other try would mend', async () => {
    expect(await collect(aBiorxiv(usual), { categories: ['neurosciense'] })).toEqual({
      outcome: 'failed',
      reason: 'bioRxiv: no entry is of "neurosciense", which may be misspelt',
      isLasting: true,
    })
  })

  test('only the wanted categories are taken, however their names are written', async () => {
    const other = preprint('2026-11-17', 3, { category: 'cell biology' })
    for (const name of ['cell biology', 'Cell_Biology', 'CELL BIOLOGY']) {
      const collected = await collect(aBiorxiv([...usual, other]), { categories: [name] })
      expect(collected).toMatchObject({ papers: [{ id: `doi:${other.doi}`, keywords: ['cell biology'] }] })
    }
  })

  test('entries that are broken are counted, and cost only themselves', async () => {
    const some = [
      ...usual,
      preprint('2026-11-17', 3, { title: null }),
      preprint('2026-11-17', 4, { doi: 'no' }),
    ]
    const collected = await collect(aBiorxiv(some))
    expect(collected).toMatchObject({ outcome: 'papers', dropped: 2 })
    expect(isUnread(collected)).toBe(false)
  })

  test('without another new paper, a broken entry keeps the day from being quiet', async () => {
    const revisions = workdays.map((date) => preprint(date, 1, { version: '3' }))
    const collected = await collect(aBiorxiv([...revisions, preprint('2026-11-17', 3, { title: null })]))
    expect(collected).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('1 entries') })
  })
})

describe('a day of bioRxiv without posting', () => {
  test.each([
    ['2026-11-21T12:00:00Z', 'a Saturday', ['2026-11-18', '2026-11-19', '2026-11-20']],
    ['2026-11-22T12:00:00Z', 'a Sunday', ['2026-11-18', '2026-11-19', '2026-11-20']],
    ['2026-11-26T12:00:00Z', 'Thanksgiving', ['2026-11-23', '2026-11-24', '2026-11-25']],
  ])('at %s, %s, nothing is posted, and nothing is missing', async (at, _, days) => {
    const papers = await collect(aBiorxiv(days.map((day) => preprint(day))), { at })
    expect(papers).toMatchObject({ outcome: 'papers', isHoliday: true })
    expect(isUnread(papers)).toBe(false)
    const revisions = days.map((day) => preprint(day, 1, { version: '2' }))
    expect(await collect(aBiorxiv(revisions), { at })).toEqual({ outcome: 'holiday' })
  })

  test('on Monday, an empty weekend is as it should be', async () => {
    const days = ['2026-11-18', '2026-11-19', '2026-11-20'].map((day) => preprint(day))
    expect(isUnread(await collect(aBiorxiv(days), { at: '2026-11-23T12:00:00Z' }))).toBe(false)
  })

  test('a weekend that could not be read is no holiday', async () => {
    const days = ['2026-11-18', '2026-11-19', '2026-11-20'].map((day) => preprint(day))
    const fetch = but((date) => (date === '2026-11-21' ? new Response('', { status: 502 }) : undefined), days)
    expect(isUnread(await collect(fetch, { at: '2026-11-21T12:00:00Z' }))).toBe(true)
  })

  test('before the papers of the day before are due, they are not missed', async () => {
    const early = usual.filter(({ date }) => date < '2026-11-17')
    expect(isUnread(await collect(aBiorxiv(early), { at: '2026-11-18T06:00:00Z' }))).toBe(false)
    expect(isUnread(await collect(aBiorxiv(early), { at: '2026-11-18T11:00:00Z' }))).toBe(true)
  })
})

describe('the pages of a day', () => {
  const many = Array.from({ length: 70 }, (_, number) => preprint('2026-11-17', number + 10))
  const all = [...usual, ...many]

  test.each([1, 7, 30, 100])('pages of %i are all read, as far as the total says', async (size) => {
    const asked: string[] = []
    const some = size === 1 ? [...usual, ...many.slice(0, 10)] : all
    const collected = await collect(aBiorxiv(some, { size, asked }))
    expect(collected.outcome === 'papers' && collected.papers).toHaveLength(some.length - 3)
    expect(isUnread(collected)).toBe(false)
    const pages = asked.filter((path) => path.includes('/2026-11-17/'))
    expect(pages).toHaveLength(Math.ceil((some.length - 4) / size))
  })

  test('without a total, pages are read until there is none', async () => {
    const page = (cursor: number) =>
      json(cursor < 60 ? { collection: many.slice(cursor, cursor + 30).map(aPreprint) } : nothingFound)
    const collected = await collect(but((date, cursor) => (date === '2026-11-17' ? page(cursor) : undefined)))
    expect(isUnread(collected)).toBe(false)
    expect(collected.outcome === 'papers' && collected.papers).toHaveLength(62)
  })

  test.each([
    ['a page that fails', () => new Response('', { status: 503 })],
    ['a page that is empty', () => json(aPage([], { total: 70 }))],
    ['a page that says that there is nothing', () => json(nothingFound)],
    ['the first page again', () => json(aPage(many.slice(0, 30).map(aPreprint), { total: 70 }))],
  ])('%s in the middle is missed, and the pages before it are kept', async (_, answer) => {
    const fetch = but((date, cursor) => (date === '2026-11-17' && cursor > 0 ? answer() : undefined), all)
    const collected = await collect(fetch)
    expect(isUnread(collected)).toBe(true)
    expect(collected.outcome === 'papers' && collected.papers.length).toBeGreaterThanOrEqual(30)
  })

  test.each([
    ['nothing but null', 'null,'],
    ['broken entries', '{"doi":"none"},'],
    ['the same entry', `${JSON.stringify(aPreprint(preprint('2026-11-17')))},`],
  ])('a page of very many entries that are %s is an answer', async (_, entry) => {
    const body = `{"collection":[${entry.repeat(Math.floor(2_000_000 / entry.length))}null]}`
    const collected = await collect(but((date) => (date === '2026-11-17' ? new Response(body) : undefined)))
    expect(isUnread(collected)).toBe(true)
  })

  test('a page of more entries than a day can have is cut', async () => {
    const page = Array.from({ length: 3_000 }, (_, number) => aPreprint(preprint('2026-11-17', number)))
    const fetch = but((date) => (date === '2026-11-17' ? json(aPage(page)) : undefined))
    expect(await collect(fetch)).toMatchObject({ missing: expect.stringContaining('more than 2000 entries') })
  })

  test('pages without end are capped', async () => {
    const endless = but((date, cursor) =>
      date === '2026-11-17'
        ? json(aPage([aPreprint(preprint('2026-11-17', cursor + 1))], { total: 99_999 }))
        : undefined,
    )
    expect(await collect(endless)).toMatchObject({ missing: expect.stringContaining('more than 40 pages') })
  })
})
