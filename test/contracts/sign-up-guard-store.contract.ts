import { beforeEach, describe, expect, test } from 'vitest'
import {
  guardSteps,
  openGuard,
  type SignUpGuardStore,
} from '../../shared/subscriber/sign-up/sign-up-guard.ts'
import { hourMs } from '../../shared/time/clock.ts'
import type { InTable } from '../dynamo/in-table.ts'
import { monday } from '../fakes/a-subscriber.ts'

/** The promises of the store of the sign-up's guard. */
export function signUpGuardStoreContract(make: () => Promise<Pick<InTable, 'guard' | 'putItem'>>): void {
  describe('a sign-up guard store', () => {
    let guard: SignUpGuardStore
    let putItem: InTable['putItem']
    beforeEach(async () => {
      ;({ guard, putItem } = await make())
    })

    test('the sign-up of a fresh stack is open', async () => {
      expect(await guard.read()).toBe('open')
      expect(await guard.state()).toEqual(openGuard)
    })

    test('a raise says since when the guard is as strict', async () => {
      expect(await guard.raise('guarded', monday)).toBe(true)
      expect(await guard.read()).toBe('guarded')
      expect(await guard.state()).toEqual({ step: 'guarded', since: monday, raisedAt: monday })
    })

    test('a raise only makes the guard stricter', async () => {
      expect(await guard.raise('open', monday)).toBe(false)
      await guard.raise('trickle', monday)
      expect(await guard.raise('guarded', monday + 1)).toBe(false)
      expect(await guard.raise('trickle', monday + 1)).toBe(false)
      expect(await guard.state()).toEqual({ step: 'trickle', since: monday, raisedAt: monday })
    })

    test('the strictest of many simultaneous raises holds', async () => {
      const raises = (['guarded', 'trickle', 'guarded', 'trickle'] as const).map((step, at) =>
        guard.raise(step, monday + at),
      )
      const made = await Promise.all(raises)
      expect(await guard.read()).toBe('trickle')
      expect(made.filter(Boolean).length).toBeLessThanOrEqual(2)
    })

    test('a lowered guard remembers when it was last raised', async () => {
      await guard.raise('trickle', monday)
      expect(await guard.lower(await guard.state(), 'guarded', monday + hourMs)).toBe(true)
      expect(await guard.state()).toEqual({ step: 'guarded', since: monday + hourMs, raisedAt: monday })
      expect(await guard.lower(await guard.state(), 'open', monday + 2 * hourMs)).toBe(true)
      expect(await guard.state()).toEqual({ step: 'open', since: monday + 2 * hourMs, raisedAt: monday })
    })

    test('nothing is lowered that was raised since it was read', async () => {
      await guard.raise('guarded', monday)
      const read = await guard.state()
      await guard.raise('trickle', monday + 1)
      expect(await guard.lower(read, 'open', monday + 2)).toBe(false)
      expect(await guard.read()).toBe('trickle')
    })

    test('a guard that came down and went up again is not lowered by who saw it before', async () => {
      await guard.raise('guarded', monday)
      const read = await guard.state()
      await guard.lower(read, 'open', monday + hourMs)
      await guard.raise('guarded', monday + 2 * hourMs)
      expect(await guard.lower(read, 'open', monday + 3 * hourMs)).toBe(false)
      expect(await guard.read()).toBe('guarded')
    })

    test('a step that a later release added reads as the strictest, and comes down after it was taken back', async () => {
      const later = { rank: guardSteps.length, since: monday, raisedAt: monday }
      await putItem({ pk: 'sign-up-guard', sk: 'sign-up-guard', ...later })
      expect(await guard.read()).toBe('trickle')
      expect(await guard.lower(await guard.state(), 'guarded', monday + hourMs)).toBe(true)
      expect(await guard.read()).toBe('guarded')
    })

    test('an allowance stands beside the step, and neither changes the other', async () => {
      const allowance = { perDay: 100, busiest: 4_000, busiestAt: monday }
      await guard.allow(allowance)
      expect(await guard.state()).toEqual({ ...openGuard, allowance })
      expect(await guard.raise('guarded', monday)).toBe(true)
      await guard.allow({ ...allowance, perDay: 50 })
      expect(await guard.state()).toEqual({
        step: 'guarded',
        since: monday,
        raisedAt: monday,
        allowance: { ...allowance, perDay: 50 },
      })
    })
  })
}
