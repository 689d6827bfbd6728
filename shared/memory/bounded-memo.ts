/** Makes a value once for each key, and keeps it as long as there is room. */
export type Memo<Value> = (key: string, make: () => Value) => Value

interface Kept<Value> {
  readonly value: Value
  readonly weight: number
}

/**
 * A memo that keeps values up to a weight in all. What nobody asked for the longest goes first. A value that is
 * heavier than all the room is made and not kept.
 */
export function boundedMemo<Value>(most: number, weigh: (value: Value) => number): Memo<Value> {
  /** What was asked for last is at the end. */
  const kept = new Map<string, Kept<Value>>()
  let weight = 0

  return (key, make) => {
    const known = kept.get(key)
    if (known) {
      kept.delete(key)
      kept.set(key, known)
      return known.value
    }
    const value = make()
    const fresh = { value, weight: weigh(value) }
    kept.set(key, fresh)
    weight += fresh.weight
    for (const [oldest, gone] of kept) {
      if (weight <= most) break
      kept.delete(oldest)
      weight -= gone.weight
    }
    return value
  }
}
