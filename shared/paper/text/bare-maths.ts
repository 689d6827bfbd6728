import { inParentheses, quotient } from './tex/command-table.ts'
import { greek } from './tex/symbols.ts'

/** TeX names that are not words of any language. They have only one meaning, even without their backslash. */
const unmistakable: Readonly<Record<string, string>> = {
  varepsilon: 'ε',
  varphi: 'φ',
  vartheta: 'ϑ',
  infty: '∞',
  uplus: '⊎',
  ldots: '…',
  cdots: '⋯',
  neq: '≠',
  leq: '≤',
  geq: '≥',
  ell: 'ℓ',
}
const unmistakableName = new RegExp(
  `(?<![A-Za-z'’\\\\])(?:${Object.keys(unmistakable).join('|')})(?![A-Za-z'’])`,
  'g',
)

const letter =
  '(?<![A-Za-z\\\\&?])(alpha|beta|gamma|delta|epsilon|theta|kappa|lambda|mu|rho|sigma|tau|phi|omega)'
const anyLetter = new RegExp(letter)
const end = '(?![A-Za-z])'

/**
 * Places where the name of a Greek letter certainly means the letter. As words, `alpha`, `beta` and `delta`
 * mean other things too.
 */
const certainly = [
  // alpha_1, epsilon^{-1}
  new RegExp(`${letter}(?=\\^|_(?:[A-Za-z0-9](?![A-Za-z0-9])|\\{|ℓ))`, 'g'),
  // n^delta
  new RegExp(`(?<=(?<![A-Za-z])[A-Za-z)\\]][\\^_])${letter}${end}`, 'g'),
  // 1+epsilon, (1 - delta), 1/epsilon
  new RegExp(`(?<=(?<![\\w.-])[12] ?[+/] ?|\\([12] ?- ?)${letter}(?![A-Za-z-])`, 'g'),
  // 0 < delta, epsilon > 0, lambda = 0.5
  new RegExp(`(?<=\\d ?[<≤>≥] ?)${letter}${end}|${letter}(?= ?[<≤>≥=]{1,2} ?\\d)`, 'g'),
  // (epsilon, delta)-DP
  new RegExp(`(?<=\\()${letter}(?=, ?(?:[a-z]{2,7}|[α-ω])\\)-)|(?<=\\([α-ω], ?)${letter}(?=\\)-)`, 'g'),
  // alpha-approximation, rho-competitive
  new RegExp(`${letter}(?=-(?:approximat|competitive|DP${end}))`, 'g'),
  // epsilon-net, {epsilon/k}, poly(epsilon)
  /(?<![A-Za-z\\-])(epsilon)(?=-[A-Za-z])/g,
  /(?<=[{(,])(epsilon)(?=[/)},^])/g,
]

/**
 * Names of sets and numbers that stick to the sign beside them, with their repairs. Each has first what it cannot be
 * without: to look for that takes a fraction of the time, and nearly all texts have none.
 */
const glued: readonly (readonly [string, RegExp, string])[] = [
  ['times', /(?<=\d)times(?=\d)/g, '×'],
  ['times', /(?<=\d)times(?![A-Za-z])/g, '×'],
  ['times ', /(?<=\^\{)([a-z])times ([a-z])(?=\})/g, '$1×$2'],
  ['subset', /(?<![A-Za-z\\])([A-Z])subset(eq)?(?![A-Za-z])/g, '$1 ⊂$2'],
  ['in ', /(?<![A-Za-z\\])([A-Zpquvxyz])in (?=R\^|\{0,1\}\^)/g, '$1 ∈ '],
  ['in [', /(?<![A-Za-z\\])([pqxyz])in (?=\[\d+,(?:infty|∞)\))/g, '$1 ∈ '],
  ['log ', /(?<![A-Za-z\\])([nmkdNT])log (?=[nmkdNT](?![A-Za-z]))/g, '$1 log '],
  ['otimes', /(?<=[A-Z}\])²]) ?otimes ?(?=[A-Z(])/g, ' ⊗ '],
  ['tilde', /(?<![A-Za-z\\])(?:wide)?tilde ?O(?=\()/g, 'Õ'],
  ['tilde', /(?<![A-Za-z\\])(?:wide)?tilde ?(?:Omega|Ω)(?=\()/g, 'Ω̃'],
  ['Omega(', /(?<![A-Za-z\\])Omega(?=\([a-z\d])/g, 'Ω'],
  ['Theta(', /(?<![A-Za-z\\])Theta(?=\([a-z\d])/g, 'Θ'],
  ['epsilon^', /(?<=[( ])([a-z])epsilon(?=\^)/g, '$1ε'],
]
const gluedLetter = /(?<![A-Za-z\\])(alpha|beta|gamma|delta|epsilon|varepsilon|theta|lambda)in ?(?=[([]\d)/g

const fraction =
  /([A-Za-z0-9)\]}])?(?<![A-Za-z\\])frac(?:\{([^{}]{1,40})\}\s?\{([^{}]{1,40})\}|(\d)(\d)(?!\d))(?=(\w)?)/g
const root = /(?<![A-Za-z\\])sqrt\{([^{}]{1,40})\}(?!\{)/g

/** `frac12` → `½`, `frac{a+b}{n}` → `(a+b)/n`, `sqrt{n+1}` → `√(n+1)`. */
function mendFractions(text: string): string {
  if (!/frac|sqrt/.test(text)) return text
  return text
    .replace(
      fraction,
      (_, before = '', top = '', bottom = '', digitTop = '', digitBottom = '', after = '') =>
        `${before}${quotient(top || digitTop, bottom || digitBottom, before !== '' || after !== '')}`,
    )
    .replace(root, (_, inside: string) => `√${inParentheses(inside)}`)
}

/** Repairs maths that lost its backslashes: `1+varepsilon`, `deltain(0,1)`, `2.2times`, `Psubset R^d`. */
export function mendBareMaths(text: string): string {
  let mended = mendFractions(text).replace(gluedLetter, (_, name: string) => `${greek[name] ?? name} ∈ `)
  for (const [name, debris, meant] of glued) if (mended.includes(name)) mended = mended.replace(debris, meant)
  mended = mended.replace('⊂eq', '⊆').replace(unmistakableName, (name) => unmistakable[name] ?? name)
  if (!anyLetter.test(mended)) return mended
  for (const place of certainly) mended = mended.replace(place, (name) => greek[name] ?? name)
  return mended
}
