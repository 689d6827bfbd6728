import type { EpochMs } from '../../../shared/time/clock.ts'
import { canonicalText, type Item } from './attribute-value.ts'
import { type IndexSchema, isIndexed, type Place, type TableSchema } from './table-schema.ts'

/** An item as it stood from a moment on; no item, if it was deleted or not there yet. */
interface Version {
  readonly at: EpochMs
  readonly item: Item | undefined
  /** In bytes, by DynamoDB's rules. */
  readonly size: number
}

/** One key of the table, with what stood there before as far back as a reader may still see it. */
export interface Row {
  readonly place: Place
  /** Oldest first, never empty. */
  versions: readonly [Version, ...Version[]]
}

export interface Rows {
  readonly find: (place: Place) => Row | undefined
  readonly write: (place: Place, item: Item | undefined, size: number, at: EpochMs) => void
  readonly inPartition: (partition: string) => Iterable<Row>
  readonly all: () => Iterable<Row>
  /** Rows that stand in a partition of an index, or stood there not long ago. */
  readonly inIndex: (index: IndexSchema, partition: string) => Iterable<Row>
}

const nobody: readonly Row[] = []

/** `historyMs`: how far back a lagging read may look. */
export function rows(schema: TableSchema, historyMs: number): Rows {
  const partitions = new Map<string, Map<string, Row>>()
  const indexed = new Map<string, Map<string, Set<Row>>>(schema.indexes.map(({ name }) => [name, new Map()]))

  function enterIndexes(row: Row, item: Item | undefined): void {
    for (const index of schema.indexes) {
      const partition = partitionIn(index, item)
      if (partition === undefined) continue
      const members = indexed.get(index.name)
      const rowsThere = members?.get(partition)
      if (rowsThere) rowsThere.add(row)
      else members?.set(partition, new Set([row]))
    }
  }

  function add(place: Place): Row {
    // The item did not exist before, and a lagging reader may still see that.
    const row: Row = { place, versions: [{ at: Number.NEGATIVE_INFINITY, item: undefined, size: 0 }] }
    const partition = partitions.get(place.partition)
    if (partition) partition.set(place.sort, row)
    else partitions.set(place.partition, new Map([[place.sort, row]]))
    return row
  }

  const find = (place: Place): Row | undefined => partitions.get(place.partition)?.get(place.sort)

  return {
    find,
    write(place, item, size, at) {
      const row = find(place) ?? add(place)
      const version = { at, item, size }
      row.versions = historyMs === 0 ? [version] : pruned([...row.versions, version], at - historyMs)
      enterIndexes(row, item)
    },
    inPartition: (partition) => partitions.get(partition)?.values() ?? nobody,
    *all() {
      for (const partition of partitions.values()) yield* partition.values()
    },
    *inIndex(index, partition) {
      const members = indexed.get(index.name)?.get(partition)
      for (const row of members ?? nobody) {
        if (row.versions.some(({ item }) => partitionIn(index, item) === partition)) yield row
        else members?.delete(row)
      }
    },
  }
}

/** The newest version, or the one that stood some time ago. */
export function versionAt(row: Row, now: EpochMs, lagMs: () => number): Version {
  const newest = row.versions.at(-1) ?? row.versions[0]
  // No lag is drawn where there is no older version.
  if (row.versions.length === 1) return newest
  const seen = now - lagMs()
  return row.versions.findLast(({ at }) => at <= seen) ?? row.versions[0]
}

/** Keeps the versions that a reader may still see: all after the horizon, and the last one before it. */
function pruned(versions: readonly Version[], horizon: EpochMs): readonly [Version, ...Version[]] {
  const first = versions.findLastIndex(({ at }) => at <= horizon)
  return versions.slice(Math.max(0, first)) as [Version, ...Version[]]
}

function partitionIn(index: IndexSchema, item: Item | undefined): string | undefined {
  if (!isIndexed(index, item)) return undefined
  const value = item[index.partition]
  return value && canonicalText(value)
}
