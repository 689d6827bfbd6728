interface Term {
  readonly weight: number
  /** Absent where it is not known, which is not the same as 0. */
  readonly value: number | undefined
}

/**
 * Σ weight · value. A term without a value drops out and the others share its weight in proportion to their own, as if
 * it were their mean; undefined if no term has one.
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
