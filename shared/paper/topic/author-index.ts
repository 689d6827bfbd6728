import { suffix } from '../author-name.ts'
import { firstOfTwo, particles } from '../family-names.ts'
import type { Paper } from '../paper.ts'
import { isWantedAuthor, type ReadName, readName, spellingsOf } from './author-topic.ts'

interface Signed {
  readonly place: number
  /** Which of the paper's authors it is, from 0. */
  readonly order: number
  readonly name: string
  /** Read when somebody looks for a name like it: an index of 2,000 papers has ten thousand authors. */
  read?: ReadName | undefined
}

/** A paper with the first of its authors who is wanted. */
export interface AuthorHit {
  readonly paper: Paper
  readonly name: string
}

/** Makes papers searchable by their authors. Each paper comes once, in the order of the papers. */
export function authorIndex(papers: readonly Paper[]): (wanted: ReadName) => AuthorHit[] {
  const bySpelling = new Map<string, Signed[]>()
  papers.forEach(({ authors }, place) => {
    authors.forEach((name, order) => {
      const signed: Signed = { place, order, name }
      for (const spelling of spellings(name)) {
        const known = bySpelling.get(spelling)
        if (known) known.push(signed)
        else bySpelling.set(spelling, [signed])
      }
    })
  })
  return (wanted) => {
    const found = new Map<number, Signed>()
    for (const spelling of spellingsOf(wanted)) {
      for (const signed of bySpelling.get(spelling) ?? []) {
        const before = found.get(signed.place)
        if ((!before || signed.order < before.order) && isWanted(wanted, signed))
          found.set(signed.place, signed)
      }
    }
    return [...found.values()]
      .sort((a, b) => a.place - b.place)
      .flatMap(({ place, name }) => {
        const paper = papers[place]
        return paper ? [{ paper, name }] : []
      })
  }
}

function isWanted(wanted: ReadName, signed: Signed): boolean {
  signed.read ??= readName(signed.name)
  return signed.read !== undefined && isWantedAuthor(wanted, signed.read)
}

/** All spellings by which a name may be looked for. Most names are plain words, which need no reading for that. */
function spellings(name: string): Iterable<string> {
  const isPlain = /^[A-Za-z. ]+$/.test(name) && !/[A-Z]{2}/.test(name)
  const words = isPlain ? name.toLowerCase().split(/[. ]+/) : []
  const long = words.filter((word) => word.length > 1 && !suffix.test(word))
  if (long.length > 0 && !long.some(mayBeGlued)) return long
  const read = readName(name)
  return read ? spellingsOf(read) : []
}

function mayBeGlued(word: string): boolean {
  return particles.has(word) || firstOfTwo.has(word) || word.endsWith('ez')
}
