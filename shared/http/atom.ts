import { XMLParser } from 'fast-xml-parser'
import * as z from 'zod/mini'

/** An element's text, whether or not the element has attributes or stray markup beside it. */
export const elementText = z.union([
  z.string(),
  z.pipe(
    z.object({ '#text': z.string() }),
    z.transform((element) => element['#text']),
  ),
])

const optionalText = z.catch(z.optional(elementText), undefined)

const documentSchema = z.object({
  feed: z.union([
    // Without children, an element is its text.
    z.pipe(
      z.string(),
      z.transform(() => ({ title: '', updated: undefined, totalResults: undefined, entry: [] })),
    ),
    z.object({
      title: z._default(z.optional(z.catch(elementText, '')), ''),
      updated: optionalText,
      totalResults: optionalText,
      entry: z._default(z.optional(z.array(z.unknown())), []),
    }),
  ]),
})

/**
 * An Atom feed's title and its unparsed entries. Names have lost their prefixes: `dc:creator` is `creator`.
 */
export interface AtomFeed {
  readonly title: string
  /** When the feed was made, as it says; undefined if it does not. */
  readonly updated: string | undefined
  /** How many entries a search found, of which the feed may have one page (OpenSearch). */
  readonly totalResults: string | undefined
  readonly entries: readonly unknown[]
}

const many = new Set(['entry', 'author', 'category', 'creator', 'link'])

const parser = new XMLParser({
  ignoreAttributes: false,
  // One paper really has the title "0".
  parseTagValue: false,
  parseAttributeValue: false,
  removeNSPrefix: true,
  // Decodes `&#233;` too. By default, only the five entities of XML are decoded.
  htmlEntities: true,
  isArray: (name) => many.has(name),
})

/**
 * Reads an Atom feed (RFC 4287). A DOCTYPE is refused before anything is parsed, because it could define
 * entities that grow without end or read other files. Undefined for text that is not a well-formed feed.
 */
export function parseAtom(xml: string): AtomFeed | 'doctype' | undefined {
  if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(xml)) return 'doctype'
  try {
    const { feed } = documentSchema.parse(parser.parse(xml, true))
    const { title, updated, totalResults, entry } = feed
    return { title, updated, totalResults, entries: entry }
  } catch {
    return undefined
  }
}
