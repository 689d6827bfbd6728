import {
  type GuardDeps,
  type Guarding,
  guardSignUps,
} from '../../shared/delivery/aftermath/guard-sign-ups.ts'
import type { ReputationStore } from '../../shared/delivery/aftermath/reputation.ts'
import type { SendQuota } from '../../shared/delivery/attempt/mailer.ts'
import { allowanceOf, firstAllowance, type UnconfirmedLimits } from '../../shared/delivery/pace/allowance.ts'
import { reservedOf } from '../../shared/delivery/pace/quota.ts'
import { type SendingStore, untilResumed } from '../../shared/delivery/pace/sending.ts'
import { type ReleaseDeps, type Released, releaseLetters } from '../../shared/delivery/release-letters.ts'
import { faultName } from '../../shared/log/fault-name.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Metrics } from '../../shared/log/metrics.ts'
import { guardSteps, type SignUpGuardStore } from '../../shared/subscriber/sign-up/sign-up-guard.ts'
import { type Clock, type EpochMs, minuteMs } from '../../shared/time/clock.ts'
import { metricNames } from '../metric-names.ts'

export interface MindSignUpsDeps extends Omit<ReleaseDeps, 'reputation'> {
  readonly reputation: Pick<ReputationStore, 'since' | 'countDropped'>
  readonly guard: GuardDeps['guard'] & Pick<SignUpGuardStore, 'allow'>
  readonly sending: Pick<SendingStore, 'read'>
  readonly unconfirmed: UnconfirmedLimits
  readonly seatCount: number
  readonly clock: Clock
  readonly metrics: Metrics
  readonly log: Log
}

const names = metricNames.publish

/**
 * A tick's work for the letters to addresses that did not confirm: sets the guard and the day's allowance, lets
 * the first waiting letters go, drops the old ones, and writes the metrics. No digest waits for it. Returns a
 * fault instead of throwing it, because the tick goes on.
 */
export async function mindSignUps(
  deps: MindSignUpsDeps,
  quota: SendQuota | undefined,
): Promise<Error | undefined> {
  try {
    // A letter is let go as of this moment. If feedback raises the guard meanwhile, the letter must ask it again.
    const startedAt = deps.clock()
    const guarding = await guardSignUps(deps, startedAt, 'raise and lower')
    if (guarding.isChanged) deps.log.warn('sign-up guard', { step: guarding.step })
    deps.metrics.gauge(names.guardStep, guardSteps.indexOf(guarding.step), 'None')
    const perDay = await allow(deps, guarding, quota)
    const { mailed, dropped } = guarding.lettersOfADay
    deps.metrics.gauge(names.allowanceUsed, perDay > 0 ? (100 * mailed) / perDay : 100, 'Percent')
    const now = await releaseSome(deps, guarding, perDay - mailed, startedAt)
    // Dropped letters are counted in the table, so that none is forgotten if a tick dies.
    deps.metrics.gauge(names.lettersDropped, dropped + now.dropped, 'Count')
    await measureWait(deps)
    return undefined
  } catch (thrown) {
    // The next tick tries again. Letters that wait go on waiting.
    const error = faultName(thrown)
    deps.log.error('sign-ups not minded', { error })
    return new Error(`the sign-ups could not be minded: ${error}`)
  }
}

/** Sets the allowance by the quota. While that cannot be read, the last one holds. */
async function allow(
  deps: MindSignUpsDeps,
  { allowance, lettersOfADay: { mailed } }: Guarding,
  quota: SendQuota | undefined,
): Promise<number> {
  if (!quota) return allowance?.perDay ?? firstAllowance(deps.unconfirmed)
  const reserved = reservedOf(quota, deps.seatCount)
  const next = allowanceOf(deps.unconfirmed, { ...quota, reserved }, mailed, allowance, deps.clock())
  await deps.guard.allow(next)
  return next.perDay
}

async function releaseSome(
  deps: MindSignUpsDeps,
  { step }: Guarding,
  allowed: number,
  startedAt: EpochMs,
): Promise<Released> {
  const { stop, left = allowed } = (await deps.sending.read()) ?? {}
  const room = stop?.until === untilResumed ? 0 : Math.min(allowed, left)
  const result = await releaseLetters(deps, { step, room }, startedAt)
  if (result.released > 0 || result.dropped > 0) deps.log.info('waiting letters', { step, ...result })
  return result
}

async function measureWait({ waiting, clock, metrics }: MindSignUpsDeps): Promise<void> {
  const now = clock()
  const since = (await waiting.oldest()) ?? now
  metrics.gauge(names.lettersWaiting, Math.max(0, now - since) / minuteMs, 'None')
}
