import { accentAt, letterNamed } from './tex-accents.ts'
import { commandNamed, isReference, isSilent, isSpace } from './tex-commands.ts'
import { isFormula, longestFormula } from './tex-formula.ts'
import { scripted } from './tex-scripts.ts'
import { greek, isBetween, isFunction, symbolOf } from './tex-symbols.ts'

/** A stretch of TeX on its way to plain text. */
interface Reading {
  readonly text: string
  /** The place of the closing brace of each opening one. */
  readonly closings: ReadonlyMap<number, number>
  /** Are its quotation marks escaped? Then `\"a` is not certainly an `ä`. */
  readonly isQuoting: boolean
  readonly isMaths: boolean
  readonly depth: number
  readonly end: number
  at: number
  readonly out: string[]
}

/** Real texts do not nest deeper. What is deeper is read in the next round. */
const deepest = 12

/**
 * Reads a text as TeX would, and writes what a reader of the paper would see. What is no TeX stays: prices,
 * paths, regular expressions, variables, links, code between backticks.
 */
export function readTex(text: string): string {
  if (!/[\\${]/.test(text)) return text
  return read(
    { text, closings: closingsOf(text), isQuoting: quoted.test(text), depth: 0 },
    0,
    text.length,
    false,
  )
}

type Within = Pick<Reading, 'text' | 'closings' | 'isQuoting' | 'depth'>

function read(within: Within, from: number, end: number, isMaths: boolean): string {
  const { text, closings, isQuoting, depth } = within
  if (depth > deepest) return text.slice(from, end)
  const reading: Reading = { text, closings, isQuoting, isMaths, depth: depth + 1, end, at: from, out: [] }
  while (reading.at < end) step(reading)
  return reading.out.join('')
}

const inText = /[\\${]|[\^_](?=[{\\])|https?:\/\/|www\.|(?<![A-Za-z])[A-Za-z]:\\|(?<![`\\])`(?=[^`'\s])/g
const inMaths = /[\\${}^_'~&]|(?<=\d) (?=\\times)/g
/** Links, paths of Windows and of shares, code between backticks. */
const verbatim = /https?:\/\/[^\s{}\\]*|www\.[^\s{}\\]*|[A-Za-z]:\\\S*|`[^`'\s](?:[^`']{0,80}[^`'\s])?`(?!`)/y

function step(reading: Reading): void {
  const { text, isMaths, end } = reading
  const special = isMaths ? inMaths : inText
  special.lastIndex = reading.at
  const found = special.exec(text)?.index ?? end
  if (found > reading.at) {
    reading.out.push(text.slice(reading.at, Math.min(found, end)))
    reading.at = Math.min(found, end)
    if (reading.at >= end) return
  }
  const char = text.charAt(reading.at)
  if (char === '\\') return command(reading)
  if (char === '{') return group(reading)
  if ((char === '^' || char === '_') && script(reading)) return
  if (!isMaths && char === '$') return formula(reading)
  if (!isMaths) return literal(reading)
  const shown = char === "'" ? '′' : char === '~' ? ' ' : /[${}&]/.test(char) ? '' : char
  put(reading, shown, 1)
}

function put(reading: Reading, shown: string, length: number): void {
  if (shown !== '') reading.out.push(shown)
  reading.at += length
}

function literal(reading: Reading): void {
  verbatim.lastIndex = reading.at
  const whole = verbatim.exec(reading.text)?.[0] ?? reading.text.charAt(reading.at)
  put(reading, whole.slice(0, reading.end - reading.at), whole.length)
}

/** The last characters that were written. */
function tail(reading: Reading, length = 1): string {
  let found = ''
  for (let place = reading.out.length - 1; place >= 0 && found.length < length; place--)
    found = `${reading.out[place]}${found}`
  return found.slice(-length)
}

/** What stands between dollars, if it is a formula; else the dollar is one. */
function formula(reading: Reading): void {
  const { text, at, end } = reading
  const isDisplay = text.startsWith('$$', at)
  const mark = isDisplay ? '$$' : '$'
  const from = at + mark.length
  const to = closingDollar(text, from, Math.min(end, from + longestFormula + mark.length), mark)
  const content = to === undefined ? '' : text.slice(from, to)
  const after = to === undefined ? '' : text.charAt(to + mark.length)
  if (to === undefined || to >= end || !isFormula(content, tail(reading), after))
    return put(reading, mark, mark.length)
  show(reading, from, to, to + mark.length)
}

function closingDollar(text: string, from: number, end: number, mark: string): number | undefined {
  for (let at = from; at < end; at++) {
    if (text[at] === '\\') at++
    else if (text.startsWith(mark, at)) return at
  }
  return undefined
}

/** Writes the formula between two places. `next` is behind its closing mark. */
function show(reading: Reading, from: number, to: number, next: number): void {
  const shown = read(reading, from, to, true).trim()
  const before = tail(reading)
  // `A$^*$ search`
  const isOrdinal = /\d$/.test(before) && /^(?:ᵗʰ|ˢᵗ|ⁿᵈ|ʳᵈ)$/.test(shown)
  reading.out.push(isOrdinal ? shown.normalize('NFKC') : shown)
  reading.at = next
}

/** A part that is raised or lowered. Outside formulas only a group or a command can be one for certain. */
function script(reading: Reading): boolean {
  const { text, at, isMaths } = reading
  const sign = text.charAt(at) as '^' | '_'
  const before = tail(reading)
  if (!isMaths) {
    const isCommand = /^.(?:\{\s*)?\\(?:[A-Za-z]{2,})/.test(text.slice(at, at + 8))
    if (!isCommand || !/[\p{L}\p{N})\]}|]/u.test(before)) return put(reading, sign, 1), true
  }
  const given = argument({ ...reading, isMaths: true, at: at + 1 }, true)
  if (!given) return put(reading, sign, 1), true
  const isUpright = /^.\{?\s*\\(?:text|math|rm|operatorname)/.test(text.slice(at, at + 12))
  const inside = given.shown.trim()
  const isWord = isUpright && /^\p{L}{2,}$/u.test(inside)
  let shown = isWord ? `${sign}${inside}` : scripted(sign, inside)
  if (
    /^[\^_]\p{L}+$/u.test(shown) &&
    /[\p{L}\p{N}]/u.test(text.charAt(given.next)) &&
    given.next < reading.end
  )
    shown += ' '
  reading.out.push(shown)
  reading.at = given.next
  return true
}

/** Braces that only hold TeX together vanish; sets, JSON, prompts and placeholders keep theirs. */
function group(reading: Reading): void {
  const { text, at, isMaths, closings, end } = reading
  const to = closings.get(at)
  if (to === undefined || to >= end) return put(reading, isMaths ? '' : '{', 1)
  const inside = text.slice(at + 1, Math.min(to, at + 40))
  if (!isMaths) {
    const accent = accentAt(text, at + 1, true)
    if (accent && accent.next === to) return put(reading, accent.letter, to + 1 - at)
  }
  if (isMaths || isOfTeX(text, at, to, inside)) {
    const shown = read(reading, at + 1, to, isMaths)
    reading.out.push(/^\s*\\(?:it|em|bf|sc|tt|rm|sf|sl)/.test(inside) ? shown.trimEnd() : shown)
    reading.at = to + 1
    return
  }
  put(reading, '{', 1)
}

function isOfTeX(text: string, at: number, to: number, inside: string): boolean {
  const before = text.charAt(at - 1)
  const after = text.slice(to + 1, to + 3)
  if (before === '^' || before === '_') return false
  if (/^\s*\\(?:[A-Za-z]+|['"`^~=.])/.test(inside) && !/^\s*\\[a-z](?![A-Za-z {])/.test(inside)) return true
  if (/^\s*\\(?:[olLOi]|aa|AA|ss)\s*$/.test(text.slice(at + 1, to))) return true
  if (to === at + 1) return /[A-Za-z]/.test(before) && /^[A-Z]/.test(after)
  // Capitals that BibTeX has to keep: `{D}eep`, `Graph{SAGE}`, `{GPT}-4`.
  if (!/^[A-Z][A-Za-z0-9]*$/.test(text.slice(at + 1, Math.min(to, at + 30)))) return false
  if (/[\w}]/.test(before)) return /[a-z-]/.test(before) && to - at > 3 && !/^[{(_^]/.test(after)
  return /^[a-z]|^\{[A-Z]/.test(after) || (to - at > 2 && /^-[A-Za-z\d]/.test(after))
}

/** Mathematics without dollars: `\(x\)`, `\[x\]`. Regular expressions have such brackets, too. */
function bracketed(reading: Reading, close: string): boolean {
  const { text, at, end } = reading
  const to = text.slice(at, at + longestFormula).indexOf(close, 2)
  if (to < 0 || at + to >= end) return false
  const content = text.slice(at + 2, at + to)
  if (/(?<!\\)\\[a-zA-Z](?![A-Za-z{])|[*+?]$|\\[.+*?]/.test(content) || !isFormula(content.trim(), '', ''))
    return false
  show(reading, at + 2, at + to, at + to + 2)
  return true
}

/** A backslash and what it makes of what follows. */
function command(reading: Reading): void {
  const { text, at, isMaths } = reading
  const name = /^[A-Za-z]+/.exec(text.slice(at + 1, at + 32))?.[0]
  if (!isMaths) {
    const accent = accentAt(text, at)
    if (accent && !isEscapedQuote(reading)) {
      reading.out.push(accent.letter)
      reading.at = accent.next
      return
    }
  }
  if (name === undefined) return controlSymbol(reading)
  named(reading, name)
}

const quoted = /(?<![\p{L}\\])\\["'](?=[^\s"'\\])[^"']{0,200}\\["'](?![\p{L}{\\])/u

/** A quotation mark in a text that escapes them. */
function isEscapedQuote({ text, at, isQuoting }: Reading): boolean {
  const isOpen = !/\p{L}/u.test(text.charAt(at - 1)) || text[at + 2] === ' '
  return isQuoting && /["']/.test(text.charAt(at + 1)) && text[at + 2] !== '{' && isOpen
}

function controlSymbol(reading: Reading): void {
  const { text, at, isMaths } = reading
  const next = text.charAt(at + 1)
  if (next === '\\') return doubled(reading)
  if ((next === '(' && bracketed(reading, '\\)')) || (next === '[' && bracketed(reading, '\\]'))) return
  if (isMaths && next === '|') return put(reading, '‖', 2)
  if (/[%&#]/.test(next)) return put(reading, next, 2)
  if (/[{}]/.test(next)) return put(reading, next, 2)
  if (next === '_' && (isMaths || /[\p{L}\p{N}]/u.test(tail(reading)))) return put(reading, '_', 2)
  if (next === '$' && (isMaths || /[\d\s.A-Za-z]/.test(text.charAt(at + 2)))) return put(reading, '$', 2)
  if (
    /[!/@-]/.test(next) &&
    (isMaths || next === '!' || (/\p{L}/u.test(tail(reading)) && /[A-Za-z]/.test(text.charAt(at + 2))))
  )
    return put(reading, '', 2)
  if (/[,;: >]/.test(next) && (isMaths || isSpacing(reading))) {
    const isBesideSlash = /\/ ?$/.test(tail(reading, 2)) || /^ ?\//.test(text.slice(at + 2, at + 4))
    return put(reading, isBesideSlash ? '' : ' ', 2)
  }
  put(reading, isMaths ? '' : '\\', 1)
}

/** Outside formulas, a space of TeX stands behind a word, a number or a stop. */
function isSpacing(reading: Reading): boolean {
  return (
    /[\p{L}\p{N}.,;:)%’”}/]/u.test(tail(reading)) &&
    /^[\s\p{L}\p{N}($\\/&[~–-]|^$/u.test(reading.text.slice(reading.at + 2, reading.at + 3))
  )
}

/** Two backslashes begin a new line, or are one that was escaped on its way. */
function doubled(reading: Reading): void {
  const { text, at, isMaths } = reading
  const rest = text.slice(at + 2, at + 34)
  const name = /^[A-Za-z]+/.exec(rest)?.[0]
  if (name !== undefined && isKnown(name)) return put(reading, '', 1)
  if (/^[%&#_${}(),]/.test(rest) && !isMaths) return put(reading, '', 1)
  if (name === undefined && accentAt(text, at + 1)) return put(reading, '', 1)
  if (isMaths || /^(?:\s|\[\d|$)/.test(rest)) return put(reading, ' ', 2)
  const share = /^\\\\\S*/.exec(text.slice(at, at + 300))?.[0] ?? '\\\\'
  put(reading, share.slice(0, reading.end - at), share.length)
}

function isKnown(name: string): boolean {
  return (
    symbolOf(name) !== undefined ||
    isFunction(name) ||
    commandNamed(name) !== undefined ||
    (name.length > 1 && isSilent(name)) ||
    isReference(name)
  )
}

function named(reading: Reading, name: string): void {
  const { text, isMaths, end } = reading
  const at = reading.at + 1 + name.length
  if (!isMaths) {
    const letter = letterNamed(text, name, at, tail(reading))
    if (letter) {
      reading.out.push(letter.letter)
      reading.at = letter.next
      return
    }
  }
  if (isReference(name)) return reference(reading, at)
  if (name === 'item') return put(reading, reading.out.length === 0 ? '' : '• ', name.length + 1)
  const symbol = symbolOf(name)
  if (symbol !== undefined && !(name.length === 1 && /[A-Za-z]/.test(text.charAt(at))))
    return sign(reading, name, symbol, at)
  if (isFunction(name)) return applied(reading, name, at)
  if (isSpace(name)) return put(reading, ' ', name.length + 1)
  const known = commandNamed(name)
  if (known) {
    const given = argumentsOf(reading, name, at, known.takes)
    if (given) {
      const isTouching =
        /[\p{L}\p{N})\]}]/u.test(tail(reading)) ||
        (given.next < end && /[\p{L}\p{N}]/u.test(text.charAt(given.next)))
      const shown = known.show(given.shown, given.option, isTouching)
      if (shown.startsWith(' (')) dropSpace(reading)
      reading.out.push(shown)
      reading.at = given.next
      // A setting stands for nothing, and leaves one space of two.
      if (shown === '' && /^$|\s/.test(tail(reading))) skipSpace(reading)
      return
    }
    if (!/^(?:text|math|emph|boldsymbol|bm|underline|footnote)/.test(name)) return unknown(reading, name, at)
  }
  if ((known || isSilent(name)) && !(name.length < 2)) {
    reading.at = at
    if (text.startsWith('{}', at)) reading.at += 2
    else if (isMaths && /^(?:left|right|middle)$/.test(name) && text[at] === '.') reading.at++
    else skipSpace(reading)
    return
  }
  unknown(reading, name, at)
}

function skipSpace(reading: Reading): void {
  while (reading.at < reading.end && reading.text[reading.at] === ' ') reading.at++
}

function dropSpace(reading: Reading): void {
  while (reading.out.length > 0 && /[\s~]$/.test(tail(reading))) {
    const last = reading.out.pop()?.replace(/[\s~]+$/, '') ?? ''
    if (last !== '') reading.out.push(last)
  }
}

/** `\alpha`, `\leq`, `\times`. */
function sign(reading: Reading, name: string, shown: string, behind: number): void {
  const { text, isMaths, end } = reading
  let at = behind
  if (text.startsWith('{}', at)) at += 2
  const rest = text.slice(at, Math.min(at + 3, end))
  reading.at = at
  const before = tail(reading, 2)
  if (name === 'times' && /\d ?$/.test(before) && (/^ ?\d/.test(rest) || rest.trim() === '' || !isMaths)) {
    if (isMaths || /^ ?\d/.test(rest)) {
      if (before.endsWith(' ')) dropSpace(reading)
      if (/^ ?\d/.test(rest) || isMaths) skipSpace(reading)
    }
    reading.out.push('×')
    return
  }
  if (name === 'mu' && /\d ?$/.test(before) && /^ [smglLMAVWFN]/.test(rest)) {
    skipSpace(reading)
    reading.out.push('μ')
    return
  }
  if (isMaths && isBetween(name)) {
    const isSpaced = /\s$/.test(before)
    const isFirst = before === '' || /[([,{]$/.test(before)
    if (isFirst && /^(?:sim|pm|mp)$/.test(name)) skipSpace(reading)
    else if (!isSpaced && !isFirst) skipSpace(reading)
    else if (isSpaced && rest !== '' && !/^\s/.test(rest)) {
      reading.out.push(shown, ' ')
      return
    }
  }
  // Abbreviations bring their own stop.
  if (shown.endsWith('.') && rest.startsWith('.')) reading.at++
  reading.out.push(shown)
}

/** `n\log n` → `n log n`, `\log(n)`, `\log_2 n`. */
function applied(reading: Reading, name: string, behind: number): void {
  const { text, end } = reading
  reading.at = text.startsWith('{}', behind) ? behind + 2 : behind
  if (/^\s*\\?[({[^_|]/.test(text.slice(reading.at, Math.min(end, reading.at + 3)))) skipSpace(reading)
  const shown = name === 'bmod' ? 'mod' : name
  reading.out.push(/[\p{L}\p{N})\]⁰-⁹²³₀-₉]$/u.test(tail(reading)) ? ` ${shown}` : shown)
  if (name === 'bmod' && /^\S/.test(text.slice(reading.at, end))) reading.out.push(' ')
}

const inSentence =
  /(?:^|[.!?]\s*|\b(?:in|by|of|from|following|see|and|with|to|than|like|on|per|via|as|for)[\s~]*)$/i

/** A mark behind words says nothing here. In a sentence's own words (`by \citet{x}`), its key stays. */
function reference(reading: Reading, behind: number): void {
  const { text, end } = reading
  const rest = text.slice(behind, Math.min(end, behind + 300))
  const [all, keys] = /^\*?\s*(?:\[[^[\]]*\])*(?:\{([^{}]*)\})?/.exec(rest) ?? ['']
  if (keys !== undefined && inSentence.test(tail(reading, 12)))
    return put(reading, `[${keys}]`, behind + all.length - reading.at)
  dropSpace(reading)
  if (keys !== undefined && tail(reading) === '(' && text[behind + all.length] === ')') {
    reading.out.push(reading.out.pop()?.slice(0, -1) ?? '')
    dropSpace(reading)
    return put(reading, '', behind + all.length + 1 - reading.at)
  }
  put(reading, '', behind + all.trimEnd().length - reading.at)
}

/**
 * A macro of the authors: its name is the most that anybody knows of it (`\ourmodel` → `ourmodel`), and what
 * it is given stays. Escapes of regular expressions and parts of paths are no macros.
 */
function unknown(reading: Reading, name: string, at: number): void {
  const { text, isMaths, depth, end } = reading
  if (name.length === 1) {
    const to = text[at] === '{' ? reading.closings.get(at) : undefined
    // arXiv takes the first letter of a name for an accent: `\b{eta}`.
    const whole = to === undefined || to - at > 12 ? '' : `${name}${text.slice(at + 1, to)}`
    if (to !== undefined && Object.hasOwn(greek, whole))
      return put(reading, greek[whole] ?? '', to + 1 - reading.at)
    return isMaths && symbolFor[name] !== undefined
      ? put(reading, symbolFor[name], 2)
      : put(reading, isMaths ? name : `\\${name}`, 2)
  }
  const before = tail(reading)
  const isPart =
    (/[\w\\/:]$/.test(before) && !isMaths) || (/^[\\*+?]/.test(text.slice(at, at + 1)) && !isMaths)
  if (isPart || (name.length < 3 && !isMaths)) return put(reading, `\\${name}`, name.length + 1)
  const given = text[at] === '{' && at < end ? argument({ ...reading, at, depth }, false) : undefined
  if (!given) return put(reading, name, name.length + 1)
  const shown = given.shown.trim()
  if (shown === '') put(reading, name, name.length + 1)
  else put(reading, isMaths ? `${name}(${shown})` : shown, 0)
  reading.at = given.next
}

/** Macros that nearly everybody defines alike. */
const symbolFor: Readonly<Record<string, string>> = { R: 'ℝ', N: 'ℕ', Z: 'ℤ', Q: 'ℚ', C: 'ℂ', E: '𝔼' }

interface Given {
  readonly shown: string
  readonly next: number
}

/** The arguments of a command and its option, or undefined if some are missing. */
function argumentsOf(reading: Reading, name: string, behind: number, count: number) {
  const { text, end } = reading
  let at = text[behind] === '*' ? behind + 1 : behind
  const option = /^\s*\[([^[\]]{0,60})\]/.exec(text.slice(at, Math.min(end, at + 70)))
  if (option) at += option[0].length
  const isText = /^(?:text|mbox|hbox|emph|footnote|href|url|enquote|path|gls|ac)/.test(name)
  const shown: string[] = []
  for (let place = 0; place < count; place++) {
    const given = argument(
      { ...reading, isMaths: reading.isMaths && !isText, at },
      takesOneLetter(name, reading.isMaths),
    )
    if (!given) return undefined
    shown.push(given.shown)
    at = given.next
  }
  return { shown, option: option?.[1] ?? '', next: at }
}

/** `\frac12`, `\mathbb R`, `\hat x`: without braces, the next letter is the argument. */
function takesOneLetter(name: string, isMaths: boolean): boolean {
  return isMaths
    ? !name.startsWith('text')
    : /^(?:mathbb|mathcal|hat|bar|tilde|widetilde|sqrt|frac|vec|mathbf)$/.test(name)
}

function argument(reading: Reading, takesLetter: boolean): Given | undefined {
  const { text, closings, end, isMaths } = reading
  let at = reading.at
  while (at < end && text[at] === ' ') at++
  if (at >= end) return undefined
  if (text[at] === '{') {
    const to = closings.get(at)
    return to === undefined || to >= end
      ? undefined
      : { shown: read(reading, at + 1, to, isMaths), next: to + 1 }
  }
  if (!takesLetter) return undefined
  if (text[at] === '\\') {
    const one: Reading = { ...reading, at, out: [] }
    command(one)
    return { shown: one.out.join(''), next: one.at }
  }
  const [letter = ''] =
    /^(?:[+-]?\d+(?=[^\d.]|$)|'+|[\p{L}\p{N}*+∗†‡°])/u.exec(text.slice(at, Math.min(end, at + 8))) ?? []
  const short = /frac$/.test(
    text
      .slice(Math.max(0, at - 6), at)
      .replace(/\d$/, '')
      .trimEnd(),
  )
    ? letter.charAt(0)
    : letter
  return short === '' ? undefined : { shown: short.replace(/'/g, '′'), next: at + short.length }
}

function closingsOf(text: string): ReadonlyMap<number, number> {
  const closings = new Map<number, number>()
  const open: number[] = []
  const brace = /\\[\s\S]|[{}]/g
  for (let found = brace.exec(text); found; found = brace.exec(text)) {
    if (found[0] === '{') open.push(found.index)
    else if (found[0] === '}') {
      const from = open.pop()
      if (from !== undefined) closings.set(from, found.index)
    }
  }
  return closings
}
