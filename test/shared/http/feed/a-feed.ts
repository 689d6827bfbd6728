/** An entry of a feed; every field may be missing. */
export interface AFeedEntry {
  readonly title?: string
  readonly link?: string
  readonly id?: string
  readonly published?: string
  /** More elements, as they stand in the feed. */
  readonly more?: string
}

const element = (name: string, text: string | undefined) =>
  text === undefined ? '' : `<${name}>${text}</${name}>`

export function anRss(entries: readonly AFeedEntry[], head = ''): string {
  const items = entries.map(
    ({ title, link, id, published, more = '' }) =>
      `<item>${element('title', title)}${element('link', link)}${element('guid', id)}${element('pubDate', published)}${more}</item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" xmlns:media="http://search.yahoo.com/mrss/"
    xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"
    xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
    <channel><title>A Journal</title><link>https://journal.example</link>
    <atom:link rel="self" href="https://journal.example/feed.xml"/>${head}${items.join('')}</channel></rss>`
}

export function anRdf(entries: readonly AFeedEntry[]): string {
  const items = entries.map(
    ({ title, link, id, published, more = '' }) =>
      `<item rdf:about="${id ?? link}">${element('title', title)}${element('link', link)}${element('dc:date', published)}${more}</item>`,
  )
  return `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">
    <channel rdf:about="https://journal.example"><title>A Journal</title></channel>${items.join('')}</rdf:RDF>`
}

export function anAtom(entries: readonly AFeedEntry[], attributes = ''): string {
  const all = entries.map(
    ({ title, link, id, published, more = '' }) =>
      `<entry>${element('title', title)}${link === undefined ? '' : `<link href="${link}"/>`}${element('id', id)}${element('published', published)}${more}</entry>`,
  )
  return `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>A Journal</title>${all.join('')}</feed>`
}
