import type { EditionId } from '../../edition/edition-id.ts'
import type { EditionStore } from '../../edition/edition-store.ts'
import { parseAddress } from '../../subscriber/address.ts'
import type { SubscriberId, SubscriberIds } from '../../subscriber/subscriber-id.ts'
import type { Clock, EpochMs } from '../../time/clock.ts'
import type { ProofStore } from '../attempt/proof.ts'
import { type SettleDeps, settle } from '../attempt/settle.ts'
import type { Harm, ReputationStore } from './reputation.ts'

/** One report of the provider about a message, reduced to what the service acts upon. */
export type FeedbackReport =
  /** The message was accepted at `at`; `attempt` tells which one it was. Letters have none. */
  | {
      readonly kind: 'send'
      readonly at: EpochMs
      readonly subscriber?: SubscriberId
      readonly attempt?: string
      readonly edition?: EditionId
    }
  /** These recipients must not be mailed again: a permanent bounce or a complaint. */
  | {
      readonly kind: 'suppress'
      readonly harm: Harm
      readonly recipients: readonly string[]
      /** The provider's own simulator reported it: nobody was harmed, and the provider counts it for nothing. */
      readonly simulated?: true
    }
  /** These recipients could not be reached this time. The id tells one report from its duplicate. */
  | { readonly kind: 'soft-bounce'; readonly reportId: string; readonly recipients: readonly string[] }
  | { readonly kind: 'delivery'; readonly recipients: readonly string[] }
  /** Nothing to do: a delay, a type that is not known. */
  | { readonly kind: 'other'; readonly type: string }

export interface FeedbackDeps extends SettleDeps {
  readonly editions: EditionStore
  readonly idOf: SubscriberIds
  readonly proof: Pick<ProofStore, 'sendSeen'>
  readonly reputation: Pick<ReputationStore, 'count'>
  readonly clock: Clock
}

export type FeedbackOutcome = 'settled' | 'suppressed' | 'counted' | 'ignored'

/** So many soft bounces, with no delivery between them, are as good as a permanent one. */
export const softBouncesInARow = 5

/** Acts upon one report. Duplicates and any order lead to the same end. */
export async function applyFeedback(deps: FeedbackDeps, report: FeedbackReport): Promise<FeedbackOutcome> {
  switch (report.kind) {
    case 'send':
      return settleSent(deps, report)
    case 'suppress':
      return suppressAll(deps, report)
    case 'soft-bounce':
      return forEachRecipient(deps, report.recipients, (id) => countSoftBounce(deps, id, report.reportId))
    case 'delivery':
      return forEachRecipient(deps, report.recipients, (id) => clearSoftBounces(deps, id))
    case 'other':
      return 'ignored'
  }
}

/** A Send event proves that an attempt of unknown outcome was accepted; and it witnesses that such events come. */
async function settleSent(
  deps: FeedbackDeps,
  { subscriber: id, attempt, at }: Extract<FeedbackReport, { kind: 'send' }>,
): Promise<FeedbackOutcome> {
  const settled = id && attempt ? await settleAttempt(deps, id, attempt) : 'ignored'
  await deps.proof.sendSeen(at)
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

/** Only those that the report lists. Who is not ours is nobody: every write below wants an item that is there. */
async function forEachRecipient(
  deps: FeedbackDeps,
  recipients: readonly string[],
  act: (id: SubscriberId) => Promise<FeedbackOutcome>,
): Promise<FeedbackOutcome> {
  let outcome: FeedbackOutcome = 'ignored'
  for (const recipient of recipients) {
    const parsed = parseAddress(recipient)
    if (!parsed.ok) continue
    const acted = await act(deps.idOf(parsed.address))
    if (acted !== 'ignored') outcome = acted
  }
  return outcome
}

/** The readers first: a harm that is counted twice stops sending early, one that is not acted upon does more harm. */
async function suppressAll(
  deps: FeedbackDeps,
  { harm, recipients, simulated }: Extract<FeedbackReport, { kind: 'suppress' }>,
): Promise<FeedbackOutcome> {
  const outcome = await forEachRecipient(deps, recipients, (id) => suppress(deps, id))
  if (!simulated) await deps.reputation.count(harm, deps.clock())
  return outcome
}

async function suppress(deps: FeedbackDeps, id: SubscriberId): Promise<FeedbackOutcome> {
  const left = await deps.subscribers.leave(id, 'suppressed', deps.clock())
  return left === 'left' ? 'suppressed' : 'ignored'
}

async function countSoftBounce(
  deps: FeedbackDeps,
  id: SubscriberId,
  reportId: string,
): Promise<FeedbackOutcome> {
  const counted = await deps.subscribers.countSoftBounce(id, reportId)
  // A report that comes again may be the last one in a row, after a crash between its count and what follows from it.
  const count = counted ?? (await deps.subscribers.get(id))?.softBounces ?? 0
  if (count >= softBouncesInARow) return suppress(deps, id)
  return counted === undefined ? 'ignored' : 'counted'
}

/** Reads first: almost every delivery has nothing to clear, and a read costs a fraction of a write. */
async function clearSoftBounces(deps: FeedbackDeps, id: SubscriberId): Promise<FeedbackOutcome> {
  const subscriber = await deps.subscribers.get(id)
  if (!subscriber?.softBounces) return 'ignored'
  await deps.subscribers.clearSoftBounces(id)
  return 'counted'
}
