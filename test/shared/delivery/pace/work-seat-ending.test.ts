import { describe, expect, test } from 'vitest'
import type { SubmitOutcome } from '../../../../shared/delivery/attempt/mailer.ts'
import { leaseMs, seatMessage } from '../../../../shared/delivery/pace/seat.ts'
import { type WorkSeatDeps, workSeat } from '../../../../shared/delivery/pace/work-seat.ts'
import { secondMs } from '../../../../shared/time/clock.ts'
import { anId, monday } from '../../../fakes/a-subscriber.ts'
import { type LaneWorldOptions, laneWorld } from './lane-world.ts'
import { reader, readers } from './seat-world.ts'

const accepted: SubmitOutcome = { outcome: 'accepted', messageId: 'message' }
const stopped: SubmitOutcome = { outcome: 'stopped', reason: 'daily quota' }
const onlySeat = { index: 0, of: 1 }

type LaneWorld = Awaited<ReturnType<typeof laneWorld>>

/** A seat with many due readers, and a look at the world when the seat is given back. */
async function aSeat(howMany: number, options: LaneWorldOptions = {}) {
  const world = await laneWorld(options)
  world.put(...readers(howMany))
  const atTheEnd: { underWay: number; open: number; at: number }[] = []
  const seats: WorkSeatDeps['seats'] = {
    ...world.seats,
    giveBack(...args) {
      const open = openAttempts(world, howMany)
      atTheEnd.push({ underWay: world.underWay(), open, at: world.time.clock() - monday })
      return world.seats.giveBack(...args)
    },
  }
  return {
    ...world,
    atTheEnd,
    work: (part: Partial<WorkSeatDeps> = {}) =>
      world.time.run(() => workSeat({ ...world.deps, seats, ...part }, onlySeat)),
  }
}

function openAttempts(world: Pick<LaneWorld, 'item'>, howMany: number): number {
  return Array.from({ length: howMany }, (_, count) => world.item(anId(count))).filter(
    (item) => item && 'attempt' in item,
  ).length
}

describe('a stop', () => {
  test('a stop of SES keeps all lanes that wait for their turn from calling, and their readers stay due', async () => {
    const world = await aSeat(12, { answer: (_, call) => (call === 2 ? stopped : accepted) })
    const run = await world.work()
    expect(run).toMatchObject({ end: 'stopped', outcomes: { stopped: 1 } })
    const answeredAt = (world.starts[1] ?? 0) + 80
    expect(world.starts.filter((at) => at >= answeredAt)).toEqual([])
    expect(world.atTheEnd).toMatchObject([{ underWay: 0, open: 0 }])
    if (!run.taken) throw new Error('the seat was free')
    expect(run.outcomes.released).toBeGreaterThan(0)
  })

  test('no lane calls while the stop is written down', async () => {
    const world = await aSeat(12, { answer: (_, call) => (call === 2 ? stopped : accepted) })
    const sending: WorkSeatDeps['sending'] = {
      ...world.sending,
      async stop(...args) {
        await world.time.wait(2 * secondMs)
        return world.sending.stop(...args)
      },
    }
    await world.work({ sending })
    expect(world.starts.filter((at) => at >= (world.starts[1] ?? 0) + 80)).toEqual([])
  })

  test('mails in a call when the run ends are settled before the seat is given back', async () => {
    const world = await aSeat(12, {
      sesMs: () => (world.called.length === 4 ? 100 : 9_000),
      answer: (_, call) => (call === 4 ? stopped : accepted),
    })
    const run = await world.work()
    expect(run).toEqual({ taken: true, end: 'stopped', outcomes: { submitted: 3, stopped: 1 } })
    expect(world.atTheEnd).toMatchObject([{ underWay: 0, open: 0 }])
    expect(world.atTheEnd[0]?.at).toBeGreaterThan(9_000)
  })
})

describe('a lease that is lost', () => {
  test('lanes that wait for their turn do not call once the lease is over, and those in a call settle', async () => {
    const world = await aSeat(12, {
      account: 70,
      databaseMs: 1,
      sesMs: () => (world.called.length === 1 ? leaseMs : 80),
    })
    const takes = { ...world.deps.deliveries }
    const claim: typeof takes.claim = async (...args) => {
      // All but the first are claimed late, when the lease has only just begun to end.
      if (world.called.length > 0) await world.time.wait(leaseMs - 1_050)
      return world.deps.deliveries.claim(...args)
    }
    const run = await world.work({ deliveries: { ...takes, claim } })
    expect(run).toMatchObject({ end: 'lease-lost' })
    for (const at of world.starts) expect(at).toBeLessThan(leaseMs - secondMs)
    expect(world.atTheEnd).toMatchObject([{ underWay: 0, open: 0 }])
  })

  test('another worker that has taken the seat keeps it, and no successor is summoned', async () => {
    const world = await aSeat(40)
    const renew: WorkSeatDeps['seats']['renew'] = async (seat) => {
      await world.seats.giveBack(seat, 'attempt-1')
      await world.seats.take(seat, 'another worker', world.time.clock())
      return false
    }
    const slow = { ...world.deps.mailer, submit: world.deps.mailer.submit }
    const run = await world.work({
      seats: { ...world.seats, renew },
      mailer: {
        async submit(...args) {
          await world.time.wait(5 * secondMs)
          return slow.submit(...args)
        },
      },
    })
    expect(run).toMatchObject({ end: 'lease-lost' })
    expect(world.called.length).toBeLessThan(40)
    expect(openAttempts(world, 40)).toBe(0)
    expect(world.seatQueue.calls).toEqual([])
    expect(await world.isFree()).toBe(false)
  })
})

describe('a run whose time is up', () => {
  test('when time is up, waiting lanes release, mails in a call settle, and then a successor is summoned', async () => {
    const world = await aSeat(30, { sesMs: () => 3_000 })
    const remainingMs = () => 41_000 - (world.time.clock() - monday)
    const run = await world.work({ remainingMs })
    expect(run).toMatchObject({ end: 'continued' })
    expect(world.called.length).toBeGreaterThan(0)
    expect(world.called.length).toBeLessThan(30)
    expect(world.atTheEnd).toMatchObject([{ underWay: 0, open: 0 }])
    expect(world.seatQueue.calls).toEqual([[seatMessage(0)]])
  })

  test('the successor of a run with many lanes begins no sooner than both together keep to the rate', async () => {
    const world = await aSeat(26, { account: 14, sesMs: () => 5 })
    const remainingMs = () => (world.called.length < 13 ? 900_000 : 0)
    await world.work({ remainingMs })
    const before = world.starts.length
    await world.work()
    const all = world.starts
    expect(before).toBeGreaterThanOrEqual(13)
    for (const [place, at] of all.entries()) {
      const laterBy13 = all[place + 13]
      if (laterBy13 !== undefined) expect(laterBy13 - at).toBeGreaterThanOrEqual(secondMs)
    }
  })
})

describe('a rate so slow that the next turn is minutes away', () => {
  const slow = { account: 0.01 }

  test('the lease is renewed while the worker waits, and all readers are mailed', async () => {
    const world = await aSeat(3, slow)
    const run = await world.work()
    expect(run).toEqual({ taken: true, outcomes: { submitted: 3 }, end: 'done' })
    expect(world.starts[2]).toBeGreaterThan(4 * leaseMs)
  })

  test('a worker hands over before its time is up, also while it waits', async () => {
    const world = await aSeat(3, slow)
    const remainingMs = () => 90_000 - (world.time.clock() - monday)
    expect(await world.work({ remainingMs })).toMatchObject({ end: 'continued' })
    expect(world.atTheEnd[0]?.at).toBeLessThan(85_000)
    expect(world.seatQueue.calls).toEqual([[seatMessage(0)]])
  })
})

describe('a clock that is put back', () => {
  test.each([3, 14, 100])(
    'at %i calls a second no worker stands still: it hands over in time, and leaves no attempt open',
    async (account) => {
      const world = await aSeat(40, { account })
      const clock = () => world.time.clock() - (world.starts.length >= 5 ? 3_600_000 : 0)
      const remainingMs = () => 120_000 - (world.time.clock() - monday)
      expect(await world.work({ clock, remainingMs })).toMatchObject({ end: 'continued' })
      expect(world.atTheEnd).toMatchObject([{ underWay: 0, open: 0 }])
      expect(world.atTheEnd[0]?.at).toBeLessThan(120_000)
    },
  )
})

describe('a turn that comes late', () => {
  test('a reader whose claim is more than ten seconds old when the turn comes is not called, and is due as before', async () => {
    const world = await aSeat(8)
    const composeDigest: WorkSeatDeps['composeDigest'] = async (...args) => {
      if (args[0].id === anId(3)) await world.time.wait(10 * secondMs)
      return world.deps.composeDigest(...args)
    }
    const run = await world.work({ composeDigest })
    expect(run).toMatchObject({ outcomes: { submitted: 7, released: 1 }, end: 'done' })
    expect(world.called).not.toContain('reader-3@example.org')
    expect(world.item(anId(3))).toEqual(reader(3))
  })

  test('a worker that stood still while its lanes waited calls nobody whose claim is too old', async () => {
    const world = await aSeat(8, {
      sesMs: () => 20,
      // Whatever is waited for after the first call comes late, as if the process had been frozen.
      lateMs: () => (world.called.length === 1 ? 11 * secondMs : 0),
    })
    const claimedAt = new Map<string, number>()
    const claim: WorkSeatDeps['deliveries']['claim'] = (row, attempt) => {
      claimedAt.set(row.id, attempt.startedAt - monday)
      return world.deps.deliveries.claim(row, attempt)
    }
    const run = await world.work({ deliveries: { ...world.deps.deliveries, claim } })
    expect(run).toMatchObject({ end: 'done', outcomes: { released: expect.any(Number) } })
    for (const [call, at] of world.starts.entries()) {
      const count = Number(/\d+/.exec(world.called[call] ?? ''))
      expect(at - (claimedAt.get(anId(count)) ?? 0)).toBeLessThanOrEqual(10 * secondMs)
    }
    expect(openAttempts(world, 8)).toBe(0)
  })
})

describe('faults with several lanes', () => {
  const broken = new Error('no database')

  test('five faults in a row by their ends stop the run, all lanes end, and only then is the seat given back', async () => {
    const world = await aSeat(60, { account: 70, sesMs: () => 4_000 })
    const claim: WorkSeatDeps['deliveries']['claim'] = async (row, attempt) => {
      if (Number(row.nextDueAt) % 2 === 1) throw broken
      return world.deps.deliveries.claim(row, attempt)
    }
    await expect(world.work({ deliveries: { ...world.deps.deliveries, claim } })).rejects.toBe(broken)
    expect(world.atTheEnd).toMatchObject([{ underWay: 0, open: 0 }])
    expect(await world.isFree()).toBe(true)
  })

  test('a lane that throws leaves no other lane behind, and a further fault of another lane is no unhandled rejection', async () => {
    const world = await aSeat(20, { account: 70, answer: () => ({ outcome: 'ambiguous', reason: 'reset' }) })
    const sending = { ...world.sending, countTrouble: () => Promise.reject(broken) }
    await expect(world.work({ sending })).rejects.toBe(broken)
    expect(world.atTheEnd).toMatchObject([{ underWay: 0 }])
    await new Promise(setImmediate)
  })

  test('a page of the index that cannot be read ends the run after the mails under way', async () => {
    const world = await aSeat(120, { account: 14, sesMs: () => 3_000 })
    const due: WorkSeatDeps['deliveries']['due'] = async (shard, now, head, cursor) => {
      if (cursor !== undefined) throw broken
      return world.deliveries.due(shard, now, head)
    }
    await expect(world.work({ deliveries: { ...world.deps.deliveries, due } })).rejects.toBe(broken)
    expect(world.called.length).toBeGreaterThan(0)
    expect(world.atTheEnd).toMatchObject([{ underWay: 0, open: 0 }])
  })

  test('a renewal that fails ends the run after the mails under way', async () => {
    const world = await aSeat(60, { sesMs: () => 8_000 })
    const seats = { ...world.seats, renew: () => Promise.reject(broken) }
    await expect(world.work({ seats })).rejects.toBe(broken)
    expect(world.underWay()).toBe(0)
    expect(openAttempts(world, 60)).toBe(0)
  })
})

describe('a worker that is killed', () => {
  test.each([
    [8, 2],
    [14, 4],
    [100, 23],
  ])('at %i calls a second it leaves at most %i attempts open', async (account, lanes) => {
    const world = await aSeat(3 * lanes, { account, sesMs: () => 60 * secondMs })
    const killed = new Error('killed')
    const kill = world.time.wait(5 * secondMs).then(() => Promise.reject(killed))
    const working = () => Promise.race([workSeat(world.deps, onlySeat), kill])
    await expect(world.time.run(working)).rejects.toBe(killed)
    expect(openAttempts(world, 3 * lanes)).toBe(lanes)
  })
})
