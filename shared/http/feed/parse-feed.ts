import { XMLParser } from 'fast-xml-parser'
import { isTooMuchMarkup } from './feed-markup.ts'
import { all, children, type FeedNode, one } from './feed-node.ts'
import { flatXml, withMarkupAsText } from './flat-xml.ts'

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
 * no feed, and for a feed that ends within. A feed with more markup than any needs (`mostMarkup`) is refused, too,
 * because parsing it would stop whoever else is asked. A feed that is not well-formed is read entry by entry, so that a
 * broken one costs only itself: it is undefined in `entries`.
 */
export function parseFeed(xml: string): ParsedFeed | 'doctype' | 'too-much' | undefined {
  // Many feeds begin with an empty line, which XML does not allow.
  const flat = flatXml(xml.trim())
  if (flat === 'doctype') return 'doctype'
  const text = withMarkupAsText(flat)
  if (isTooMuchMarkup(text)) return 'too-much'
  const parser = parserFor(text)
  return feedIn(parsed(parser, text)) ?? entryByEntry(parser, text)
}

function parsed(parser: XMLParser, xml: string): unknown {
  try {
    return parser.parse(xml, true)
  } catch {
    return undefined
  }
}

/** A feed that has its end, and entries that begin and end. */
function entryByEntry(parser: XMLParser, xml: string): ParsedFeed | undefined {
  const [, root] = /<\/((?:[\w.-]{1,40}:)?(?:rss|feed|rdf))\s*>$/i.exec(xml.slice(-60)) ?? []
  if (root === undefined || !xml.slice(0, 20_000).includes(`<${root}`)) return undefined
  const entries: unknown[] = []
  const opening = /<((?:[\w.-]{1,40}:)?(?:item|entry))(?=[\s>])/g
  for (let match = opening.exec(xml); match; match = opening.exec(xml)) {
    const [, name = ''] = match
    const end = xml.indexOf(`</${name}>`, match.index)
    if (end === -1) return undefined
    opening.lastIndex = end
    const entry = parsed(parser, xml.slice(match.index, end + name.length + 3))
    entries.push(one(entry, 'item') ?? one(entry, 'entry'))
  }
  return entries.some((entry) => entry !== undefined) ? { head: {}, entries } : undefined
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
