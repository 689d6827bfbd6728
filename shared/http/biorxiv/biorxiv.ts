import { withoutRepeats } from '../../paper/source/paper-list.ts'
import type { Collected, PaperSource } from '../../paper/source/paper-source.ts'
import { type Clock, type EpochMs, secondMs } from '../../time/clock.ts'
import type { LocalDate } from '../../time/time-zone.ts'
import { turns } from '../turns.ts'
import { type WebServiceOptions, webService } from '../web-service.ts'
import { daysToRead, isDue, isOver, mayBeFree, serverDay } from './biorxiv-calendar.ts'
import { isWanted, unknownCategories } from './biorxiv-categories.ts'
import { type PreprintDay, readPreprintDay } from './biorxiv-day.ts'
import type { PreprintServer } from './biorxiv-entry.ts'

export interface PreprintOptions extends WebServiceOptions {
  readonly server: PreprintServer
  /** The server's categories whose new papers are wanted, such as `neuroscience`, or `all`; at least one. */
  readonly categories: readonly string[]
  readonly clock: Clock
  readonly baseUrl?: string
}

const titles = { biorxiv: 'bioRxiv', medrxiv: 'medRxiv' } satisfies Record<PreprintServer, string>

/** The servers publish no limit. One request at a time, and a pause between two. */
const pauseMs = secondMs / 2
/** After this time no further page is asked for, because the edition waits. */
export const patienceMs = 75 * secondMs

/** Of how many due days papers are missed. Those of a day before them were in an earlier edition, if it was read. */
const daysOfNews = 2

/**
 * The new papers of bioRxiv or medRxiv: of today and of the days before it, with three working days among
 * them. Each day is asked for by itself, and proven by itself: it was read if as many entries came as the
 * server says there are, and a working day that is over must have some. A day that was read to its end is
 * kept in memory and not asked for again.
 */
export function preprintSource(options: PreprintOptions): PaperSource {
  const { server, categories, clock, baseUrl = 'https://api.biorxiv.org' } = options
  const plain = webService({ timeoutMs: 20_000, ...options }, baseUrl)
  const service = { ...plain, turn: turns(pauseMs, clock, plain.wait) }
  const kept = new Map<LocalDate, PreprintDay>()

  const collect = async (): Promise<Collected> => {
    const now = clock()
    const dates = daysToRead(now)
    for (const date of kept.keys()) if (!dates.includes(date)) kept.delete(date)
    const days: PreprintDay[] = []
    for (const date of dates) {
      const day = kept.get(date) ?? (await readOrSkip(date, now))
      if (day.lost === undefined && isOver(date, now)) kept.set(date, day)
      days.push(day)
    }
    return combine(days, options, now)
  }

  const readOrSkip = async (date: LocalDate, now: EpochMs): Promise<PreprintDay> => {
    const isLate = () => clock() >= now + patienceMs
    if (isLate()) return { ...nothing, date, lost: 'too slow for a further day' }
    const day = await readPreprintDay(service, server, date, { today: serverDay(now), isLate })
    const isMissing = day.lost === undefined && day.entries === 0 && isDue(date, now)
    return isMissing ? { ...day, lost: 'answered no entries of that day, though it was a working day' } : day
  }

  // One connection: a call that comes during another one waits for it, and finds its days kept.
  let queue: Promise<unknown> = Promise.resolve()
  return {
    name: server,
    repeats: false,
    collect: () => {
      if (categories.length === 0) return Promise.resolve(failed(server, 'no category is wanted'))
      const answer = queue.then(collect)
      queue = answer.catch(() => undefined)
      return answer
    },
  }
}

const nothing = { papers: [], dropped: 0, entries: 0, categories: new Set<string>() }

function combine(
  days: readonly PreprintDay[],
  { server, categories }: PreprintOptions,
  now: EpochMs,
): Collected {
  const wanted = days.flatMap((day) => day.papers.filter(({ category }) => isWanted(category, categories)))
  const papers = withoutRepeats(wanted.map(({ paper }) => paper))
  const dropped = days.reduce((sum, day) => sum + day.dropped, 0)
  const lost = whatIsLost(days, now)
  const unknown = whatIsUnknown(days, categories)
  if (lost !== undefined || unknown !== undefined) {
    const missing = [lost, unknown].filter((why) => why !== undefined).join('; ')
    // A name that is misspelt is so at the next try, too.
    const isLasting = lost === undefined && { isLasting: true as const }
    if (papers.length === 0) return { ...failed(server, missing), ...isLasting }
    return { outcome: 'papers', papers, dropped, missing: `${titles[server]}: ${missing}`, ...isLasting }
  }
  // Nobody knows what the entries would have been.
  if (papers.length === 0 && dropped > 0)
    return failed(server, `${dropped} entries could not be read, and no other is new`)
  const today = days[0]
  const isHoliday = today !== undefined && mayBeFree(today.date) && today.papers.length === 0
  if (papers.length === 0) return { outcome: isHoliday ? 'holiday' : 'quiet' }
  return { outcome: 'papers', papers, dropped, ...(isHoliday && { isHoliday }) }
}

/** Why it is not proven that all papers of the last days were read; undefined if it is. */
function whatIsLost(days: readonly PreprintDay[], now: EpochMs): string | undefined {
  const oldest = days.filter(({ date }) => isDue(date, now))[daysOfNews - 1]?.date ?? ''
  const lost = days.filter((day) => day.date >= oldest && day.lost !== undefined)
  return lost.length > 0 ? lost.map((day) => `${day.date} ${day.lost}`).join('; ') : undefined
}

/** Which categories may not exist; undefined if all are known. */
function whatIsUnknown(days: readonly PreprintDay[], categories: readonly string[]): string | undefined {
  if (days.every((day) => day.categories.size === 0)) return undefined
  const unknown = unknownCategories(categories, new Set(days.flatMap((day) => [...day.categories])))
  if (unknown.length === 0) return undefined
  return `no entry is of ${unknown.map((name) => `"${name}"`).join(', ')}, which may be misspelt`
}

function failed(server: PreprintServer, reason: string) {
  return { outcome: 'failed' as const, reason: `${titles[server]}: ${reason}` }
}
