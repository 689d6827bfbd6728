import type { Doi } from './doi.ts'
import { foldedWords } from './fold.ts'
import type { PaperId, PaperLinks } from './paper.ts'

/**
 * The form since April 2007: YYMM.NNNN, with five digits from January 2015
 * (https://info.arxiv.org/help/arxiv_identifier.html).
 */
const modern = /^(\d{2})(0[1-9]|1[0-2])\.(\d{4,5})(?:v[1-9]\d*)?$/i
/** The form before: archive, perhaps a subject class, then YYMMNNN. */
const old = /^([a-z]+(?:-[a-z]+)?)(?:\.[a-z]{2}(?:-[a-z]+)?)?\/(\d{2}(?:0[1-9]|1[0-2])\d{3})(?:v[1-9]\d*)?$/i

/** arXiv gives each paper a DOI, too (https://info.arxiv.org/help/doi.html). */
const prefix =
  /^(?:arxiv:|oai:arxiv\.org:|(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|doi:\s*)?10\.48550\/arxiv\.)\s*/i
const place =
  /^(?:https?:\/\/)?(?:(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)|(?:www\.)?huggingface\.co\/papers)\//i

/**
 * The id of an arXiv paper, without its version, from any form in which arXiv or Hugging Face writes it:
 * bare, with `arXiv:` before it, or as the address of its page or PDF. The subject class of an old id is
 * dropped, as arXiv itself does: `math.GT/0309136` and `math/0309136` are one paper. Undefined for anything
 * else.
 */
export function parsePaperId(text: string): PaperId | undefined {
  const trimmed = text.trim()
  const bare = place.test(trimmed)
    ? trimmed
        .replace(place, '')
        .replace(/[?#].*$/, '')
        .replace(/\.pdf$/i, '')
        .replace(/\/$/, '')
    : trimmed.replace(prefix, '')
  return modernId(bare) ?? oldId(bare)
}

function modernId(text: string): PaperId | undefined {
  const [, year, month, number] = modern.exec(text) ?? []
  if (year === undefined || month === undefined || number === undefined) return undefined
  const since = `${year}${month}`
  const digits = since < '1501' ? 4 : 5
  if (since < '0704' || number.length !== digits || Number(number) === 0) return undefined
  return `${since}.${number}` as PaperId
}

function oldId(text: string): PaperId | undefined {
  const [, archive, number] = old.exec(text) ?? []
  if (archive === undefined || number === undefined) return undefined
  const since = number.slice(0, 4)
  // Old ids run from August 1991 to March 2007, so the two digits of the year wrap.
  const known = since >= '9108' || since <= '0703'
  return known ? (`${archive.toLowerCase()}/${number}` as PaperId) : undefined
}

/** Is an id one of arXiv? */
export function isArxivId(id: PaperId): boolean {
  return modernId(id) === id || oldId(id) === id
}

/** The key of a paper that has no arXiv id, but a DOI. */
export function doiId(doi: Doi): PaperId {
  return `doi:${doi}` as PaperId
}

/** Of two ids of one work, the one that names it best; the first, if they are of one kind. */
export function betterId(first: PaperId, second: PaperId): PaperId {
  return worthOf(second) > worthOf(first) ? second : first
}

/** A feed's own id names an entry, and a title is only what there is. */
function worthOf(id: PaperId): number {
  if (isArxivId(id)) return 3
  return id.startsWith('doi:') ? 2 : id.startsWith('feed:') ? 1 : 0
}

/** The key of a paper of which nothing but its title is known: that title without case, accents and punctuation. */
export function titleId(title: string): PaperId {
  const words = foldedWords(title).join(' ')
  return `title:${words === '' ? title.trim().toLowerCase() : words}` as PaperId
}

/** The addresses of a paper on arXiv; empty for a paper that is not there. */
export function arxivLinks(id: PaperId): Pick<PaperLinks, 'abstract' | 'pdf'> {
  if (!isArxivId(id)) return {}
  return {
    abstract: `https://arxiv.org/abs/${id}`,
    pdf: `https://arxiv.org/pdf/${id}`,
  }
}
