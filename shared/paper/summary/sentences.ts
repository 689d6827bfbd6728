let segmenter: Intl.Segmenter | undefined

/** A full stop after one of these does not end a sentence. */
const abbreviation =
  /(?:^|[\s([“"])(?:e\.g|i\.e|cf|vs|et al|al|etc|i\.i\.d|non-i\.i\.d|w\.r\.t|resp|approx|figs?|eqs?|secs?|refs?|tab|no|nos|vol|pp?|ch|thm|def|prop|dr|prof|mr|mrs|ms|st|jr|inc|[A-Z](?:\.[A-Z])*)\.[)\]]?\s*$/i

/**
 * A full stop after one of these does end a sentence if a usual first word follows: "… are i.i.d. We show …".
 */
const mayEnd = /(?:^|\s)(?:etc|al|i\.i\.d|non-i\.i\.d|w\.r\.t|inc|jr)\.[)\]]?\s*$/i
const opensSentence =
  /^(?:We|Our|This|These|The|In|It|However|To|For|As|On|By|With|While|A|An|Here|Thus|Moreover)\s/

/** The sentences of a plain text, in order; joined by single spaces they are the text again. */
export function sentences(text: string): string[] {
  // Made at the first call: only publish needs it, once a day.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'sentence' })
  const found: string[] = []
  for (const { segment } of segmenter.segment(text)) {
    const previous = found.at(-1)
    if (previous !== undefined && continues(previous, segment)) found[found.length - 1] = previous + segment
    else found.push(segment)
  }
  return found.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '')
}

function continues(previous: string, next: string): boolean {
  if (/^[\p{Ll}),;:]/u.test(next)) return true
  if (!abbreviation.test(previous)) return false
  return !(mayEnd.test(previous) && opensSentence.test(next))
}
