import { webLink } from '../../paper/web-link.ts'
import { all, attribute, textOf, texts } from './feed-node.ts'

/**
 * The page that an entry leads to, absolute and without what only counts visitors. Undefined if it names none
 * that may be shown: of http or https, without a user or a password.
 */
export function feedEntryLink(entry: unknown, base: string): string | undefined {
  for (const candidate of candidates(entry)) {
    const link = absolute(candidate, attribute(entry, 'xml:base'), base)
    if (link !== undefined) return link
  }
  return undefined
}

function candidates(entry: unknown): string[] {
  const links = all(entry, 'link')
  const isAlternate = (link: unknown) => ['', 'alternate'].includes(attribute(link, 'rel'))
  const atom = links.filter(isAlternate).map((link) => attribute(link, 'href'))
  const guids = all(entry, 'guid').filter((guid) => attribute(guid, 'isPermaLink') !== 'false')
  return [
    ...atom,
    ...links.map(textOf),
    ...texts(entry, 'prism:url'),
    ...guids.map(textOf).filter(isAddress),
    ...texts(entry, 'id').filter(isAddress),
    attribute(entry, 'rdf:about'),
  ].filter((candidate) => candidate.trim() !== '')
}

function isAddress(text: string): boolean {
  return /^\s*https?:\/\//i.test(text)
}

function absolute(text: string, own: string, base: string): string | undefined {
  const trimmed = text.trim()
  // A name with a colon before any slash is another scheme, not a path.
  if (trimmed.length > 2_000 || /\s/.test(trimmed) || !URL.canParse(base)) return undefined
  const from = URL.canParse(own, base) ? new URL(own, base).href : base
  if (!URL.canParse(trimmed, from)) return undefined
  const url = new URL(trimmed, from)
  for (const name of [...url.searchParams.keys()])
    if (/^(?:utm_\w{1,30}|rss|fbclid|gclid|dgcid)$/i.test(name)) url.searchParams.delete(name)
  return webLink(url.href)
}
