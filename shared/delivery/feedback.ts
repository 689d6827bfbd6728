import type { EditionStore } from '../edition/edition-store.ts'
import { parseAddress } from '../subscriber/address.ts'
import type { SubscriberId, SubscriberIds } from '../subscriber/subscriber-id.ts'
import type { Clock } from '../time/clock.ts'
import { type SettleDeps, settle } from './settle.ts'

/** What the provider reports about a message, reduced to what the service acts upon. */
export type Feedback =
  /** The message was accepted; `attempt` tells which one it was. Letters have none. */
  | {
      readonly kind: 'send'
      readonly subscriber?: SubscriberId
      readonly attempt?: string
    }
  /** These recipients must not be mailed again: a permanent bounce or a complaint. */
  | { readonly kind: 'suppress'; readonly recipients: readonly string[] }
  /** Nothing to do: a delivery, a delay, a transient bounce, a type that is not known. */
  | { readonly kind: 'other'; readonly type: string }

export interface FeedbackDeps extends SettleDeps {
  readonly editions: EditionStore
  readonly idOf: SubscriberIds
  readonly clock: Clock
}

export type FeedbackOutcome = 'settled' | 'suppressed' | 'ignored'

/** Acts upon one report. Duplicates and any order lead to the same end. */
export async function applyFeedback(deps: FeedbackDeps, feedback: Feedback): Promise<FeedbackOutcome> {
  switch (feedback.kind) {
    case 'send':
      return settleSent(deps, feedback)
    case 'suppress':
      return suppress(deps, feedback.recipients)
    case 'other':
      return 'ignored'
  }
}

/** A Send event proves that an attempt of unknown outcome was accepted. */
async function settleSent(
  deps: FeedbackDeps,
  { subscriber: id, attempt }: Extract<Feedback, { kind: 'send' }>,
): Promise<FeedbackOutcome> {
  if (!id || !attempt) return 'ignored'
  const subscriber = await deps.subscribers.get(id)
  if (subscriber?.attempt?.id !== attempt) return 'ignored'
  const recent = await deps.editions.recent()
  const result = await settle(deps, subscriber, subscriber.attempt, 'submitted', recent)
  return result === 'submitted' ? 'settled' : 'ignored'
}

/** Only the recipients that the report lists, and only those who are ours: `leave` does nothing for anybody else. */
async function suppress(deps: FeedbackDeps, recipients: readonly string[]): Promise<FeedbackOutcome> {
  let outcome: FeedbackOutcome = 'ignored'
  for (const recipient of recipients) {
    const parsed = parseAddress(recipient)
    if (!parsed.ok) continue
    const left = await deps.subscribers.leave(deps.idOf(parsed.address), 'suppressed', deps.clock())
    if (left === 'left') outcome = 'suppressed'
  }
  return outcome
}
