import { XMLParser } from 'fast-xml-parser'
import { all, children, type FeedNode, one } from './feed-node.ts'
import { withXhtmlAsText } from './xhtml.ts'

/** A feed as it came: its own fields, and its entries unread. */
export interface ParsedFeed {
  /** The feed's `channel` or `feed`, without its entries. */
  readonly head: FeedNode
  readonly entries: readonly unknown[]
}

/** The names that a feed's elements get here, whatever prefixes it chose. */
const namespaces: readonly (readonly [uri: RegExp, prefix: string])[] = [
  [/^https?:\/\/purl\.org\/dc\/elements\//, 'dc'],
  [/^https?:\/\/purl\.org\/dc\/terms\//, 'dcterms'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\//, 'content'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/syndication\//, 'sy'],
  [/^https?:\/\/(?:www\.)?prismstandard\.org\/namespaces\//, 'prism'],
  [/^https?:\/\/arxiv\.org\/schemas\/atom/, 'arxiv'],
  [/^https?:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns/, 'rdf'],
  [/^https?:\/\/www\.w3\.org\/2005\/Atom/, 'atom'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/$/, ''],
]

/**
 * Reads a feed: RSS 2.0 and its forerunners, RSS 1.0 (RDF) or Atom. A DOCTYPE is refused before anything is
 * parsed, because it could define entities that grow without end or read other files. Undefined for text that is
 * not a well-formed feed.
 */
export function parseFeed(xml: string): ParsedFeed | 'doctype' | undefined {
  if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(markupOf(xml))) return 'doctype'
  try {
    // Many feeds begin with an empty line, which XML does not allow.
    const document: unknown = parserFor(xml).parse(withXhtmlAsText(xml.trimStart()), true)
    return feedIn(document)
  } catch {
    return undefined
  }
}

function feedIn(document: unknown): ParsedFeed | undefined {
  const [feed] = all(document, 'feed')
  if (feed !== undefined) return { head: children(feed), entries: all(feed, 'entry') }
  const root = one(document, 'rss') ?? one(document, 'rdf:RDF')
  const [channel] = all(root, 'channel')
  if (channel === undefined) return undefined
  // The entries of RSS 1.0 stand beside the channel.
  return { head: children(channel), entries: [...all(channel, 'item'), ...all(root, 'item')] }
}

/**
 * What stands outside comments and CDATA sections. In there, `<!DOCTYPE` is text, such as that of a page that an
 * entry quotes.
 */
function markupOf(xml: string): string {
  const parts: string[] = []
  let from = 0
  let comment = xml.indexOf('<!--')
  let section = xml.indexOf('<![CDATA[')
  while (comment !== -1 || section !== -1) {
    const isComment = section === -1 || (comment !== -1 && comment < section)
    const begin = isComment ? comment : section
    parts.push(xml.slice(from, begin))
    const end = xml.indexOf(isComment ? '-->' : ']]>', begin + 4)
    if (end === -1) return parts.join(' ')
    from = end + 3
    // Only what was passed is looked for again: looking for what is not there reads all of the text.
    if (comment !== -1 && comment < from) comment = xml.indexOf('<!--', from)
    if (section !== -1 && section < from) section = xml.indexOf('<![CDATA[', from)
  }
  return [...parts, xml.slice(from)].join(' ')
}

function parserFor(xml: string): XMLParser {
  const prefixes = new Map<string, string>()
  const beginning = xml.slice(0, 20_000)
  for (const [, prefix = '', uri = ''] of beginning.matchAll(
    /\sxmlns:([\w.-]{1,40})\s*=\s*["']([^"']{1,200})["']/g,
  )) {
    const known = namespaces.find(([pattern]) => pattern.test(uri))
    if (known && !prefixes.has(prefix)) prefixes.set(prefix, known[1])
  }
  // A feed all of whose elements have Atom's prefix.
  const [, own] = /<([\w.-]{1,40}):feed[\s>]/.exec(beginning) ?? []
  if (own !== undefined && prefixes.get(own) === 'atom') prefixes.set(own, '')
  return new XMLParser({
    ignoreAttributes: false,
    // A paper may have the title "0".
    parseTagValue: false,
    parseAttributeValue: false,
    // Decodes `&#233;` too. By default, only the five entities of XML are decoded.
    htmlEntities: true,
    // No DOCTYPE gets this far. If one did, its entities would be refused.
    processEntities: { enabled: true, maxEntitySize: 1, maxEntityCount: 1 },
    transformTagName: (name) => {
      const [prefix = '', local] = name.split(':')
      if (local === undefined) return name
      const known = prefixes.get(prefix)
      return known === undefined ? name : known === '' ? local : `${known}:${local}`
    },
  })
}
