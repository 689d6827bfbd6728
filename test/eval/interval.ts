/** A mean and half the width of its 95 % interval. */
export interface Interval {
  readonly mean: number
  readonly half: number
}

/** Of at least two independent draws, as many as make their mean nearly normal. */
export function interval(draws: readonly number[]): Interval {
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length
  const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / (draws.length - 1)
  return { mean, half: 1.96 * Math.sqrt(variance / draws.length) }
}
