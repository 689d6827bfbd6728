/** A category of arXiv in small letters: `cs.lg`, `quant-ph`; an archive with classes ends in a dot: `cs.`. */
export type ArxivCategory = string & { readonly __brand: 'ArxivCategory' }

// https://arxiv.org/category_taxonomy
const twoLetters = /^(?:cs|math|stat|eess|econ|q-bio|q-fin|astro-ph|nlin)\.[a-z]{2}$/
const matter = /^cond-mat\.(?:dis-nn|mes-hall|mtrl-sci|other|quant-gas|soft|stat-mech|supr-con)$/
const physics =
  /^physics\.(?:(?:acc|ao|app|atom|bio|chem|class|comp|ed|gen|geo|hist|med|plasm|pop|soc|space)-ph|atm-clus|data-an|flu-dyn|ins-det|optics)$/
const withoutClasses = /^(?:gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nucl-(?:ex|th)|quant-ph)$/
const archive = /^(cs|math|stat|eess|econ|q-bio|q-fin|astro-ph|nlin|cond-mat|physics)(?:\.\*)?$/
/** Words that readers mean as words; their archives are `math.*` and `physics.*`. */
const ordinaryWord = /^(?:math|physics)$/

/** Reads a category as arXiv writes it, in any case, or a whole archive (`stat`, `math.*`). */
export function parseCategory(text: string): ArxivCategory | undefined {
  const small = text.toLowerCase()
  if ([twoLetters, matter, physics, withoutClasses].some((shape) => shape.test(small)))
    return small as ArxivCategory
  const [, name] = archive.exec(small) ?? []
  return name !== undefined && !ordinaryWord.test(small) ? (`${name}.` as ArxivCategory) : undefined
}

/** Is a paper's category this one, or of this archive? (`cond-mat` is itself a category of old papers.) */
export function isOfCategory(wanted: ArxivCategory, category: string): boolean {
  const small = category.toLowerCase()
  return wanted.endsWith('.') ? small.startsWith(wanted) || `${small}.` === wanted : small === wanted
}
