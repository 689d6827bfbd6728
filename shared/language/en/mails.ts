import type { EditionKind } from '../../edition/edition.ts'
import type { EditionId } from '../../edition/edition-id.ts'
import type { SilentDay } from '../../edition/silence.ts'
import { dayAndMonth, list, quotedList, shortDate } from './words.ts'

const silenceWords = {
  papers: 'nothing in it for your topics',
  quiet: 'nothing was new',
  holiday: 'a weekend or holiday without new papers',
  failed: 'new papers could not be read',
} satisfies Record<EditionKind, string>

/** A digest, around its papers. */
export const digest = {
  subject: (firstTitle: string, more: number, head: EditionId) => {
    const title = firstTitle.length > 72 ? `${firstTitle.slice(0, 71).replace(/\s+\S*$/, '')}…` : firstTitle
    const rest = more === 0 ? '' : ` and ${more} more`
    return `${title}${rest} · ${shortDate(head)}`
  },
  heading: 'Trending papers',
  /** Why no mail came on the days before this one. */
  silence: (days: readonly SilentDay[]) => {
    const told = days.map(({ id, kind }) => `${dayAndMonth(id)} (${silenceWords[kind]})`)
    return `No digest came on ${list(told)}.`
  },
  /** The topics that no paper of the digest matches. The foot of the mail names all topics of the reader. */
  unmet: (topics: readonly string[], days: number) => {
    const rest = topics.length - 3
    const named = quotedList(topics.slice(0, 3), rest > 0 ? `${rest} more of your topics` : undefined)
    return `Nothing ${days === 1 ? 'today' : 'on these days'} for ${named}.`
  },
  why: (schedule: string) => `You asked for this digest: ${schedule}.`,
  topics: (topics: readonly string[]) =>
    `Your ${topics.length === 1 ? 'topic' : 'topics'}: ${quotedList(topics)}.`,
  preferences: 'Change when and what you get',
  unsubscribe: 'Unsubscribe',
  /** After the sentence about a list without votes. */
  topicsFirst: 'Before all of them stand papers on your topics.',
  also: (titles: readonly string[]) => `Also: ${titles.join(' · ')}`,
}

/** The foot of every mail. */
export const footer = {
  from: (sender: string, postalAddress: string) => `${sender} · ${postalAddress}`,
  reply: 'Replies to this mail are read.',
  noTracking: 'No tracking: this mail holds no pixels and no counted links.',
}
