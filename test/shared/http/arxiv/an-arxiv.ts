/** An entry of arXiv's feed or API. */
export interface AnArxivEntry {
  readonly id: string
  /** The primary category first. */
  readonly categories: readonly string[]
  /** In the feed the midnight of its announcement, in the API the first submission. */
  readonly published?: string
  readonly type?: 'new' | 'cross' | 'replace' | 'replace-cross'
}

/** arXiv's Atom feed. Without a moment at which it was made, it says none. */
export function anArxivFeed(entries: readonly AnArxivEntry[], updated?: string): string {
  const all = entries.map(
    ({ id, type = 'new', ...entry }) =>
      `<entry><id>oai:arXiv.org:${id}v1</id><title>Paper ${id}</title>
       <summary>arXiv:${id}v1 Announce Type: ${type} \nAbstract: We show ${words(id)}.</summary>
       <arxiv:announce_type>${type}</arxiv:announce_type>${common(entry)}</entry>`,
  )
  return `<?xml version='1.0' encoding='UTF-8'?>
    <feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
    <title>updates on arXiv.org</title>${updated === undefined ? '' : `<updated>${updated}</updated>`}
    ${all.join('\n')}</feed>`
}

/** An answer of arXiv's API. `total` is how many entries its search found; null: the answer says none. */
export function anArxivAnswer(
  entries: readonly AnArxivEntry[],
  total: number | null = entries.length,
): string {
  const all = entries.map(
    ({ id, ...entry }) =>
      `<entry><id>http://arxiv.org/abs/${id}v1</id><title>Paper ${id}</title>
       <summary>We show ${words(id)}.</summary>${common(entry)}</entry>`,
  )
  const found = total === null ? '' : `<opensearch:totalResults>${total}</opensearch:totalResults>`
  return `<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns="http://www.w3.org/2005/Atom">
    <title>arXiv Query</title>${found}${all.join('\n')}</feed>`
}

function common({ categories, published }: Omit<AnArxivEntry, 'id' | 'type'>): string {
  const terms = categories.map((term) => `<category term="${term}"/>`).join('')
  return `${terms}${published === undefined ? '' : `<published>${published}</published>`}`
}

/** Words that no other paper has, so that no two papers are nearly the same. */
function words(id: string): string {
  const number = id.replace(/\D/g, '')
  return ['otters', 'proteins', 'galaxies', 'markets', 'glaciers'].map((word) => `${word}${number}`).join(' ')
}
