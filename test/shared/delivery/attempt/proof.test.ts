import { describe, expect, test } from 'vitest'
import {
  noteSubmitted,
  type ProofStore,
  provesUnsent,
  silentSince,
} from '../../../../shared/delivery/attempt/proof.ts'
import { dayMs, hourMs, minuteMs } from '../../../../shared/time/clock.ts'
import { aTable } from '../../../dynamo/a-table.ts'
import { monday } from '../../../fakes/a-subscriber.ts'

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

describe('the silence of feedback', () => {
  const silence = async (proof: ProofStore) => silentSince(await proof.read())

  test('is none before any mail, and none while Send events follow the mails', async () => {
    const { proof } = aTable()
    expect(await silence(proof)).toBeUndefined()
    for (let day = 0; day < 3; day++) {
      const at = monday + day * dayMs
      await noteSubmitted(proof, at)
      await proof.sendSeen(at + 1)
      expect(await silence(proof)).toBeUndefined()
    }
  })

  test('begins with the first mail that no Send event followed, however many follow it', async () => {
    const { proof } = aTable()
    await proof.sendSeen(monday - dayMs)
    for (let hours = 0; hours < 3; hours++) await noteSubmitted(proof, monday + hours * hourMs)
    expect(await silence(proof)).toBe(monday)
  })

  test('ends with a Send event of a later mail, and begins anew after it', async () => {
    const { proof } = aTable()
    await noteSubmitted(proof, monday)
    await proof.sendSeen(monday + hourMs)
    expect(await silence(proof)).toBeUndefined()
    await noteSubmitted(proof, monday + 2 * hourMs)
    expect(await silence(proof)).toBe(monday + 2 * hourMs)
  })

  test('is not made of the minute in which events are not noted, and of clocks that differ', async () => {
    const { proof } = aTable()
    await proof.sendSeen(monday)
    await noteSubmitted(proof, monday + 2 * minuteMs)
    expect(await silence(proof)).toBeUndefined()
    await noteSubmitted(proof, monday + 2 * minuteMs + 1)
    expect(await silence(proof)).toBe(monday + 2 * minuteMs + 1)
  })
})
