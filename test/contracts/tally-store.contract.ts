import { beforeEach, describe, expect, test } from 'vitest'
import type { SealedTally, TallyStore } from '../../shared/delivery/aftermath/seal-tallies.ts'
import { monday } from '../fakes/a-subscriber.ts'
import { anEditionId } from '../fakes/an-edition.ts'

const edition = anEditionId(16)
const tally: SealedTally = {
  edition,
  audience: 3,
  outcomes: { submitted: 2, failed: 1, suppressed: 0, skipped: 0, quiet: 0, inDoubt: 0, waiting: 0 },
  sends: 2,
  sealedAt: monday,
}

/** The promises of a tally store. */
export function tallyStoreContract(make: () => Promise<{ readonly tallies: TallyStore }>): void {
  describe('a tally store', () => {
    let tallies: TallyStore
    beforeEach(async () => {
      tallies = (await make()).tallies
    })

    test('a new store has no sealed tally and no Send event', async () => {
      expect(await tallies.sealed(edition)).toBeUndefined()
      expect(await tallies.sends(edition)).toBe(0)
    })

    test('Send events add up for each edition by itself', async () => {
      await tallies.countSends(edition, 10)
      await tallies.countSends(edition, 3)
      await tallies.countSends(anEditionId(17), 1)
      expect(await tallies.sends(edition)).toBe(13)
      expect(await tallies.sends(anEditionId(17))).toBe(1)
    })

    test('a sealed tally stays as it is, and Send events are still counted', async () => {
      await tallies.seal(tally)
      await tallies.seal({ ...tally, audience: 99 })
      await tallies.countSends(edition, 1)
      expect(await tallies.sealed(edition)).toEqual(tally)
      expect(await tallies.sends(edition)).toBe(1)
    })
  })
}
