import type { EpochMs } from '../../time/clock.ts'

/** The state that all workers share: the rate, how many mails are left and whether sending is stopped. */
export interface Sending {
  /** Mails a second that the provider takes of the account. Each sender computes its own share of it. */
  readonly accountPerSecond: number
  /** The number of mails that a worker draws at once. */
  readonly block: number
  /** The number of mails that may still be drawn. */
  readonly left: number
  /** When the provider's quota was last read. */
  readonly refreshedAt: EpochMs
  readonly stop?: SendingStop
  /** When an operator last resumed sending. The operator has looked at what happened before. */
  readonly resumedAt?: EpochMs
  /** The rows of bad answers, if there are any. */
  readonly trouble?: Trouble
}

/**
 * The provider's bad answers in a row, of all workers together. A row ends with an accepted mail of any worker
 * that knows of it. So many short runs count as one long one.
 */
export interface Trouble {
  readonly refused: number
  readonly ambiguous: number
}

export const noTrouble: Trouble = { refused: 0, ambiguous: 0 }

export interface SendingStop {
  readonly until: EpochMs
  readonly why: string
}

/** A moment later than any other. Such a stop ends only when an operator resumes sending. */
export const untilResumed: EpochMs = Date.parse('9999-12-31T00:00:00Z')

/** The provider's quota, as publish leaves it for the workers. */
export type Quota = Pick<Sending, 'accountPerSecond' | 'block' | 'left' | 'refreshedAt'>

/**
 * Letters that may be drawn before the quota was read for the first time, so that a fresh deployment mails the
 * first confirmation at once. It is the smallest quota of a day that SES gives.
 */
export const lettersBeforeQuota = 200

/** What became of a letter's wish for a turn. If it is not drawn, nothing is taken. */
export type LetterDraw =
  | { readonly outcome: 'drawn' | 'used-up' }
  /** Another letter starts at about that moment. `freeAt` is the next one that was free. */
  | { readonly outcome: 'taken'; readonly freeAt: EpochMs }

/** The one item that all senders draw from, so that together they keep within the provider's limits. */
export interface SendingStore {
  read(): Promise<Sending | undefined>
  /** Writes the quota that publish has just read. A stop stays. */
  refresh(sending: Quota): Promise<void>
  /** Draws `count` mails, if so many are left and sending is not stopped now. */
  draw(count: number, now: EpochMs): Promise<boolean>
  /**
   * Takes the turn of a letter whose call starts at `startsAt`, by its sender's clock, and draws its mail, in one
   * write: if the turn is free, and a mail is left or the quota is not known yet. Only a stop "until resumed" holds
   * letters back. A letter that drew its mail before draws none for a further turn.
   */
  drawForLetter(startsAt: EpochMs, mails?: 0 | 1): Promise<LetterDraw>
  /** Counts one more bad answer. Returns the row as it is then. A refusal ends a row of ambiguous answers. */
  countTrouble(kind: keyof Trouble): Promise<Trouble>
  /** Ends both rows, because the provider accepted a mail. */
  endTrouble(): Promise<void>
  /** Stops sending, unless a longer stop is in force. */
  stop(stop: SendingStop): Promise<void>
  /** Ends a stop, and the rows of bad answers that led to it. */
  resume(now: EpochMs): Promise<void>
}
