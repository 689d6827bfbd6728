const link = 'https?:\\/\\/[^\\s{}]+'
const escapedLink = /https?:\/\/[^\s{}\\]+(?:\\[_%#&~][^\s{}\\]*)+/g
const wrappedLink = new RegExp(
  `\\{\\\\[A-Za-z]+\\s*\\{(${link})\\}\\}|\\\\(?:url|path|nolinkurl)\\{(${link})\\}`,
  'g',
)
const namedLink = new RegExp(`\\\\href\\{(${link})\\}\\{([^{}]*)\\}`, 'g')
const trailingWord = new RegExp(`(${link})\\{(?:here|link|this (?:https? )?(?:url|link))\\}`, 'gi')
const bracedLink = new RegExp(`(?<![\\w\\\\}*\\]])\\{(${link})\\}`, 'g')
const trailingBraces = new RegExp(`(?<![{\\w])(${link})\\}+`, 'g')

/**
 * Takes a link out of the TeX around it: `{\small{https://…}}`, `\url{…}`, `\href{…}{text}`, `https://…}}.`
 */
export function mendLinks(text: string): string {
  if (!text.includes('://')) return text
  const unwrapped = text
    .replace(escapedLink, (url) => url.replace(/\\(?=[_%#&~])/g, ''))
    .replace(wrappedLink, (_, inGroup?: string, inCommand?: string) => inGroup ?? inCommand ?? '')
    .replace(namedLink, (_, url: string, words: string) => (words === url ? url : `${words} (${url})`))
    .replace(trailingWord, '$1')
    .replace(bracedLink, '$1')
  // A closing brace is left over only if no opening brace remains. Otherwise a group may still need it.
  return unwrapped.includes('{') ? unwrapped : unwrapped.replace(trailingBraces, '$1')
}

const fontGroup = /\{\\(?:it|em|bf|sc|tt|rm|sf|sl|cal|itshape|bfseries|scshape)(?![A-Za-z])\s*([^{}]*)\}/g
const fontCommand =
  /\\(?:emph|text(?:it|bf|tt|sc|rm|sf|sl|normal|up|md)?|math(?:rm|bf|it|sf|tt|cal|frak|scr)|boldsymbol|bm|operatorname\*?|mbox|underline|uline)\s*\{([^{}]*)\}/g

/**
 * Removes fonts, which mean nothing in plain text: `{\it x}` → `x`, `\emph{x}` → `x`; `{sf A}` is a `{\sf A}`
 * that lost its backslash.
 */
export function stripFonts(text: string): string {
  if (!text.includes('{')) return text
  return (
    text
      .replace(fontGroup, (_, inside: string) => inside.trimEnd())
      .replace(fontCommand, '$1')
      .replace(/\{(?:sf|bf|rm|cal) ([A-Za-z])\}/g, '$1')
      .replace(/(?<=[A-Za-z])\{-\}(?=[A-Za-z])/g, '-')
      // TeX's way to leave no space around a sign: `1{,}890`, `n{=}500`.
      .replace(/(?<=\d)\{,\}(?=\d{3})/g, ',')
      .replace(/(?<=[\p{L}\p{N}$)(|\s]|^)\{([=<>×≈∼≤≥±])\}(?=[\p{L}\p{N}$(|\\-])/gu, '$1')
      .replace(/(?<=^| )\{([A-Z](?:[^{}\s]* ){5,}[^{}]*[.!?])\}/g, '$1')
  )
}

/** `\%` → `%`. An escaped underscore after a single letter stays: unescaped it would read as a subscript. */
export function mendEscapes(text: string): string {
  if (!text.includes('\\')) return text
  return text
    .replace(/\\([%&#])/g, '$1')
    .replace(/\\\$(?=\d)/g, '$')
    .replace(/(?<=[A-Za-z0-9]{2})\\_(?=[A-Za-z0-9])/g, '_')
    .replace(/(?<!\\)\\([{}])/g, '$1')
    .replace(/\\!/g, '')
    .replace(/(?<=[\w)]) ?\\, ?\/ ?\\, ?(?=[\w(])/g, '/')
    .replace(/(?<=[,;])\\[,;:](?=\s)/g, '')
    .replace(/(?<= )\\\\(?= )|(?<=[A-Za-z.,;:)])\\[ ,;](?=[A-Za-z\d$(])/g, ' ')
}

/**
 * Mends TeX's quotation marks, also those with one side already mended: ``` ``x'' ```, ``` ``x" ```, `"x''`.
 */
export function mendQuotes(text: string): string {
  if (!/['`]/.test(text)) return text
  return mendDoubled(text)
    .replace(/``(?=\S)([^`"“”]{1,300}?)(?:''|")(?!')/g, '“$1”')
    .replace(/(?<=^|[\s(])"(?=\S)([^"'`“”]{1,300})''(?!')/g, '“$1”')
    .replace(/(?<=^|[\s(])`(?=[^\s`'])([^`'‘’]{1,100})'(?![\w'])/g, '‘$1’')
}

/** Quotations whose two sides came out the same: `''x''`, ` ``x`` `. */
function mendDoubled(text: string): string {
  if (!/''|``/.test(text)) return text
  return text
    .replace(/(?<=^|[\s(])''(?=[^\s'])([^'"“”]{1,100}?)(?<=[^\s'])''(?![\w'])/g, '“$1”')
    .replace(/(?<=^|[\s(])``(?=[^\s`])([^`'"“”]{1,100}?)(?<=[^\s`])``(?![\w`])/g, '“$1”')
}

const numbered =
  '(?:Figs?|Figures?|Secs?|Sections?|Tables?|Eqs?|Theorems?|Lemmas?|Algorithms?|Chapters?|Appendix|Refs?|No|vs)\\.?'
const tieBeforeNumber = new RegExp(`(?<=(?<![A-Za-z])${numbered})~(?=\\d)`, 'g')

const tieBeforeUnit =
  /(?<=(?<![\w.,~-])\d{1,6}(?:[.,]\d{1,3})?)~(?=(?:[kMGT]?Hz|dBm?|[KMGT]i?B|px|[mnµ]s|[nµmck]m|fps|FPS|kg|mW|bits?|hours?|minutes?|seconds?|days?|years?|[A-Z]{2,5}s?)(?![A-Za-z0-9(]))/g
/** `CVPR~2026`, `SAM~3`: no value, which would have decimals or a per cent sign. */
const tieAfterName =
  /(?<=(?<![\w@-])(?:[A-Z][A-Za-z]{2,}|and))~(?=\d{1,4}(?![\d.,]*\d|\s?%|\s?[~–-]\s?\d|[A-Za-z×]))/g

/**
 * Turns a tie between two words into a space. Other ties stay: before a number a tie means "about" (`~2%`),
 * between numbers "to" (`10~30%`), and between names or after one letter perhaps a range or a distribution
 * (`May~July`, `x~N(0,1)`).
 */
export function mendTies(text: string): string {
  if (!text.includes('~')) return text
  return text
    .replace(tieBeforeNumber, ' ')
    .replace(tieBeforeUnit, ' ')
    .replace(tieAfterName, ' ')
    .replace(/(?<=[a-z]{2}|[a-z]\.|[a-z][)\]])~(?=[a-z]{2}(?![a-z]*\())/g, ' ')
    .replace(/(?<=(?<![A-Za-z])[a-z]{2,}|[a-z]\.)~(?=[A-Z][a-z]*(?![a-z]*\())/g, ' ')
    .replace(/(?<=[A-Z][A-Za-z]+)~(?=[a-z]{2}(?![a-z]*\())/g, ' ')
    .replace(/(?<=[A-Za-z]{2}|[a-z]\.)~(?=\([A-Z]{2,}s?\)|\[)/g, ' ')
}
