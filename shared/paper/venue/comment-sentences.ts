/** In characters: no comment of arXiv is longer. */
const longest = 1_000

/** Abbreviations in titles of proceedings and journals. Their full stop ends no sentence. */
const abbreviated =
  /\b(Proc|Conf|Intl?|Trans|Symp|Lett|Mag|vol|no|pp|St|Ed|Assoc|J|Annu|Natl|Acad|Sci)\.(?=\s?[\p{L}\d(,])/giu

const written: readonly (readonly [RegExp, string])[] = [
  [/\bProc\b/g, 'Proceedings'],
  [/\bIntl?\b/g, 'International'],
  [/\bConf\b/g, 'Conference'],
  [/\bTrans\b/g, 'Transactions'],
  [/\bSymp\b/g, 'Symposium'],
]

/** The sentences of a comment, on one line each, without links and marks, and with usual abbreviations written out. */
export function commentSentences(text: string): string[] {
  const plain = text
    .slice(0, longest)
    .replace(/\\(?:href|url)\s*\{[^{}]*\}|\bhttps?:\/\/\S+|\b(?:doi|arxiv)\s?:\s?\S+/gi, ' ')
    .replace(/[*_"“”{}\\~]+/g, ' ')
    .replace(abbreviated, '$1 ')
  return written
    .reduce((line, [short, long]) => line.replace(short, long), plain)
    .replace(/\s+/g, ' ')
    .split(/[;!?|•]|\.(?=\s|$)|(?<=\p{Ll})\.(?=[\p{Lu}\d])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}
