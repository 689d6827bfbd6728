import { type KnownVenue, knownVenues } from './known-venues.ts'

/** A known venue where a text names it. */
export interface Mention {
  readonly venue: KnownVenue
  /** Its own name, or one of its long names. */
  readonly isShort: boolean
  readonly start: number
  readonly end: number
  readonly year?: number
  readonly isWorkshop: boolean
}

interface Spelling {
  readonly venue: KnownVenue
  readonly isShort: boolean
}

interface Finder {
  readonly pattern: RegExp
  readonly meant: readonly Spelling[]
}

/** Names that are also words count in their own case only. */
const finders: readonly Finder[] = [
  finder((spelling) => !spelling.startsWith('='), 'giu'),
  finder((spelling) => spelling.startsWith('='), 'gu'),
]

function finder(isMeant: (spelling: string) => boolean, flags: string): Finder {
  const found = knownVenues
    .filter(({ isPlain }) => !isPlain)
    .flatMap((venue) => venue.spellings.map((spelling, place) => ({ venue, spelling, place })))
    .filter(({ spelling }) => isMeant(spelling))
    .sort((a, b) => b.spelling.length - a.spelling.length)
  const spellings = found.map(({ spelling }) => `(${spelling.replaceAll('=', '')})`)
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${spellings.join('|')})(W)?(?!\p{L}|[-/]\p{Ll})`, flags)
  return { pattern, meant: found.map(({ venue, place }) => ({ venue, isShort: place === 0 })) }
}

/** The years of venues. Other numbers are pages. */
const year = String.raw`(?:19[89]|20[0-4])\d`
const yearBehind = new RegExp(String.raw`^(?:[\s'’(–-]{0,3}(${year})(?!\d)|\s?['’-](\d\d)(?![\d-])|(\d\d)(?!\d)|\s(\d\d)(?=\s*(?:[.,;)]|$)))`)
const yearBefore = new RegExp(
  String.raw`(?<!\d)(${year})\s+(?:(?:the|edition|of|annual|international|IEEE|ACM|CVF|IEEE\/CVF|IEEE\/RSJ|AAAI|\d+(?:st|nd|rd|th))\s+)*$`,
  'i',
)

/** The known venues that a text names, in its order. */
export function mentionsIn(text: string): Mention[] {
  return finders
    .flatMap(({ pattern, meant }) => [...text.matchAll(pattern)].flatMap((match) => mentionOf(text, match, meant)))
    .sort((a, b) => a.start - b.start)
}

function mentionOf(text: string, match: RegExpMatchArray, meant: readonly Spelling[]): Mention[] {
  const spelling = meant[match.slice(1, -1).findIndex((group) => group !== undefined)]
  if (!spelling) return []
  const start = match.index ?? 0
  const end = start + match[0].length
  const rest = text.slice(end)
  // `Conference on Machine Learning and Applications` is another one.
  if (!/[A-Z]{2}/.test(match[0]) && /^,? (?:and (?!the\b)|& |for |[A-Z][a-z]+)/.test(rest) && !/^ (?:Main|Conference|Workshops?|Findings|Track|Datasets|Proceedings)\b/.test(rest))
    return []
  const found = yearAt(text.slice(0, start), rest)
  return [{ ...spelling, start, end, isWorkshop: match.at(-1) !== undefined, ...(found && { year: found }) }]
}

/** The year right behind a name, or before it. */
export function yearAt(before: string, behind: string): number | undefined {
  const [, full, ...short] = yearBehind.exec(behind) ?? []
  const two = short.find((digits) => digits !== undefined)
  const found = full ?? yearBefore.exec(before)?.[1] ?? (two === undefined ? undefined : `20${two}`)
  return found === undefined ? undefined : Number(found)
}

/** The only year that a text tells. */
export function onlyYear(text: string): number | undefined {
  const found = new Set(text.match(new RegExp(String.raw`(?<![\d.:-])${year}(?![\d:-])`, 'g')) ?? [])
  const [only] = found
  return found.size === 1 && only !== undefined ? Number(only) : undefined
}
