import { withoutRepeats } from '../../paper/source/paper-list.ts'
import type { Collected, PaperSource } from '../../paper/source/paper-source.ts'
import type { Clock } from '../../time/clock.ts'
import type { WebServiceOptions } from '../web-service.ts'
import type { NamedFeed } from './feed-address.ts'
import { type AddressesOf, systemAddresses } from './public-host.ts'
import { type FeedAnswer, readNamedFeed } from './read-named-feed.ts'

export interface FeedsOptions extends WebServiceOptions {
  /** The feeds that the operator named; at least one. */
  readonly feeds: readonly NamedFeed[]
  readonly clock: Clock
  /** Tells where a name leads. Without it, the system does. */
  readonly addressesOf?: AddressesOf
}

/** A feed that breaks a promise must not fail the others. */
function faultOf(fault: unknown): FeedAnswer {
  const name = fault instanceof Error ? fault.name : 'unknown fault'
  return { papers: [], dropped: 0, missing: `a feed could not be read (${name})` }
}

/**
 * The news of the feeds that the operator named, Atom or RSS. All are asked at once, and none can fail the
 * others. The news of a feed is what it published within the last eight days. A feed proves that there is
 * nothing else if its answer is fresh, and its newest entry not older than is usual for it (`whatIsUnproven`).
 */
export function feedsSource(options: FeedsOptions): PaperSource {
  const { feeds, clock, addressesOf = systemAddresses } = options
  const collect = async (): Promise<Collected> => {
    if (feeds.length === 0) return { outcome: 'failed', reason: 'feeds: none is named' }
    const now = clock()
    const answers = await Promise.all(
      feeds.map((feed) => readNamedFeed(feed, { ...options, addressesOf }, now).catch(faultOf)),
    )
    const papers = withoutRepeats(answers.flatMap((answer) => answer.papers))
    const dropped = answers.reduce((sum, answer) => sum + answer.dropped, 0)
    const unread = answers.filter(({ missing }) => missing !== undefined)
    if (unread.length > 0) {
      const missing = unread.map((answer) => answer.missing).join('; ')
      const isLasting = unread.every((answer) => answer.isLasting) && { isLasting: true as const }
      if (papers.length === 0) return { outcome: 'failed', reason: missing, ...isLasting }
      return { outcome: 'papers', papers, dropped, missing, ...isLasting }
    }
    if (papers.length > 0) return { outcome: 'papers', papers, dropped }
    // Nobody knows what the entries would have been.
    if (dropped > 0)
      return { outcome: 'failed', reason: `${dropped} entries could not be read, and no other is new` }
    return { outcome: 'quiet' }
  }
  return { name: 'feeds', repeats: false, collect }
}
