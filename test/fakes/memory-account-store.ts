import type { AccountStore, SealedAccount } from '../../shared/delivery/seal-accounts.ts'
import type { EditionId } from '../../shared/edition/edition-id.ts'

/** Accounts in memory: the first seal of an edition stays. */
export function memoryAccountStore(): AccountStore {
  const sends = new Map<EditionId, number>()
  const sealed = new Map<EditionId, SealedAccount>()
  return {
    async countSends(edition, count) {
      sends.set(edition, (sends.get(edition) ?? 0) + count)
    },
    sends: async (edition) => sends.get(edition) ?? 0,
    sealed: async (edition) => sealed.get(edition),
    async seal(account) {
      if (!sealed.has(account.edition)) sealed.set(account.edition, account)
    },
  }
}
