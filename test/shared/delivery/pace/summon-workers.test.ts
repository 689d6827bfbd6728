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

test('no message is put on the queue if no reader is due', async () => {
  dueIn(3, monday + 1)
  expect(await summon(4)).toEqual({ seats: [], oldestDueAt: undefined })
  expect(seatQueue.calls).toEqual([])
})

test('one message goes to each seat with a reader who is due', async () => {
  for (const shard of [1, 5, 10]) dueIn(shard)
  expect(await summon(4)).toMatchObject({ seats: [1, 2] })
  expect(seatQueue.calls).toEqual([[seatMessage(1), seatMessage(2)]])
})

test('a single seat is summoned for any shard', async () => {
  dueIn(15)
  expect(await summon(1)).toMatchObject({ seats: [0] })
})

test('each seat is summoned for its own shard if there are as many seats as shards', async () => {
  dueIn(0)
  dueIn(15)
  expect(await summon(dueShardCount)).toMatchObject({ seats: [0, 15] })
})

test('summoning tells since when the longest waiting reader of all shards is due', async () => {
  dueIn(0, monday - 1)
  dueIn(9, monday - hourMs)
  dueIn(15)
  expect(await summon(4)).toMatchObject({ oldestDueAt: monday - hourMs })
})

test('a reader who left summons no worker', async () => {
  dueIn(3)
  await memory.subscribers.leave(anId(3, 3), 'unsubscribed', monday)
  expect(await summon(4)).toMatchObject({ seats: [] })
})

test.each([1, 2, 4, 8, 16])('every shard belongs to exactly one of %i seats', (seats) => {
  const served = Array.from({ length: seats }, (_, index) => shardsOf({ index, of: seats }))
  expect(served.flat().sort((a, b) => a - b)).toEqual(
    Array.from({ length: dueShardCount }, (_, shard) => shard),
  )
  for (let shard = 0; shard < dueShardCount; shard++) {
    expect(served[seatOfShard(shard, seats)]).toContain(shard)
  }
})
