import type { EditionId } from './edition-id.ts'
import type { EditionStore } from './edition-store.ts'

const editionsKept = 10

/**
 * Reads each edition once, because a published edition never changes. An edition that does not exist yet is
 * asked for again.
 */
export function cachedEditionStore(store: EditionStore): EditionStore {
  return { ...store, get: keeping(store.get), whole: keeping(store.whole) }
}

function keeping<T>(read: (id: EditionId) => Promise<T | undefined>): typeof read {
  const kept = new Map<EditionId, T>()
  return async (id) => {
    const known = kept.get(id)
    if (known) return known
    const found = await read(id)
    if (!found) return undefined
    const oldest = kept.keys().next()
    if (kept.size >= editionsKept && !oldest.done) kept.delete(oldest.value)
    kept.set(id, found)
    return found
  }
}
