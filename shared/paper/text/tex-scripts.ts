const superscripts = table(
  '0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ',
)
const subscripts = table('0123456789+-=()aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ')

/** Longer scripts would be too small to read: `2^{O(log n)}` becomes `2^(O(log n))`. */
const longestScript = 4

/** What can carry a script: a letter, a digit or a closing bracket. */
const base = '[\\p{L}\\p{N})\\]}|]'
const raisedGroup = new RegExp(`(?<=${base}) ?\\^ ?\\{([^{}\\\\$]{1,60})\\}`, 'gu')
const raised = new RegExp(`(?<=${base})(\\^| \\^ )(-?\\d{1,3}(?!\\d)|[A-Za-z](?![A-Za-z]))`, 'gu')

/** A single letter, so that names such as `top_k` and `BERT_base` are left alone. */
const single = '(?<![A-Za-z0-9_\\\\])(?:[A-Za-z]|[α-ωΑ-Ωϑϱℓ∑])'
const loweredGroup = new RegExp(`(?<=${single})_\\{([^{}\\\\$]{1,60})\\}`, 'gu')
const lowered = new RegExp(`(?<=${single})_(\\d{1,2}|[a-z])(?![A-Za-z0-9_{]|\\.[A-Za-z0-9])`, 'gu')

/** `R^d` → `Rᵈ`, `S^{2}FT` → `S²FT`, `K_r` → `Kᵣ`, `n^{5/6}` → `n^(5/6)`; `A_min` stays. */
export function mendScripts(text: string): string {
  return text
    .replace(/(?<=[\p{L}\p{N})\]}|])\^\{?(?:\\?top|⊤)\}?(?![A-Za-z])/gu, 'ᵀ')
    .replace(raisedGroup, (_, inside: string) => script(superscripts, inside) ?? `^${grouped(inside)}`)
    .replace(raised, (all, _, inside: string) => script(superscripts, inside) ?? all)
    .replace(loweredGroup, (all, inside: string) => script(subscripts, inside) ?? wordAfter(inside) ?? all)
    .replace(lowered, (all, inside: string) => script(subscripts, inside) ?? all)
}

function script(letters: ReadonlyMap<string, string>, inside: string): string | undefined {
  const small = [...inside.trim()].map((letter) => letters.get(letter))
  if (small.length > longestScript || small.includes(undefined)) return undefined
  return small.join('')
}

function grouped(inside: string): string {
  const trimmed = inside.trim()
  return /^(?:\*|\p{L}|∗|⋆)$/u.test(trimmed) ? trimmed : `(${trimmed})`
}

function wordAfter(inside: string): string | undefined {
  return /^(?:[A-Za-z]{2,}|\p{L}|∞)$/u.test(inside) ? `_${inside}` : undefined
}

function table(from: string, to: string): ReadonlyMap<string, string> {
  const small = [...to]
  return new Map([...from].map((letter, i) => [letter, small[i] ?? letter]))
}
