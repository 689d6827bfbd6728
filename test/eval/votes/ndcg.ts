/**
 * How good the first k places of an order are, from 0 to 1 (normalised discounted cumulative gain, Järvelin and
 * Kekäläinen 2002): Σ gain / log2(place + 1), divided by the same of the best order. `gains` are in the order that is
 * judged, all of them, none below 0. Where there is nothing to gain every order is the best.
 */
export function ndcg(gains: readonly number[], k: number): number {
  const best = discountedGain(gains.toSorted((a, b) => b - a).slice(0, k))
  return best > 0 ? discountedGain(gains.slice(0, k)) / best : 1
}

/** Σ gain / log2(place + 1) over gains in the order of their places. */
export function discountedGain(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0)
}
