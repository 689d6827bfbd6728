import type { Clock } from '../../../shared/time/clock.ts'
import type { Item } from './attribute-value.ts'
import type { Units } from './capacity.ts'
import { invalid } from './dynamo-fault.ts'
import { type Row, type Rows, versionAt } from './rows.ts'
import type { TableSchema } from './table-schema.ts'

/** The change of one item by one write. */
export interface ItemChange {
  readonly before: Item | undefined
  readonly after: Item | undefined
}

export interface Table {
  readonly schema: TableSchema
  readonly rows: Rows
  readonly clock: Clock
  /** The lag of an index. It is asked for each row that has an older version. */
  readonly indexLagMs: () => number
  /** The lag of reads of the table that do not ask for consistency. */
  readonly readLagMs: () => number
  /** How many requests of a batch of this size are left undone. */
  readonly unprocessed: (requests: number) => number
  readonly onWrite: (change: ItemChange) => void
  readonly count: (units: Partial<Units>) => void
}

/** The version of a row that a reader of the table sees. */
export function seen(
  table: Table,
  row: Row,
  isConsistent: boolean,
): { item: Item | undefined; size: number } {
  return versionAt(row, table.clock(), isConsistent ? () => 0 : table.readLagMs)
}

/** Refuses a parameter that this DynamoDB does not evaluate, so that no test relies on it. */
export function refuseUnknown(operation: string, input: object, known: ReadonlySet<string>): void {
  for (const name in input) {
    if (known.has(name) || input[name as keyof typeof input] === undefined) continue
    throw new Error(`${operation} in memory knows no ${name}: teach it`)
  }
}

export function oneOf<T extends string>(
  what: string,
  given: string | undefined,
  known: readonly [T, ...T[]],
): T {
  if (given === undefined) return known[0]
  const found = known.find((each) => each === given)
  if (found === undefined) throw invalid(`${what} is ${given}: in memory there is ${known.join(', ')}`)
  return found
}
