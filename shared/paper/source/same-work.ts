import { isSameAuthor, parseAuthorName } from '../author-name.ts'
import { foldedWords } from '../fold.ts'
import type { Paper } from '../paper.ts'
import { isArxivId } from '../paper-id.ts'

type Described = Pick<Paper, 'id' | 'title' | 'abstract' | 'authors'>

/** Two versions of one abstract share so much of their words. */
const nearlyEqual = 0.8
/** Of a long list of authors, the first are compared. */
const mostCompared = 50

/** A title of these words alone is that of many works: `Technical Report`, `A Survey`, `Reply to Comments`. */
const generic = new Set(
  (
    'a an the of on to for and in i ii iii iv v part volume no technical report editorial guest preface foreword introduction ' +
    'survey review overview note notes reply response comment comments discussion erratum corrigendum correction addendum ' +
    'proceedings workshop lecture lectures conclusion conclusions summary abstract abstracts appendix supplement supplementary ' +
    'material materials tutorial position paper papers thesis dissertation literature brief short communication letter special ' +
    'issue extended system systems description model card progress annual final preliminary results perspective perspectives reviewers referee referees editor editors rebuttal errata book obituary memoriam'
  ).split(' '),
)

/**
 * Are two entries with the same title one work? Where both have an id of arXiv, or both a DOI, whoever gave
 * the ids says that they are two works, so authors and abstracts must agree as well. Where one has none, its
 * first author decides, and of a title that many works have, the abstract too. Without authors on both sides,
 * the abstracts decide. An entry that has neither, as feeds have them, is known by a title that tells enough.
 */
export function isSameWork(one: Described, other: Described): boolean {
  if ((isArxivId(one.id) && isArxivId(other.id)) || (hasDoi(one) && hasDoi(other)))
    return one.id === other.id || (sharesAuthors(one, other) && hasSameAbstract(one, other))
  if (isBare(one) || isBare(other)) return tellsEnough(one.title)
  const isNamed = one.authors.length > 0 && other.authors.length > 0
  if (isNamed && !hasSameFirstAuthor(one, other)) return false
  if (isNamed && !isGeneric(one.title)) return true
  return hasSameAbstract(one, other)
}

function hasDoi({ id }: Described): boolean {
  return id.startsWith('doi:')
}

/** Has an entry nothing but its title? */
function isBare({ authors, abstract }: Described): boolean {
  return authors.length === 0 && abstract === ''
}

/** Two works of one week hardly share so many words in one order. */
const tellingWords = 5

function tellsEnough(title: string): boolean {
  return foldedWords(title).length >= tellingWords && !isGeneric(title)
}

function isGeneric(title: string): boolean {
  return foldedWords(title).every((word) => generic.has(word) || /^\d+$/.test(word))
}

function hasSameFirstAuthor({ authors: [one] }: Described, { authors: [other] }: Described): boolean {
  return one !== undefined && other !== undefined && mayBeSame(one, other)
}

/** Do the lists have at least half of the longer one in common? */
function sharesAuthors(one: Described, other: Described): boolean {
  const [short, long] = [one.authors, other.authors]
    .map((authors) => authors.slice(0, mostCompared))
    .sort((a, b) => a.length - b.length) as [string[], string[]]
  const shared = short.filter((name) => long.some((candidate) => mayBeSame(name, candidate)))
  return shared.length > 0 && 2 * shared.length >= long.length
}

function mayBeSame(one: string, other: string): boolean {
  const [a, b] = [parseAuthorName(one), parseAuthorName(other)]
  return a !== undefined && b !== undefined && (isSameAuthor(a, b) || isSameAuthor(b, a))
}

function hasSameAbstract(one: Described, other: Described): boolean {
  const [a, b] = [new Set(foldedWords(one.abstract)), new Set(foldedWords(other.abstract))]
  if (a.size === 0 || b.size === 0) return false
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / (a.size + b.size - shared) >= nearlyEqual
}
