/** How many calls of a function behind a queue may run at once. AWS allows no less than two. */
export interface Concurrency {
  readonly seats: number
  readonly letters: number
  readonly feedback: number
}

/**
 * A worker for each seat, as many as the leases let work. Each mail makes two reports or three: two calls that work
 * them off keep up with two seats, and four with sixteen, so feedback takes no more of an account's calls than that.
 */
export function concurrencyOf(seats: number): Concurrency {
  return { seats: Math.max(2, seats), letters: 2, feedback: Math.min(4, Math.max(2, seats)) }
}

/** What has to be left beside: for publish, and for two visitors at once. */
const besides = 3

/** How many calls at once the account must allow, so that queues keep neither visitors nor ticks waiting. */
export function concurrencyNeeded(seatCount: number): number {
  const { seats, letters, feedback } = concurrencyOf(seatCount)
  return seats + letters + feedback + besides
}
