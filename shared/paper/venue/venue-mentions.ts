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

/** By the first letter of their spellings, so that only few are tried at each word. Longer spellings come first. */
const finders: ReadonlyMap<string, readonly Finder[]> = byFirstLetter()

function byFirstLetter(): Map<string, Finder[]> {
  const all = knownVenues
    .filter(({ isPlain }) => !isPlain)
    .flatMap((venue) => venue.spellings.map((spelling, place) => ({ venue, spelling, isShort: place === 0 })))
    .sort((a, b) => b.spelling.length - a.spelling.length)
  const letters = Map.groupBy(all, ({ spelling }) => spelling.replace('=', '').charAt(0).toLowerCase())
  return new Map(
    [...letters].map(([letter, found]) => [
      letter,
      // Names that are also words count in their own case only.
      [true, false].map((isWord) =>
        finder(
          found.filter(({ spelling }) => spelling.startsWith('=') === isWord),
          isWord,
        ),
      ),
    ]),
  )
}

function finder(meant: readonly (Spelling & { readonly spelling: string })[], isWord: boolean): Finder {
  const spellings = meant
    .map(({ spelling }) => `(${spelling.replaceAll('=', '').replaceAll(' and ', ' (?:and|&) ')})`)
    .join('|')
  const pattern = new RegExp(
    String.raw`(?:${spellings || '(?!)'})(W)?(?!\p{L}|[-/]\p{Ll})`,
    isWord ? 'yu' : 'iyu',
  )
  return { pattern, meant }
}

/** The years of venues. Other numbers are pages. */
const year = String.raw`(?:19[89]|20[0-4])\d`
const yearBehind = new RegExp(
  String.raw`^(?:[\s'’(–-]{0,3}(${year})(?!\d)|\s?['’-](\d\d)(?![\d-])|(\d\d)(?!\d)|\s(\d\d)(?=\s*(?:[.,;)]|$)))`,
)
const yearBefore = new RegExp(
  String.raw`(?<!\d)(${year})\s+(?:(?:the|edition|of|annual|international|IEEE|ACM|CVF|IEEE\/CVF|IEEE\/RSJ|AAAI|\d+(?:st|nd|rd|th))\s+)*$`,
  'i',
)

/** The known venues that a text names, in its order. */
export function mentionsIn(text: string): Mention[] {
  const found: Mention[] = []
  for (const { 0: letter, index } of text.matchAll(/(?<![\p{L}\p{N}])[a-z\d]/giu)) {
    if (index < (found.at(-1)?.end ?? 0)) continue
    const mention = mentionAt(text, index, finders.get(letter.toLowerCase()) ?? [])
    if (mention) found.push(mention)
  }
  return found
}

function mentionAt(text: string, start: number, tried: readonly Finder[]): Mention | undefined {
  for (const { pattern, meant } of tried) {
    pattern.lastIndex = start
    const match = pattern.exec(text)
    const spelling = meant[match?.slice(1, -1).findIndex((group) => group !== undefined) ?? -1]
    if (!match || !spelling) continue
    const end = start + match[0].length
    const rest = text.slice(end)
    if (!/[A-Z]{2}/.test(match[0]) && isOfAnother(rest)) continue
    const year = yearAt(text.slice(0, start), rest)
    const { venue, isShort } = spelling
    return { venue, isShort, start, end, isWorkshop: match.at(-1) !== undefined, ...(year && { year }) }
  }
  return undefined
}

/** `Conference on Machine Learning and Applications` is another one. */
function isOfAnother(rest: string): boolean {
  return (
    /^(?:,? and (?!the\b)|,? & | for | [A-Z][a-z]+)/.test(rest) &&
    !/^ (?:Main|Conference|Workshops?|Findings|Track|Datasets|Proceedings)\b/.test(rest)
  )
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
