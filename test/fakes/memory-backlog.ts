import type { FeedbackBacklog } from '../../shared/delivery/attempt/proof.ts'

export interface MemoryBacklog extends FeedbackBacklog {
  /** How many reports wait in the feedback queue and among its dead letters. */
  readonly hold: (waiting: number, deadLetters?: number) => void
}

/** The backlog of the feedback queue: nothing, unless told otherwise. */
export function memoryBacklog(): MemoryBacklog {
  let held = 0
  return {
    isEmpty: async () => held === 0,
    hold(waiting, deadLetters = 0) {
      held = waiting + deadLetters
    },
  }
}
