import type { Paper } from '../paper.ts'
import { type ReadName, readName } from './author-topic.ts'

/** An author as the paper writes the name, and as topics compare it. */
export interface PaperAuthor {
  readonly name: string
  readonly read: ReadName
}

const known = new WeakMap<Paper, readonly PaperAuthor[]>()

/** The authors by whom topics find a paper. They are read once for each paper. */
export function paperAuthors(paper: Paper): readonly PaperAuthor[] {
  const before = known.get(paper)
  if (before) return before
  const found = paper.authors.flatMap((name) => {
    const read = readName(name)
    return read ? [{ name, read }] : []
  })
  known.set(paper, found)
  return found
}
