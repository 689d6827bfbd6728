/** Greek letters by their TeX names. */
export const greek: Readonly<Record<string, string>> = {
  ...named(
    'alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa κ',
  ),
  ...named(
    'lambda λ mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω',
  ),
  ...named('Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω'),
}

/** Signs between two sides. As TeX sets them, they have the same space on both. */
const between: Readonly<Record<string, string>> = {
  ...named('times × cdot · pm ± mp ∓ div ÷ leq ≤ le ≤ leqslant ≤ geq ≥ ge ≥ geqslant ≥ neq ≠ ne ≠ ll ≪ gg ≫'),
  ...named(
    'approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ lesssim ≲ gtrsim ≳ prec ≺ succ ≻ preceq ⪯ succeq ⪰',
  ),
  ...named(
    'in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ cup ∪ cap ∩ uplus ⊎ sqcup ⊔',
  ),
  ...named('to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔'),
  ...named('longrightarrow ⟶ longleftarrow ⟵ Longrightarrow ⟹ mapsto ↦ longmapsto ⟼ implies ⇒ iff ⇔'),
  ...named(
    'hookrightarrow ↪ rightharpoonup ⇀ leadsto ⇝ rightsquigarrow ⇝ rightleftharpoons ⇌ twoheadrightarrow ↠',
  ),
  ...named(
    'otimes ⊗ oplus ⊕ ominus ⊖ odot ⊙ circ ∘ star ⋆ ast * bullet • wedge ∧ land ∧ vee ∨ lor ∨ setminus ∖',
  ),
  ...named(
    'mid | parallel ∥ perp ⊥ models ⊨ vdash ⊢ doteq ≐ triangleq ≜ coloneqq ≔ coloneq ≔ asymp ≍ bowtie ⋈',
  ),
  ...named(
    'ltimes ⋉ rtimes ⋊ lt < gt > colon : searrow ↘ nearrow ↗ nwarrow ↖ swarrow ↙ amalg ⨿ trianglelefteq ⊴',
  ),
}

const symbols: Readonly<Record<string, string>> = {
  ...greek,
  ...between,
  ...named(
    'infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ oint ∮ bigcup ⋃ bigcap ⋂ forall ∀ exists ∃',
  ),
  ...named(
    'nexists ∄ ell ℓ hbar ℏ hslash ℏ Re ℜ Im ℑ aleph ℵ wp ℘ emptyset ∅ varnothing ∅ complement ∁ mho ℧',
  ),
  ...named(
    'ldots … dots … dotsc … dotsb ⋯ cdots ⋯ vdots ⋮ ddots ⋱ textellipsis … neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠',
  ),
  ...named(
    'uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ triangle △ blacksquare ■ square □ Box □ qed ∎',
  ),
  ...named(
    'bigoplus ⨁ bigotimes ⨂ bigwedge ⋀ bigvee ⋁ checkmark ✓ cmark ✓ xmark ✗ textcelsius ℃ celsius ℃ diamond ⋄',
  ),
  ...named(
    'langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ vert | lvert | rvert | Vert ‖ lVert ‖ rVert ‖',
  ),
  ...named('prime ′ dagger † dag † ddagger ‡ ddag ‡ degree ° textdegree ° micro µ textmu µ textbullet •'),
  ...named(
    'lbrace { rbrace } lbrack [ rbrack ] textendash – textemdash — textasciitilde ~ textasciicircum ^',
  ),
  ...named(
    'textbackslash \\ backslash \\ textquotedblleft “ textquotedblright ” textquoteleft ‘ textquoteright ’',
  ),
  ...named(
    "textregistered ® texttrademark ™ textcopyright © copyright © pounds £ textsterling £ euro € texteuro € textquotesingle ' lq ‘ rq ’ glqq „ grqq “ flqq « frqq »",
  ),
  ...named(
    'because ∵ therefore ∴ textpercent % textdollar $ textunderscore _ textbar | textless < textgreater > textpm ± texttimes × texttildelow ~',
  ),
  ...named(
    'S § P ¶ LaTeX LaTeX TeX TeX LaTeXe LaTeX2e BibTeX BibTeX quotedblbase „ guillemotleft « guillemotright »',
  ),
  ...named(
    'clubsuit ♣ heartsuit ♥ spadesuit ♠ diamondsuit ♦ sharp ♯ flat ♭ natural ♮ bigstar ★ lozenge ◊ percnt %',
  ),
  xspace: '',
  ...named('eg e.g. ie i.e. etal et~al. etc etc. wrt w.r.t. aka a.k.a. iid i.i.d. cf cf. vs vs. viz viz.'),
}

const functionNames = new Set(
  'log ln lg exp min max arg argmin argmax argsup arginf sin cos tan tanh sinh cosh arctan det dim deg gcd ker hom Pr sup inf lim limsup liminf poly polylog mod bmod diag rank tr Tr sign sgn softmax relu ReLU KL Var Cov'.split(
    ' ',
  ),
)

/** What the command of this name shows, if it shows one thing and takes nothing. */
export function symbolOf(name: string): string | undefined {
  return Object.hasOwn(symbols, name) ? symbols[name]?.replace('~', name === 'etal' ? ' ' : '~') : undefined
}

/** Does the command stand between two sides, as `\leq` does? */
export function isBetween(name: string): boolean {
  return Object.hasOwn(between, name)
}

/** `\log` is `log`, with a space before what it is applied to. */
export function isFunction(name: string): boolean {
  return functionNames.has(name)
}

/** Reads a table written as names and characters in turn. */
function named(pairs: string): Record<string, string> {
  const words = pairs.split(' ')
  return Object.fromEntries(words.flatMap((word, i) => (i % 2 === 0 ? [[word, words[i + 1] ?? '']] : [])))
}
