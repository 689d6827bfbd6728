import type { Clock } from '../../shared/time/clock.ts'
import {
  deliverTimeoutSeconds,
  feedbackTimeoutSeconds,
  letterReceiveCount,
  lettersTimeoutSeconds,
  maxReceiveCount,
  visibilityFactor,
} from '../function-limits.ts'
import { type LocalQueue, localQueue } from './sqs/queue.ts'

/** The queues of the service, with the same limits as on AWS. */
export interface LocalQueues {
  readonly seats: LocalQueue
  readonly letters: LocalQueue
  readonly feedback: LocalQueue
  readonly feedbackDeadLetters: LocalQueue
  /** The seats of a played tick, apart from those of the present. */
  readonly playedSeats: LocalQueue
  readonly all: readonly LocalQueue[]
}

export function localQueues(clock: Clock): LocalQueues {
  const all: LocalQueue[] = []
  const add = (
    name: string,
    timeoutSeconds: number,
    receives = maxReceiveCount,
  ): [queue: LocalQueue, deadLetters: LocalQueue] => {
    const visibilityTimeoutSeconds = visibilityFactor * timeoutSeconds
    const deadLetter = localQueue({ name: `${name}-dead-letters`, clock, visibilityTimeoutSeconds })
    const queue = localQueue({ name, clock, visibilityTimeoutSeconds, maxReceiveCount: receives, deadLetter })
    all.push(queue, deadLetter)
    return [queue, deadLetter]
  }
  const [seats] = add('seats', deliverTimeoutSeconds)
  const [letters] = add('letters', lettersTimeoutSeconds, letterReceiveCount)
  const [feedback, feedbackDeadLetters] = add('feedback', feedbackTimeoutSeconds)
  const [playedSeats] = add('played-seats', deliverTimeoutSeconds)
  return { seats, letters, feedback, feedbackDeadLetters, playedSeats, all }
}
