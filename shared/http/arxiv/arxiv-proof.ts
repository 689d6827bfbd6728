import type { Paper } from '../../paper/paper.ts'
import type { EpochMs } from '../../time/clock.ts'
import { type LocalDate, localDate } from '../../time/time-zone.ts'
import type { ArxivAnswer, ArxivFeed } from './arxiv-answer.ts'
import type { Backfill } from './arxiv-backfill.ts'
import { isBusy } from './arxiv-busy-categories.ts'
import {
  announcedBefore,
  announcedUpTo,
  dueFeedDay,
  isPublished,
  isWeekend,
  isWithoutAnnouncement,
  isWithoutAnnouncementByRule,
  mayBeWithoutAnnouncement,
  newYork,
  submittedAfter,
} from './arxiv-calendar.ts'

/** arXiv's feed ends here (https://info.arxiv.org/help/rss.html), so a feed of this length may be cut off. */
const longestFeed = 2_000

/** What arXiv answered, and the moment before it was asked. */
export interface ArxivEvidence {
  readonly feed: ArxivAnswer
  readonly api: Backfill
  readonly now: EpochMs
}

/**
 * Why it is not proven that all papers of the last announcement were read; undefined if it is. Each category
 * is proven by the feed or by the API:
 * - by a feed that is not older than the last announcement, and has new papers of the category. Without any it
 *   proves that there are none only in a category where that is normal, and on a day without announcement.
 * - by an API that has papers of the last announcement, and all papers submitted since the one before.
 */
export function whatIsUnproven(categories: readonly string[], evidence: ArxivEvidence): string | undefined {
  const unproven = categories.filter(
    (category) =>
      !isProvenByFeed(category, evidence) &&
      !isProvenByApi(category, evidence) &&
      !isUnexpectedHoliday(category, evidence),
  )
  if (unproven.length === 0) return undefined
  return `feed: ${whyNotByFeed(unproven, evidence)}; API: ${whyNotByApi(unproven, evidence)}`
}

/**
 * Is it a day in New York on which nothing was announced? Until the feed of a Monday is due, its empty feed may
 * still be that of Sunday.
 */
export function isHoliday({ feed, now }: ArxivEvidence): boolean {
  const today = localDate(now, newYork)
  if (isWeekend(today)) return true
  if (feed.outcome === 'failed' || feed.entries > 0) return false
  const day = feedDayOf(feed, now)
  const isFresh = day !== undefined && day >= dueFeedDay(now)
  return isWithoutAnnouncement(today) || (isFresh && mayBeWithoutAnnouncement(day))
}

function isProvenByFeed(category: string, { feed, now }: ArxivEvidence): boolean {
  if (feed.outcome === 'failed' || feed.entries >= longestFeed) return false
  const [day, due] = [feedDayOf(feed, now), dueFeedDay(now)]
  if (day === undefined) return feed.entries === 0 && isWithoutAnnouncement(localDate(now, newYork))
  if (day < due) return false
  if (feed.entries === 0 && isWithoutAnnouncementByRule(day)) return true
  return !isBusy(category) || hasNewsOf(category, feed, due)
}

function isProvenByApi(category: string, { api, now }: ArxivEvidence): boolean {
  const due = dueFeedDay(now)
  // Where the holidays are not known, only papers of the day itself prove that it was none.
  const since = submittedAfter(isPublished(due) ? announcedUpTo(due) : due)
  if (api.outcome === 'failed' || api.readSince > since) return false
  const own = api.papers.filter((paper) => isOf(category, paper))
  if (isBusy(category)) return own.some(({ publishedAt = 0 }) => publishedAt > since)
  // Of computer science, several days without a paper are a fault even in the smallest class.
  return own.length > 0 || !/^cs\b/.test(category)
}

/**
 * In a year whose holidays are not known, a feed that was made today and is empty proves a holiday if the API
 * has the announcement before, and no later one.
 */
function isUnexpectedHoliday(category: string, { feed, api, now }: ArxivEvidence): boolean {
  const due = dueFeedDay(now)
  if (isPublished(due) || feed.outcome === 'failed' || feed.entries > 0 || api.outcome === 'failed')
    return false
  const since = submittedAfter(announcedBefore(due))
  const isFresh = (feedDayOf(feed, now) ?? '') >= due
  return isFresh && api.papers.some((paper) => isOf(category, paper) && (paper.publishedAt ?? 0) > since)
}

/**
 * The day in New York whose announcement a feed holds, as its newest entry says, or else the feed. Undefined
 * if neither does, and for a day that is yet to come.
 */
function feedDayOf({ newestAt, updatedAt }: ArxivFeed, now: EpochMs): LocalDate | undefined {
  const at = newestAt ?? updatedAt
  const day = at === undefined ? undefined : localDate(at, newYork)
  return day !== undefined && day <= localDate(now, newYork) ? day : undefined
}

/**
 * Has a feed new papers of a category? The part of one category can be older than the others; its
 * cross-listed papers then come with another part.
 */
function hasNewsOf(category: string, feed: ArxivFeed, day: LocalDate): boolean {
  const isNew = ({ id }: Paper) => {
    const at = feed.publishedAt.get(id)
    return at === undefined || localDate(at, newYork) >= day
  }
  const own = feed.papers.filter((paper) => isOf(category, paper))
  const primary = own.filter(({ categories: [first] }) => first !== undefined && isWithin(category, first))
  return own.some(isNew) && (primary.length === 0 || primary.some(isNew))
}

function isOf(category: string, { categories }: Paper): boolean {
  return categories.some((name) => isWithin(category, name))
}

/** Is a name the category, or one of its classes? */
function isWithin(category: string, name: string): boolean {
  return name === category || name.startsWith(`${category}.`)
}

function whyNotByFeed(categories: readonly string[], { feed, now }: ArxivEvidence): string {
  if (feed.outcome === 'failed') return feed.reason
  if (feed.entries >= longestFeed) return `cut off at ${longestFeed} entries`
  const [day, due] = [feedDayOf(feed, now), dueFeedDay(now)]
  if (day !== undefined && day < due) return `of ${day}, though that of ${due} is due`
  if (feed.entries === 0) return 'empty on a working day'
  return `without new papers of ${categories.join(', ')}`
}

function whyNotByApi(categories: readonly string[], { api }: ArxivEvidence): string {
  if (api.outcome === 'failed') return api.reason
  return api.cut ?? `without new papers of ${categories.join(', ')}`
}
