import type { EditionHead, WholeEdition } from '../../shared/edition/edition.ts'
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
  const byHash = new Map<string, WholeEdition>()
  const lost = new Set<string>()
  let recent: readonly EditionHead[] = []
  const keyOf = (head: EditionHead) => `${head.id} ${head.hash}`
  const whole = (id: EditionId): WholeEdition | undefined => {
    const head = heads.get(id)
    const edition = head && byHash.get(keyOf(head))
    if (!edition) return undefined
    const count = edition.papers.length + edition.climbing.length + edition.others.length
    if (lost.has(keyOf(head))) throw new Error(`edition ${id} has ${count - 1} of its ${count} papers`)
    return structuredClone({ ...edition, ...head })
  }

  return {
    async recent() {
      return structuredClone(recent)
    },
    async publish(edition: WholeEdition) {
      const { papers: _papers, climbing: _climbing, others: _others, ...head } = structuredClone(edition)
      byHash.set(keyOf(head), structuredClone(edition))
      lost.delete(keyOf(head))
      const committed = heads.get(head.id) ?? head
      heads.set(head.id, committed)
      const newest = recent.at(-1)
      if (!newest || newest.id < committed.id) recent = [...recent, committed].slice(-recentEditionCount)
      return structuredClone(committed)
    },
    async get(id) {
      const found = whole(id)
      if (!found) return undefined
      const { others: _, ...edition } = found
      return edition
    },
    async whole(id) {
      return whole(id)
    },
    async ids(head) {
      const edition = byHash.get(keyOf(head))
      if (!edition) throw new Error(`there is no edition ${head.id}`)
      const { papers, climbing, others } = edition
      return {
        id: head.id,
        listed: papers.flatMap(({ paper, related = [] }) => [paper.id, ...related.map(({ id }) => id)]),
        others: others.map(({ paper }) => paper.id),
        climbing: climbing.map(({ paper }) => paper.id),
      }
    },
    loseAPaper(id) {
      const head = heads.get(id)
      if (!head) throw new Error(`there is no edition ${id} to lose a paper of`)
      lost.add(keyOf(head))
    },
    forgetRecent() {
      recent = []
    },
  }
}
