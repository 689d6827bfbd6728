import type { Edition } from './edition.ts'
import type { EditionStore } from './edition-store.ts'

const editionsKept = 10

/** Reads each edition once: a published edition never changes. What does not exist yet is asked for again. */
export function cachedEditionStore(store: EditionStore): EditionStore {
  const kept = new Map<string, Edition>()
  return {
    recent: () => store.recent(),
    publish: (edition) => store.publish(edition),
    async get(id) {
      const known = kept.get(id)
      if (known) return known
      const edition = await store.get(id)
      if (!edition) return undefined
      if (kept.size >= editionsKept) kept.delete(kept.keys().next().value ?? '')
      kept.set(id, edition)
      return edition
    },
  }
}
