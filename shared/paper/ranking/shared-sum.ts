interface Term {
  readonly weight: number
  /** Undefined if it is not known, which is not the same as 0. */
  readonly value: number | undefined
}

/**
 * Σ weight · value. A term without a value drops out. The others share its weight in proportion to their own,
 * as if its value were their mean. Undefined if no term has a value.
 */
export function sharedSum(terms: readonly Term[]): number | undefined {
  let [all, known, sum] = [0, 0, 0]
  for (const { weight, value } of terms) {
    all += weight
    if (value === undefined) continue
    known += weight
    sum += weight * value
  }
  return known > 0 ? sum * (all / known) : undefined
}
