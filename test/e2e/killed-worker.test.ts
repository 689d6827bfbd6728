import { afterEach, describe, expect, test } from 'vitest'
import { lanesFor } from '../../shared/delivery/pace/lanes.ts'
import { seatShare } from '../../shared/delivery/pace/share.ts'
import { hourMs, minuteMs } from '../../shared/time/clock.ts'
import { killableRate, killableWorld } from './killable-world.ts'
import { temporaryFolder } from './local-process.ts'

const readers = 1_000
const kills = 10
/** A killed worker leaves at most so many attempts open. */
const lanes = lanesFor(seatShare(killableRate, { index: 0, of: 1 }).perSecond)

/** How many mails each recipient of a list got, as [twice or more, none]. */
function countEach(
  addresses: readonly string[],
  accepted: readonly string[],
): { twice: string[]; missing: string[] } {
  const counts = new Map<string, number>()
  for (const address of accepted) counts.set(address, (counts.get(address) ?? 0) + 1)
  return {
    twice: [...counts].filter(([, count]) => count > 1).map(([address]) => address),
    missing: addresses.filter((address) => !counts.has(address)),
  }
}

describe(`a worker killed ${kills} times in the middle of ${readers} mails`, () => {
  const cleanUps: (() => unknown)[] = []
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
  })

  async function killedWorld() {
    const world = await killableWorld(temporaryFolder((remove) => cleanUps.push(remove)))
    cleanUps.push(world.close)
    await world.tick()
    await world.load(readers)
    return world
  }

  type World = Awaited<ReturnType<typeof killedWorld>>

  async function killRepeatedly(world: World): Promise<void> {
    for (let kill = 0; kill < kills; kill++) {
      await world.tick()
      await world.worker().killAfter(1 + Math.floor(Math.random() * 60), Math.random() * 20)
      // The dead worker's lease has to end before another worker may take its seat.
      world.moveOn(2 * minuteMs)
    }
    await world.tick()
    expect(await world.worker().finish()).toContain('"end":"done"')
  }

  test('with Send events, killed workers mail nobody twice and miss nobody', async () => {
    const world = await killedWorld()
    await killRepeatedly(world)
    const beforeProof = countEach(world.addresses(readers), world.accepted())
    expect(beforeProof.twice).toEqual([])

    // An attempt that a kill left open is settled by its Send event, or proven unsent two hours later.
    for (let hour = 0; hour < 4; hour++) {
      await world.settleFeedback()
      world.moveOn(hourMs + minuteMs)
      // Other mail goes out all the time, so that Send events of later moments are seen.
      const { seats } = await world.tick()
      if (seats.length > 0) await world.worker().finish()
    }
    await world.settleFeedback()
    expect(countEach(world.addresses(readers), world.accepted())).toEqual({ twice: [], missing: [] })
    const { audience, outcomes } = await world.tally()
    expect({ audience, ...outcomes }).toMatchObject({ audience: readers, submitted: readers })
  })

  test('without Send events, killed workers mail nobody twice, and the tally names everybody whom they may have missed', async () => {
    const world = await killedWorld()
    world.ses.misbehave({ fault: 'lose-events' })
    await killRepeatedly(world)
    for (let hour = 0; hour < 3; hour++) {
      world.moveOn(hourMs + minuteMs)
      const { seats } = await world.tick()
      if (seats.length > 0) await world.worker().finish()
    }
    const { twice, missing } = countEach(world.addresses(readers), world.accepted())
    expect(twice).toEqual([])
    const { inDoubt, outcomes } = await world.tally()
    const missingIds = missing.map((address) => world.idOf(address as Parameters<typeof world.idOf>[0]))
    expect(inDoubt).toEqual(expect.arrayContaining(missingIds))
    expect(outcomes.inDoubt).toBeLessThanOrEqual(kills * lanes)
    expect(outcomes.submitted + outcomes.inDoubt).toBe(readers)
  })
})
