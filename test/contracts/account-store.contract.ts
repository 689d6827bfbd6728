import { beforeEach, describe, expect, test } from 'vitest'
import type { AccountStore, SealedAccount } from '../../shared/delivery/seal-accounts.ts'
import { monday } from '../fakes/a-subscriber.ts'
import { anEditionId } from '../fakes/an-edition.ts'

const edition = anEditionId(16)
const account: SealedAccount = {
  edition,
  audience: 3,
  outcomes: { submitted: 2, failed: 1, suppressed: 0, skipped: 0, quiet: 0, inDoubt: 0, waiting: 0 },
  sends: 2,
  sealedAt: monday,
}

/** What every keeper of accounts promises. */
export function accountStoreContract(name: string, make: () => Promise<AccountStore>): void {
  describe(`an account store: ${name}`, () => {
    let accounts: AccountStore
    beforeEach(async () => {
      accounts = await make()
    })

    test('at first nothing is sealed and nothing was sent', async () => {
      expect(await accounts.sealed(edition)).toBeUndefined()
      expect(await accounts.sends(edition)).toBe(0)
    })

    test('Send events add up, each edition by itself', async () => {
      await accounts.countSends(edition, 10)
      await accounts.countSends(edition, 3)
      await accounts.countSends(anEditionId(17), 1)
      expect(await accounts.sends(edition)).toBe(13)
      expect(await accounts.sends(anEditionId(17))).toBe(1)
    })

    test('a sealed account stays as it is, and Send events go on being counted', async () => {
      await accounts.seal(account)
      await accounts.seal({ ...account, audience: 99 })
      await accounts.countSends(edition, 1)
      expect(await accounts.sealed(edition)).toEqual(account)
      expect(await accounts.sends(edition)).toBe(1)
    })
  })
}
