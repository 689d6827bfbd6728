/** Greek letters by their TeX names. */
export const greek: Readonly<Record<string, string>> = {
  ...named(
    'alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ',
  ),
  ...named(
    'lambda λ mu μ nu ν xi ξ pi π rho ρ varrho ϱ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω',
  ),
  ...named('Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω'),
}

const symbols: Readonly<Record<string, string>> = {
  ...greek,
  ...named(
    'times × cdot · pm ± mp ∓ div ÷ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ ll ≪ gg ≫ approx ≈ sim ∼ simeq ≃ equiv ≡',
  ),
  ...named('infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ propto ∝ forall ∀ exists ∃ ell ℓ in ∈ notin ∉ ni ∋'),
  ...named('subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ uplus ⊎ setminus ∖ emptyset ∅ varnothing ∅'),
  ...named(
    'to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftrightarrow ⇔ mapsto ↦ implies ⇒ iff ⇔',
  ),
  ...named(
    'ldots … dots … cdots ⋯ otimes ⊗ oplus ⊕ odot ⊙ circ ∘ star ⋆ ast * wedge ∧ vee ∨ neg ¬ perp ⊥ top ⊤',
  ),
  ...named(
    'langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ mid | vert | Vert ‖ prime ′ dagger † degree °',
  ),
  ...named(
    'lbrace { rbrace } textendash – textemdash — textasciitilde ~ textbackslash \\ S § LaTeX LaTeX TeX TeX',
  ),
}

/** The letters of number sets that every font has. */
const doubleStruck: Readonly<Record<string, string>> = named('R ℝ N ℕ Z ℤ Q ℚ C ℂ')

const operators =
  'log|ln|exp|min|max|arg|argmin|argmax|sin|cos|tan|tanh|det|dim|deg|gcd|Pr|sup|inf|lim|polylog|poly'
const operator = new RegExp(`([A-Za-z0-9)])?\\\\(${operators})(?![A-Za-z])(?: (?=[(^_]))?`, 'g')

/** Commands that only size or space what follows them. */
const silent =
  /\\(?:left|right|[bB]igg?[lr]?|displaystyle|limits|nolimits|hspace\*?\{[^{}]*\}|quad|qquad)(?![A-Za-z])\s?/g

/** `\alpha` → `α`, `2.4\times` → `2.4×`, `\mathbb{R}` → `ℝ`, `\tilde{O}` → `Õ`, `n\log n` → `n log n`. */
export function mendSymbols(text: string): string {
  if (!text.includes('\\')) return text
  return text
    .replace(/\\mathbb\s*(?:\{([A-Z])\}|([A-Z])(?![A-Za-z]))/g, (_, inside?: string, bare?: string) => {
      const letter = inside ?? bare ?? ''
      return doubleStruck[letter] ?? letter
    })
    .replace(/\\(?:wide)?(tilde|hat|bar)\s*(?:\{([A-Za-z])\}| ([A-Za-z])(?![A-Za-z]))/g, over)
    .replace(silent, '')
    .replace(/(?<=\d) ?\\times ?(?=\d)/g, '×')
    .replace(
      operator,
      (_, before: string | undefined, name: string) => `${before ? `${before} ` : ''}${name}`,
    )
    .replace(/\^\{?\\circ\}?(?![A-Za-z])/g, '°')
    .replace(/\\([A-Za-z]+)(?:\{\})?/g, (all, name: string) => symbols[name] ?? all)
}

function over(_: string, accent: string, inside?: string, bare?: string): string {
  const mark = accent === 'tilde' ? '\u0303' : accent === 'hat' ? '\u0302' : '\u0304'
  return `${inside ?? bare ?? ''}${mark}`.normalize('NFC')
}

/** Reads a table written as names and characters in turn. */
function named(pairs: string): Record<string, string> {
  const words = pairs.split(' ')
  return Object.fromEntries(words.flatMap((word, i) => (i % 2 === 0 ? [[word, words[i + 1] ?? '']] : [])))
}
