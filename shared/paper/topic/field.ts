import { foldedWords } from '../fold.ts'
import type { Paper } from '../paper.ts'
import { venueWords } from '../venue/venue-words.ts'
import { isWantedAuthor, type ReadName, readName } from './author-topic.ts'
import { isWantedOrganization, type OrganizationWords, organizationWords } from './organization-topic.ts'
import { paperAuthors } from './paper-authors.ts'

/** What a topic looks for in one field of a paper: `author: Jane Doe`, `org: DeepMind`, `venue: CVPR`. */
export type Field =
  | { readonly kind: 'author'; readonly author: ReadName }
  | { readonly kind: 'org'; readonly organization: OrganizationWords }
  /** All of them must occur: `cvpr`, `2026`. */
  | { readonly kind: 'venue'; readonly venue: readonly string[] }

const names = {
  author: 'author|au',
  org: 'org|organi[sz]ation|affiliation',
  venue: 'venue|conference|journal',
} satisfies Record<Field['kind'], string>

/** Reads `author: Jane Doe` and the like. Undefined if the text does not begin with a field, or has no word after it. */
export function parseField(text: string): Field | undefined {
  if (!text.includes(':')) return undefined
  const author = readName(afterName('author', text))
  if (author) return { kind: 'author', author }
  const organization = organizationWords(afterName('org', text))
  if (organization.length > 0) return { kind: 'org', organization }
  const venue = venueWords(afterName('venue', text))
  return venue.length > 0 ? { kind: 'venue', venue } : undefined
}

const fields = {
  author: new RegExp(`^(?:${names.author}): ?(.+)$`, 'i'),
  org: new RegExp(`^(?:${names.org}): ?(.+)$`, 'i'),
  venue: new RegExp(`^(?:${names.venue}): ?(.+)$`, 'i'),
}
const named = new RegExp(`^(?:${Object.values(names).join('|')}|cat|category):(.*)$`, 'i')

function afterName(kind: Field['kind'], text: string): string {
  return fields[kind].exec(text)?.[1] ?? ''
}

/** Is it a field with nothing after it? Otherwise it would look for the word "author". */
export function isEmptyField(text: string): boolean {
  const value = named.exec(text)?.[1]
  return value !== undefined && foldedWords(value).length === 0
}

/** How many words a field looks for. */
export function fieldSize(field: Field): number {
  switch (field.kind) {
    case 'author':
      return field.author.words.length
    case 'org':
      return field.organization.length
    case 'venue':
      return field.venue.length
  }
}

/** What the paper has of the field, as the paper writes it. Undefined if the paper does not have it. */
export function foundIn(field: Field, paper: Paper): string | undefined {
  switch (field.kind) {
    case 'author':
      return paperAuthors(paper).find(({ read }) => isWantedAuthor(field.author, read))?.name
    case 'org':
      return paper.organization !== undefined && isWantedOrganization(field.organization, paper.organization)
        ? paper.organization
        : undefined
    case 'venue':
      return paper.venue !== undefined && hasVenue(paper.venue, field.venue) ? paper.venue : undefined
  }
}

function hasVenue(venue: string, wanted: readonly string[]): boolean {
  const words = new Set(venueWords(venue))
  return wanted.every((word) => words.has(word))
}
