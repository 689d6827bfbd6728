import type { EditionId } from '../../edition/edition-id.ts'
import type { EditionStore } from '../../edition/edition-store.ts'
import { parseAddress } from '../../subscriber/address.ts'
import type { SubscriberId, SubscriberIds } from '../../subscriber/subscriber-id.ts'
import type { Clock, EpochMs } from '../../time/clock.ts'
import type { ProofStore } from '../attempt/proof.ts'
import { type SettleDeps, settle } from '../attempt/settle.ts'
import type { Harm, ReputationStore } from './reputation.ts'

/** One report of the provider about a mail, reduced to the facts that the service acts upon. */
export type FeedbackReport =
  /** The mail was accepted at `at`. `attempt` is the id of its attempt. Letters have none. */
  | {
      readonly kind: 'send'
      readonly at: EpochMs
      readonly subscriber?: SubscriberId
      readonly attempt?: string
      readonly edition?: EditionId
    }
  /** These recipients must not be mailed again, because of a permanent bounce or a complaint. */
  | {
      readonly kind: 'suppress'
      readonly harm: Harm
      readonly recipients: readonly string[]
      /** The provider's own simulator made the report. It harmed no reader, and the provider ignores it. */
      readonly simulated?: true
    }
  /** The mail did not reach these recipients this time. A duplicate of the report has the same id. */
  | { readonly kind: 'soft-bounce'; readonly reportId: string; readonly recipients: readonly string[] }
  | { readonly kind: 'delivery'; readonly recipients: readonly string[] }
  /** The report needs no action: a delay, or an unknown type. */
  | { readonly kind: 'other'; readonly type: string }

export interface FeedbackDeps extends SettleDeps {
  readonly editions: EditionStore
  readonly idOf: SubscriberIds
  readonly proof: Pick<ProofStore, 'sendSeen'>
  readonly reputation: Pick<ReputationStore, 'count'>
  readonly clock: Clock
}

export type FeedbackOutcome = 'settled' | 'suppressed' | 'counted' | 'ignored'

/** This many soft bounces, with no delivery between them, suppress an address like a permanent bounce. */
export const softBouncesInARow = 5

/** Acts upon one report. Duplicates and any order of the reports lead to the same result. */
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

/** A Send event proves that an attempt in doubt was accepted. It also witnesses that such events come. */
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

/**
 * Acts for the recipients that the report lists, and for no others. An address without an item is unaffected:
 * every write below requires an existing item.
 */
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

/**
 * Suppresses the readers before it counts the harm. A harm that is counted twice only stops sending early; a
 * reader who is not suppressed may be harmed again.
 */
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
  // A report that comes again may be the last one in a row: the first run may have crashed between its count
  // and the suppression.
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
