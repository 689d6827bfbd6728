const vulgar: Readonly<Record<string, string>> = {
  '1/2': '½',
  '1/3': '⅓',
  '2/3': '⅔',
  '1/4': '¼',
  '3/4': '¾',
  '1/5': '⅕',
  '1/8': '⅛',
}

const fraction =
  /([A-Za-z0-9)\]}])?\\?(?<![A-Za-z])[dt]?frac(?:\{([^{}]{1,40})\}\s?\{([^{}]{1,40})\}|(\d)(\d)(?!\d))(?=(\w)?)/g
const root = /\\?(?<![A-Za-z])sqrt\{([^{}]{1,40})\}(?!\{)/g

/**
 * `\frac{1}{2}` and `frac12` → `½`, `\frac{a+b}{n}` → `(a+b)/n`, `\sqrt{n}` → `√n`, `\sqrt{n+1}` → `√(n+1)`.
 */
export function mendFractions(text: string): string {
  return text
    .replace(
      fraction,
      (_, before = '', top = '', bottom = '', digitTop = '', digitBottom = '', after = '') =>
        `${before}${quotient(top || digitTop, bottom || digitBottom, before !== '' || after !== '')}`,
    )
    .replace(root, (_, inside: string) => `√${grouped(inside)}`)
}

function quotient(top: string, bottom: string, touching: boolean): string {
  const short = vulgar[`${top.trim()}/${bottom.trim()}`]
  if (short) return short
  const written = `${grouped(top)}/${grouped(bottom)}`
  return touching ? `(${written})` : written
}

/** In parentheses unless it is one number or one letter. */
function grouped(inside: string): string {
  const trimmed = inside.trim()
  return /^(?:\d+|\p{L})$/u.test(trimmed) ? trimmed : `(${trimmed})`
}

const functionName = /^(?:log|ln|exp|min|max|sin|cos|tanh|poly|polylog|argmin|argmax|mod)$/
const operator = /[=<>≤≥≠∈×·+\-/∼≈→⊂⊆∪∩^_|]/

/** Formulas that may touch the words around them, because they cannot be money: `256$×$256`, `Re$^2$`, `CO$_2$`. */
const alone = /\$([×±∼≈≃≤≥<>=→↑↓⇒∞·∘°′†+−]{1,2})\$/gu
const raisedAlone = /(?<=[\p{L}\p{N})])\$(\^\{?[\dA-Za-z+*−-]{1,3}\}?|[⁰¹²³⁴-⁹⁺⁻ᵀⁿ°]{1,4})\$/gu
const loweredAlone = /(?<=[\p{L}\p{N})])\$_\{?(\d{1,2})\}?\$/gu
const oneLetter = /(?<![\w$\\])\$(\p{L})\$(?=\d)/gu

/**
 * Removes the dollars around a formula that is plain text by now. Dollars may be money: the opening one must
 * not follow a letter or digit, the closing one must not precede a digit, and no ordinary word may stand
 * between them.
 */
export function stripDollars(text: string): string {
  const written = text.includes('\\(') ? text.replace(/\\\(\s*([^\\$]{1,120}?)\s*\\\)/g, '$1') : text
  if (!written.includes('$')) return written
  return written
    .replace(alone, '$1')
    .replace(raisedAlone, '$1')
    .replace(loweredAlone, (_, digits: string) =>
      [...digits].map((digit) => String.fromCharCode(0x2080 + Number(digit))).join(''),
    )
    .replace(oneLetter, '$1')
    .replace(/\$\$([^$\\]{1,200})\$\$/g, '$$$1$$')
    .replace(/(?<![\w$])\$(?=[^\s$])([^$\\]{0,120}[^\s$\\])\$(?![\d$])/g, (all, inside: string) =>
      isFormula(inside) ? inside : all,
    )
}

function isFormula(inside: string): boolean {
  const runs = inside.match(/[A-Za-z]{2,}/g) ?? []
  if (runs.some((run) => run.length > 2 && !functionName.test(run))) return false
  if (/^\d/.test(inside) && /\s[A-Za-z]{2}/.test(inside)) return false
  if (/^[.,;:)\]]|[,;:([]$/.test(inside)) return false
  // A formula with a space has an operator or a function; without one it is prose (`$a US b$`).
  return !/\s/.test(inside) || runs.some((run) => functionName.test(run)) || operator.test(inside)
}
