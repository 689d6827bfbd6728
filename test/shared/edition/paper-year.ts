import { dayMs, hourMs, minuteMs } from '../../../shared/time/clock.ts'
import { anArxivAnswer, anArxivFeed } from '../http/arxiv/an-arxiv.ts'

/** Winter in New York: the feed is made at 5:00 UTC, and submissions close at 19:00 UTC. */
const [madeHour, closingHour] = [5, 19]

export interface PaperYear {
  readonly listedADay: number
  readonly announcedADay: number
  /** Weekdays on which the community makes no list. */
  readonly withoutList?: ReadonlySet<string>
}

/** A feed day without papers: the evening before was a holiday. */
const silentFeedDays = new Set(['2026-11-27', '2026-12-26', '2026-12-30', '2027-01-01'])

const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10)
const midnightOf = (date: string) => Date.parse(`${date}T00:00:00Z`)
const isWeekday = (date: string) => ![0, 6].includes(new Date(date).getUTCDay())
const hasFeed = (date: string) => isWeekday(date) && !silentFeedDays.has(date)

function announcedOn(date: string, count: number) {
  const workdays = [1, 2, 3].map((back) => dateOf(midnightOf(date) - back * dayMs))
  const closing = midnightOf(workdays.find(isWeekday) ?? date) + closingHour * hourMs
  return Array.from({ length: count }, (_, index) => ({
    id: `${date.slice(2, 4)}${date.slice(5, 7)}.${date.slice(8)}${String(index + 100)}`,
    categories: ['cs.LG'],
    submittedAt: closing - (index + 1) * 10 * minuteMs,
  }))
}

function listedOn(date: string, count: number) {
  return Array.from({ length: count }, (_, index) => {
    const id = `${date.slice(2, 4)}${date.slice(5, 7)}.${date.slice(8)}${String(index + 500)}`
    const summary = ['violins', 'enzymes', 'bridges'].map((word) => `${word}${id.replace('.', '')}`).join(' ')
    return {
      paper: {
        id,
        title: `Listed ${id}`,
        summary: `We show ${summary}.`,
        authors: [],
        upvotes: 1 + index,
        submittedOnDailyAt: `${date}T00:00:00.000Z`,
      },
    }
  })
}

/**
 * Hugging Face and arXiv as they answer in the winter of 2026, with a list on each weekday, and announcements
 * on all evenings but holidays.
 */
export function paperYear(
  clock: () => number,
  { listedADay, announcedADay, withoutList = new Set() }: PaperYear,
): typeof fetch {
  const list = (date: string) => {
    if (clock() < midnightOf(date) + 2 * hourMs) return new Response('not begun', { status: 400 })
    return Response.json(isWeekday(date) && !withoutList.has(date) ? listedOn(date, listedADay) : [])
  }
  const feed = () => {
    const today = dateOf(clock() - madeHour * hourMs)
    const published = `${today}T00:00:00-05:00`
    const entries = hasFeed(today)
      ? announcedOn(today, announcedADay).map((entry) => ({ ...entry, published }))
      : []
    return new Response(anArxivFeed(entries, new Date(midnightOf(today) + 5 * hourMs + 20_000).toISOString()))
  }
  const api = () => {
    const days = Array.from({ length: 10 }, (_, back) => dateOf(clock() - madeHour * hourMs - back * dayMs))
    const entries = days.filter(hasFeed).flatMap((day) => announcedOn(day, announcedADay))
    const newestFirst = entries.toSorted((a, b) => b.submittedAt - a.submittedAt)
    const dated = newestFirst.map((entry) => ({
      ...entry,
      published: new Date(entry.submittedAt).toISOString(),
    }))
    return new Response(anArxivAnswer(dated, 187_654))
  }
  return async (input) => {
    const url = new URL(String(input))
    if (url.host === 'huggingface.co') return list(url.searchParams.get('date') ?? '')
    return url.host === 'rss.arxiv.org' ? feed() : api()
  }
}
