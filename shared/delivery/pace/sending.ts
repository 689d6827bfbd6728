import type { EpochMs } from '../../time/clock.ts'

/** What all workers share: how fast they may send, how many mails are left, and whether sending is stopped. */
export interface Sending {
  /** Mails a second for all seats together. */
  readonly perSecond: number
  /** How many mails a worker draws at once. */
  readonly block: number
  /** How many more may be drawn. */
  readonly left: number
  /** When the provider's quota was last read. */
  readonly refreshedAt: EpochMs
  readonly stop?: SendingStop
  /** When somebody last let sending go on: what had happened before was looked at. */
  readonly resumedAt?: EpochMs
}

export interface SendingStop {
  readonly until: EpochMs
  readonly why: string
}

/** Later than any moment: a stop that ends only when somebody resumes. */
export const untilResumed: EpochMs = Date.parse('9999-12-31T00:00:00Z')

/** The one item that all senders draw from, so that together they keep within the provider's limits. */
export interface SendingStore {
  read(): Promise<Sending | undefined>
  /** What publish has just learned of the quota. A stop stays. */
  refresh(sending: Omit<Sending, 'stop' | 'resumedAt'>): Promise<void>
  /** Takes some of what is left, unless sending is stopped now. */
  draw(count: number, now: EpochMs): Promise<boolean>
  /** Takes one for a letter: only a stop "until resumed" holds letters back. */
  drawForLetter(): Promise<boolean>
  /** Stops sending, unless a longer stop is in force. */
  stop(stop: SendingStop): Promise<void>
  resume(now: EpochMs): Promise<void>
}

/**
 * A worker's own share: draws blocks, so that the shared item is not written for every mail. What it has drawn and not
 * used when it ends is lost until publish counts anew.
 */
export function blockBudget(store: SendingStore, block: number): (now: EpochMs) => Promise<boolean> {
  let drawn = 0
  return async (now) => {
    if (drawn === 0) {
      if (!(await store.draw(block, now))) return false
      drawn = block
    }
    drawn--
    return true
  }
}
