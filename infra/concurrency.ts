/** The number of concurrent calls that each queue may make. AWS allows no fewer than two per queue. */
export interface Concurrency {
  readonly seats: number
  readonly letters: number
  readonly feedback: number
}

/**
 * One worker per seat, because the leases let no more work. SES sends two or three reports per mail. Two
 * calls of feedback keep up with two seats and four keep up with sixteen, so feedback takes no more of the
 * account's concurrent calls.
 */
export function concurrencyOf(seats: number): Concurrency {
  return { seats: Math.max(2, seats), letters: 2, feedback: Math.min(4, Math.max(2, seats)) }
}

/** Calls that must stay free beside the queues: one for publish and two for visitors. */
const besides = 3

/** The concurrent calls that the account must allow, so that the queues delay neither visitors nor ticks. */
export function concurrencyNeeded(seatCount: number): number {
  const { seats, letters, feedback } = concurrencyOf(seatCount)
  return seats + letters + feedback + besides
}
