import { dayMs, type EpochMs, hourMs } from '../../time/clock.ts'
import { type SendingStore, untilResumed } from '../pace/sending.ts'

/** An event that harms the account's reputation with mailbox providers and with SES. */
export type Harm = 'bounces' | 'complaints'

/** Keeps counts of harm by the hour. */
export interface ReputationStore {
  count(harm: Harm, at: EpochMs): Promise<void>
  /** The sums since a moment, to the hour. */
  since(at: EpochMs): Promise<Readonly<Record<Harm, number>>>
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
 * Stops sending until an operator resumes it, if the harm of the last day is too much for the mails that went
 * out. Returns the kind of harm, or undefined if sending goes on.
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
  const counted = await deps.reputation.since(Math.max(now - dayMs, nextHour(resumedAt)))
  for (const harm of ['complaints', 'bounces'] as const) {
    const { share, leastMails } = harmLimits[harm]
    if (counted[harm] < share * Math.max(sentLastDay, leastMails)) continue
    await deps.sending.stop({ until: untilResumed, why: `${counted[harm]} ${harm} within a day` })
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
