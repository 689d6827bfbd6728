import { sharedRead } from '../concurrency/shared-read.ts'
import type { EditionId } from './edition-id.ts'
import type { EditionStore } from './edition-store.ts'

const editionsKept = 10

/**
 * Reads each edition once, because a published edition never changes. An edition that does not exist yet is
 * asked for again. The list of recent editions is never kept, so a new edition shows at once; requests that come
 * together share a reading of it.
 */
export function cachedEditionStore(store: EditionStore): EditionStore {
  return {
    ...store,
    recent: sharedRead(() => store.recent()),
    get: keeping(store.get),
    whole: keeping(store.whole),
  }
}

function keeping<T>(read: (id: EditionId) => Promise<T | undefined>): typeof read {
  const kept = new Map<EditionId, T>()
  const underWay = new Map<EditionId, Promise<T | undefined>>()

  async function readAndKeep(id: EditionId): Promise<T | undefined> {
    const found = await read(id)
    if (!found) return undefined
    const oldest = kept.keys().next()
    if (kept.size >= editionsKept && !oldest.done) kept.delete(oldest.value)
    kept.set(id, found)
    return found
  }

  return async (id) => {
    const known = kept.get(id)
    if (known) return known
    const begun = underWay.get(id) ?? readAndKeep(id).finally(() => underWay.delete(id))
    underWay.set(id, begun)
    return begun
  }
}
