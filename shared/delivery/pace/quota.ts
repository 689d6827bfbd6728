import { dayMs, type EpochMs } from '../../time/clock.ts'
import type { SendQuota, SendQuotaReader } from '../attempt/mailer.ts'
import type { Quota, SendingStore } from './sending.ts'

/** The operator's setting for a time when the provider does not tell its quota. */
export interface FallbackQuota {
  readonly perSecond: number
  readonly perDay: number
}

export interface RefreshDeps {
  readonly quota: SendQuotaReader
  readonly sending: SendingStore
  readonly fallback: FallbackQuota
  readonly seatCount: number
  /** Called with the fault when the quota could not be read. */
  readonly onUnknown: (fault: unknown) => undefined
}

/** A number of mails that no day reaches. It stands for an account without a daily limit. */
const unlimited = 1_000_000_000
const largestBlock = 100
export const reservedSeconds = 5

/**
 * Reads the provider's quota and leaves it for the workers. If it cannot be read, the rest of the last
 * reading stays in use, because it only shrinks. After a day, or without a reading, the operator's setting
 * counts. Returns the quota as it was read, or undefined if it could not be read.
 */
export async function refreshSending(deps: RefreshDeps, now: EpochMs): Promise<SendQuota | undefined> {
  const quota = await deps.quota.read().catch(deps.onUnknown)
  if (quota) {
    await deps.sending.refresh(sendingOf(quota, deps.seatCount, now))
    return quota
  }
  const known = await deps.sending.read()
  if (!known || now >= known.refreshedAt + dayMs) {
    const assumed = { ...deps.fallback, sentLastDay: 0 }
    await deps.sending.refresh(sendingOf(assumed, deps.seatCount, now))
  }
  return undefined
}

function sendingOf(quota: SendQuota, seats: number, now: EpochMs): Quota {
  const reserved = reservedOf(quota, seats)
  const left = Number.isFinite(quota.perDay) ? quota.perDay - quota.sentLastDay - reserved : unlimited
  return {
    accountPerSecond: quota.perSecond,
    block: blockOf(quota),
    left: Math.max(0, left),
    refreshedAt: now,
  }
}

function blockOf({ perDay }: Pick<SendQuota, 'perDay'>): number {
  return Math.max(1, Math.min(largestBlock, Math.floor(perDay / 100)))
}

/**
 * The mails that are kept back: those that the seats may still hold from before, and those of some seconds,
 * which the provider's count does not show yet.
 */
export function reservedOf(quota: Pick<SendQuota, 'perDay' | 'perSecond'>, seats: number): number {
  return seats * blockOf(quota) + Math.ceil(reservedSeconds * quota.perSecond)
}
