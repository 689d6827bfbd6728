import { beforeEach, describe, expect, test } from 'vitest'
import { leaseMs, seatMessage } from '../../../../shared/delivery/pace/seat.ts'
import type { WorkSeatDeps } from '../../../../shared/delivery/pace/work-seat.ts'
import { monday } from '../../../fakes/a-subscriber.ts'
import { addresses, plenty, reader, seatWorld } from './seat-world.ts'

let world: Awaited<ReturnType<typeof seatWorld>>
beforeEach(async () => {
  world = await seatWorld()
})

describe('a reader who becomes due in a shard that the worker has passed', () => {
  /** While the worker mails reader 9 of a late shard, readers confirm in the first one. Each summons is turned away. */
  const confirming = (...counts: readonly number[]): void => {
    world.put(reader(9, 9))
    world.mailer.answerNext(async () => {
      for (const count of counts) {
        world.put(reader(count, 0))
        expect(await world.deliver()).toEqual({ taken: false })
      }
      return { outcome: 'accepted', messageId: 'message-1' }
    })
  }

  test('a reader who becomes due in a passed shard is mailed by the successor that the worker summons in the end', async () => {
    confirming(0)
    expect(await world.deliver()).toMatchObject({ outcomes: { submitted: 1 }, end: 'done' })
    expect(world.mailed()).toEqual(addresses(9))
    expect(world.seatQueue.calls).toEqual([[seatMessage(0)]])
    expect(await world.deliver()).toMatchObject({ outcomes: { submitted: 1 }, end: 'done' })
    expect(world.mailed()).toEqual(addresses(9, 0))
  })

  test('one successor serves all readers who become due in a passed shard, and summons none itself', async () => {
    confirming(0, 1, 2)
    await world.deliver()
    await world.deliver()
    expect(world.mailed()).toEqual(addresses(9, 0, 1, 2))
    expect(world.seatQueue.calls).toEqual([[seatMessage(0)]])
  })

  test('a worker that hands over anyway summons no second successor for a passed shard', async () => {
    confirming(0)
    world.put(reader(10, 10))
    const remainingMs = () => (world.mailer.calls.length < 1 ? 40_000 : 39_999)
    expect(await world.deliver({ remainingMs })).toMatchObject({ end: 'continued' })
    expect(world.seatQueue.calls).toEqual([[seatMessage(0)]])
  })

  test('a worker that sending stops summons no successor for a passed shard, because it would stop, too', async () => {
    confirming(0)
    world.put(reader(10, 10))
    world.mailer.answerNext({ outcome: 'stopped', reason: 'daily quota' })
    expect(await world.deliver()).toMatchObject({ end: 'stopped' })
    expect(world.seatQueue.calls).toEqual([])
  })

  test('a worker that lost its lease to another one summons no successor for a passed shard', async () => {
    confirming(0)
    world.put(reader(10, 10))
    const onOutcome = async () => {
      world.time.advance(leaseMs + 1)
      await world.seats.take(0, 'another worker', world.time.clock())
    }
    expect(await world.deliver({ onOutcome })).toMatchObject({ end: 'lease-lost' })
    expect(world.seatQueue.calls).toEqual([])
  })

  test('a worker whose lease ran out summons a successor if no other worker has taken the seat', async () => {
    confirming(0)
    world.put(reader(10, 10))
    const onOutcome = () => void world.time.advance(leaseMs + 1)
    expect(await world.deliver({ onOutcome })).toMatchObject({ end: 'lease-lost' })
    expect(world.seatQueue.calls).toEqual([[seatMessage(0)]])
  })

  test('a run that throws forgets no word that was left on its seat: a successor serves the passed shard', async () => {
    confirming(0)
    world.put(reader(10, 10))
    const broken = new Error('no database')
    const sending = {
      ...world.sending,
      endTrouble: () => Promise.reject(broken),
    }
    await world.sending.countTrouble('refused')
    await expect(world.deliver({ sending })).rejects.toBe(broken)
    expect(world.seatQueue.calls).toEqual([[seatMessage(0)]])
    expect(await world.deliver()).toMatchObject({ outcomes: { submitted: 2 }, end: 'done' })
    expect(world.mailed()).toEqual(addresses(9, 0, 10))
  })

  test('a run that throws summons no successor if nobody left word', async () => {
    world.put(reader(9, 9))
    const broken = new Error('no database')
    const due = () => Promise.reject(broken)
    await expect(world.deliver({ deliveries: { ...world.deliveries, due } })).rejects.toBe(broken)
    expect(world.seatQueue.calls).toEqual([])
    expect(await world.isFree()).toBe(true)
  })

  test('a run that throws, and cannot give its seat back either, throws what ended it', async () => {
    world.put(reader(9, 9))
    const [broken, gone] = [new Error('no index'), new Error('no table')]
    const deliveries = { ...world.deliveries, due: () => Promise.reject(broken) }
    const seats = { ...world.seats, giveBack: () => Promise.reject(gone) }
    await expect(world.deliver({ deliveries, seats })).rejects.toBe(broken)
    expect(world.faults).toEqual([gone])
  })

  test('a worker without any edition summons no successor for a passed shard', async () => {
    const recent = async () => {
      await world.deliver()
      return []
    }
    const run = await world.deliver({ editions: { ...world.editions, recent } })
    expect(run).toMatchObject({ end: 'no-edition' })
    expect(world.seatQueue.calls).toEqual([])
  })

  test('a pass during which no other worker asked summons no successor', async () => {
    world.put(reader(9, 9))
    await world.deliver()
    expect(world.seatQueue.calls).toEqual([])
  })

  test('the successor mails no earlier than a second after the last mail, although the seat is free at once', async () => {
    await world.sending.refresh({ ...plenty, accountPerSecond: 4 })
    const at: number[] = []
    const submit: WorkSeatDeps['mailer']['submit'] = (mail, tags) => {
      at.push(world.time.clock() - monday)
      return world.mailer.submit(mail, tags)
    }
    confirming(0)
    await world.deliver({ mailer: { submit } })
    await world.deliver({ mailer: { submit } })
    expect(at).toEqual([0, 1_001])
  })
})
