import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { type Item, sizeOfItem } from './attribute-value.ts'
import { readUnits } from './capacity.ts'
import { invalid } from './dynamo-fault.ts'
import type { Ordered } from './row-order.ts'
import type { Table } from './table.ts'

/** A page ends after this many bytes of items looked at, those filtered out included. */
const mostBytes = 1_024 * 1_024

interface PageOptions {
  /** The attributes that a place in this order is made of. */
  readonly keys: readonly (string | undefined)[]
  readonly start: Item | undefined
  readonly limit: number | undefined
  readonly keeps: (item: Item) => boolean
  readonly shows: (item: Item) => Item
  readonly countOnly: boolean
  readonly isConsistent: boolean
}

/** One page of an ordered list: after `start`, at most `limit` items looked at, filtered only then. */
export function paged(table: Table, ordered: Ordered, options: PageOptions): object {
  const { limit = Number.POSITIVE_INFINITY, start, keeps, shows } = options
  if (limit < 1) throw invalid('Limit must be greater than or equal to 1')
  const keys = [...new Set(options.keys.filter((name) => name !== undefined))]
  if (start) checkStart(start, keys)
  const rest = start ? ordered.items.filter((item) => ordered.compare(item, start) > 0) : ordered.items

  const kept: Item[] = []
  let looked = 0
  let bytes = 0
  let last: Item | undefined
  for (const item of rest) {
    looked++
    bytes += sizeOfItem(item)
    if (keeps(item)) kept.push(item)
    // As on AWS, a full page names the key where it ended, even if nothing follows.
    if (looked === limit || bytes > mostBytes) {
      last = item
      break
    }
  }
  table.count({ read: readUnits(bytes, options.isConsistent) })
  return {
    Count: kept.length,
    ScannedCount: looked,
    ...(options.countOnly ? {} : { Items: kept.map(shows) }),
    ...(last ? { LastEvaluatedKey: keyOf(last, keys) } : {}),
  }
}

function keyOf(item: Item, keys: readonly string[]): Item {
  const key: Record<string, AttributeValue> = {}
  for (const name of keys) {
    const value = item[name]
    if (value) key[name] = value
  }
  return key
}

function checkStart(start: Item, keys: readonly string[]): void {
  const given = Object.keys(start)
  if (given.length === keys.length && keys.every((name) => start[name] !== undefined)) return
  throw invalid(`The provided starting key is invalid: it has ${given.join(', ')}, not ${keys.join(', ')}`)
}
