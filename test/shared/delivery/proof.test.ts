import { describe, expect, test } from 'vitest'
import { provesUnsent } from '../../../shared/delivery/proof.ts'
import { hourMs } from '../../../shared/time/clock.ts'
import { monday } from '../../fakes/a-subscriber.ts'

const startedAt = monday
const drained = startedAt + 2 * hourMs

describe('that an attempt reached nobody', () => {
  test('is proven when the queue was empty two hours later and Send events of its time did come', () => {
    expect(provesUnsent({ drainedAt: drained, sendSeenAt: startedAt }, startedAt)).toBe(true)
    expect(provesUnsent({ drainedAt: drained + hourMs, sendSeenAt: startedAt + 1 }, startedAt)).toBe(true)
  })

  test('is not proven when the queue was last empty a moment less than two hours later', () => {
    expect(provesUnsent({ drainedAt: drained - 1, sendSeenAt: startedAt + hourMs }, startedAt)).toBe(false)
  })

  test('is not proven when the newest Send event is of a moment before the attempt', () => {
    expect(provesUnsent({ drainedAt: drained + hourMs, sendSeenAt: startedAt - 1 }, startedAt)).toBe(false)
  })

  test.each([
    ['anything is known', { drainedAt: 0, sendSeenAt: 0 }],
    ['a Send event was ever seen', { drainedAt: drained, sendSeenAt: 0 }],
    ['the queue was ever seen empty', { drainedAt: 0, sendSeenAt: startedAt }],
  ])('is not proven before %s', (_what, proof) => {
    expect(provesUnsent(proof, startedAt)).toBe(false)
  })
})
