let segmenter: Intl.Segmenter | undefined

/** In characters: how far back the end of a sentence is looked at. No abbreviation is longer. */
const longestAbbreviation = 24

/** A parenthesis that opened longer ago than this, in characters, was never closed. */
const longestParenthesis = 400

const before = '(?:^|[\\s([“"‘/–—-])'
const end = '\\.[)\\]]?\\s*$'

/** No sentence ends after one of these. */
const neverEnds = abbreviations(
  'e\\.g|i\\.e|cf|vs|viz|ca|resp|approx|incl|esp|dr|prof|mr|mrs|ms|st|mt|ph|univ|dept',
)
/** A sentence ends after one of these if a usual first word follows: "… are i.i.d. We show …". */
const mayEnd = abbreviations(
  'et al|al|etc|inc|corp|ltd|co|jr|sr|ph\\.d|[A-Z](?:\\.[A-Z])*|\\p{Ll}(?:\\.\\p{Ll})+|non-i\\.i\\.d',
)
/** One of these goes on only with what it counts: "Sect. 4", "Eq. (3)", "App. A", "Fig. S2". */
const counts = abbreviations(
  'figs?|eqs?|eqns?|secs?|sects?|refs?|tabs?|vols?|pp?|chs?|chaps?|thms?|lems?|cors?|defs?|props?|rems?|exs?|exps?|algs?|' +
    'alg|apps?|supp|suppl|nr|nos|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec',
)
const counted = /^[([]?(?:[A-Z]?\d|[A-Z]{1,3}(?![\p{L}'’])|[ivxl]+(?!\p{L}))/u
/** "no" is a word as well. */
const numero = abbreviations('no')
/** "… the following: 1. We propose …". */
const itemNumber = /[:;]\s*\(?\d{1,2}[.)]\s*$/

const firstWords =
  'We|Our|This|These|The|In|It|However|To|For|As|On|By|With|While|A|An|Here|Thus|Moreover|Furthermore|Finally|' +
  'Experiments|Extensive|Results|Code|Unlike|Although|Despite|Existing|Recent|Additionally|Instead|Therefore'
const opensSentence = new RegExp(`^(?:${firstWords})[\\s,]`)
/** A sentence whose space was lost: "… in query.To resolve this, …". */
const lostSpace = new RegExp(`(?<=[\\p{L})]{2}[.?!])(?=(?:${firstWords})[ ,])`, 'u')
/** The same before a name: "… for pathology generation.PathAR employs …". */
const lostBeforeName = /(?<=(?<![\p{L}.])\p{Ll}{5,20}\.)(?=\p{Lu}[\p{L}\d-]*\p{Lu}[\p{L}\d-]* \p{Ll})/u
/** A sentence that opens with a name that begins small: "… on public datasets. i1 is …". */
const smallName = /(?<=\p{Ll}{5}[.?!]) (?=\p{Ll}+[\d\p{Lu}][\p{L}\d-]* \p{Ll})/u

function abbreviations(list: string): RegExp {
  return new RegExp(`${before}(?:${list})${end}`, 'iu')
}

/** The sentences of a plain text, in order. Joined by single spaces they are the text again, but for spaces that were lost between two. */
export function sentences(text: string): string[] {
  // Made at the first call: only publish needs it, once a day.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'sentence' })
  const found: string[] = []
  let start = 0
  /** Where the outermost parenthesis opened that is still open; -1 outside of all. */
  let opened = -1
  for (const { segment, index } of segmenter.segment(text)) {
    const isInside = opened >= start && index - opened < longestParenthesis
    if (
      index > start &&
      !isInside &&
      !continues(text.slice(Math.max(start, index - longestAbbreviation), index), segment)
    ) {
      found.push(text.slice(start, index))
      start = index
    }
    opened = openParenthesis(segment, index, opened < start ? -1 : opened)
  }
  found.push(text.slice(start))
  return found
    .flatMap((sentence) => sentence.split(lostSpace))
    .flatMap((sentence) => sentence.split(lostBeforeName))
    .flatMap((sentence) => sentence.split(smallName))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

function openParenthesis(segment: string, index: number, before: number): number {
  let opened = before
  for (let at = 0; at < segment.length; at += 1) {
    if (segment[at] === '(' && opened < 0) opened = index + at
    else if (segment[at] === ')') opened = -1
  }
  return opened
}

function continues(previous: string, next: string): boolean {
  if (/^[\p{Ll}),;:]/u.test(next)) return true
  if (neverEnds.test(previous) || itemNumber.test(previous)) return true
  if (numero.test(previous)) return /^\d/.test(next)
  if (counts.test(previous)) return counted.test(next) && !opensSentence.test(next)
  return mayEnd.test(previous) && !opensSentence.test(next)
}
