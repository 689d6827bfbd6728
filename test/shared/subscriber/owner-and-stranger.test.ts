// @module-tag property
import fc from 'fast-check'
import { test } from 'vitest'
import { dayMs, hourMs, minuteMs } from '../../../shared/time/clock.ts'
import type { Fault } from './mortal-call.ts'
import { ownerAndStranger } from './owner-and-stranger.ts'

const { actions } = ownerAndStranger(true)
const often = ['a digest is mailed, and forwarded', 'the stranger changes the choices'] as const

const fault: fc.Arbitrary<Fault | undefined> = fc.option(
  fc.record({
    call: fc.nat(3),
    kind: fc.constantFrom('dies before' as const, 'dies after' as const, 'lost' as const),
  }),
  { nil: undefined, freq: 2 },
)
const step = fc.record({
  action: fc.constantFrom(...actions, ...often),
  n: fc.nat(22),
  fault,
  /** How long nothing happens before it. */
  wait: fc.constantFrom(
    0,
    0,
    0,
    0,
    5 * minuteMs,
    16 * minuteMs,
    16 * minuteMs,
    6 * hourMs,
    dayMs,
    31 * dayMs,
  ),
})
/** No letter lies on its queue for longer, but for one that is put back. */
const longestInQueueMs = 16 * minuteMs

const steps = fc.array(step, { minLength: 15, maxLength: 40 })

/** The answer to the write of a change is lost, and the write is made again. */
const lostAnswer = [
  { action: 'a digest is mailed, and forwarded' as const, n: 0, fault: undefined, wait: 0 },
  {
    action: 'the stranger changes the choices' as const,
    n: 3,
    fault: { call: 2, kind: 'lost' as const },
    wait: 0,
  },
]

test('whatever an owner and a stranger do, and whatever dies, the owner knows what they get and is in charge of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), steps, async (beginsConfirmed, all) => {
      const mailbox = ownerAndStranger(beginsConfirmed)
      for (const { action, n, fault, wait } of all) {
        mailbox.advance(Math.min(wait, longestInQueueMs))
        await mailbox.mailThoseDue()
        mailbox.advance(Math.max(0, wait - longestInQueueMs))
        await mailbox.act(action, n, fault)
      }
      await mailbox.end()
    }),
    { numRuns: 60, examples: [[true, lostAnswer]] },
  )
})
