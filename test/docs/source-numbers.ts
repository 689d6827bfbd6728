import { longestCategories, mostCategories, mostVariableBytes } from '../../infra/source-settings.ts'
import { patienceMs } from '../../shared/http/biorxiv/biorxiv.ts'
import { postingMs } from '../../shared/http/biorxiv/biorxiv-calendar.ts'
import { mostEntriesADay, mostPagesADay } from '../../shared/http/biorxiv/biorxiv-day.ts'
import { longestAddresses, mostEveryDays, mostFeeds } from '../../shared/http/feed/feed-address.ts'
import { mostMarkup } from '../../shared/http/feed/feed-markup.ts'
import {
  longestKeptMs,
  longestUsualMs,
  longWeekendMs,
  mostCompared,
  weekMs,
} from '../../shared/http/feed/feed-proof.ts'
import { feedLimits, mostNews, newsMs } from '../../shared/http/feed/read-named-feed.ts'
import { longestAbstract, longestTitle } from '../../shared/http/text-limits.ts'
import { dayMs, hourMs, secondMs } from '../../shared/time/clock.ts'

const figure = (count: number): string => count.toLocaleString('en-US')

/** The numbers of sources that are off by default. */
export const sourceSentences: readonly (readonly [document: string, fragment: string])[] = [
  ['docs/papers.md', `what each published within the last ${newsMs / dayMs} days`],
  ['docs/papers.md', `at most ${figure(mostEntriesADay)} entries on ${mostPagesADay} pages`],
  ['docs/papers.md', `no page is begun after ${patienceMs / secondMs} seconds`],
  [
    'docs/papers.md',
    `${feedLimits.timeoutMs / secondMs} seconds, ${feedLimits.maxBytes / 1e6} MB after decompression, ${figure(mostMarkup)} tags and attributes, and ${mostNews} new entries`,
  ],
  [
    'docs/papers.md',
    `cut at ${figure(longestAbstract)} characters, and a title of more than ${figure(longestTitle)} is broken`,
  ],
  ['docs/papers.md', `${postingMs / hourMs === 6 ? 'six' : ''} hours after its end in New York`],
  ['docs/papers.md', `not kept by a cache for more than ${longestKeptMs / hourMs} hours`],
  ['docs/papers.md', `the longest pause between its newest ${mostCompared} days`],
  [
    'docs/papers.md',
    `at least ${longWeekendMs / dayMs} days and at most ${longestUsualMs / dayMs}; ${weekMs / dayMs} days where`,
  ],
  [
    'docs/security.md',
    `${feedLimits.maxBytes / 1e6} MB after decompression, ${figure(mostMarkup)} tags and attributes, ${mostNews} new entries`,
  ],
  ['docs/deploy.md', `up to ${mostCategories} categories, ${longestCategories} characters in all`],
  ['docs/deploy.md', `together take at most ${figure(mostVariableBytes)} bytes`],
  ['docs/deploy.md', `up to ${mostFeeds} addresses`],
  ['docs/deploy.md', `${figure(longestAddresses)} characters in all`],
  ['docs/deploy.md', `up to ${mostEveryDays} days`],
]
