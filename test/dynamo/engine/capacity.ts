import { equal, type Item, sizeOfItem } from './attribute-value.ts'
import { type IndexSchema, isIndexed, projectRow } from './table-schema.ts'

/** The cost of all calls so far, in DynamoDB's units. */
export interface Units {
  /** Write units of the table. */
  readonly write: number
  /** Write units of its indexes. */
  readonly indexWrite: number
  /** Read units, half ones for reads that may be stale. */
  readonly read: number
}

/** Whole KB; a write of nothing costs one too. */
export function writeUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / 1_024))
}

export function readUnits(bytes: number, isConsistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / 4_096)) * (isConsistent ? 1 : 0.5)
}

/** A new key costs two writes: the old row goes, the new one comes. A row that stays as it is costs nothing. */
export function indexWriteUnits(
  index: IndexSchema,
  before: Item | undefined,
  after: Item | undefined,
): number {
  if (before && after && isUntouched(index, before, after)) return 0
  const old = isIndexed(index, before) ? projectRow(index, before) : undefined
  const fresh = isIndexed(index, after) ? projectRow(index, after) : undefined
  const costOf = (row: Item): number => writeUnits(sizeOfItem(row))
  if (!old) return fresh ? costOf(fresh) : 0
  if (!fresh) return costOf(old)
  const differs = (name: string | undefined): boolean => name !== undefined && !isSame(old, fresh, name)
  if (differs(index.partition) || differs(index.sort)) return costOf(old) + costOf(fresh)
  const names = new Set([...Object.keys(old), ...Object.keys(fresh)])
  for (const name of names) if (differs(name)) return Math.max(costOf(old), costOf(fresh))
  return 0
}

function isSame(left: Item, right: Item, name: string): boolean {
  const [a, b] = [left[name], right[name]]
  return a === b || (a !== undefined && b !== undefined && equal(a, b))
}

/** Most writes leave all of an index alone, and updates share the values that they do not touch. */
function isUntouched(index: IndexSchema, before: Item, after: Item): boolean {
  return index.projected !== 'all' && index.projected.every((name) => before[name] === after[name])
}
