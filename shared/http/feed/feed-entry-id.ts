import { createHash } from 'node:crypto'
import { type Doi, doiInAddress, parseDoi } from '../../paper/doi.ts'
import type { PaperId } from '../../paper/paper.ts'
import { doiId, parsePaperId, titleId } from '../../paper/paper-id.ts'
import { attribute, texts } from './feed-node.ts'

interface Known {
  readonly link: string | undefined
  /** Plain, and as it came. */
  readonly title: string
  readonly titled: string
  readonly base: string
}

/**
 * The key of an entry's work: its arXiv id if it is a paper of arXiv, or the DOI that it tells, or a hash of
 * what its feed calls it, or its title. Two feeds with one entry give it one key, if they call it by one
 * address.
 */
export function feedEntryId(entry: unknown, { link, title, titled, base }: Known): PaperId {
  const names = [...texts(entry, 'guid', 'id', 'dc:identifier'), attribute(entry, 'rdf:about')].map((name) =>
    name.trim().slice(0, longestName),
  )
  const addresses = [...(link === undefined ? [] : [link]), ...names.filter(isAddress)]
  const arxiv = arxivIdIn([...addresses, ...names, ...texts(entry, 'prism:doi', 'arxiv:doi')], titled)
  if (arxiv !== undefined) return arxiv
  const doi = doiIn(texts(entry, 'prism:doi', 'dc:identifier', 'guid', 'id', 'dcterms:identifier'), addresses)
  if (doi !== undefined) return doiId(doi)
  const [own] = names.filter((name) => name !== '' && !(isCounter(name) && link !== undefined))
  if (own !== undefined && !isAddress(own)) return hashed(`${new URL(base).host} ${own}`)
  const address = own ?? link
  return address === undefined ? titleId(title) : hashed(withoutScheme(address))
}

/** In characters. */
const longestName = 2_000

/** A bare number may be anything, so only what names arXiv counts. */
function arxivIdIn(names: readonly string[], titled: string): PaperId | undefined {
  const [, inTitle = ''] = /\((arXiv:\S{4,40})[^()]{0,40}\)\s*$/i.exec(titled) ?? []
  return [...names, inTitle]
    .filter((name) => /arxiv/i.test(name))
    .map((name) => parsePaperId(name.replace(/^urn:/i, '').replace(/#.*$/, '')))
    .find((id) => id !== undefined)
}

function doiIn(names: readonly string[], addresses: readonly string[]): Doi | undefined {
  const told = names.map((name) => parseDoi(name))
  return [...told, ...addresses.map((address) => parseDoi(address) ?? doiInAddress(address))].find(
    (doi) => doi !== undefined,
  )
}

/** Two feeds of one host may both count their entries. */
function isCounter(name: string): boolean {
  return /^\d{1,10}$/.test(name)
}

function isAddress(name: string): boolean {
  return /^https?:\/\/\S+$/i.test(name)
}

/** The scheme, `www.`, a slash at the end and what counts visitors make no other page. */
function withoutScheme(address: string): string {
  return address
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/#.*$/, '')
    .replace(/(?<=[?&])(?:utm_\w{1,30}|rss)=[^&]*&?/gi, '')
    .replace(/[?&/]+$/, '')
}

function hashed(name: string): PaperId {
  return `feed:${createHash('sha256').update(name).digest('base64url').slice(0, 22)}` as PaperId
}
