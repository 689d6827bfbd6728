import {
  type GuardDeps,
  type Guarding,
  guardSignUps,
} from '../../shared/delivery/aftermath/guard-sign-ups.ts'
import type { ReputationStore } from '../../shared/delivery/aftermath/reputation.ts'
import type { SendQuota } from '../../shared/delivery/attempt/mailer.ts'
import { allowanceOf, firstAllowance, type UnconfirmedLimits } from '../../shared/delivery/pace/allowance.ts'
import { type SendingStore, untilResumed } from '../../shared/delivery/pace/sending.ts'
import { type ReleaseDeps, releaseLetters } from '../../shared/delivery/release-letters.ts'
import { faultName } from '../../shared/log/fault-name.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Metrics } from '../../shared/log/metrics.ts'
import { guardSteps, type SignUpGuardStore } from '../../shared/subscriber/sign-up-guard.ts'
import { type Clock, dayMs, hourMs, minuteMs } from '../../shared/time/clock.ts'
import { metricNames } from '../metric-names.ts'

export interface MindSignUpsDeps extends Omit<ReleaseDeps, 'reputation'> {
  readonly reputation: Pick<ReputationStore, 'since' | 'countDropped'>
  readonly guard: GuardDeps['guard'] & Pick<SignUpGuardStore, 'allow'>
  readonly sending: Pick<SendingStore, 'read'>
  readonly unconfirmed: UnconfirmedLimits
  readonly clock: Clock
  readonly metrics: Metrics
  readonly log: Log
}

const names = metricNames.publish

/**
 * A tick's work for the letters to addresses that did not confirm: sets the guard and the day's allowance, lets
 * the first waiting letters go, drops the old ones, and writes the metrics. No digest waits for it, and none of
 * its faults is a fault of the tick.
 */
export async function mindSignUps(deps: MindSignUpsDeps, quota: SendQuota | undefined): Promise<void> {
  try {
    const guarding = await guardSignUps(deps, deps.clock(), 'raise and lower')
    if (guarding.isChanged) deps.log.warn('sign-up guard', { step: guarding.step })
    deps.metrics.gauge(names.guardStep, guardSteps.indexOf(guarding.step), 'None')
    const perDay = await allow(deps, quota)
    const { mailed } = guarding.lettersOfADay
    deps.metrics.gauge(names.allowanceUsed, perDay > 0 ? (100 * mailed) / perDay : 100, 'Percent')
    await releaseSome(deps, guarding, perDay - mailed)
    await measureWaiting(deps)
  } catch (fault) {
    // The next tick tries again. Letters that wait go on waiting.
    deps.log.error('sign-ups not minded', { error: faultName(fault) })
  }
}

/** Sets the allowance by the quota. While that cannot be read, the last one holds. */
async function allow(deps: MindSignUpsDeps, quota: SendQuota | undefined): Promise<number> {
  const { allowance } = await deps.guard.state()
  if (!quota) return allowance?.perDay ?? firstAllowance(deps.unconfirmed)
  const now = deps.clock()
  // Counts are kept by the hour. Letters of the hour in which the day begins may be beyond the provider's day.
  const { unconfirmed } = await deps.reputation.since(Math.ceil((now - dayMs) / hourMs) * hourMs)
  const next = allowanceOf(deps.unconfirmed, quota, unconfirmed.mailed, allowance, now)
  await deps.guard.allow(next)
  return next.perDay
}

async function releaseSome(deps: MindSignUpsDeps, { step }: Guarding, allowed: number): Promise<void> {
  const { stop, left = allowed } = (await deps.sending.read()) ?? {}
  const room = stop?.until === untilResumed ? 0 : Math.min(allowed, left)
  const { released, dropped } = await releaseLetters(deps, { step, room }, deps.clock())
  if (released > 0 || dropped > 0) deps.log.info('waiting letters', { step, released, dropped })
}

/** The dropped letters are read from the table, where they are counted even if a tick dies. */
async function measureWaiting({ waiting, reputation, clock, metrics }: MindSignUpsDeps): Promise<void> {
  const now = clock()
  const since = (await waiting.oldest()) ?? now
  metrics.gauge(names.lettersWaiting, Math.max(0, now - since) / minuteMs, 'None')
  const { unconfirmed } = await reputation.since(now - dayMs)
  metrics.gauge(names.lettersDropped, unconfirmed.dropped, 'Count')
}
