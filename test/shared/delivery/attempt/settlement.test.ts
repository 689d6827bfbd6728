import { describe, expect, test } from 'vitest'
import { settlementOf, span } from '../../../../shared/delivery/attempt/settlement.ts'
import type { MissedOutcome } from '../../../../shared/subscriber/subscriber.ts'
import { aConfirmed, aPending, dailyAtEight } from '../../../fakes/a-subscriber.ts'
import { anEdition, anEditionId, headOf } from '../../../fakes/an-edition.ts'

/** The heads of some days of November 2026. */
const heads = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => headOf(anEdition(from + index)))
const ids = (from: number, to: number) => heads(from, to).map(({ id }) => id)
const idsOf = (editions: readonly { readonly id: string }[]) => editions.map(({ id }) => id)
const startedAt = Date.UTC(2026, 10, 23, 9)
const attempt = { head: anEditionId(23), startedAt }

describe('span', () => {
  test('a span begins after the last settled edition and ends with the head', () => {
    const { covered, beyond } = span(heads(14, 23), anEditionId(20), anEditionId(23))
    expect(idsOf(covered)).toEqual(ids(21, 23))
    expect(beyond).toEqual([])
  })

  test('a span does not include an edition that is newer than the head', () => {
    expect(idsOf(span(heads(14, 23), anEditionId(20), anEditionId(22)).covered)).toEqual(ids(21, 22))
  })

  test('a span is empty for a reader who has got the head', () => {
    expect(span(heads(14, 23), anEditionId(23), anEditionId(23))).toEqual({ covered: [], beyond: [] })
  })

  test('a span of seven editions holds them all, and none is beyond', () => {
    const { covered, beyond } = span(heads(14, 23), anEditionId(16), anEditionId(23))
    expect(idsOf(covered)).toEqual(ids(17, 23))
    expect(beyond).toEqual([])
  })

  test('a span of eight editions holds the newest seven, and the oldest is beyond', () => {
    const { covered, beyond } = span(heads(14, 23), anEditionId(15), anEditionId(23))
    expect(idsOf(covered)).toEqual(ids(17, 23))
    expect(idsOf(beyond)).toEqual(ids(16, 16))
  })

  test('a span counts editions, not days', () => {
    const recent = [14, 18, 23].map((day) => headOf(anEdition(day)))
    expect(idsOf(span(recent, anEditionId(1), anEditionId(23)).covered)).toEqual(idsOf(recent))
  })
})

describe('settlementOf', () => {
  test('a submitted digest leaves nothing missed, and the next slot is on the next day', () => {
    expect(settlementOf(aConfirmed(), attempt, 'submitted', heads(14, 23))).toEqual({
      through: anEditionId(23),
      lastAt: startedAt,
      missed: {},
      nextDueAt: Date.UTC(2026, 10, 24, 8),
    })
  })

  test.each<MissedOutcome>(['failed', 'inDoubt', 'quiet'])(
    'the outcome %s is kept for each edition covered',
    (outcome) => {
      const reader = aConfirmed({ through: anEditionId(21) })
      expect(settlementOf(reader, attempt, outcome, heads(14, 23)).missed).toEqual({
        [anEditionId(22)]: outcome,
        [anEditionId(23)]: outcome,
      })
    },
  )

  test('editions beyond the seven are skipped, even by a digest that was submitted', () => {
    const reader = aConfirmed({ through: anEditionId(14) })
    expect(settlementOf(reader, attempt, 'submitted', heads(14, 23)).missed).toEqual({
      [anEditionId(15)]: 'skipped',
      [anEditionId(16)]: 'skipped',
    })
  })

  test('editions that were missed before are remembered', () => {
    const reader = aConfirmed({ missed: { [anEditionId(20)]: 'quiet' } })
    expect(settlementOf(reader, attempt, 'failed', heads(14, 23)).missed).toEqual({
      [anEditionId(20)]: 'quiet',
      [anEditionId(23)]: 'failed',
    })
  })

  test('the newest ten missed editions are remembered, and older ones forgotten', () => {
    const missed = Object.fromEntries(ids(8, 19).map((id) => [id, 'quiet' as const]))
    const reader = aConfirmed({ through: anEditionId(21), missed })
    const kept = settlementOf(reader, attempt, 'failed', heads(14, 23)).missed
    expect(Object.keys(kept)).toEqual([...ids(12, 19), ...ids(22, 23)])
  })

  test('the start of the attempt decides the next slot, however late the answer', () => {
    const justBeforeMidnight = Date.UTC(2026, 10, 22, 23, 59, 59)
    const late = { head: anEditionId(22), startedAt: justBeforeMidnight }
    expect(settlementOf(aConfirmed(), late, 'submitted', heads(14, 23))).toMatchObject({
      lastAt: justBeforeMidnight,
      nextDueAt: Date.UTC(2026, 10, 23, 8),
    })
  })

  test('the reader’s days and pause decide the next slot', () => {
    const weekly = aConfirmed({ preferences: { ...dailyAtEight, frequency: 'weekly' } })
    expect(settlementOf(weekly, attempt, 'submitted', []).nextDueAt).toBe(Date.UTC(2026, 10, 30, 8))
    const pausedUntil = Date.UTC(2026, 11, 24)
    const paused = aConfirmed({ preferences: { ...dailyAtEight, pausedUntil } })
    expect(settlementOf(paused, attempt, 'submitted', []).nextDueAt).toBe(Date.UTC(2026, 11, 24, 8))
  })

  test.each(['unsubscribed', 'suppressed'] as const)('a reader who is %s gets no due time', (status) => {
    const { preferences: _, ...gone } = aConfirmed()
    const settlement = settlementOf({ ...gone, status }, attempt, 'submitted', heads(14, 23))
    expect(settlement).toEqual({ through: anEditionId(23), lastAt: startedAt, missed: {} })
  })

  test('a reader who is pending again gets no due time', () => {
    const again = aPending({ since: anEditionId(19), through: anEditionId(22) })
    expect(settlementOf(again, attempt, 'submitted', heads(14, 23))).not.toHaveProperty('nextDueAt')
  })
})
