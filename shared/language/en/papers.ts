import type { EditionKind } from '../../edition/edition.ts'
import type { EditionId } from '../../edition/edition-id.ts'
import type { Reason } from '../../paper/ranking/ranking.ts'
import type { SourceResult } from '../../paper/source/collect-papers.ts'
import type { SourceName } from '../../paper/source/paper-source.ts'
import type { TopicHit } from '../../paper/topic/topic-index.ts'
import { dayAndMonth, list, number, plural, quotedList } from './words.ts'

const gained = (count: number | undefined): string => (count ? `, +${number(count)} since yesterday` : '')

const sourceNames = {
  huggingface: 'Hugging Face',
  arxiv: 'arXiv',
  biorxiv: 'bioRxiv',
  medrxiv: 'medRxiv',
  feeds: 'Other feeds',
  file: 'The file of papers',
  sample: 'The bundled sample',
} satisfies Record<SourceName, string>

const fieldWords = {
  title: 'title',
  keywords: 'keywords',
  abstract: 'abstract',
} satisfies Record<Extract<TopicHit, { kind: 'words' }>['field'], string>

/** The words beside a paper, in mails and on pages. */
export const paper = {
  authors: (authors: readonly string[]) => {
    const shown = authors.length > 4 ? authors.slice(0, 3) : authors
    const rest = authors.length - shown.length
    return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ')
  },
  reason: (reason: Reason) => {
    switch (reason.kind) {
      case 'upvotes':
        return plural(reason.count, 'upvote') + gained(reason.gained)
      case 'stars':
        return plural(reason.count, 'GitHub star') + gained(reason.gained)
      case 'comments':
        return plural(reason.count, 'comment')
      case 'points':
        return `${plural(reason.count, 'point')} on Hacker News`
      case 'alike':
        return 'lower for being like one above'
    }
  },
  links: {
    abstract: 'Abstract',
    pdf: 'PDF',
    code: 'Code',
    project: 'Project',
    discussion: 'Discussion',
  },
  aiSummary: 'Summary written by AI',
  related: 'Nearly the same work:',
  /** Ten topics would fill more of a phone than the paper itself. */
  matches: (topics: readonly string[]) => {
    const rest = topics.length - 2
    const shown = quotedList(topics.slice(0, 2), rest > 0 ? `${rest} more` : undefined)
    return `your ${topics.length === 1 ? 'topic' : 'topics'} ${shown}`
  },
  knownSince: (since: EditionId) => `for your topics since ${dayAndMonth(since)}`,
  found: (why: TopicHit) => {
    switch (why.kind) {
      case 'words':
        // Each of several words may be in another field.
        return why.words.length === 1
          ? `“${why.words[0]}” in its ${fieldWords[why.field]}`
          : `has ${quotedList(why.words)}`
      case 'category':
        return `in ${why.category}`
      case 'author':
        return `by ${why.name}`
      case 'org':
        return `from ${why.name}`
      case 'venue':
        return `venue: ${why.name}`
    }
  },
}

/** The words about an edition, in mails and on pages. */
export const edition = {
  top: (shown: number, total: number) =>
    shown < total
      ? `The ${shown === 1 ? 'first' : `top ${shown}`} of ${plural(total, 'paper')}`
      : shown === 1
        ? 'One paper'
        : `All ${shown} papers`,
  others: (count: number) =>
    `${plural(count, 'more paper was', 'more papers were')} new that day. Topics look through ${count === 1 ? 'it' : 'them'} as well.`,
  climbing: 'Still climbing',
  climbingSince: (since: EditionId) => `new on ${dayAndMonth(since)}`,
  byRecency:
    'Nobody’s votes were known when this list was made. So papers with a known venue come first, then those with a known organization, then the rest: the newest first in each group.',
  /** For a digest of several lists. */
  byRecencyOfSeveral:
    'Nobody’s votes were known when these lists were made. So the latest list comes first, and each list begins with papers whose venue or organization is known, the newest first.',
  unread: (sources: readonly SourceName[], day: EditionId) =>
    `${list(sources.map((source) => sourceNames[source]))} could not be read on ${dayAndMonth(day)}, so some papers may be missing.`,
  unreadInPart: (sources: readonly SourceName[], day: EditionId) =>
    `${list(sources.map((source) => sourceNames[source]))} could be read only in part on ${dayAndMonth(day)}, so some papers may be missing.`,
  source: ({ source, outcome, papers, dropped, isPartial }: SourceResult): string => {
    const name = sourceNames[source]
    switch (outcome) {
      case 'papers': {
        const lost = dropped > 0 ? `; ${plural(dropped, 'entry', 'entries')} could not be read` : ''
        const part = isPartial ? '; a part of its papers could not be read' : ''
        return `${name} gave ${plural(papers, 'paper')}${lost}${part}.`
      }
      case 'quiet':
        return `${name} had nothing new.`
      case 'holiday':
        return `${name} announced nothing, because it was a weekend or a holiday in New York.`
      case 'failed':
        return `${name} could not be read.`
    }
  },
  whole: (shown: number, count: number) =>
    shown < count ? `See all ${number(count)} papers of the edition` : 'Read this edition on the web',
  /** For a digest whose own count of papers differs from the edition's. */
  wholeUncounted: 'Read the whole edition',
  topicSection: (topic: string) => `Your topic: ${topic}`,
  sample: 'Sample edition: famous papers with made-up votes, shown because no live source could be read.',
  kind: {
    papers: '',
    quiet: 'A quiet day: the sources had no new papers.',
    holiday: 'A weekend or holiday without announcements: no new papers.',
    failed:
      'On this day new papers could not be read, so there is no list. Nothing is lost: the next edition catches up.',
  } satisfies Record<EditionKind, string>,
  none: 'There is no edition yet: the first one appears here as soon as its papers could be read, usually within a quarter of an hour.',
  missing: 'There is no edition of that day.',
}
