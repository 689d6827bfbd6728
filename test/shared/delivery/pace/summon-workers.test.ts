import { beforeEach, expect, test } from 'vitest'
import { seatMessage, seatOfShard, shardsOf } from '../../../../shared/delivery/pace/seat.ts'
import { summonWorkers } from '../../../../shared/delivery/pace/summon-workers.ts'
import { dueShardCount } from '../../../../shared/subscriber/subscriber-id.ts'
import { hourMs } from '../../../../shared/time/clock.ts'
import { aTable, type MemoryTable } from '../../../dynamo/a-table.ts'
import { aConfirmed, anId, monday } from '../../../fakes/a-subscriber.ts'
import { memorySeatQueue } from '../../../fakes/memory-seat-queue.ts'

let memory: MemoryTable
let seatQueue: ReturnType<typeof memorySeatQueue>
beforeEach(() => {
  memory = aTable()
  seatQueue = memorySeatQueue()
})

const summon = (seats: number, now = monday) =>
  summonWorkers({ deliveries: memory.deliveries, seatQueue }, seats, now)
const dueIn = (shard: number, nextDueAt = monday) =>
  memory.put(aConfirmed({ id: anId(shard, shard), nextDueAt }))

test('nobody due, nobody summoned: nothing is put on the queue', async () => {
  dueIn(3, monday + 1)
  expect(await summon(4)).toEqual({ seats: [], oldestDueAt: undefined })
  expect(seatQueue.calls).toEqual([])
})

test('one message goes to each seat in whose shards somebody is due', async () => {
  for (const shard of [1, 5, 10]) dueIn(shard)
  expect(await summon(4)).toMatchObject({ seats: [1, 2] })
  expect(seatQueue.calls).toEqual([[seatMessage(1), seatMessage(2)]])
})

test('a single seat is summoned for any shard', async () => {
  dueIn(15)
  expect(await summon(1)).toMatchObject({ seats: [0] })
})

test('as many seats as shards: each is summoned for its own', async () => {
  dueIn(0)
  dueIn(15)
  expect(await summon(dueShardCount)).toMatchObject({ seats: [0, 15] })
})

test('tells since when the longest waiting of all is due, in whichever shard', async () => {
  dueIn(0, monday - 1)
  dueIn(9, monday - hourMs)
  dueIn(15)
  expect(await summon(4)).toMatchObject({ oldestDueAt: monday - hourMs })
})

test('who left summons nobody', async () => {
  dueIn(3)
  await memory.subscribers.leave(anId(3, 3), 'unsubscribed', monday)
  expect(await summon(4)).toMatchObject({ seats: [] })
})

test.each([1, 2, 4, 8, 16])('with %i seats every shard belongs to exactly one', (seats) => {
  const served = Array.from({ length: seats }, (_, index) => shardsOf({ index, of: seats }))
  expect(served.flat().sort((a, b) => a - b)).toEqual(
    Array.from({ length: dueShardCount }, (_, shard) => shard),
  )
  for (let shard = 0; shard < dueShardCount; shard++) {
    expect(served[seatOfShard(shard, seats)]).toContain(shard)
  }
})
