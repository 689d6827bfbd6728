/** The subjects of bioRxiv (https://www.biorxiv.org/about-biorxiv), as its API names them. */
const biology = `animal behavior and cognition, biochemistry, bioengineering, bioinformatics, biophysics, cancer biology,
cell biology, clinical trials, developmental biology, ecology, epidemiology, evolutionary biology, genetics, genomics,
immunology, microbiology, molecular biology, neuroscience, paleontology, pathology, pharmacology and toxicology,
physiology, plant biology, scientific communication and education, synthetic biology, systems biology, zoology`

/** Stands for every category. */
const everything = 'all'

const known = new Set(biology.split(',').map(folded))

/**
 * Which of the wanted categories nobody knows: neither a table nor the entries that were read. Their names may
 * be misspelt, so that an answer without them proves nothing. medRxiv's subjects are known by its entries alone.
 */
export function unknownCategories(wanted: readonly string[], seen: Iterable<string>): string[] {
  const met = new Set([...seen].map(folded))
  return wanted.filter((name) => ![...known, ...met, everything].includes(folded(name)))
}

export function isWanted(category: string, wanted: readonly string[]): boolean {
  return wanted.some((name) => folded(name) === everything || folded(name) === folded(category))
}

/** Case, underscores and other signs make no difference: `Cell_Biology`, `HIV/AIDS`. */
function folded(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()
}
