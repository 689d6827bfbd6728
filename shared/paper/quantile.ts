/**
 * The value below which a share (from 0 to 1) of the values lies, interpolated between two neighbours (type 7
 * of Hyndman and Fan, as in NumPy). 0 if there are no values.
 */
export function quantile(values: readonly number[], share: number): number {
  return quantileOfSorted(new Float64Array(values).sort(), share)
}

/** The same of values in ascending order. */
export function quantileOfSorted(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return 0
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? 0
  const above = sorted[Math.ceil(place)] ?? below
  return below + (above - below) * (place - Math.floor(place))
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}
