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

describe('the proof that an attempt was not sent', () => {
  test('an attempt is proven unsent if the queue was empty two hours later and Send events of its time came', () => {
    expect(provesUnsent({ drainedAt: drained, sendSeenAt: startedAt, unreadableAt: 0 }, startedAt)).toBe(true)
    expect(
      provesUnsent({ drainedAt: drained + hourMs, sendSeenAt: startedAt + 1, unreadableAt: 0 }, startedAt),
    ).toBe(true)
  })

  test('an attempt is not proven unsent if the queue was last empty less than two hours later', () => {
    expect(
      provesUnsent({ drainedAt: drained - 1, sendSeenAt: startedAt + hourMs, unreadableAt: 0 }, startedAt),
    ).toBe(false)
  })

  test.each([
    ['after the attempt started', hourMs, false],
    ['at the moment when the attempt started', 0, false],
    ['a minute before, which clocks may differ by', -minuteMs, false],
    ['more than a minute before the attempt started', -minuteMs - 1, true],
    ['days before the attempt started', -3 * dayMs, true],
  ])('an unreadable message that arrived %s leaves the attempt proven unsent: %s', (_when, ms, isProven) => {
    const proof = { drainedAt: drained, sendSeenAt: startedAt, unreadableAt: startedAt + ms }
    expect(provesUnsent(proof, startedAt)).toBe(isProven)
  })

  test.each([
    ['just before the queue could have dropped its Send event', 4 * dayMs - 1, true],
    ['when the queue could have dropped its Send event', 4 * dayMs, false],
    ['weeks later, as after a pause or a rest', 30 * dayMs, false],
  ])('an attempt whose reports were last seen read %s is proven unsent: %s', (_when, ms, isProven) => {
    const proof = { drainedAt: startedAt + ms, sendSeenAt: startedAt + ms, unreadableAt: 0 }
    expect(provesUnsent(proof, startedAt)).toBe(isProven)
  })

  test('an attempt is not proven unsent if the newest Send event is from before the attempt', () => {
    expect(
      provesUnsent({ drainedAt: drained + hourMs, sendSeenAt: startedAt - 1, unreadableAt: 0 }, startedAt),
    ).toBe(false)
  })

  test.each([
    ['anything is known', { drainedAt: 0, sendSeenAt: 0, unreadableAt: 0 }],
    ['a Send event was ever seen', { drainedAt: drained, sendSeenAt: 0, unreadableAt: 0 }],
    ['the queue was ever seen empty', { drainedAt: 0, sendSeenAt: startedAt, unreadableAt: 0 }],
  ])('an attempt is not proven unsent before %s', (_what, proof) => {
    expect(provesUnsent(proof, startedAt)).toBe(false)
  })
})

describe('the silence of feedback', () => {
  const silence = async (proof: ProofStore) => silentSince(await proof.read())

  test('there is no silence before any mail, and none while Send events follow the mails', async () => {
    const { proof } = aTable()
    expect(await silence(proof)).toBeUndefined()
    for (let day = 0; day < 3; day++) {
      const at = monday + day * dayMs
      await noteSubmitted(proof, at)
      await proof.sendSeen(at + 1)
      expect(await silence(proof)).toBeUndefined()
    }
  })

  test('a silence begins with the first mail that no Send event followed, however many mails follow', async () => {
    const { proof } = aTable()
    await proof.sendSeen(monday - dayMs)
    for (let hours = 0; hours < 3; hours++) await noteSubmitted(proof, monday + hours * hourMs)
    expect(await silence(proof)).toBe(monday)
  })

  test('a silence ends with a Send event of a later mail, and a new one may begin after it', async () => {
    const { proof } = aTable()
    await noteSubmitted(proof, monday)
    await proof.sendSeen(monday + hourMs)
    expect(await silence(proof)).toBeUndefined()
    await noteSubmitted(proof, monday + 2 * hourMs)
    expect(await silence(proof)).toBe(monday + 2 * hourMs)
  })

  test('a minute without notes and clocks that differ make no silence', async () => {
    const { proof } = aTable()
    await proof.sendSeen(monday)
    await noteSubmitted(proof, monday + 2 * minuteMs)
    expect(await silence(proof)).toBeUndefined()
    await noteSubmitted(proof, monday + 2 * minuteMs + 1)
    expect(await silence(proof)).toBe(monday + 2 * minuteMs + 1)
  })
})
