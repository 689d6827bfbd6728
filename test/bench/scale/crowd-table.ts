import {
  DeleteItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb'
import { dueIndex } from '../../../shared/aws/dynamo-table.ts'
import { type Clock, secondMs } from '../../../shared/time/clock.ts'
import type { Item } from '../../dynamo/engine/attribute-value.ts'
import { canonicalText, sizeOfItem } from '../../dynamo/engine/attribute-value.ts'
import { readUnits, type Units } from '../../dynamo/engine/capacity.ts'
import { compiledCondition, scopeOf } from '../../dynamo/engine/compiled.ts'
import { partitionOf } from '../../dynamo/engine/key-condition.ts'
import type { MemoryDynamo } from '../../dynamo/memory-dynamo.ts'
import { type CrowdReader, itemOfReader, keyOfReader, throughBefore } from './crowd-reader.ts'

/** A table of very many readers, where the DynamoDB in memory stands. */
export interface CrowdTable {
  readonly execute: (command: object) => object
  readonly units: () => Units
  /** The most write units that one partition of the index took in one second. */
  readonly busiestPartition: () => number
  /** Resolves to the reader with this id. */
  readonly reader: (id: string) => CrowdReader
  readonly settled: () => number
}

/**
 * The DynamoDB in memory evaluates every write, and has only the items that are written just then: a reader's item is made
 * when it is asked for, and forgotten when its attempt is over. The index stands here, because a million rows are not to
 * be sorted for each page of a hundred.
 */
export function crowdTable(
  dynamo: MemoryDynamo,
  TableName: string,
  readers: readonly CrowdReader[],
  clock: Clock,
): CrowdTable {
  const byId = new Map(readers.map((reader) => [reader.id as string, reader]))
  const index = crowdIndex(readers)
  const ownWork = { write: 0, indexWrite: 0, read: 0 }
  const busy = busiestSecond(clock)
  let settled = 0

  /** Work that no service does. Its units are not counted. */
  function unbilled(command: object): void {
    const before = dynamo.units()
    dynamo.execute(command)
    const after = dynamo.units()
    ownWork.write += after.write - before.write
    ownWork.indexWrite += after.indexWrite - before.indexWrite
    ownWork.read += after.read - before.read
  }

  function onReader(reader: CrowdReader, command: object): object {
    const key = keyOfReader(reader)
    if (!dynamo.item(key)) unbilled(new PutItemCommand({ TableName, Item: itemOfReader(reader) }))
    const before = dynamo.units().indexWrite
    try {
      return dynamo.execute(command)
    } finally {
      busy.add(reader.shard, dynamo.units().indexWrite - before)
      const item = dynamo.item(key)
      const nextDueAt = Number(item?.nextDueAt?.N)
      if (nextDueAt !== reader.dueAt && !reader.settled) {
        reader.settled = { nextDueAt, through: item?.through?.S ?? '' }
        settled++
      }
      if (!item?.attempt) unbilled(new DeleteItemCommand({ TableName, Key: key }))
    }
  }

  return {
    execute(command) {
      if (command instanceof QueryCommand && command.input.IndexName === dueIndex.name) {
        const { answer, units } = index.query(command.input)
        ownWork.read -= units
        return answer
      }
      const reader = byId.get(idIn(command))
      return reader ? onReader(reader, command) : dynamo.execute(command)
    },
    units() {
      const { write, indexWrite, read } = dynamo.units()
      return {
        write: write - ownWork.write,
        indexWrite: indexWrite - ownWork.indexWrite,
        read: read - ownWork.read,
      }
    },
    busiestPartition: busy.most,
    reader(id) {
      const found = byId.get(id)
      if (!found) throw new Error(`there is no reader ${id}`)
      return found
    },
    settled: () => settled,
  }
}

function idIn(command: object): string {
  const { Key } = (command as { readonly input: { readonly Key?: Item } }).input
  return Key?.sk?.S === 'subscriber' ? (Key.pk?.S?.replace(/^subscriber#/, '') ?? '') : ''
}

/** The due index over readers who leave it when they are settled, and come back on another day. */
function crowdIndex(readers: readonly CrowdReader[]) {
  const shards = new Map<string, { readonly rows: CrowdReader[]; first: number }>()
  for (const reader of readers) {
    const name = canonicalText({ N: String(reader.shard) })
    const shard = shards.get(name) ?? { rows: [], first: 0 }
    shards.set(name, shard)
    shard.rows.push(reader)
  }
  for (const { rows } of shards.values()) {
    rows.sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))
  }

  function placeAfter(rows: readonly CrowdReader[], start: Item): number {
    const [dueAt, id] = [Number(start.nextDueAt?.N), start.pk?.S?.replace(/^subscriber#/, '') ?? '']
    let [low, high] = [0, rows.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const row = rows[middle]
      if (row && (row.dueAt < dueAt || (row.dueAt === dueAt && row.id <= id))) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    query(input: QueryCommandInput): { readonly answer: object; readonly units: number } {
      const key = compiledCondition(input.KeyConditionExpression ?? '')
      const filter =
        input.FilterExpression === undefined ? undefined : compiledCondition(input.FilterExpression)
      const scope = { item: {}, ...scopeOf(input, [key, filter]) }
      const shard = shards.get(partitionOf(key.condition, scope, dueIndex)) ?? { rows: [], first: 0 }
      while (shard.rows[shard.first]?.settled) shard.first++
      const from = input.ExclusiveStartKey ? placeAfter(shard.rows, input.ExclusiveStartKey) : 0
      const Items: Item[] = []
      let [bytes, looked] = [0, 0]
      let last: Item | undefined
      for (let place = Math.max(from, shard.first); place < shard.rows.length; place++) {
        const reader = shard.rows[place]
        if (!reader || reader.settled) continue
        const row = rowOf(reader)
        if (!key.test({ ...scope, item: row })) break
        bytes += sizeOfItem(row)
        if (filter?.test({ ...scope, item: row }) ?? true) Items.push(row)
        if (++looked === input.Limit) {
          last = row
          break
        }
      }
      const { through: _, ...lastKey } = last ?? {}
      return {
        answer: {
          Items,
          Count: Items.length,
          ScannedCount: looked,
          ...(last && { LastEvaluatedKey: lastKey }),
        },
        units: readUnits(bytes, false),
      }
    },
  }
}

/** What the index has of a reader who is due. */
function rowOf(reader: CrowdReader): Item {
  return {
    ...keyOfReader(reader),
    [dueIndex.partition]: { N: String(reader.shard) },
    [dueIndex.sort]: { N: String(reader.dueAt) },
    through: { S: throughBefore },
  }
}

/** Counts by partition and second, and remembers the most. */
function busiestSecond(clock: Clock) {
  const current = new Map<number, { second: number; units: number }>()
  let most = 0
  return {
    most: () => most,
    add(partition: number, units: number): void {
      if (units === 0) return
      const second = Math.floor(clock() / secondMs)
      const known = current.get(partition)
      const now = known?.second === second ? known : { second, units: 0 }
      current.set(partition, now)
      now.units += units
      most = Math.max(most, now.units)
    },
  }
}
