import { accentAt, letterNamed } from './accents.ts'
import { commandNamed, isReference, isSilent, isSpace } from './command-table.ts'
import { isFormula, longestFormula } from './is-formula.ts'
import { isOfPath } from './is-of-path.ts'
import { readReference } from './read-reference.ts'
import { readFunction, readSign } from './read-sign.ts'
import { behindSpaces, deepest, type Reading, type Shown, showing, spacesBefore, tail } from './reading.ts'
import { greek, isFunction, symbolOf } from './symbols.ts'

/** A backslash and what it makes of what follows. */
export function readCommand(reading: Reading): Shown {
  const { text, at, isMaths } = reading
  const accent = isMaths ? undefined : accentAt(text, at)
  if (accent && !isEscapedQuote(reading)) return { shown: accent.letter, next: accent.next }
  const name = /^[A-Za-z]+/.exec(text.slice(at + 1, at + 32))?.[0]
  return name === undefined ? controlSymbol(reading) : named(reading, name)
}

function isEscapedQuote({ text, at, isQuoting }: Reading): boolean {
  const isOpen = !/\p{L}/u.test(text.charAt(at - 1)) || text[at + 2] === ' '
  return isQuoting && /["']/.test(text.charAt(at + 1)) && text[at + 2] !== '{' && isOpen
}

/** A backslash before anything but a letter. */
function controlSymbol(reading: Reading): Shown {
  const { text, at, isMaths } = reading
  const sign = text.charAt(at + 1)
  const behind = text.slice(at + 2, at + 4)
  const isAfterWord = /[\p{L}\p{N}]/u.test(tail(reading))
  if (sign === '\\') return doubled(reading)
  const bracketed =
    sign === '(' ? inBrackets(reading, '\\)') : sign === '[' ? inBrackets(reading, '\\]') : undefined
  if (bracketed) return bracketed
  // An apostrophe that was escaped: `O\'Connor`.
  if (sign === "'" && isAfterWord && /^\p{Lu}\p{Ll}/u.test(behind)) return showing(reading, sign, 2)
  if (isMaths && sign === '|') return showing(reading, '‖', 2)
  if (/[%&#{}]/.test(sign)) return showing(reading, sign, 2)
  if (sign === '~' && behind === '{}') return showing(reading, '~', 4)
  if (sign === '_' && (isMaths || isAfterWord)) return showing(reading, sign, 2)
  if (sign === '$') return showing(reading, isMaths || /^[\d\s.A-Za-z]/.test(behind) ? '$' : '\\$', 2)
  if (/[!/@-]/.test(sign) && (isMaths || sign === '!' || (isAfterWord && /^[A-Za-z]/.test(behind))))
    return showing(reading, '', 2)
  if (/[,;: >]/.test(sign) && (isMaths || isSpacing(reading))) {
    const isBesideSlash = /\/ ?$/.test(tail(reading, 2)) || /^ ?\//.test(behind)
    return showing(reading, isBesideSlash ? '' : ' ', 2)
  }
  return showing(reading, isMaths ? '' : '\\', 1)
}

/** Outside formulas, a space of TeX stands behind a word, a number or a stop. */
function isSpacing(reading: Reading): boolean {
  const next = reading.text.slice(reading.at + 2, reading.at + 3)
  return /[\p{L}\p{N}.,;:)%’”}/]/u.test(tail(reading)) && /^[\s\p{L}\p{N}($\\/&[~–-]|^$/u.test(next)
}

/** Mathematics without dollars: `\(x\)`, `\[x\]`. Regular expressions have such brackets, too. */
function inBrackets(reading: Reading, close: string): Shown | undefined {
  const { text, at, end } = reading
  const length = text.slice(at, Math.min(end, at + longestFormula)).indexOf(close, 2)
  if (length < 0) return undefined
  const content = text.slice(at + 2, at + length)
  const isPattern = /(?<!\\)\\[a-zA-Z](?![A-Za-z{])|[*+?]$|\\[.+*?]/.test(content)
  if (isPattern || /^[A-Za-z]{3,}$/.test(content.trim()) || !isFormula(content.trim(), '', ''))
    return undefined
  return showing(reading, reading.read(at + 2, at + length, true).trim(), length + 2)
}

/** Two backslashes begin a new line, or are one that was escaped on its way. */
function doubled(reading: Reading): Shown {
  const { text, at, isMaths, end } = reading
  const rest = text.slice(at + 2, at + 34)
  const name = /^[A-Za-z]+/.exec(rest)?.[0]
  const isEscaped = accentAt(text, at + 1) !== undefined || (name !== undefined && isKnown(name))
  // `na\\\"ive`
  if (accentAt(text, at + 2)) return showing(reading, '', 2)
  if (isEscaped || (!isMaths && /^[%&#_${}(),]/.test(rest))) return showing(reading, '', 1)
  if (isMaths || (reading.written.length > 0 && /^(?:\s|\[\d|$)/.test(rest))) return showing(reading, ' ', 2)
  const share = /^\\\\\S*/.exec(text.slice(at, Math.min(end, at + 300)))?.[0] ?? '\\\\'
  return showing(reading, share, share.length)
}

function isKnown(name: string): boolean {
  const isShown = symbolOf(name) !== undefined || isFunction(name) || commandNamed(name) !== undefined
  return isShown || (name.length > 1 && isSilent(name)) || isReference(name)
}

function named(reading: Reading, name: string): Shown {
  const { text, isMaths, end } = reading
  const behind = reading.at + 1 + name.length
  const letter = isMaths ? undefined : letterNamed(text, name, behind, tail(reading))
  if (letter) return { shown: letter.letter, next: letter.next }
  if (isReference(name)) return readReference(reading, behind)
  if (name === 'item')
    return { shown: reading.written.length === 0 ? '' : '• ', next: behindSpaces(reading, behind) }
  if (!isMaths && isOfPath(reading, name, behind)) return { shown: `\\${name}`, next: behind }
  const symbol = symbolOf(name)
  if (symbol !== undefined) return readSign(reading, name, symbol, behind)
  if (isFunction(name)) return readFunction(reading, name, behind)
  if (isSpace(name)) return { shown: ' ', next: behind }
  const known = commandNamed(name)
  const given = known && argumentsOf(reading, name, behind, known.takes)
  if (known && given) {
    const after = given.next < end ? text.charAt(given.next) : ''
    const isTouching = /[\p{L}\p{N})\]}]/u.test(tail(reading)) || /[\p{L}\p{N}]/u.test(after)
    const shown = known.show(given.shown, given.option, isTouching)
    // A setting stands for nothing, and leaves one space of two.
    const isGone = shown === '' && /^$|\s/.test(tail(reading))
    return {
      shown,
      next: isGone ? behindSpaces(reading, given.next) : given.next,
      takesBack: shown.startsWith(' (') ? spacesBefore(reading) : 0,
    }
  }
  const isFont = /^(?:text|math|emph|boldsymbol|bm|underline|footnote|color)/.test(name)
  if (!isSilent(name) && !(known && isFont)) return unknown(reading, name, behind)
  if (text.startsWith('{}', behind)) return { shown: '', next: behind + 2 }
  // A text that was cut off: `\emph{words`.
  if (known && text[behind] === '{') return { shown: '', next: behind + 1 }
  if (isMaths && /^(?:left|right|middle)$/.test(name) && text[behind] === '.')
    return { shown: '', next: behind + 1 }
  return { shown: '', next: behindSpaces(reading, behind) }
}

/** Macros that nearly everybody defines alike. */
const ofEverybody: Readonly<Record<string, string>> = { R: 'ℝ', N: 'ℕ', Z: 'ℤ', Q: 'ℚ', C: 'ℂ', E: '𝔼' }

/**
 * A macro of the authors: its name is the most that anybody knows of it (`\ourmodel` → `ourmodel`), and what
 * it is given stays. Escapes of regular expressions and parts of paths are no macros.
 */
function unknown(reading: Reading, name: string, behind: number): Shown {
  const { text, isMaths, closings, at, end } = reading
  const to = text[behind] === '{' ? closings.get(behind) : undefined
  if (name.length === 1) {
    // arXiv takes the first letter of a name for an accent: `\b{eta}`.
    const whole = to === undefined || to - behind > 12 ? '' : `${name}${text.slice(behind + 1, to)}`
    if (to !== undefined && Object.hasOwn(greek, whole)) return { shown: greek[whole] ?? '', next: to + 1 }
    return { shown: isMaths ? (ofEverybody[name] ?? name) : `\\${name}`, next: behind }
  }
  const isPart = /[\w\\/:]$/.test(text.charAt(at - 1)) || /[\\*+?]/.test(text.charAt(behind))
  if (!isMaths && (isPart || name.length < 3)) return { shown: `\\${name}`, next: behind }
  if (to === undefined || to >= end) return { shown: name, next: behind }
  const inside = reading.read(behind + 1, to, isMaths).trim()
  return { shown: inside === '' ? name : isMaths ? `${name}(${inside})` : inside, next: to + 1 }
}

/** The arguments of a command and its option, or undefined if some are missing. */
function argumentsOf(reading: Reading, name: string, behind: number, count: number) {
  const { text, end } = reading
  let next = text[behind] === '*' ? behind + 1 : behind
  const option = /^\s*\[([^[\]]{0,60})\]/.exec(text.slice(next, Math.min(end, next + 70)))
  if (option) next += option[0].length
  const isText = /^(?:text|mbox|hbox|emph|footnote|href|url|enquote|path|gls|ac)/.test(name)
  const isMaths = reading.isMaths && !isText
  const shown: string[] = []
  for (let place = 0; place < count; place++) {
    const given = argumentAt(
      { ...reading, isMaths },
      next,
      takesLetter(name, reading.isMaths),
      /frac$/.test(name),
    )
    if (!given) return undefined
    shown.push(given.shown)
    next = given.next
  }
  return { shown, option: option?.[1] ?? '', next }
}

/** `\frac12`, `\mathbb R`, `\hat x`: without braces, the next letter is the argument. */
function takesLetter(name: string, isMaths: boolean): boolean {
  if (isMaths) return !name.startsWith('text')
  return /^(?:mathbb|mathcal|hat|bar|tilde|widetilde|sqrt|frac|vec|mathbf)$/.test(name)
}

/** What is given to a command or a script: a group, or, where that is allowed, the next letter, number or command. */
export function argumentAt(
  reading: Reading,
  from: number,
  takesOne: boolean,
  isDigit = false,
): Shown | undefined {
  const { text, closings, end, isMaths } = reading
  const at = behindSpaces(reading, from)
  if (at >= end) return undefined
  if (text[at] === '{') {
    const to = closings.get(at)
    return to === undefined || to >= end
      ? undefined
      : { shown: reading.read(at + 1, to, isMaths), next: to + 1 }
  }
  if (!takesOne) return undefined
  if (text[at] === '\\')
    return reading.depth > deepest
      ? undefined
      : readCommand({ ...reading, at, depth: reading.depth + 1, written: [] })
  const whole = isDigit ? /^[\p{L}\p{N}]/u : /^(?:[+-]?\d+(?![.\d])|'+|[\p{L}\p{N}*+∗†‡°=<>])/u
  const one = whole.exec(text.slice(at, Math.min(end, at + 8)))?.[0]
  return one === undefined ? undefined : { shown: one.replace(/'/g, '′'), next: at + one.length }
}
