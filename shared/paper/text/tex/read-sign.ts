import { behindSpaces, type Reading, type Shown, spacesBefore, tail } from './reading.ts'
import { isBetween } from './symbols.ts'

/** `\alpha`, `\leq`, `\times`. */
export function readSign(reading: Reading, name: string, shown: string, behind: number): Shown {
  const { text, isMaths, end } = reading
  const at = text.startsWith('{}', behind) ? behind + 2 : behind
  const rest = text.slice(at, Math.min(at + 3, end))
  const before = tail(reading, 2)
  const next = behindSpaces(reading, at)
  if (/\d ?$/.test(before)) {
    // `3 \times 3` and `2.4 \times` read as one number, `5 \mu m` as a unit.
    const isNumber = name === 'times' && (/^ ?\d/.test(rest) || (isMaths && rest.trim() === ''))
    if (isNumber) return { shown, next, takesBack: spacesBefore(reading) }
    if (name === 'mu' && /^ [smglLMAVWFN]/.test(rest)) return { shown, next }
  }
  if (isMaths && isBetween(name)) {
    const isFirst = before === '' || /[([,{]$/.test(before)
    const isSpaced = /\s$/.test(before)
    if (isFirst ? /^(?:sim|pm|mp)$/.test(name) : !isSpaced) return { shown, next }
    if (isSpaced && /^\S/.test(rest)) return { shown: `${shown} `, next: at }
  }
  if (/[⟩⌋⌉]/.test(shown) || /^r[vV]ert$/.test(name))
    return { shown, next: at, takesBack: spacesBefore(reading) }
  // The space behind an opening bracket, an opening quotation mark or a dash only ends its name, and an abbreviation brings its own stop.
  if (/[⟨⌊⌈∂∇∀∃¬√“‘„«–—]/.test(shown) || (isMaths && /^l[vV]ert$/.test(name))) return { shown, next }
  // `don\textquoteright t`
  if (
    shown === '’' &&
    at === behind &&
    /^ (?:[stdm]|re|ll|ve)(?!\p{L})/u.test(text.slice(at, Math.min(at + 4, end)))
  )
    return { shown, next }
  return { shown, next: shown.endsWith('.') && rest.startsWith('.') ? at + 1 : at }
}

/** `n\log n` → `n log n`, `\log(n)`, `\log_2 n`. */
export function readFunction(reading: Reading, name: string, behind: number): Shown {
  const { text, end } = reading
  const at = text.startsWith('{}', behind) ? behind + 2 : behind
  const next = behindSpaces(reading, at)
  const isTight = next < end && /^\\?[({[^_|]/.test(text.slice(next, next + 2))
  const isInside = /[\p{L}\p{M}\p{N})\]₀-₉⁰-⁹²³]$/u.test(tail(reading))
  const shown = `${isInside ? ' ' : ''}${name === 'bmod' ? 'mod' : name}`
  return { shown, next: isTight ? next : at }
}
