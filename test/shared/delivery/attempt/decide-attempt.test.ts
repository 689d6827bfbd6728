import { describe, expect, test } from 'vitest'
import { decideAttempt } from '../../../../shared/delivery/attempt/decide-attempt.ts'
import type { FeedbackProof } from '../../../../shared/delivery/attempt/proof.ts'
import type { Confirmed } from '../../../../shared/subscriber/subscriber.ts'
import { type EpochMs, hourMs } from '../../../../shared/time/clock.ts'
import { aTable } from '../../../dynamo/a-table.ts'
import { aConfirmed, dailyAtEight } from '../../../fakes/a-subscriber.ts'
import { anEdition, anEditionId, headOf } from '../../../fakes/an-edition.ts'
import { handClock } from '../../../fakes/hand-clock.ts'

const publishedAt = Date.UTC(2026, 10, 23, 6)
const expiry = publishedAt + 36 * hourMs
const startedAt = Date.UTC(2026, 10, 23, 9)
const attempt = { id: 'attempt-1', head: anEditionId(23), startedAt }
const recent = [headOf(anEdition(22)), headOf(anEdition(23, { publishedAt }))]
const nextSlot = Date.UTC(2026, 10, 24, 8)

const daily = aConfirmed({ attempt })
const weekly = aConfirmed({ attempt, preferences: { ...dailyAtEight, frequency: 'weekly' } })

/** The feedback queue was empty late enough, and Send events of the attempt's time did come. */
const proven: FeedbackProof = {
  drainedAt: startedAt + 2 * hourMs,
  sendSeenAt: startedAt,
  unheardSince: 0,
  unreadableAt: 0,
}
const unproven: FeedbackProof = { drainedAt: 0, sendSeenAt: 0, unheardSince: 0, unreadableAt: 0 }

async function decidedAt(now: EpochMs, reader: Confirmed, editions = recent, proof = unproven) {
  const memory = aTable()
  memory.put(reader)
  const deps = { ...memory, proof: { read: async () => proof }, clock: handClock(now).clock }
  const outcome = await decideAttempt(deps, reader, attempt, editions)
  return { outcome, item: memory.item(reader.id) }
}

test('an attempt is put aside for an hour before its edition expires and the next slot comes', async () => {
  const { outcome, item } = await decidedAt(startedAt + 2 * hourMs, daily)
  expect(outcome).toBe('parked')
  expect(item).toEqual({ ...daily, nextDueAt: startedAt + 3 * hourMs })
})

test('an attempt is settled in doubt when the next slot comes, and that slot is due', async () => {
  expect((await decidedAt(nextSlot - 1, daily)).outcome).toBe('parked')
  const { outcome, item } = await decidedAt(nextSlot, daily)
  expect(outcome).toBe('inDoubt')
  expect(item).not.toHaveProperty('attempt')
  expect(item).toMatchObject({
    through: anEditionId(23),
    lastAt: startedAt,
    missed: { [anEditionId(23)]: 'inDoubt' },
    nextDueAt: nextSlot,
  })
})

test('an attempt is settled in doubt when its edition expires, even if the next slot is days away', async () => {
  expect((await decidedAt(expiry - 1, weekly)).outcome).toBe('parked')
  const { outcome, item } = await decidedAt(expiry, weekly)
  expect(outcome).toBe('inDoubt')
  expect(item).toMatchObject({ nextDueAt: Date.UTC(2026, 10, 30, 8) })
})

test('an attempt at an edition that is no longer recent is settled in doubt at once', async () => {
  const { outcome } = await decidedAt(startedAt + 2 * hourMs, weekly, [headOf(anEdition(24))])
  expect(outcome).toBe('inDoubt')
})

test('an attempt that its Send event settled in between is lost', async () => {
  const memory = aTable()
  memory.put(aConfirmed({ through: anEditionId(23), rev: daily.rev + 1 }))
  const before = memory.item(daily.id)
  const deps = { ...memory, clock: handClock(expiry).clock }
  expect(await decideAttempt(deps, daily, attempt, recent)).toBe('lost')
  expect(memory.item(daily.id)).toEqual(before)
})

test('preferences that changed in between are not overwritten by putting aside', async () => {
  const memory = aTable()
  const changed = { ...daily, rev: daily.rev + 1, nextDueAt: startedAt + hourMs }
  memory.put(changed)
  const deps = { ...memory, clock: handClock(startedAt + 2 * hourMs).clock }
  await decideAttempt(deps, daily, attempt, recent)
  expect(memory.item(daily.id)).toEqual(changed)
})

describe('an attempt with the proof that nothing was sent', () => {
  test('an attempt that is proven unsent is released, and the reader is due as before', async () => {
    const { outcome, item } = await decidedAt(startedAt + 2 * hourMs, daily, recent, proven)
    expect(outcome).toBe('released')
    const { attempt: _, ...free } = daily
    expect(item).toEqual(free)
  })

  test.each([
    ['the queue was last empty too early', { ...proven, drainedAt: proven.drainedAt - 1 }],
    ['no Send event of its time was seen', { ...proven, sendSeenAt: startedAt - 1 }],
  ])('an attempt is only put aside as long as %s', async (_why, proof) => {
    const { outcome, item } = await decidedAt(startedAt + 3 * hourMs, daily, recent, proof)
    expect(outcome).toBe('parked')
    expect(item).toEqual({ ...daily, nextDueAt: startedAt + 4 * hourMs })
  })

  test('an attempt that is proven unsent is released even if the next slot has come', async () => {
    const { outcome, item } = await decidedAt(nextSlot, daily, recent, proven)
    expect(outcome).toBe('released')
    expect(item).not.toHaveProperty('attempt')
    expect(item).toMatchObject({ through: daily.through, missed: {}, nextDueAt: daily.nextDueAt })
  })

  test('an attempt that is proven unsent is released even if its edition has expired, so that a later digest covers it', async () => {
    const { outcome, item } = await decidedAt(expiry, weekly, recent, proven)
    expect(outcome).toBe('released')
    expect(item).toMatchObject({ through: weekly.through, missed: {} })
  })

  test('the proof for an attempt does not take back a successor’s attempt', async () => {
    const memory = aTable()
    const successor = { ...daily, attempt: { ...attempt, id: 'attempt-2' } }
    memory.put(successor)
    const deps = { ...memory, proof: { read: async () => proven }, clock: handClock(nextSlot - 1).clock }
    await decideAttempt(deps, daily, attempt, recent)
    expect(memory.item(daily.id)).toEqual(successor)
  })
})
