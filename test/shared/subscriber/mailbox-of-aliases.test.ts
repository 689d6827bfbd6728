// @module-tag property
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import { mailboxOfAliases } from './mailbox-of-aliases.ts'
import type { Fault } from './mortal-call.ts'

const { actions } = mailboxOfAliases()
const often = ['the stranger signs an address up', 'the owner says that it was not them'] as const

const fault: fc.Arbitrary<Fault | undefined> = fc.option(
  fc.record({
    call: fc.nat(6),
    kind: fc.constantFrom('dies before' as const, 'dies after' as const, 'lost' as const),
  }),
  { nil: undefined, freq: 2 },
)
const step = fc.record({
  action: fc.constantFrom(...actions, ...often, ...often),
  n: fc.nat(11),
  fault,
  wait: fc.constantFrom(0, 0, hourMs, dayMs, dayMs, 8 * dayMs, 31 * dayMs),
  /** The letters function may be slow. */
  isMailed: fc.boolean(),
})

test('whatever a stranger does with all aliases of a mailbox, and whatever dies, “It was not me” holds for all of them and touches no subscription', async () => {
  let turns = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (steps) => {
      const mailbox = mailboxOfAliases()
      for (const { action, n, fault, wait, isMailed } of steps) {
        mailbox.advance(wait)
        if (isMailed) await mailbox.mailAll()
        await mailbox.act(action, n, fault)
      }
      await mailbox.mailAll()
      turns += mailbox.turns()
    }),
    { numRuns: 150 },
  )
  expect(turns).toBeGreaterThan(50)
})
