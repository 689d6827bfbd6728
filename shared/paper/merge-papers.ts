import { foldedWords } from './fold.ts'
import type { Paper, PaperId } from './paper.ts'

/**
 * Makes one paper of all entries for the same work. Entries belong together if they have the same id, or the
 * same folded title and the same surname of the first author. The lists come in order of authority: facts
 * from an earlier list stand, and a later list fills the gaps. A later list also gives its arXiv id to a
 * paper that had none.
 */
export function mergePapers(lists: readonly (readonly Paper[])[]): Paper[] {
  const merged = new Map<PaperId, Paper>()
  const idOfWork = new Map<string, PaperId>()
  for (const paper of lists.flat()) {
    const work = workKey(paper)
    const known = merged.get(paper.id) ?? merged.get(idOfWork.get(work) ?? paper.id)
    const whole = known ? joined(known, paper) : paper
    if (known && known.id !== whole.id) merged.delete(known.id)
    merged.set(whole.id, whole)
    idOfWork.set(work, whole.id)
  }
  return [...merged.values()]
}

function workKey({ title, authors }: Paper): string {
  const surname = foldedWords(authors[0] ?? '').at(-1) ?? ''
  return `${foldedWords(title).join(' ')}|${surname}`
}

function joined(first: Paper, second: Paper): Paper {
  return {
    ...second,
    ...first,
    id: first.id.startsWith('title:') ? second.id : first.id,
    abstract: first.abstract === '' ? second.abstract : first.abstract,
    authors: first.authors.length > 0 ? first.authors : second.authors,
    links: { ...second.links, ...first.links },
    keywords: union(first.keywords, second.keywords),
    categories: union(first.categories, second.categories),
    signals: { ...second.signals, ...first.signals },
  }
}

function union(first: readonly string[], second: readonly string[]): string[] {
  return [...new Set([...first, ...second])]
}
