import { expect, test } from 'vitest'
import { guardSignUps } from '../../../../shared/delivery/aftermath/guard-sign-ups.ts'
import { dayMs, hourMs } from '../../../../shared/time/clock.ts'
import { aTable } from '../../../dynamo/a-table.ts'
import { monday } from '../../../fakes/a-subscriber.ts'

/** A guard that was raised to its strictest step, and the harm of a moment. */
async function guarded({ since, bounces, at = monday }: { since: number; bounces: number; at?: number }) {
  const { reputation, guard } = aTable()
  if (since > 0) await guard.raise('trickle', since)
  for (let count = 0; count < bounces; count++) await reputation.count('unconfirmed', 'bounces', at)
  return { reputation, guard }
}

test('feedback never lets the guard down, however long ago the harm was', async () => {
  const deps = await guarded({ since: monday - dayMs, bounces: 0 })
  expect(await guardSignUps(deps, monday, 'raise')).toMatchObject({ step: 'trickle', isChanged: false })
  expect(await deps.guard.read()).toBe('trickle')
})

test('a tick lets the guard down, one step at a time and an hour apart', async () => {
  const deps = await guarded({ since: monday - hourMs, bounces: 0 })
  const tick = (now: number) => guardSignUps(deps, now, 'raise and lower')
  expect(await tick(monday)).toMatchObject({ step: 'guarded', isChanged: true })
  expect(await tick(monday + hourMs - 1)).toMatchObject({ step: 'guarded', isChanged: false })
  expect(await tick(monday + hourMs)).toMatchObject({ step: 'open', isChanged: true })
  expect(await tick(monday + 2 * hourMs)).toMatchObject({ step: 'open', isChanged: false })
})

test.each(['raise', 'raise and lower'] as const)('harm raises the guard at once, by "%s"', async (may) => {
  const deps = await guarded({ since: 0, bounces: 20 })
  expect(await guardSignUps(deps, monday, may)).toMatchObject({
    step: 'trickle',
    isChanged: true,
    lettersOfADay: { bounces: 20 },
  })
  expect(await deps.guard.state()).toMatchObject({ step: 'trickle', since: monday, raisedAt: monday })
})

test('harm counts for a day', async () => {
  const deps = await guarded({ since: 0, bounces: 20 })
  expect(await guardSignUps(deps, monday + dayMs + hourMs, 'raise')).toMatchObject({ step: 'open' })
  expect(await guardSignUps(deps, monday + dayMs, 'raise')).toMatchObject({ step: 'trickle' })
})

test('a tick that another one overtook changes nothing, and says so', async () => {
  const { guard, reputation } = await guarded({ since: monday - hourMs, bounces: 0 })
  const stale = await guard.state()
  await guardSignUps({ guard, reputation }, monday, 'raise and lower')
  const late = await guardSignUps(
    { guard: { ...guard, state: async () => stale }, reputation },
    monday + 1,
    'raise and lower',
  )
  expect(late.isChanged).toBe(false)
  expect(await guard.read()).toBe('guarded')
})
