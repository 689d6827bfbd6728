import { dayMs, type EpochMs, hourMs } from '../../time/clock.ts'
import { type SendingStore, untilResumed } from '../pace/sending.ts'

/** What harms the account's reputation with mailboxes, and with SES. */
export type Harm = 'bounces' | 'complaints'

/** Counts harm over time. */
export interface ReputationStore {
  count(harm: Harm, at: EpochMs): Promise<void>
  /** The sum since a moment, to the hour. */
  since(at: EpochMs): Promise<Readonly<Record<Harm, number>>>
}

/**
 * SES looks at an account at 5 % bounces and 0.1 % complaints; we stop before that. Among few mails one harm says
 * little, so a day counts as at least so many mails.
 */
export const harmLimits = {
  bounces: { share: 0.04, leastMails: 1_000 },
  complaints: { share: 0.0008, leastMails: 5_000 },
} as const

/** Stops sending until somebody looks, when the last day's harm is too much for the mails that went out. */
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

/** Harm is kept by the hour; that of the hour in which somebody looked and resumed is not held against them. */
function nextHour(at: EpochMs): EpochMs {
  return Math.ceil(at / hourMs) * hourMs
}
