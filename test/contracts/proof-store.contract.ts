import { beforeEach, describe, expect, test } from 'vitest'
import type { ProofStore } from '../../shared/delivery/attempt/proof.ts'
import { hourMs, minuteMs, secondMs } from '../../shared/time/clock.ts'
import { monday } from '../fakes/a-subscriber.ts'

/** What every keeper of proof promises. `make` gives a door to one keeper: each worker that opens it is a new one. */
export function proofStoreContract(make: () => Promise<() => ProofStore>): void {
  describe('a proof store', () => {
    let open: () => ProofStore
    let proof: ProofStore
    beforeEach(async () => {
      open = await make()
      proof = open()
    })

    test('at first nothing is proven', async () => {
      expect(await proof.read()).toEqual({ drainedAt: 0, sendSeenAt: 0, unheardSince: 0 })
    })

    test('each half is noted without the other', async () => {
      await proof.drained(monday)
      expect(await proof.read()).toMatchObject({ drainedAt: monday, sendSeenAt: 0 })
      await proof.sendSeen(monday - hourMs)
      expect(await proof.read()).toMatchObject({ drainedAt: monday, sendSeenAt: monday - hourMs })
    })

    test('the second half is noted without the first, too', async () => {
      await proof.sendSeen(monday)
      expect(await proof.read()).toMatchObject({ drainedAt: 0, sendSeenAt: monday })
    })

    test('what one worker notes every other reads', async () => {
      await proof.drained(monday)
      await proof.sendSeen(monday)
      expect(await open().read()).toMatchObject({ drainedAt: monday, sendSeenAt: monday })
    })

    describe('drained', () => {
      test('a later moment replaces an earlier one, however little later', async () => {
        await proof.drained(monday)
        await proof.drained(monday + 1)
        expect((await proof.read()).drainedAt).toBe(monday + 1)
      })

      test('an earlier moment that comes late changes nothing', async () => {
        await proof.drained(monday)
        await proof.drained(monday - 1)
        await open().drained(monday - hourMs)
        expect((await proof.read()).drainedAt).toBe(monday)
      })

      test('of many at once the latest stays', async () => {
        await Promise.all([3, 9, 1, 7].map((hours) => open().drained(monday + hours * hourMs)))
        expect((await proof.read()).drainedAt).toBe(monday + 9 * hourMs)
      })
    })

    describe('unheard', () => {
      test('is noted beside the others, and the latest moment stays', async () => {
        await proof.drained(monday)
        await proof.unheard(monday)
        await open().unheard(monday - hourMs)
        expect(await open().read()).toEqual({ drainedAt: monday, sendSeenAt: 0, unheardSince: monday })
      })
    })

    describe('sendSeen', () => {
      test('a Send event more than a minute later is noted', async () => {
        await proof.sendSeen(monday)
        await proof.sendSeen(monday + minuteMs + 1)
        expect((await proof.read()).sendSeenAt).toBe(monday + minuteMs + 1)
      })

      test('within a minute a further one is not, whoever saw it', async () => {
        await proof.sendSeen(monday)
        await proof.sendSeen(monday + minuteMs - 1)
        await open().sendSeen(monday + minuteMs - 1)
        expect((await proof.read()).sendSeenAt).toBe(monday)
      })

      test('an older one that comes late changes nothing, whoever saw it', async () => {
        await proof.sendSeen(monday)
        await proof.sendSeen(monday - hourMs)
        await open().sendSeen(monday - hourMs)
        expect((await proof.read()).sendSeenAt).toBe(monday)
      })

      test('a stream of them is never more than two minutes behind, however many workers see it', async () => {
        const workers = [proof, open(), open()]
        for (let second = 0; second < 600; second += 7) {
          const at = monday + second * secondMs
          await workers[second % workers.length]?.sendSeen(at)
          const { sendSeenAt } = await proof.read()
          expect(sendSeenAt).toBeLessThanOrEqual(at)
          expect(at - sendSeenAt).toBeLessThanOrEqual(2 * minuteMs)
        }
      })

      test('one without a moment witnesses nothing', async () => {
        await proof.sendSeen(0)
        expect((await proof.read()).sendSeenAt).toBe(0)
      })
    })
  })
}
