/** Longer, it is no formula, but prose between two prices. */
export const longestFormula = 400

const functionName = /^(?:log|ln|exp|min|max|sin|cos|tanh|poly|polylog|argmin|argmax|mod|softmax|if|iff)$/
const operator = /[=<>≤≥≠∈×·+\-/∼≈→⊂⊆∪∩^_|±∘,∣]/
/** A sign alone, which can touch anything: `256$×$256`. */
const sign = /^(?:[×±∼≈≃≤≥<>=→←↔↑↓⇒∞·∘°′†‡+−*–-]{1,2}|\\(?!\d)[A-Za-z]+)$/

/**
 * Is it a formula that stands between two dollars, or do they mean money, or a variable of a shell? What only
 * TeX has (commands, scripts, groups) tells, and so does what touches the dollars: prices have digits behind
 * theirs, and words between them.
 */
export function isFormula(content: string, before: string, after: string): boolean {
  const inside = content.trim()
  if (inside === '' || inside.length > longestFormula || /^[_^]$|(?<!\\)[|(]\^/.test(inside)) return false
  const isTight = /^\s/.test(content) === /\s$/.test(content)
  if (sign.test(inside) && isTight) return true
  // `${A}_${B}`
  if (after === '{' && /^\{\w+\}/.test(inside)) return false
  const startsWithDigit = /^\d/.test(inside)
  if (/[A-Za-z0-9]/.test(before) && !/^[\\^_{(]|^\p{L}(?![A-Za-z]{2})/u.test(inside)) return false
  const hasCommand = /\\(?:[A-Za-z]{2}|[SPRNZQCE](?![A-Za-z])|[{}|,!;])|[\^_]\{|\{[,=<>+-]\}/.test(inside)
  if (hasCommand)
    return (isTight || (!startsWithDigit && !/\d/.test(after))) && isMaths(inside, startsWithDigit, after)
  if (isPattern.test(inside) || isOfName(inside, before, after)) return false
  if (!isTight) return isHalfSpaced(inside, after)
  if (/\d/.test(after)) return /^\p{L}$/u.test(inside) && !/^[A-EG-KM-Z]$/.test(inside)
  return isPlainFormula(inside, content !== inside, before, after)
}

/** Are the dollars letters of names: `a$b$c`, `Ca$h, Ke$ha`? */
function isOfName(inside: string, before: string, after: string): boolean {
  return /[a-z]/.test(before) && /[a-z]/.test(after) && /^(?:[a-z]|[a-z][^$]*\s[^$]*[a-z])$/i.test(inside)
}

/** What stands between two ends of regular expressions: `(a)$|(b)$`. */
const isPattern = /\\[a-z]|^\/|^\|[^|]*$/

/** `$ n$`, `$k = 5 $`: no price begins with a letter, and no variable of a shell is compared. */
function isHalfSpaced(inside: string, after: string): boolean {
  return !/[\w$]/.test(after) && /^[\p{L}](?:$|\s?[=<>≤≥]\s?[\p{L}\d.]+$)/u.test(inside)
}

/** With commands there may be words, but not more of them than of mathematics. */
function isMaths(inside: string, startsWithDigit: boolean, after: string): boolean {
  if (/\d/.test(after) && (startsWithDigit || /[\s,;-]$/.test(inside))) return false
  const prose = wordsOf(withoutTeX(inside))
  return prose.length < 3 || prose.length * 3 < inside.split(/\s+/).length
}

function wordsOf(text: string): string[] {
  return (text.match(/[A-Za-z]{3,}/g) ?? []).filter((word) => !functionName.test(word))
}

/** Without commands, prices look much the same: numbers, single letters, and operators between them. */
function isPlainFormula(inside: string, isSpaced: boolean, before: string, after: string): boolean {
  if (/^[.,;:]|[,;:([\-–/]$/.test(inside)) return false
  if (/^[\d\s.,%+\-–*/()<>=:;[\]]+$/.test(inside)) return !/[A-Za-z]/.test(after) || !/\s/.test(inside)
  const isScripted = /[\p{L}\p{N})\]}|][\^_][\p{L}\p{N}*+-]|^[\^_][\p{L}\p{N}*+-]/u.test(inside)
  const words = wordsOf(inside.replace(/_[A-Za-z0-9]+/g, ' '))
  if (words.length > 0) {
    if (/\s/.test(inside))
      return words.length < 3 && /[=<>≤≥∈∼≈→]/.test(inside) && !startsAsProse.test(inside)
    if (isScripted || /[()=]/.test(inside)) return true
    return (
      !isSpaced &&
      /^[A-Za-z][a-z\w-]*$/.test(inside) &&
      !/^[A-Z_]+$/.test(inside) &&
      !/\p{L}/u.test(`${before}${after}`)
    )
  }
  if (startsAsProse.test(inside)) return false
  // A formula with a space has an operator or a function; without one it is prose (`$a US b$`).
  const hasOperator = operator.test(inside) || /[A-Za-z]{3}/.test(inside)
  return /\s/.test(inside) ? hasOperator : !isSpaced || hasOperator || /^.$/u.test(inside)
}

/** `1 to 2` */
const startsAsProse = /^\d\S*\s+[A-Za-z]{2}/

function withoutTeX(inside: string): string {
  return inside
    .replace(
      /\\(?:text[a-z]*|math[a-z]*|mbox|operatorname|emph|bm|boldsymbol|rm|bf|it)\*?\s*(?:\{[^{}]*\})?/g,
      ' ',
    )
    .replace(/\\[A-Za-z]+/g, ' ')
    .replace(/[\^_]\{[^{}]*\}|_[A-Za-z]+/g, ' ')
}
