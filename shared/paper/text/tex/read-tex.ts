import { accentAt } from './accents.ts'
import { isFormula, longestFormula } from './is-formula.ts'
import { argumentAt, readCommand } from './read-command.ts'
import { deepest, type Reading, type Shown, showing, tail } from './reading.ts'
import { scripted } from './scripts.ts'

/**
 * Reads a text as TeX would, and writes what a reader of the paper would see. What is no TeX stays: prices,
 * paths, regular expressions, variables, links, code between backticks.
 */
export function readTex(text: string): string {
  if (!/[\\${]/.test(text)) return text
  const closings = closingsOf(text)
  const isQuoting = quoted.test(text)
  const read = (from: number, end: number, isMaths: boolean, depth: number): string => {
    if (depth > deepest) return text.slice(from, end)
    const written: string[] = []
    let at = from
    while (at < end) {
      const { shown, next, takesBack } = readOn({
        ...{ text, closings, isQuoting, isMaths, end, depth, written, at },
        read: (start, to, isInMaths) => read(start, to, isInMaths, depth + 1),
      })
      if (takesBack) takeBack(written, takesBack)
      if (shown !== '') written.push(shown)
      at = next
    }
    return written.join('')
  }
  return read(0, text.length, false, 0)
}

const quoted = /(?<![\p{L}\\])\\["'](?=[^\s"'\\])[^"']{0,200}\\["'](?![\p{L}{\\])/u

function closingsOf(text: string): ReadonlyMap<number, number> {
  const closings = new Map<number, number>()
  const open: number[] = []
  for (const { 0: found, index } of text.matchAll(/\\[\s\S]|[{}]/g)) {
    if (found === '{') open.push(index)
    const from = found === '}' ? open.pop() : undefined
    if (from !== undefined) closings.set(from, index)
  }
  return closings
}

function takeBack(written: string[], count: number): void {
  let left = count
  while (left > 0 && written.length > 0) {
    const last = written.pop() ?? ''
    if (last.length > left) written.push(last.slice(0, -left))
    left -= last.length
  }
}

const inText = /[\\${]|[\^_](?=[{\\])|https?:\/\/|www\.|(?<![A-Za-z])[A-Za-z]:\\|(?<![`\\])`(?=[^`'\s])/g
const inMaths = /[\\${}^_'~&]/g
/** Links, paths of Windows, code between backticks. */
const verbatim = /https?:\/\/[^\s{}\\]*|www\.[^\s{}\\]*|[A-Za-z]:\\\S*|`[^`'\s](?:[^`']{0,80}[^`'\s])?`(?!`)/y

function readOn(reading: Reading): Shown {
  const { text, at, isMaths, end } = reading
  const special = isMaths ? inMaths : inText
  special.lastIndex = at
  const found = Math.min(special.exec(text)?.index ?? end, end)
  if (found > at) return { shown: text.slice(at, found), next: found }
  const char = text.charAt(at)
  if (char === '\\') return readCommand(reading)
  if (char === '{') return group(reading)
  if (char === '^' || char === '_') return script(reading, char)
  if (isMaths) return showing(reading, char === "'" ? '′' : char === '~' ? ' ' : '', 1)
  if (char === '$') return formula(reading)
  verbatim.lastIndex = at
  const whole = (verbatim.exec(text)?.[0] ?? char).slice(0, end - at)
  return showing(reading, whole, whole.length)
}

/** What stands between dollars, if it is a formula; else the dollar is one. */
function formula(reading: Reading): Shown {
  const { text, at, end } = reading
  const mark = text.startsWith('$$', at) ? '$$' : '$'
  const from = at + mark.length
  const to = closingDollar(text, from, Math.min(end, from + longestFormula), mark)
  if (to === undefined || !isFormula(text.slice(from, to), tail(reading), text.charAt(to + mark.length)))
    return showing(reading, mark, mark.length)
  const whole = reading.read(from, to, true).trimEnd()
  // `5$\,\mu$m`
  const kept = /^\\[,;: ]/.test(text.slice(from, from + 2)) ? whole : whole.trimStart()
  const isSpaced = /\\[,;: ]$/.test(text.slice(to - 2, to))
  // arXiv writes Greek letters itself, without the space behind them: `$ρ= 0.96$`.
  const shown = kept.replace(/(?<=\p{Script=Greek})([=<>≤≥≈∈]) (?=\S)/gu, ' $1 ')
  const isOrdinal = /\d$/.test(tail(reading)) && /^(?:ˢᵗ|ⁿᵈ|ʳᵈ|ᵗʰ|\^(?:st|nd|rd|th))$/.test(shown)
  // `$s$--$t$ paths`
  const isRange = /^--[^-\s]/.test(text.slice(to + mark.length, to + mark.length + 3))
  // A tie before a formula, as in `of~$n$ nodes`.
  const isTied = /[\p{L}.,)]~$/u.test(tail(reading, 2))
  return {
    shown: `${isTied ? ' ' : ''}${isOrdinal ? shown.normalize('NFKC').replace('^', '') : shown}${isSpaced ? ' ' : isRange ? '–' : ''}`,
    next: to + mark.length + (isRange ? 2 : 0),
    takesBack: isTied ? 1 : 0,
  }
}

function closingDollar(text: string, from: number, end: number, mark: string): number | undefined {
  let depth = 0
  let first: number | undefined
  for (let at = from; at < end; at++) {
    const char = text[at]
    if (char === '\\') at++
    else if (char === '{') depth++
    else if (char === '}') depth--
    else if (text.startsWith(mark, at)) {
      if (depth <= 0) return at
      first ??= at
    }
  }
  return first
}

/** A part that is raised or lowered. Outside formulas only a command in it shows for certain that it is one. */
function script(reading: Reading, sign: '^' | '_'): Shown {
  const { text, at, isMaths, end } = reading
  const start = text.slice(at + 1, at + 12)
  const isScript =
    isMaths || (/^(?:\{ ?)?\\[A-Za-z]{2}/.test(start) && /[\p{L}\p{N})\]}|]/u.test(tail(reading)))
  const given = isScript ? argumentAt({ ...reading, isMaths: true }, at + 1, true) : undefined
  if (!given) return showing(reading, sign, 1)
  const inside = given.shown.trim()
  const isUprightWord = /^\{? ?\\(?:text|math|rm|operatorname)/.test(start) && /^\p{L}{2,}$/u.test(inside)
  if (
    /^(?:st|nd|rd|th)$/.test(inside) &&
    (/\d/.test(tail(reading)) || (isUprightWord && tail(reading) !== ''))
  )
    return { shown: inside, next: given.next }
  const shown = isUprightWord ? `${sign}${inside}` : scripted(sign, inside)
  const runsOn =
    /^[\^_]\p{L}+$/u.test(shown) && given.next < end && /[\p{L}\p{N}]/u.test(text.charAt(given.next))
  return { shown: runsOn ? `${shown} ` : shown, next: given.next }
}

/** Braces that only hold TeX together vanish; sets, JSON, prompts and placeholders keep theirs. */
function group(reading: Reading): Shown {
  const { text, at, isMaths, closings, end } = reading
  const to = closings.get(at)
  if (to === undefined || to >= end) return showing(reading, isMaths ? '' : '{', 1)
  const accent = isMaths ? undefined : accentAt(text, at + 1, true)
  if (accent?.next === to) return { shown: accent.letter, next: to + 1 }
  if (!isMaths && !isOfTeX(reading, to)) return showing(reading, '{', 1)
  const shown = reading.read(at + 1, to, isMaths)
  const isFont = /^\s*\\(?:it|em|bf|sc|tt|rm|sf|sl)(?![A-Za-z])/.test(text.slice(at + 1, at + 8))
  return { shown: isFont ? shown.trimEnd() : shown, next: to + 1 }
}

function isOfTeX({ text, at, isQuoting }: Reading, to: number): boolean {
  const inside = text.slice(at + 1, Math.min(to, at + 30))
  const before = text.charAt(at - 1)
  const after = text.slice(to + 1, to + 3)
  if (before === '^' || before === '_' || /\\[A-Za-z]$/.test(text.slice(Math.max(0, at - 2), at)))
    return false
  if (/^\\[,;:!]$/.test(text.slice(at + 1, to))) return true
  if (/^\s*\\(?:[A-Za-z]{2}|[olLOi](?![A-Za-z]))/.test(inside)) return true
  if (/^\s*\\['"`^~=.]/.test(inside)) return !isQuoting
  if (inside === '') return /[A-Za-z]/.test(before) && /^[A-Z]/.test(after)
  // Capitals that BibTeX has to keep: `{D}eep`, `Graph{SAGE}`, `{GPT}-4`.
  if (!/^[A-Z][A-Za-z0-9]*$/.test(inside)) return false
  if (/[\w}-]/.test(before)) return /[a-z-]/.test(before) && inside.length > 1 && !/^[{(_^]/.test(after)
  return /^[a-z]|^\{[A-Z]/.test(after) || (inside.length > 1 && /^-[A-Za-z\d]/.test(after))
}
