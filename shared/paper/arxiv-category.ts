/**
 * A category of arXiv in small letters: `cs.lg`, `quant-ph`; an archive with classes ends in a dot: `cs.`.
 */
export type ArxivCategory = string & { readonly __brand: 'ArxivCategory' }

/** Archives and their classes, from https://arxiv.org/category_taxonomy. The last classes came in 2019. */
const classes: Readonly<Record<string, string>> = {
  cs: 'ai ar cc ce cg cl cr cv cy db dc dl dm ds et fl gl gr gt hc ir it lg lo ma mm ms na ne ni oh os pf pl ro sc sd se si sy',
  math: 'ac ag ap at ca co ct cv dg ds fa gm gn gr gt ho it kt lo mg mp na nt oa oc pr qa ra rt sg sp st',
  stat: 'ap co me ml ot th',
  eess: 'as iv sp sy',
  econ: 'em gn th',
  'q-bio': 'bm cb gn mn nc ot pe qm sc to',
  'q-fin': 'cp ec gn mf pm pr rm st tr',
  'astro-ph': 'co ep ga he im sr',
  nlin: 'ao cd cg ps si',
  'cond-mat': 'dis-nn mes-hall mtrl-sci other quant-gas soft stat-mech str-el supr-con',
  physics:
    'acc-ph ao-ph app-ph atm-clus atom-ph bio-ph chem-ph class-ph comp-ph data-an ed-ph flu-dyn gen-ph geo-ph hist-ph ins-det med-ph optics plasm-ph pop-ph soc-ph space-ph',
}
const withoutClasses = 'gr-qc hep-ex hep-lat hep-ph hep-th math-ph nucl-ex nucl-th quant-ph'

const categories = new Set([
  ...withoutClasses.split(' '),
  ...Object.entries(classes).flatMap(([archive, names]) =>
    names.split(' ').map((name) => `${archive}.${name}`),
  ),
])
/** Readers mean these as ordinary words. The archives are written `math.*` and `physics.*`. */
const ordinaryWord = /^(?:math|physics)$/

/** All that readers may write, in small letters. */
const byName: ReadonlyMap<string, ArxivCategory> = new Map([
  ...[...categories].map((name) => [name, name as ArxivCategory] as const),
  ...Object.keys(classes)
    .flatMap((archive) => [archive, `${archive}.*`])
    .filter((name) => !ordinaryWord.test(name))
    .map((name) => [name, `${name.replace(/\.\*$/, '')}.` as ArxivCategory] as const),
])

/**
 * Reads a category as arXiv writes it, in any case, or a whole archive (`stat`, `math.*`). Undefined if arXiv
 * has none of that name.
 */
export function parseCategory(text: string): ArxivCategory | undefined {
  return byName.get(text.toLowerCase())
}

/**
 * Is a text written as a category that arXiv does not have? An archive, a dot and letters can mean nothing
 * else.
 */
export function isUnknownCategory(text: string): boolean {
  if (!text.includes('.')) return false
  const small = text.toLowerCase()
  const [, archive = ''] = /^([a-z-]+)\.[a-z][a-z-]*$/.exec(small) ?? []
  return (Object.hasOwn(classes, archive) || categories.has(archive)) && !categories.has(small)
}

/**
 * Is a paper's category the wanted one, or in the wanted archive? Old papers have the category `cond-mat`
 * itself.
 */
export function isOfCategory(wanted: ArxivCategory, category: string): boolean {
  const small = category.toLowerCase()
  return wanted.endsWith('.') ? small.startsWith(wanted) || `${small}.` === wanted : small === wanted
}
