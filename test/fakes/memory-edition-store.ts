import type { Edition, EditionHead, EditionPaper } from '../../shared/edition/edition.ts'
import type { EditionId } from '../../shared/edition/edition-id.ts'
import { type EditionStore, recentEditionCount } from '../../shared/edition/edition-store.ts'

export interface MemoryEditionStore extends EditionStore {
  /** Loses one paper of an edition, as a table that was tampered with would. */
  readonly loseAPaper: (id: EditionId) => void
  /** Forgets which editions are recent, as after a crash between the first edition's head and the commit point. */
  readonly forgetRecent: () => void
}

/**
 * Editions, in memory. As in the table, papers stand under the hash of their edition and the first head of a day
 * stays. What goes in and comes out is copied.
 */
export function memoryEditionStore(): MemoryEditionStore {
  const heads = new Map<EditionId, EditionHead>()
  const papersByHash = new Map<string, readonly EditionPaper[]>()
  let recent: readonly EditionHead[] = []
  const papersOf = (head: EditionHead) => papersByHash.get(`${head.id} ${head.hash}`) ?? []

  return {
    async recent() {
      return structuredClone(recent)
    },
    async publish({ papers, ...head }: Edition) {
      papersByHash.set(`${head.id} ${head.hash}`, structuredClone(papers))
      const committed = heads.get(head.id) ?? structuredClone(head)
      heads.set(head.id, committed)
      const newest = recent.at(-1)
      if (!newest || newest.id < committed.id) recent = [...recent, committed].slice(-recentEditionCount)
      return structuredClone(committed)
    },
    async get(id) {
      const head = heads.get(id)
      if (!head) return undefined
      const papers = papersOf(head)
      if (papers.length !== head.paperCount) {
        throw new Error(`edition ${id} has ${papers.length} of its ${head.paperCount} papers`)
      }
      return structuredClone({ ...head, papers })
    },
    loseAPaper(id) {
      const head = heads.get(id)
      if (!head) throw new Error(`there is no edition ${id} to lose a paper of`)
      papersByHash.set(`${id} ${head.hash}`, papersOf(head).slice(1))
    },
    forgetRecent() {
      recent = []
    },
  }
}
