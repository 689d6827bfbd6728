import { isFunction, symbolOf } from './tex-symbols.ts'

/** Longer, it is no formula, but prose between two prices. */
export const longestFormula = 400

const functionName = /^(?:log|ln|exp|min|max|sin|cos|tanh|poly|polylog|argmin|argmax|mod|softmax|if|iff)$/
const operator = /[=<>≤≥≠∈×·+\-/∼≈→⊂⊆∪∩^_|±∘]/
/** A sign alone, which can touch anything: `256$×$256`. */
const sign = /^(?:[×±∼≈≃≤≥<>=→←↔↑↓⇒∞·∘°′†‡+−*]{1,2}|\\(?!\d)[A-Za-z]+)$/

/**
 * Is it a formula that stands between two dollars, or do they mean money, or a variable of a shell? What TeX
 * alone has (commands, scripts, groups) tells, and so does what touches the dollars: prices have digits behind
 * theirs, and words between them.
 */
export function isFormula(content: string, before: string, after: string): boolean {
  const inside = content.trim()
  if (inside === '' || inside.length > longestFormula) return false
  const startsWithDigit = /^\d/.test(inside)
  const isTight = /^\s/.test(content) === /\s$/.test(content)
  if (sign.test(inside) && isTight) return true
  const isTeX = hasTeX(inside)
  if (!isTight && (!isTeX || startsWithDigit || /\d/.test(after))) return false
  const plain = withoutTeX(inside)
  const words = plain.match(/[A-Za-z]{2,}/g) ?? []
  const prose = words.filter((word) => word.length > 2 && !functionName.test(word))
  if (/[A-Za-z0-9]/.test(before) && !/^[\\^_{(]|^\p{L}(?![A-Za-z]{2})/u.test(inside)) return false
  if (/\d/.test(after) && !/^\p{L}$/u.test(inside))
    return isTeX && !startsWithDigit && !/[\s,;-]$/.test(inside)
  if (isTeX) return prose.length < 3 || prose.length * 3 < inside.split(/\s+/).length
  if (/^[.,;:]|[,;:([]$|[-–/]$/.test(inside)) return /^[-–]$/.test(inside)
  if (/^[\d\s.,%+\-–*/()<>=:;[\]]+$/.test(inside)) return !/[A-Za-z]/.test(after) || !/\s/.test(inside)
  if (prose.length > 0)
    return /^[A-Za-z][\w-]*$/.test(inside) && !/\p{L}/u.test(`${before}${after}`) && !/^[A-Z_]+$/.test(inside)
  if (startsWithDigit && /\s[A-Za-z]{2}/.test(inside)) return false
  // A formula with a space has an operator or a function; without one it is prose (`$a US b$`).
  return (
    !/\s/.test(inside) ||
    words.some((word) => functionName.test(word)) ||
    operator.test(inside) ||
    /[,∣]/.test(inside)
  )
}

/** What only TeX has: a command that is known, a script, a group. */
function hasTeX(inside: string): boolean {
  if (
    /[\p{L}\p{N})\]}|]?[\^_](?:\{|\\|[\p{L}\p{N}*+-])/u.test(inside) &&
    !/\\[a-z](?![A-Za-z{])/.test(inside)
  )
    return true
  if (/\{[,=<>+-]\}|\\[{}|,%]|[α-ωΓΔΘΛΞΠΣΦΨΩ≤≥×∈∞∼≈→]/.test(inside)) return true
  return (inside.match(/\\[A-Za-z]{2,}/g) ?? []).length > 0
}

function withoutTeX(inside: string): string {
  return inside
    .replace(
      /\\(?:text[a-z]*|math[a-z]*|mbox|operatorname|emph|bm|boldsymbol|rm|bf|it)\*?\s*(?:\{[^{}]*\})?/g,
      ' ',
    )
    .replace(/\\([A-Za-z]+)/g, (all, name: string) =>
      isFunction(name) || symbolOf(name) !== undefined ? ' ' : all.slice(1, 3),
    )
    .replace(/[\^_]\{[^{}]*\}|_[A-Za-z]+/g, ' ')
}
