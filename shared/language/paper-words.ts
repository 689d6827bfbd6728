import type { TopPaper } from '../edition/digest.ts'
import type { ClimbingPaper, EditionPaper } from '../edition/edition.ts'
import type { TopicPaper } from '../edition/topic-search.ts'
import type { Paper, PaperLinks } from '../paper/paper.ts'
import type { Language } from './language.ts'

/** Who wrote a paper, where it was published and from where it comes, on one line. Empty if nothing is known. */
export function paperOrigin({ authors, venue, organization }: Paper, language: Language): string {
  const parts = [authors.length > 0 ? language.paper.authors(authors) : undefined, venue, organization]
  return parts.filter((part) => part !== undefined).join(' · ')
}

/**
 * Why a paper stands where it does, in words. In a reader's digest, also which of their topics it matches.
 */
export function paperReasons(entry: EditionPaper | TopPaper | TopicPaper, language: Language): string[] {
  return [
    ...entry.reasons.map((reason) => language.paper.reason(reason)),
    ...('topics' in entry && entry.topics.length > 0 ? [language.paper.matches(entry.topics)] : []),
    ...('why' in entry ? [language.paper.found(entry.why)] : []),
    ...('knownSince' in entry && entry.knownSince ? [language.paper.knownSince(entry.knownSince)] : []),
  ]
}

/** Why a paper is back, in words. */
export function climbingReasons({ reasons, since }: ClimbingPaper, language: Language): string[] {
  return [
    language.edition.climbingSince(since),
    ...reasons.slice(0, 1).map((reason) => language.paper.reason(reason)),
  ]
}

/** A paper's links with their labels, in reading order. */
export function paperLinks(links: PaperLinks, language: Language): { label: string; url: string }[] {
  const order = ['abstract', 'pdf', 'code', 'project', 'discussion'] as const
  return order.flatMap((kind) => {
    const url = links[kind]
    return url ? [{ label: language.paper.links[kind], url }] : []
  })
}
