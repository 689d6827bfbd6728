import type { SeatMessage, SeatQueue } from '../../shared/delivery/pace/seat.ts'

/** A queue that keeps what was put on it: one entry a call, so that a test sees what went together. */
export function memorySeatQueue(): SeatQueue & {
  readonly calls: readonly (readonly SeatMessage[])[]
} {
  const calls: (readonly SeatMessage[])[] = []
  return {
    calls,
    async send(messages) {
      calls.push(messages)
    },
  }
}
