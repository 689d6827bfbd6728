import { beforeEach, describe, expect, test } from 'vitest'
import type { ProofStore } from '../../shared/delivery/attempt/proof.ts'
import { hourMs, minuteMs, secondMs } from '../../shared/time/clock.ts'
import { monday } from '../fakes/a-subscriber.ts'

/** The promises of a proof store. `make` opens one store; each call of the result is a new worker on it. */
export function proofStoreContract(make: () => Promise<() => ProofStore>): void {
  describe('a proof store', () => {
    let open: () => ProofStore
    let proof: ProofStore
    beforeEach(async () => {
      open = await make()
      proof = open()
    })

    test('at first nothing is proven', async () => {
      expect(await proof.read()).toEqual({
        drainedAt: 0,
        sendSeenAt: 0,
        unheardSince: 0,
        unreadableAt: 0,
      })
    })

    test('the first half of the proof is noted without the second', async () => {
      await proof.drained(monday)
      expect(await proof.read()).toMatchObject({ drainedAt: monday, sendSeenAt: 0 })
      await proof.sendSeen(monday - hourMs)
      expect(await proof.read()).toMatchObject({ drainedAt: monday, sendSeenAt: monday - hourMs })
    })

    test('the second half of the proof is noted without the first', async () => {
      await proof.sendSeen(monday)
      expect(await proof.read()).toMatchObject({ drainedAt: 0, sendSeenAt: monday })
    })

    test('every other worker reads what one worker notes', async () => {
      await proof.drained(monday)
      await proof.sendSeen(monday)
      expect(await open().read()).toMatchObject({ drainedAt: monday, sendSeenAt: monday })
    })

    describe('drained', () => {
      test('a drained moment replaces an earlier one, however close they are', async () => {
        await proof.drained(monday)
        await proof.drained(monday + 1)
        expect((await proof.read()).drainedAt).toBe(monday + 1)
      })

      test('a drained moment that is noted after a later one changes nothing', async () => {
        await proof.drained(monday)
        await proof.drained(monday - 1)
        await open().drained(monday - hourMs)
        expect((await proof.read()).drainedAt).toBe(monday)
      })

      test('the latest of many simultaneous drained moments stays', async () => {
        await Promise.all([3, 9, 1, 7].map((hours) => open().drained(monday + hours * hourMs)))
        expect((await proof.read()).drainedAt).toBe(monday + 9 * hourMs)
      })
    })

    describe('unreadable', () => {
      test('the arrival of an unreadable message is noted beside the other moments, and the latest stays', async () => {
        await proof.drained(monday)
        for (const at of [monday, monday + hourMs, monday - hourMs]) await open().unreadable(at)
        expect(await proof.read()).toEqual({
          drainedAt: monday,
          sendSeenAt: 0,
          unheardSince: 0,
          unreadableAt: monday + hourMs,
        })
      })
    })

    describe('unheard', () => {
      test('an unheard mail is noted beside the other moments, and the latest stays', async () => {
        await proof.drained(monday)
        await proof.unheard(monday)
        await open().unheard(monday - hourMs)
        expect(await open().read()).toEqual({
          drainedAt: monday,
          sendSeenAt: 0,
          unheardSince: monday,
          unreadableAt: 0,
        })
      })
    })

    describe('sendSeen', () => {
      test('a Send event more than a minute later is noted', async () => {
        await proof.sendSeen(monday)
        await proof.sendSeen(monday + minuteMs + 1)
        expect((await proof.read()).sendSeenAt).toBe(monday + minuteMs + 1)
      })

      test('a second Send event within a minute is not noted, whichever worker saw it', async () => {
        await proof.sendSeen(monday)
        await proof.sendSeen(monday + minuteMs - 1)
        await open().sendSeen(monday + minuteMs - 1)
        expect((await proof.read()).sendSeenAt).toBe(monday)
      })

      test('an older Send event that comes late changes nothing, whichever worker saw it', async () => {
        await proof.sendSeen(monday)
        await proof.sendSeen(monday - hourMs)
        await open().sendSeen(monday - hourMs)
        expect((await proof.read()).sendSeenAt).toBe(monday)
      })

      test('the note of a stream of Send events is at most two minutes behind, however many workers see it', async () => {
        const workers = [proof, open(), open()]
        for (let second = 0; second < 600; second += 7) {
          const at = monday + second * secondMs
          await workers[second % workers.length]?.sendSeen(at)
          const { sendSeenAt } = await proof.read()
          expect(sendSeenAt).toBeLessThanOrEqual(at)
          expect(at - sendSeenAt).toBeLessThanOrEqual(2 * minuteMs)
        }
      })

      test('a Send event without a moment proves nothing', async () => {
        await proof.sendSeen(0)
        expect((await proof.read()).sendSeenAt).toBe(0)
      })
    })
  })
}
