import { describe, expect, test } from 'vitest'
import { defaultBudgets } from '../../../shared/subscriber/sign-up/budgets.ts'
import { aConfirmed, monday } from '../../fakes/a-subscriber.ts'
import { aSuppressed } from '../../shared/subscriber/a-leaver.ts'
import { apiWorld, idOfAddress } from './api-world.ts'

const email = 'ann@example.org'
const id = idOfAddress(email)
const states = [
  { who: 'new', items: [] },
  { who: 'confirmed', items: [aConfirmed({ id })] },
  { who: 'suppressed', items: [aSuppressed({ id })] },
]

describe.each(states)('a sign-up of an address that is $who', ({ items }) => {
  test.each([0, defaultBudgets.mailboxADay])(
    'writes five units after %i letters of the day: four budgets and the subscriber',
    async (had) => {
      const world = apiWorld()
      world.put(...items)
      for (let n = 0; n < had; n++) await world.budgets.spend('mailbox', email, monday)
      const before = world.units()
      await world.postJson({ email })
      const after = world.units()
      expect(after.write - before.write).toBe(5)
      // A reader's item is in the index of those who are due, but nothing that the index holds changes.
      expect(after.indexWrite - before.indexWrite).toBe(0)
    },
  )
})
