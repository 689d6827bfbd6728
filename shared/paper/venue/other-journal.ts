import type { Ground } from './ground.ts'
import { knownVenues } from './known-venues.ts'
import { isSpecific, journalHead, nameEnd, society, withYear, word } from './title-patterns.ts'

const plainJournals = knownVenues
  .filter(({ isPlain }) => isPlain)
  .map(({ name }) => name)
  .sort((a, b) => b.length - a.length)

/**
 * A known journal whose name is also that of a subject: `Pattern Recognition`, `Nature`. Alone in a comment it may be a
 * keyword, so only a year makes it a venue there.
 */
export function plainJournal(claim: string, ground: Ground): string | undefined {
  const name = plainJournals.find((journal) => claim.startsWith(journal))
  if (name === undefined) return undefined
  const rest = claim.slice(name.length)
  if (!/^(?:\s+(?:journal|\d)|\s*[,.(]|\s*$)/i.test(rest)) return undefined
  if (ground === 'bare' && !/^\W*(?:19|20)\d\d/.test(rest)) return undefined
  if (ground === 'reference' && !/^\W*(?:(?:19|20)\d\d|$)/.test(rest)) return undefined
  return withYear(name, claim)
}

const patterns: readonly RegExp[] = [
  // `IEEE Transactions on Sustainable Computing`, `Journal of Signal Processing Systems`
  new RegExp(
    String.raw`^(?:[Tt]he )?(${society}(?:${word}\s+){0,6}?${journalHead}(?:,?\s+${word}){0,10})${nameEnd}`,
    'u',
  ),
  // `IEEE Wireless Communications Letters`, `Digital Health Journal`, `Journal of Physics A`
  new RegExp(
    String.raw`^(?:[Tt]he )?(${society}(?:${word}\s+){1,10}(?:Journal|Letters|Magazine|Transactions|Reviews?|Access|Frontiers|Forum|Bulletin|Quarterly|Annals|Archives|Notices)(?:\s+[A-Z]\b)?)${nameEnd}`,
    'u',
  ),
]

/** A journal by the words that names of journals have. */
export function journalOf(claim: string): string | undefined {
  for (const pattern of patterns) {
    const name = pattern.exec(claim)?.[1]
    if (name === undefined) continue
    // A number behind the name is that of a volume.
    return isSpecific(name) ? withYear(name.trim().replace(/\s\d{1,3}$/, ''), claim) : undefined
  }
  return undefined
}

const title = new RegExp(String.raw`^(?:[Tt]he )?(${word}(?:\s+${word}){0,7})${nameEnd}`, 'u')

/** `Behavioral and Brain Sciences`: words of a title, and nothing else. */
export function titled(claim: string): string | undefined {
  const name = title.exec(claim)?.[1]
  const isTitle = name !== undefined && isSpecific(name) && /^\p{Lu}\p{L}{2,}/u.test(name) && !/\d/.test(name)
  return isTitle ? withYear(name, claim) : undefined
}
