import { describe, expect, test } from 'vitest'
import type { SubmitOutcome } from '../../../../shared/delivery/attempt/mailer.ts'
import { workSeat } from '../../../../shared/delivery/pace/work-seat.ts'
import { secondMs } from '../../../../shared/time/clock.ts'
import { anId, monday } from '../../../fakes/a-subscriber.ts'
import { anEditionId } from '../../../fakes/an-edition.ts'
import { type LaneWorldOptions, laneWorld } from './lane-world.ts'
import { mostInASecond } from './most-in-a-second.ts'
import { plenty, reader, readers } from './seat-world.ts'

const throttled: SubmitOutcome = { outcome: 'throttled' }
const accepted: SubmitOutcome = { outcome: 'accepted', messageId: 'message' }
const ambiguous: SubmitOutcome = { outcome: 'ambiguous', reason: 'TimeoutError' }
const onlySeat = { index: 0, of: 1 }

/** Works a seat with so many due readers. */
async function worked(howMany: number, options: LaneWorldOptions = {}) {
  const world = await laneWorld(options)
  world.put(...readers(howMany))
  const run = await world.time.run(() => workSeat(world.deps, onlySeat))
  return { ...world, run }
}

/** A number from 0 to 1, the same ones in each run. */
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/** SES's latency as it is measured: lognormal, with a median of 80 ms and a heavy tail. */
function sesLatency(): () => number {
  const chance = chances(7)
  return () => {
    const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
    return Math.min(9_000, 80 * Math.exp(0.5 * normal))
  }
}

describe('the rate that a worker reaches', () => {
  test.each([
    [14, 12.6, 13, 250],
    [70, 63, 63, 500],
    [100, 90, 90, 700],
  ])(
    'with 5 ms for the table and 80 ms for SES a worker at %i calls a second uses nearly all of its share, and never more',
    async (account, perSecond, most, howMany) => {
      const { starts, run } = await worked(howMany, { account, sesMs: sesLatency() })
      expect(run).toMatchObject({ outcomes: { submitted: howMany }, end: 'done' })
      const seconds = ((starts.at(-1) ?? 0) - (starts[0] ?? 0)) / secondMs
      const reached = (starts.length - 1) / seconds / perSecond
      expect(reached).toBeGreaterThan(0.97)
      expect(reached).toBeLessThan(1.01)
      expect(mostInASecond(starts)).toBeLessThanOrEqual(most)
    },
  )

  test('calls that start late after their turn make no second hold one too many', async () => {
    const chance = chances(3)
    const { starts } = await worked(300, { account: 100, bytesMs: () => Math.floor(chance() * 120) })
    expect(mostInASecond(starts)).toBeLessThanOrEqual(90)
  })

  test('one lane alone does not use the share: the number of lanes can be fixed', async () => {
    const world = await laneWorld({ account: 100 })
    world.put(...readers(60))
    await world.time.run(() => workSeat({ ...world.deps, lanes: 1 }, onlySeat))
    expect(world.mostUnderWay()).toBe(1)
    expect(world.starts.at(-1)).toBeGreaterThan(59 * 90)
  })

  test.each([
    [8, 2],
    [14, 4],
    [70, 16],
  ])('at %i calls a second so many mails are under way when SES is slow: %i', async (account, lanes) => {
    const { mostUnderWay, called } = await worked(5 * lanes, { account, sesMs: () => 8_000 })
    expect(mostUnderWay()).toBe(lanes)
    expect(new Set(called).size).toBe(5 * lanes)
  })

  test('a seat that takes turns with others claims nobody whom it cannot mail in time, and mails everybody', async () => {
    const world = await laneWorld({ account: 1 })
    world.put(...readers(4))
    const run = await world.time.run(() => workSeat(world.deps, { index: 0, of: 16 }))
    expect(run).toEqual({ taken: true, outcomes: { submitted: 4 }, end: 'done' })
  })

  test.each([0, -1, Number.NaN])(
    'an account of %f calls a second has nobody claimed or called',
    async (account) => {
      const world = await laneWorld()
      world.put(...readers(3))
      const sending = {
        ...world.sending,
        read: async () => ({ ...plenty, accountPerSecond: account }),
      }
      const run = await world.time.run(() => workSeat({ ...world.deps, sending }, onlySeat))
      expect(run).toEqual({ taken: true, outcomes: {}, end: 'stopped' })
      expect(world.called).toEqual([])
    },
  )

  test('an account of a tenth of a call a second has all its readers mailed, and nobody is claimed in vain', async () => {
    const { run } = await worked(3, { account: 0.1 })
    expect(run).toEqual({ taken: true, outcomes: { submitted: 3 }, end: 'done' })
  })
})

describe('a pass', () => {
  test('the readers of all shards are mailed in turn, so that no partition of the index has more than its share', async () => {
    const world = await laneWorld({ account: 100 })
    world.put(...Array.from({ length: 48 }, (_, count) => reader(count, count % 16)))
    const shards: number[] = []
    const deliveries = {
      ...world.deps.deliveries,
      claim(...args: Parameters<typeof world.deps.deliveries.claim>) {
        shards.push(args[0].nextDueAt % 16)
        return world.deps.deliveries.claim(...args)
      },
    }
    await world.time.run(() => workSeat({ ...world.deps, deliveries }, onlySeat))
    const firstOfAll = (monday - 3_600_000) % 16
    expect(shards.slice(0, 16).map((at) => (at - firstOfAll + 16) % 16)).toEqual(
      Array.from({ length: 16 }, (_, shard) => shard),
    )
  })

  test('each reader is tried once a pass, however many lanes there are', async () => {
    const { called, run } = await worked(60, { account: 100 })
    expect(run).toMatchObject({ outcomes: { submitted: 60 } })
    expect(new Set(called).size).toBe(60)
    expect(called).toHaveLength(60)
  })

  test('readers to whom no call is made cost neither a turn nor a mail of the quota', async () => {
    const world = await laneWorld({ account: 14 })
    await world.sending.refresh({ ...plenty, accountPerSecond: 14, block: 5, left: 10 })
    const attempt = { id: 'attempt-0', head: anEditionId(23), startedAt: monday - secondMs }
    world.put(...readers(40).map((each) => ({ ...each, attempt })))
    world.put(...Array.from({ length: 3 }, (_, count) => reader(40 + count)))
    const run = await world.time.run(() => workSeat(world.deps, onlySeat))
    expect(run).toEqual({ taken: true, outcomes: { waiting: 40, submitted: 3 }, end: 'done' })
    expect((await world.sending.read())?.left).toBe(5)
    expect(world.starts[0]).toBeLessThan(secondMs)
  })
})

describe('throttles with several lanes', () => {
  test('the throttles of one burst close the gate once, for a second at most, and all readers get their mail', async () => {
    const { starts, run, called } = await worked(12, {
      sesMs: () => 2_000,
      answer: (_, call) => (call <= 4 ? throttled : accepted),
    })
    expect(run).toEqual({ taken: true, outcomes: { throttled: 4, submitted: 12 }, end: 'done' })
    expect(new Set(called.slice(4)).size).toBe(12)
    const [, , , lastOfBurst = 0, afterwards = 0] = starts
    // The first answer comes after 2 s, and the gate opens half a second later: the chance is 0.
    expect(lastOfBurst).toBeLessThan(secondMs)
    expect(afterwards).toBeGreaterThan(2.5 * secondMs)
    expect(afterwards).toBeLessThan(2.7 * secondMs)
  })

  test('no lane calls while the gate is closed', async () => {
    const { starts } = await worked(40, {
      account: 100,
      answer: (_, call) => (call === 10 ? throttled : accepted),
    })
    const at = starts[9] ?? 0
    // Calls that started before the answer came are under way. After it there are none for half a second.
    const between = starts.filter((start) => start > at + 80 && start < at + 80 + secondMs / 2)
    expect(between).toEqual([])
    expect(starts.filter((start) => start >= at + 80 + secondMs / 2).length).toBeGreaterThan(10)
  })

  test('a lane whose reader cannot wait for the gate releases them at once', async () => {
    const released: number[] = []
    const world = await laneWorld({
      sesMs: () => 20,
      answer: (_, call) => (call < 16 ? throttled : accepted),
    })
    world.put(...readers(6))
    const onOutcome = (outcome: string) => {
      if (outcome === 'released') released.push(world.time.clock())
    }
    const run = await world.time.run(() => workSeat({ ...world.deps, onOutcome }, onlySeat))
    expect(run).toMatchObject({ end: 'done' })
    expect(new Set(world.called.slice(15)).size).toBe(6)
    for (let count = 0; count < 6; count++) expect(world.item(anId(count))).not.toHaveProperty('attempt')
  })
})

describe('one breaker for all lanes', () => {
  test('five ambiguous answers in a row end the run, whichever lanes they come from, and those under way are parked', async () => {
    const { run, called, sending } = await worked(40, {
      account: 70,
      sesMs: () => 3_000,
      answer: () => ambiguous,
    })
    expect(run).toMatchObject({ end: 'stopped' })
    // The fifth answer stops, and sixteen lanes may be in a call by then.
    expect(called.length).toBeLessThanOrEqual(4 + 16)
    if (!run.taken) throw new Error('the seat was free')
    expect(run.outcomes).toEqual({ ambiguous: called.length })
    expect((await sending.read())?.stop?.why).toMatch(/answers in a row left open/)
  })

  test.each(['stop', 'trouble'] as const)(
    'after a %s one mail probes, and the other lanes follow only when it is accepted',
    async (kind) => {
      const world = await laneWorld({ account: 70, sesMs: () => 2_000 })
      if (kind === 'stop') await world.sending.stop({ until: monday - 1, why: 'daily quota' })
      else await world.sending.countTrouble('ambiguous')
      world.put(...readers(20))
      await world.time.run(() => workSeat(world.deps, onlySeat))
      expect(world.starts.slice(0, 2).map((at) => Math.floor(at / secondMs))).toEqual([0, 2])
      expect(world.mostUnderWay()).toBe(16)
    },
  )
})
