import { describe, expect, test } from 'vitest'
import { huggingFaceSource } from '../../../../shared/http/hugging-face/hugging-face.ts'

const papersOf = (date: string, part: object = {}) => [
  {
    paper: {
      id: `2611.${date.replace(/\D/g, '').slice(-5)}`,
      title: date,
      summary: 'S',
      authors: [],
      ...part,
    },
  },
]
const status = (code: number) => () => new Response('no', { status: code })
const nothing = () => Response.json([])

type Answers = Readonly<Record<string, (url: URL) => Response>>
/** Each weekday has its list unless told otherwise. */
async function collect(day: string, at: string, answers: Answers = {}, days?: number) {
  const fetch: typeof globalThis.fetch = async (input) => {
    const url = new URL(String(input))
    const date = url.searchParams.get('date') ?? ''
    const isWeekend = [0, 6].includes(new Date(date).getUTCDay())
    return answers[date]?.(url) ?? Response.json(isWeekend ? [] : papersOf(date))
  }
  const clock = () => Date.parse(at)
  return huggingFaceSource({ fetch, contact: 'test', clock, ...(days && { days }) }).collect(day)
}
const missingOf = (collected: Awaited<ReturnType<typeof collect>>) =>
  collected.outcome === 'papers' ? collected.missing : collected

describe('an empty list of Hugging Face', () => {
  test.each([
    ['before lists are filled', '2026-11-18', '2026-11-18T00:30:00Z', '2026-11-18', false],
    ['while lists are filled', '2026-11-18', '2026-11-18T05:29:00Z', '2026-11-18', false],
    ['when lists have been filled', '2026-11-18', '2026-11-18T05:30:00Z', '2026-11-18', true],
    ['at noon', '2026-11-18', '2026-11-18T12:00:00Z', '2026-11-18', true],
    ['on the day after', '2026-11-18', '2026-11-18T00:30:00Z', '2026-11-17', true],
    ['on Monday, of Friday', '2026-11-16', '2026-11-16T00:30:00Z', '2026-11-13', true],
    ['at the weekend, of Friday', '2026-11-22', '2026-11-22T12:00:00Z', '2026-11-20', true],
    ['at the weekend, of Thursday', '2026-11-22', '2026-11-22T12:00:00Z', '2026-11-19', true],
    ['on a holiday', '2026-11-26', '2026-11-26T12:00:00Z', '2026-11-26', true],
    ['of a Saturday', '2026-11-22', '2026-11-22T12:00:00Z', '2026-11-21', false],
    ['of a Sunday', '2026-11-22', '2026-11-22T12:00:00Z', '2026-11-22', false],
    [
      'where the edition’s day has not begun in New York',
      '2026-11-19',
      '2026-11-18T15:00:00Z',
      '2026-11-19',
      false,
    ],
  ])(
    'an empty list %s, for %s at %s, of %s, means missing papers: %s',
    async (_when, day, at, date, isMissing) => {
      const collected = await collect(day, at, { [date]: nothing })
      expect(collected.outcome).toBe('papers')
      expect(missingOf(collected)).toBe(
        isMissing ? `Hugging Face: ${date} answered an empty list, but lists come on weekdays` : undefined,
      )
    },
  )

  test('a week of empty lists is never quiet', async () => {
    const dates = ['12', '13', '16', '17', '18'].map((date) => `2026-11-${date}`)
    const answers = Object.fromEntries(dates.map((date) => [date, nothing]))
    for (const at of ['2026-11-18T00:30:00Z', '2026-11-18T12:00:00Z'])
      expect(await collect('2026-11-18', at, answers)).toMatchObject({ outcome: 'failed' })
    expect(await collect('2026-11-18', '2026-11-18T12:00:00Z', answers)).toEqual({
      outcome: 'failed',
      reason:
        'Hugging Face: answered empty lists for 2026-11-18, 2026-11-17, 2026-11-16, 2026-11-13, 2026-11-12',
    })
  })

  test('a single list is quiet only at the weekend, or if it cannot be there yet', async () => {
    const one = (day: string, at: string) => collect(day, at, { [day]: nothing }, 1)
    expect(await one('2026-11-21', '2026-11-21T12:00:00Z')).toEqual({ outcome: 'quiet' })
    expect(await one('2026-11-18', '2026-11-18T02:00:00Z')).toEqual({ outcome: 'quiet' })
    expect(await one('2026-11-18', '2026-11-18T12:00:00Z')).toMatchObject({ outcome: 'failed' })
  })
})

describe('a list of Hugging Face that is not whole', () => {
  const noon = '2026-11-18T12:00:00Z'
  const firstPage = (rest: () => Response) => (url: URL) =>
    url.searchParams.has('p')
      ? rest()
      : Response.json(papersOf('2026-11-18'), {
          headers: { link: '</api/daily_papers?date=2026-11-18&p=1>; rel="next"' },
        })

  test.each<[string, (url: URL) => Response, string]>([
    ['fails', status(503), '2026-11-18 answered 503'],
    ['is refused, though its day has begun', status(400), '2026-11-18 answered 400'],
    ['is throttled', status(429), '2026-11-18 answered 429: too many requests'],
    ['is HTML', () => new Response('<html>'), '2026-11-18 answered text/plain instead of JSON'],
    ['ends within', () => new Response('[{"paper":'), '2026-11-18 answered text/plain instead of JSON'],
    ['is no list', () => Response.json({ error: 'busy' }), '2026-11-18 answered JSON that is not a list'],
    ['is broken', () => Response.json([null]), '2026-11-18 answered 1 entries, none of which could be read'],
    ['fails at a later page', firstPage(status(503)), '2026-11-18 answered 503'],
    ['has an empty later page', firstPage(nothing), '2026-11-18 announced a page that is empty'],
    [
      'is that of last week',
      () => Response.json(papersOf('2026-11-11', { submittedOnDailyAt: '2026-11-11T00:00:00.000Z' })),
      '2026-11-18 answered the list of another day',
    ],
    [
      'is that of the day before',
      () => Response.json(papersOf('2026-11-17', { submittedOnDailyAt: '2026-11-17T00:00:00.000Z' })),
      '2026-11-18 answered the list of another day',
    ],
    [
      'never ends',
      (url) => {
        const page = Number(url.searchParams.get('p') ?? 0)
        const link = `</api/daily_papers?date=2026-11-18&p=${page + 1}>; rel="next"`
        return Response.json(papersOf(`2026-11-1${page}`), { headers: { link } })
      },
      '2026-11-18 has more than 5 pages',
    ],
  ])('the papers of a list that %s are missing', async (_how, answer, reason) => {
    expect(missingOf(await collect('2026-11-18', noon, { '2026-11-18': answer }))).toBe(
      `Hugging Face: ${reason}`,
    )
  })

  test('the papers of an older list that fails come again with the next poll', async () => {
    expect(missingOf(await collect('2026-11-18', noon, { '2026-11-16': status(503) }))).toBeUndefined()
  })

  test('a list with papers that were listed at the weekend is Monday’s', async () => {
    const monday = () =>
      Response.json(papersOf('2026-11-16', { submittedOnDailyAt: '2026-11-14T10:00:00.000Z' }))
    expect(
      missingOf(await collect('2026-11-16', '2026-11-16T12:00:00Z', { '2026-11-16': monday })),
    ).toBeUndefined()
  })
})

describe('an old list of Hugging Face under a new date', () => {
  const listed = (date: string) => papersOf(date, { submittedOnDailyAt: `${date}T00:00:00.000Z` })
  const always = (list: object[]) => (date: string) => ({ [date]: () => Response.json(list) })

  test.each([
    ['before lists are filled', '2026-11-18', '2026-11-18T02:00:00Z', '2026-11-17'],
    ['at the weekend', '2026-11-21', '2026-11-21T12:00:00Z', '2026-11-20'],
    ['where the edition’s day has not begun in New York', '2026-11-18', '2026-11-17T15:00:00Z', '2026-11-17'],
  ])('an old list %s is only not there yet', async (_when, day, at, listDate) => {
    const collected = await collect(day, at, always(listed(listDate))(day))
    expect(missingOf(collected)).toBeUndefined()
    const old = collected.outcome === 'papers' && collected.papers.find(({ title }) => title === listDate)
    expect(old).toMatchObject({ listedAt: Date.parse(`${listDate}T00:00:00Z`) })
  })

  test('Friday’s list on Monday is an old one', async () => {
    const collected = await collect(
      '2026-11-16',
      '2026-11-16T12:00:00Z',
      always(listed('2026-11-13'))('2026-11-16'),
    )
    expect(missingOf(collected)).toBe('Hugging Face: 2026-11-16 answered the list of another day')
  })

  test('a list with a single paper of its own day is its own', async () => {
    const list = [...listed('2026-11-17'), ...listed('2026-11-18')]
    const collected = await collect('2026-11-18', '2026-11-18T12:00:00Z', always(list)('2026-11-18'))
    expect(missingOf(collected)).toBeUndefined()
  })

  test('papers of an old list keep the day that they were listed on', async () => {
    const fetch: typeof globalThis.fetch = async () => Response.json(listed('2026-10-14'))
    const clock = () => Date.parse('2026-11-18T12:00:00Z')
    const source = huggingFaceSource({ fetch, contact: 'test', clock })
    expect(await source.collect('2026-11-18')).toMatchObject({
      outcome: 'papers',
      papers: [{ listedAt: Date.UTC(2026, 9, 14) }],
      missing: expect.stringContaining('2026-11-18 answered the list of another day'),
    })
  })
})
