import type { EditionId } from '../../edition/edition-id.ts'
import type { EditionStore } from '../../edition/edition-store.ts'
import type { EmailAddress } from '../../subscriber/address.ts'
import type { SubscriberId, SubscriberIds } from '../../subscriber/subscriber-id.ts'
import type { Clock, EpochMs } from '../../time/clock.ts'
import type { ProofStore } from '../attempt/proof.ts'
import { type SettleDeps, settle } from '../attempt/settle.ts'
import type { Harm, ReputationStore } from './reputation.ts'
import { restReader } from './rest-reader.ts'

/**
 * Whose trouble a bounce is. `gone`: the mailbox is not there, or must not be mailed again. `soft`: the mailbox
 * takes no mail for now. `blocked`: the receiver refuses the sender or the mail, which is no fault of the reader.
 */
export type BounceTrouble = 'gone' | 'soft' | 'blocked'

/** A mailbox that a bounce names. `isAddressee`: the mail went there, and was not forwarded to it. */
export interface Bounced {
  readonly address?: EmailAddress
  readonly isAddressee: boolean
  readonly trouble: BounceTrouble
}

/**
 * Whose mail a report is about. It concerns the subscriber to whom the mail went, and nobody else, whatever
 * addresses the report lists. Only a mail that does not name its subscriber is known by these addresses.
 */
interface AboutMail {
  readonly subscriber?: SubscriberId
}

/** One report of the provider about a mail, reduced to the facts that the service acts upon. */
export type FeedbackReport =
  /** The mail was accepted at `at`. `attempt` is the id of its attempt. Letters have none. */
  | (AboutMail & {
      readonly kind: 'send'
      readonly at: EpochMs
      readonly attempt?: string
      readonly edition?: EditionId
    })
  /** The reader marked the mail as spam. `isHarm`: the provider holds it against the account. */
  | (AboutMail & {
      readonly kind: 'complaint'
      readonly recipients: readonly EmailAddress[]
      readonly isHarm: boolean
    })
  /** The mail did not arrive. A duplicate of the report has the same id. */
  | (AboutMail & {
      readonly kind: 'bounce'
      readonly reportId: string
      readonly at: EpochMs
      readonly bounced: readonly Bounced[]
      readonly isHarm: boolean
    })
  | (AboutMail & { readonly kind: 'delivery'; readonly recipients: readonly EmailAddress[] })
  /** The report needs no action: a delay, or an unknown type. */
  | { readonly kind: 'other'; readonly type: string }
  /** A message about the way of the reports, and about no mail: a greeting, a subscription. */
  | { readonly kind: 'notice'; readonly type: string }

export interface FeedbackDeps extends SettleDeps {
  readonly editions: EditionStore
  readonly idOf: SubscriberIds
  readonly proof: Pick<ProofStore, 'sendSeen'>
  readonly reputation: Pick<ReputationStore, 'count'>
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
      return counting(deps, report.isHarm && 'complaints', () =>
        forEach(concerned(deps, report), (id) => suppress(deps, id)),
      )
    case 'bounce':
      return counting(deps, report.isHarm && 'bounces', () =>
        forEach(troubled(deps, report), ({ id, trouble }) => applyBounce(deps, id, trouble, report)),
      )
    case 'delivery':
      return forEach(concerned(deps, report), (id) => clearSoftBounces(deps, id))
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

/** The subscribers whom a report concerns. Every write below requires an existing item. */
function concerned(
  { idOf }: Pick<FeedbackDeps, 'idOf'>,
  { subscriber, recipients }: AboutMail & { readonly recipients: readonly EmailAddress[] },
): readonly SubscriberId[] {
  return subscriber ? [subscriber] : [...new Set(recipients.map(idOf))]
}

interface Troubled {
  readonly id: SubscriberId
  readonly trouble: BounceTrouble
}

/** The subscribers whom a bounce concerns, with what it means for each. */
function troubled(
  { idOf }: Pick<FeedbackDeps, 'idOf'>,
  { subscriber, bounced }: Extract<FeedbackReport, { kind: 'bounce' }>,
): readonly Troubled[] {
  if (!subscriber) {
    return bounced.flatMap(({ address, trouble }) => (address ? [{ id: idOf(address), trouble }] : []))
  }
  const own = bounced.find(
    ({ address, isAddressee }) => isAddressee || (address !== undefined && idOf(address) === subscriber),
  )
  if (own) return [{ id: subscriber, trouble: own.trouble }]
  // The mail was forwarded. That another mailbox is gone says nothing for good about the reader's own.
  const isBlocked = bounced.every(({ trouble }) => trouble === 'blocked')
  return [{ id: subscriber, trouble: isBlocked ? 'blocked' : 'soft' }]
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
 * early; a reader who is not suppressed may be harmed again.
 */
async function counting(
  deps: FeedbackDeps,
  harm: Harm | false,
  act: () => Promise<FeedbackOutcome>,
): Promise<FeedbackOutcome> {
  const outcome = await act()
  if (harm) await deps.reputation.count(harm, deps.clock())
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
