import { foldedWords } from '../fold.ts'
import { idsOf, type Paper, type PaperId } from '../paper.ts'
import { betterId } from '../paper-id.ts'
import { isSameWork } from './same-work.ts'

/**
 * Makes one paper of all entries for the same work: those with the same id, and those that agree in title,
 * authors and, where they have different ids, in their abstracts. The lists come in order of authority: facts
 * from an earlier list stand, and a later list fills the gaps. A later list also gives its arXiv id or DOI to
 * a paper that had none.
 */
export function mergePapers(lists: readonly (readonly Paper[])[]): Paper[] {
  const works: Work[] = []
  const byId = new Map<PaperId, Work>()
  const byTitle = new Map<string, Work[]>()
  for (const paper of lists.flat()) {
    const title = foldedWords(paper.title).join(' ')
    const namesakes = byTitle.get(title) ?? []
    const known = byId.get(paper.id) ?? namesakes.find((work) => isSameWork(work.paper, paper))
    const work = known ?? { paper }
    if (known) known.paper = joined(known.paper, paper)
    else works.push(work)
    byId.set(paper.id, work).set(work.paper.id, work)
    if (!namesakes.includes(work) && namesakes.length < mostNamesakes)
      byTitle.set(title, [...namesakes, work])
  }
  return works.map(({ paper }) => paper)
}

/** Of the papers with one title, the first are compared with those that follow. */
const mostNamesakes = 20

/** What is known of one work so far. */
interface Work {
  paper: Paper
}

function joined(first: Paper, second: Paper): Paper {
  const id = betterId(first.id, second.id)
  const otherIds = union(idsOf(first), idsOf(second)).filter((other) => other !== id)
  return {
    ...second,
    ...first,
    id,
    ...(otherIds.length > 0 && { otherIds }),
    abstract: first.abstract === '' ? second.abstract : first.abstract,
    authors: first.authors.length > 0 ? first.authors : second.authors,
    links: { ...second.links, ...first.links },
    keywords: union(first.keywords, second.keywords),
    categories: union(first.categories, second.categories),
    signals: { ...second.signals, ...first.signals },
  }
}

function union<T extends string>(first: readonly T[], second: readonly T[]): T[] {
  return [...new Set([...first, ...second])]
}
