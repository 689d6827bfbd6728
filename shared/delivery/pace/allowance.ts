import type { Allowance } from '../../subscriber/sign-up/sign-up-guard.ts'
import { dayMs, type EpochMs } from '../../time/clock.ts'
import type { SendQuota } from '../attempt/mailer.ts'
import { lettersBeforeQuota } from './sending.ts'

/** The operator's limits of the letters to addresses that did not confirm. */
export interface UnconfirmedLimits {
  readonly perDay: number
  /** The largest share of the account's daily quota, in percent. */
  readonly percentOfQuota: number
}

/** How long a busy day is remembered: a weekly reader's digest is in every eight days. */
const rememberedMs = 8 * dayMs

/**
 * How many letters may go to unconfirmed addresses within a day: at most the operator's number, at most the
 * operator's share of the quota, and at most half of what digests and other mails left over on the busiest of
 * the last days. Half, because each letter may bring a reader, whose welcome is one more mail of that day. So
 * letters to strangers never take the quota from digests. `reserved` mails of the quota are never used.
 */
export function allowanceOf(
  limits: UnconfirmedLimits,
  quota: Pick<SendQuota, 'perDay' | 'sentLastDay'> & { readonly reserved: number },
  mailedLastDay: number,
  known: Allowance | undefined,
  now: EpochMs,
): Allowance {
  const others = Math.max(0, quota.sentLastDay - mailedLastDay)
  const isBusiest = !known || others >= known.busiest || now >= known.busiestAt + rememberedMs
  const { busiest, busiestAt } = isBusiest ? { busiest: others, busiestAt: now } : known
  return {
    perDay: within(limits, quota.perDay, (quota.perDay - quota.reserved - busiest) / 2),
    busiest,
    busiestAt,
  }
}

/** The allowance while the quota is not known. It assumes the smallest quota that SES gives. */
export function firstAllowance(limits: UnconfirmedLimits): number {
  return within(limits, lettersBeforeQuota, lettersBeforeQuota)
}

function within({ perDay, percentOfQuota }: UnconfirmedLimits, quotaPerDay: number, spare: number): number {
  return Math.max(0, Math.floor(Math.min(perDay, (quotaPerDay * percentOfQuota) / 100, spare)))
}
