import { canonicalText, compare, compareTexts, type Item } from './attribute-value.ts'
import type { IndexSchema, TableSchema } from './table-schema.ts'

export interface Ordered {
  readonly items: readonly Item[]
  /** It also places a key whose item is gone. */
  readonly compare: (left: Item, right: Item) => number
}

/** By the sort key; rows that share one, by the table's key. */
export function inOrderOf(
  schema: TableSchema,
  index: IndexSchema | undefined,
  items: readonly Item[],
  isForward: boolean,
): Ordered {
  const sort = index ? index.sort : schema.key.sort
  const order = (left: Item, right: Item): number => {
    const [a, b] = sort === undefined ? [] : [left[sort], right[sort]]
    const bySort = a && b ? (compare(a, b) ?? 0) : 0
    return bySort !== 0 || !index ? bySort : compareTexts(keyText(schema, left), keyText(schema, right))
  }
  return ordered(items, isForward ? order : (left, right) => order(right, left))
}

/** By a hash of the partition, as AWS scatters partitions; by the sort key within one. */
export function inScanOrder(schema: TableSchema, items: readonly Item[]): Ordered {
  const { partition, sort } = schema.key
  const textOf = (item: Item): string => canonicalText(item[partition] ?? { S: '' })
  return ordered(items, (left, right) => {
    const [a, b] = [textOf(left), textOf(right)]
    if (a !== b) return scatter(a) - scatter(b) || compareTexts(a, b)
    const [x, y] = sort === undefined ? [] : [left[sort], right[sort]]
    return x && y ? (compare(x, y) ?? 0) : 0
  })
}

function ordered(items: readonly Item[], order: Ordered['compare']): Ordered {
  return { items: [...items].sort(order), compare: order }
}

function keyText({ key }: TableSchema, item: Item): string {
  const [partition, sort] = [item[key.partition], key.sort === undefined ? undefined : item[key.sort]]
  return `${partition ? canonicalText(partition) : ''}\n${sort ? canonicalText(sort) : ''}`
}

function scatter(text: string): number {
  let hash = 0x811c9dc5
  for (let place = 0; place < text.length; place++)
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193)
  return hash >>> 0
}
