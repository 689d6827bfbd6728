import type { Clock, EpochMs } from '../../../shared/time/clock.ts'
import { maxDelaySeconds, maxVisibilitySeconds } from './message.ts'
import { checkWhole } from './whole-number.ts'

/**
 * A message on its way to a dead-letter queue: it keeps its id and age, but its receive count starts again.
 */
export interface MovedMessage {
  readonly messageId: string
  readonly body: string
  readonly sentAt: EpochMs
}

export interface DeadLetterQueue {
  /** Adds a dead letter, which is visible at once. */
  moveIn(message: MovedMessage): void
}

export interface LocalQueueOptions {
  /** Letters, digits, `-` and `_`, at most 80. */
  readonly name: string
  readonly clock: Clock
  /** The time that a received message stays hidden, 0 to 43,200 s. */
  readonly visibilityTimeoutSeconds: number
  /** The delay of messages that are sent without their own delay, 0 to 900 s; default 0. */
  readonly delaySeconds?: number
  /** After this many receives, the next one moves the message to `deadLetter`. Give both or neither. */
  readonly maxReceiveCount?: number
  readonly deadLetter?: DeadLetterQueue
  /** Returns a number in [0, 1). Only duplicates depend on it. */
  readonly random?: () => number
  /**
   * The share of receives after which the message is delivered once more, even if it is deleted; default 0.
   */
  readonly duplicateShare?: number
}

/** Throws if SQS would not create a queue with these options. */
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
