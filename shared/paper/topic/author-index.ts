import type { Paper } from '../paper.ts'
import { isWantedAuthor, type ReadName, spellingsOf } from './author-topic.ts'
import { type PaperAuthor, paperAuthors } from './paper-authors.ts'

interface Signed extends PaperAuthor {
  readonly place: number
}

/** Makes papers searchable by their authors. Each paper comes once, with the first author who is wanted, in its order. */
export function authorIndex(
  papers: readonly Paper[],
): (wanted: ReadName) => { paper: Paper; name: string }[] {
  const bySpelling = new Map<string, Signed[]>()
  papers.forEach((paper, place) => {
    for (const author of paperAuthors(paper)) {
      for (const spelling of spellingsOf(author.read)) {
        const known = bySpelling.get(spelling)
        if (known) known.push({ ...author, place })
        else bySpelling.set(spelling, [{ ...author, place }])
      }
    }
  })
  return (wanted) => {
    const candidates = new Set<number>()
    for (const spelling of spellingsOf(wanted)) {
      for (const { place, read } of bySpelling.get(spelling) ?? []) {
        if (!candidates.has(place) && isWantedAuthor(wanted, read)) candidates.add(place)
      }
    }
    return [...candidates]
      .sort((a, b) => a - b)
      .flatMap((place) => {
        const paper = papers[place]
        const author = paper && paperAuthors(paper).find(({ read }) => isWantedAuthor(wanted, read))
        return paper && author ? [{ paper, name: author.name }] : []
      })
  }
}
