import type { LetterMessage, LetterQueue } from '../../shared/subscriber/letter/letter-message.ts'

export interface MemoryLetterQueue extends LetterQueue {
  readonly sent: readonly LetterMessage[]
  /** How long each of them was to be held back, in seconds. */
  readonly delays: readonly number[]
  /** True while nothing can be put on it. */
  isBroken: boolean
}

/** A queue that keeps what was put on it, in order. It holds nothing back. */
export function memoryLetterQueue(): MemoryLetterQueue {
  const sent: LetterMessage[] = []
  const delays: number[] = []
  const queue: MemoryLetterQueue = {
    isBroken: false,
    sent,
    delays,
    async send(message, delaySeconds = 0) {
      if (queue.isBroken) throw new Error('the queue takes nothing')
      sent.push(message)
      delays.push(delaySeconds)
    },
  }
  return queue
}
