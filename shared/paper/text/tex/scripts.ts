const superscripts = table(
  '0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ',
)
const subscripts = table('0123456789+-=()aehijklmnoprstuvxβγρφχ', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ')

/** Longer scripts would be too small to read: `2^{O(log n)}` becomes `2^(O(log n))`. */
const longestScript = 4

/** Signs that stand high by themselves. */
const high = /^(?:[°†‡′*⋆∗]+|[®™])$/

/**
 * A raised or lowered part of a formula: `x²`, `xᵢⱼ`. What Unicode does not have stays behind its sign:
 * `L_total`, `x^(n × d)`.
 */
export function scripted(sign: '^' | '_', content: string): string {
  const inside = content.trim()
  if (inside === '') return ''
  if (sign === '^') {
    if (high.test(inside)) return inside.replace(/∗/g, '*')
    if (inside === '∘') return '°'
    if (inside === '⊤') return 'ᵀ'
  }
  // `PM₂.₅`, `π₀.₅`
  if (sign === '_' && /^\d\.\d{1,2}$/.test(inside))
    return inside.replace(/\d/g, (digit) => subscripts.get(digit) ?? digit)
  // `85.3_{\pm 0.2}`
  if (inside.startsWith('±')) return inside
  const small = /^\p{L}{3,}$/u.test(inside)
    ? undefined
    : script(sign === '^' ? superscripts : subscripts, inside.replace(/\s*([+=-])\s*/g, '$1'))
  return small ?? `${sign}${grouped(inside)}`
}

/** What can carry a script: a letter, a digit or a closing bracket. */
const base = '[\\p{L}\\p{N})\\]}]\\|?'
const raisedGroup = new RegExp(`(?<=${base}) ?\\^ ?\\{([^{}\\\\$]{1,60})\\}`, 'gu')
const raised = new RegExp(`(?<=${base})(\\^| \\^ (?=\\d))(-?\\d{1,3}(?!\\d)|[A-Za-z](?!\\p{L}))`, 'gu')

/** A single letter, so that names such as `top_k` and `BERT_base` are left alone. */
const single = '(?<![A-Za-z0-9_$\\\\]|[A-Za-z]\\.)(?:[A-Za-z]|[α-ωΑ-Ωϑϱℓ∑∏∫])'
const loweredGroup = new RegExp(`(?<=${single})_\\{([^{}\\\\$]{1,60})\\}`, 'gu')
const lowered = new RegExp(`(?<=${single})_(\\d{1,2}|[a-z])(?![A-Za-z0-9_{]|\\.[A-Za-z0-9])`, 'gu')

/** `CO_2`, `H_2O`, `NO_x` */
const molecule = /(?<=(?<![\w.])(?:CO|NO|SO|CH|NH|H|N|O))_([2-4x])(?=O?(?!\w))/g

/** Scripts outside formulas: `R^d` → `Rᵈ`, `S^{2}FT` → `S²FT`, `K_r` → `Kᵣ`; `A_min` stays. */
export function mendScripts(text: string): string {
  if (!/[\^_]/.test(text)) return text
  return text
    .replace(/(?<=[\p{L}\p{N})\]}|])\^\{?(?:\\?top|⊤)\}?(?![A-Za-z])/gu, 'ᵀ')
    .replace(raisedGroup, (_, inside: string) => scripted('^', inside))
    .replace(raised, (all, _, inside: string) => script(superscripts, inside) ?? all)
    .replace(loweredGroup, (_, inside: string) => scripted('_', inside))
    .replace(molecule, (_, digit: string) => script(subscripts, digit) ?? digit)
    .replace(lowered, (all, inside: string) => script(subscripts, inside) ?? all)
}

function script(letters: ReadonlyMap<string, string>, inside: string): string | undefined {
  const small = [...inside].map((letter) => letters.get(letter))
  if (small.length > longestScript || small.includes(undefined)) return undefined
  return small.join('')
}

/** In parentheses unless it is one word, one number or one letter, or has them already. */
function grouped(inside: string): string {
  return /^(?:.|[A-Za-z]+|\d+|\([^()]*\))$/u.test(inside) ? inside : `(${inside})`
}

function table(from: string, to: string): ReadonlyMap<string, string> {
  const small = [...to]
  return new Map([...from].map((letter, i) => [letter, small[i] ?? letter]))
}
