import { dayMs, type EpochMs, hourMs } from '../../time/clock.ts'
import { type SendingStore, untilResumed } from '../pace/sending.ts'
import type { MailKind } from './mail-kind.ts'

/** An event that harms the account's reputation with mailbox providers and with SES. */
export type Harm = 'bounces' | 'complaints'

export type HarmCounts = Readonly<Record<Harm, number>>

/** What was counted in a stretch of time, by the kind of mail. */
export interface Reputation {
  readonly digests: HarmCounts
  readonly letters: HarmCounts
  readonly unconfirmed: HarmCounts & {
    /** Letters that were mailed to addresses that did not confirm. */
    readonly mailed: number
    /** Letters that waited for too long, and were dropped. */
    readonly dropped: number
  }
}

/** Keeps counts by the hour: of harm, and of the letters to addresses that did not confirm. */
export interface ReputationStore {
  count(kind: MailKind, harm: Harm, at: EpochMs): Promise<void>
  /**
   * Counts a letter that is about to be mailed to an unconfirmed address, if fewer than `most` were counted in
   * the day before `at`, to the hour. False: it may not be mailed now.
   */
  countMailed(at: EpochMs, most: number): Promise<boolean>
  /** Takes back one letter that was counted at `at` and then not mailed. */
  uncountMailed(at: EpochMs): Promise<void>
  countDropped(count: number, at: EpochMs): Promise<void>
  /** The sums since a moment, to the hour. */
  since(at: EpochMs): Promise<Reputation>
}

/**
 * SES reviews an account at 5 % bounces or 0.1 % complaints. We stop before that. Among few mails a single
 * harm says little, so a day counts as at least `leastMails` mails.
 */
export const harmLimits = {
  bounces: { share: 0.04, leastMails: 1_000 },
  complaints: { share: 0.0008, leastMails: 5_000 },
} as const

/**
 * Stops sending until an operator resumes it, if the harm that digests did in the last day is too much for the
 * mails that went out. What letters do to strangers stops no digest: the sign-up's guard sees to that. Returns
 * the kind of harm, or undefined if sending goes on.
 */
export async function watchReputation(
  deps: {
    readonly reputation: Pick<ReputationStore, 'since'>
    readonly sending: Pick<SendingStore, 'read' | 'stop'>
  },
  sentLastDay: number,
  now: EpochMs,
): Promise<Harm | undefined> {
  const { resumedAt = 0 } = (await deps.sending.read()) ?? {}
  const { digests, unconfirmed } = await deps.reputation.since(Math.max(now - dayMs, nextHour(resumedAt)))
  // Letters to strangers must not make the harm of digests look smaller.
  const sent = sentLastDay - unconfirmed.mailed
  for (const harm of ['complaints', 'bounces'] as const) {
    const { share, leastMails } = harmLimits[harm]
    if (digests[harm] < share * Math.max(sent, leastMails)) continue
    await deps.sending.stop({ until: untilResumed, why: `${digests[harm]} ${harm} within a day` })
    return harm
  }
  return undefined
}

/**
 * The start of the next hour. Harm is kept by the hour. The harm of the hour of a resumption does not count,
 * because the operator has looked at it.
 */
function nextHour(at: EpochMs): EpochMs {
  return Math.ceil(at / hourMs) * hourMs
}
