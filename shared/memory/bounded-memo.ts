/** Makes a value once for each key, and keeps it as long as there is room. */
export type Memo<Value> = (key: string, make: () => Value) => Value

interface Kept<Value> {
  readonly value: Value
  readonly weight: number
}

/**
 * A memo that keeps values up to a weight in all, in two generations of half the weight. What was asked for moves to
 * the younger one. When that is full, the older one goes, with all that nobody asked for meanwhile. A value that is
 * heavier than a generation is made and not kept.
 */
export function boundedMemo<Value>(most: number, weigh: (value: Value) => number): Memo<Value> {
  let older = new Map<string, Kept<Value>>()
  let younger = new Map<string, Kept<Value>>()
  let weight = 0

  function keep(key: string, kept: Kept<Value>): void {
    if (kept.weight > most / 2) return
    if (weight + kept.weight > most / 2) {
      older = younger
      younger = new Map()
      weight = 0
    }
    younger.set(key, kept)
    weight += kept.weight
  }

  return (key, make) => {
    const young = younger.get(key)
    if (young) return young.value
    const known = older.get(key)
    if (known) {
      older.delete(key)
      keep(key, known)
      return known.value
    }
    const value = make()
    keep(key, { value, weight: weigh(value) })
    return value
  }
}
