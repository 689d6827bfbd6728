import type { EditionStore } from '../../edition/edition-store.ts'
import type { SubscriberId, SubscriberIds } from '../../subscriber/subscriber-id.ts'
import type { Clock, EpochMs } from '../../time/clock.ts'
import type { ProofStore } from '../attempt/proof.ts'
import { type SettleDeps, settle } from '../attempt/settle.ts'
import { concerned, troubled } from './concerned.ts'
import type { BounceTrouble, FeedbackReport } from './feedback-report.ts'
import { type GuardDeps, guardSignUps } from './guard-sign-ups.ts'
import type { MailKind } from './mail-kind.ts'
import type { Harm, ReputationStore } from './reputation.ts'
import { restReader } from './rest-reader.ts'

export interface FeedbackDeps extends SettleDeps {
  readonly editions: EditionStore
  readonly idOf: SubscriberIds
  readonly proof: Pick<ProofStore, 'sendSeen'>
  readonly reputation: Pick<ReputationStore, 'count' | 'since'>
  readonly guard: GuardDeps['guard']
  readonly clock: Clock
}

export type FeedbackOutcome = 'settled' | 'suppressed' | 'resting' | 'counted' | 'blocked' | 'ignored'

/** After this many soft bounces with no delivery between them, a reader's digests rest. */
export const softBouncesInARow = 5

/** Acts upon one report. Duplicates and any order of the reports lead to the same result. */
export async function applyFeedback(deps: FeedbackDeps, report: FeedbackReport): Promise<FeedbackOutcome> {
  switch (report.kind) {
    case 'send':
      return settleSent(deps, report)
    case 'complaint':
      return counting(deps, report, 'complaints', () =>
        forEach(concerned(deps.idOf, report), (id) => suppress(deps, id)),
      )
    case 'bounce':
      return counting(deps, report, 'bounces', () =>
        forEach(troubled(deps.idOf, report), ({ id, trouble }) => applyBounce(deps, id, trouble, report)),
      )
    case 'delivery':
      return forEach(concerned(deps.idOf, report), (id) => clearSoftBounces(deps, id))
    case 'other':
    case 'notice':
      return 'ignored'
  }
}

/** A Send event proves that an attempt in doubt was accepted. It also witnesses that such events come. */
async function settleSent(
  deps: FeedbackDeps,
  { subscriber: id, attempt, at }: Extract<FeedbackReport, { kind: 'send' }>,
): Promise<FeedbackOutcome> {
  const settled = id && attempt ? await settleAttempt(deps, id, attempt) : 'ignored'
  // A moment to come would witness mails that are not sent yet.
  await deps.proof.sendSeen(Math.min(at, deps.clock()))
  return settled
}

async function settleAttempt(
  deps: FeedbackDeps,
  id: SubscriberId,
  attempt: string,
): Promise<FeedbackOutcome> {
  const subscriber = await deps.subscribers.get(id)
  if (subscriber?.attempt?.id !== attempt) return 'ignored'
  const recent = await deps.editions.recent()
  const result = await settle(deps, subscriber, subscriber.attempt, 'submitted', recent)
  return result === 'submitted' ? 'settled' : 'ignored'
}

/** Acts for each of them. The outcome is the last one that is not "ignored". */
async function forEach<T>(
  those: readonly T[],
  act: (each: T) => Promise<FeedbackOutcome>,
): Promise<FeedbackOutcome> {
  let outcome: FeedbackOutcome = 'ignored'
  for (const each of those) {
    const acted = await act(each)
    if (acted !== 'ignored') outcome = acted
  }
  return outcome
}

/**
 * Acts before it counts the harm, which is one for each report. A harm that is counted twice only stops sending
 * early; a reader who is not suppressed may be harmed again. Harm by letters to unconfirmed addresses raises the
 * sign-up's guard at once, because more such letters may be on their way.
 */
async function counting(
  deps: FeedbackDeps,
  { isHarm, mail = 'digests' }: { readonly isHarm: boolean; readonly mail?: MailKind },
  harm: Harm,
  act: () => Promise<FeedbackOutcome>,
): Promise<FeedbackOutcome> {
  const outcome = await act()
  if (!isHarm) return outcome
  await deps.reputation.count(mail, harm, deps.clock())
  if (mail === 'unconfirmed') await guardSignUps(deps, deps.clock(), 'raise')
  return outcome
}

function applyBounce(
  deps: FeedbackDeps,
  id: SubscriberId,
  trouble: BounceTrouble,
  { reportId, at }: Extract<FeedbackReport, { kind: 'bounce' }>,
): Promise<FeedbackOutcome> {
  switch (trouble) {
    case 'gone':
      return suppress(deps, id)
    case 'soft':
      return countSoftBounce(deps, id, reportId, at)
    case 'blocked':
      return Promise.resolve('blocked')
  }
}

async function suppress(deps: FeedbackDeps, id: SubscriberId): Promise<FeedbackOutcome> {
  const left = await deps.subscribers.leave(id, 'suppressed', deps.clock())
  return left === 'left' ? 'suppressed' : 'ignored'
}

async function countSoftBounce(
  deps: FeedbackDeps,
  id: SubscriberId,
  reportId: string,
  at: EpochMs,
): Promise<FeedbackOutcome> {
  const counted = await deps.subscribers.countSoftBounce(id, reportId)
  // A report that comes again may be the last one in a row: the first run may have crashed between its count
  // and the rest.
  const count = counted ?? (await deps.subscribers.get(id))?.softBounces ?? 0
  if (count >= softBouncesInARow && (await restReader(deps, id, at)) === 'resting') return 'resting'
  return counted === undefined ? 'ignored' : 'counted'
}

/** Reads first: almost every delivery has nothing to clear, and a read costs a fraction of a write. */
async function clearSoftBounces(deps: FeedbackDeps, id: SubscriberId): Promise<FeedbackOutcome> {
  const subscriber = await deps.subscribers.get(id)
  if (!subscriber?.softBounces) return 'ignored'
  await deps.subscribers.clearSoftBounces(id)
  return 'counted'
}
