import type { Clock, EpochMs } from '../../../shared/time/clock.ts'
import { maxDelaySeconds, maxVisibilitySeconds } from './message.ts'
import { checkWhole } from './whole-number.ts'

/** What a dead-letter queue takes over: the message keeps its id and age, its receive count starts again. */
export interface MovedMessage {
  readonly messageId: string
  readonly body: string
  readonly sentAt: EpochMs
}

export interface DeadLetterQueue {
  /** Takes over a dead letter, visible at once. */
  moveIn(message: MovedMessage): void
}

export interface LocalQueueOptions {
  /** Letters, digits, `-` and `_`, at most 80. */
  readonly name: string
  readonly clock: Clock
  /** How long a received message stays hidden, 0 to 43,200 s. */
  readonly visibilityTimeoutSeconds: number
  /** The delay of a message sent without one of its own, 0 to 900 s; default 0. */
  readonly delaySeconds?: number
  /** After this many receives the next one moves the message to `deadLetter` instead. Both or neither. */
  readonly maxReceiveCount?: number
  readonly deadLetter?: DeadLetterQueue
  /** From 0 up to 1; only duplicates depend on it. */
  readonly random?: () => number
  /** The share of receives after which the message is delivered once more, even if deleted by then; default 0. */
  readonly duplicateShare?: number
}

/** Throws for what SQS would not create. */
export function checkOptions(options: LocalQueueOptions): void {
  const {
    name,
    visibilityTimeoutSeconds,
    delaySeconds = 0,
    maxReceiveCount,
    deadLetter,
    duplicateShare = 0,
  } = options
  if (!/^[\w-]{1,80}$/.test(name)) throw new Error(`A queue cannot be named ${JSON.stringify(name)}`)
  checkWhole('visibilityTimeoutSeconds', visibilityTimeoutSeconds, 0, maxVisibilitySeconds)
  checkWhole('delaySeconds', delaySeconds, 0, maxDelaySeconds)
  if (maxReceiveCount !== undefined) checkWhole('maxReceiveCount', maxReceiveCount, 1, 1000)
  if ((maxReceiveCount === undefined) !== (deadLetter === undefined)) {
    throw new Error(`${name}: maxReceiveCount and deadLetter need each other`)
  }
  if (!(duplicateShare >= 0 && duplicateShare <= 1))
    throw new Error(`duplicateShare is ${duplicateShare}, not 0 to 1`)
}
