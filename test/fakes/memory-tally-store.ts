import type { SealedTally, TallyStore } from '../../shared/delivery/aftermath/seal-tallies.ts'
import type { EditionId } from '../../shared/edition/edition-id.ts'

/** Tallies in memory: the first seal of an edition stays. */
export function memoryTallyStore(): TallyStore {
  const sends = new Map<EditionId, number>()
  const sealed = new Map<EditionId, SealedTally>()
  return {
    async countSends(edition, count) {
      sends.set(edition, (sends.get(edition) ?? 0) + count)
    },
    sends: async (edition) => sends.get(edition) ?? 0,
    sealed: async (edition) => sealed.get(edition),
    async seal(tally) {
      if (!sealed.has(tally.edition)) sealed.set(tally.edition, tally)
    },
  }
}
