// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { outcomeFor, tallyOf } from '../../../../shared/delivery/aftermath/tally.ts'
import type { MissedOutcome, Subscriber } from '../../../../shared/subscriber/subscriber.ts'
import { hourMs } from '../../../../shared/time/clock.ts'
import { aConfirmed, anId, aPending, monday } from '../../../fakes/a-subscriber.ts'
import { anEdition, anEditionId, headOf } from '../../../fakes/an-edition.ts'

const edition = headOf(anEdition(23))
const { id, publishedAt } = edition
const before = anEditionId(22)

const censusOf = (subscribers: readonly Subscriber[]) => ({
  async *all() {
    yield* subscribers
  },
})

describe('the tally of any subscribers', () => {
  const day = fc.integer({ min: 20, max: 26 }).map(anEditionId)
  const missedOutcome = fc.constantFrom<MissedOutcome>('failed', 'inDoubt', 'skipped', 'quiet')
  const history = fc.record(
    {
      since: day,
      through: day,
      missed: fc.dictionary(day, missedOutcome, { maxKeys: 3 }),
      attempt: fc.record({
        id: fc.constant('attempt-1'),
        head: day,
        startedAt: fc.integer({ min: monday - 3 * hourMs, max: monday }),
      }),
      leftAt: fc.integer({ min: publishedAt - hourMs, max: monday }),
    },
    { requiredKeys: ['missed'] },
  )
  const subscriber = fc
    .tuple(fc.constantFrom('pending', 'confirmed', 'unsubscribed', 'suppressed'), fc.nat(9_999), history)
    .map(([status, count, { since, through, ...past }]): Subscriber => {
      const about = { id: anId(count), version: 1, rev: 1, ...past }
      const place = { ...(since && { since }), ...(through && { through }) }
      if (status === 'confirmed')
        return aConfirmed({ ...about, since: since ?? before, through: through ?? before })
      if (status === 'pending') return aPending({ ...about, ...place })
      return { ...about, ...place, status: status === 'suppressed' ? 'suppressed' : 'unsubscribed' }
    })

  /** The audience of the edition, defined without the order of the list. */
  function isInAudience({ since, through, attempt, missed, status, leftAt }: Subscriber): boolean {
    if (!since || since >= id) return false
    const isDealtWith = id in missed || (through ?? '') >= id || (attempt?.head ?? '') >= id
    return isDealtWith || status === 'confirmed' || (leftAt ?? 0) >= publishedAt
  }

  test('the outcomes add up to the audience, and no subscriber is counted twice or left out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(subscriber, { maxLength: 40 }), fc.nat(9), async (subscribers, newer) => {
        const recent = [edition, ...Array.from({ length: newer }, () => headOf(anEdition(24)))]
        const { audience, outcomes, inDoubt } = await tallyOf(edition, recent, censusOf(subscribers), monday)
        const sum = Object.values(outcomes).reduce((total, count) => total + count, 0)
        expect(audience).toBe(subscribers.filter(isInAudience).length)
        expect(sum).toBe(audience)
        expect(inDoubt).toHaveLength(outcomes.inDoubt)
      }),
    )
  })

  test('an outcome that was settled stays in the tally, whatever the subscriber does later', () => {
    fc.assert(
      fc.property(subscriber, fc.constantFrom('unsubscribed', 'suppressed'), (one, status) => {
        const settled = outcomeFor(one, edition, 0, monday)
        fc.pre(settled !== undefined && settled !== 'waiting')
        fc.pre(id in one.missed || (one.through ?? '') >= id)
        const { since, through, missed, version, rev } = one
        const gone = { id: one.id, version, rev, missed, status, leftAt: monday } as const
        const after = { ...gone, ...(since && { since }), ...(through && { through }) }
        expect(outcomeFor(after, edition, 0, monday)).toBe(settled)
      }),
    )
  })
})
