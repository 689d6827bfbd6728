import { type EditionHead, newsAt } from '../../edition/edition.ts'
import type { EditionId } from '../../edition/edition-id.ts'
import { nextDue } from '../../subscriber/preferences/next-due.ts'
import type { Missed, MissedOutcome, Subscriber } from '../../subscriber/subscriber.ts'
import type { EpochMs } from '../../time/clock.ts'
import type { Settlement } from './delivery-store.ts'

/** A digest covers at most this many editions, the newest ones. */
export const editionsPerDigest = 7

/** A reader's item remembers the outcomes of this many editions. */
const rememberedOutcomes = 10

/** The editions after `through` up to the head, oldest first. A digest covers the newest ones. */
export function span(
  recent: readonly EditionHead[],
  through: EditionId,
  head: EditionId,
): {
  readonly covered: readonly EditionHead[]
  readonly beyond: readonly EditionHead[]
} {
  const all = recent.filter((edition) => edition.id > through && edition.id <= head)
  return {
    covered: all.slice(-editionsPerDigest),
    beyond: all.slice(0, -editionsPerDigest),
  }
}

/**
 * The fields that a settled attempt leaves behind. An edition "in doubt" counts as covered too, because a
 * second mail would be worse than a missing one. The next slot depends on the date of the attempt's start,
 * not of its end, so a late answer shifts nothing.
 */
export function settlementOf(
  subscriber: Subscriber,
  attempt: { readonly head: EditionId; readonly startedAt: EpochMs },
  outcome: 'submitted' | MissedOutcome,
  recent: readonly EditionHead[],
): Settlement {
  const { covered, beyond } = span(recent, subscriber.through ?? attempt.head, attempt.head)
  const missed = { ...subscriber.missed }
  for (const edition of beyond) missed[edition.id] = 'skipped'
  if (outcome !== 'submitted') for (const edition of covered) missed[edition.id] = outcome
  const settlement = {
    through: attempt.head,
    lastAt: attempt.startedAt,
    missed: newest(missed),
  }
  if (subscriber.status !== 'confirmed') return settlement
  const nextDueAt = nextDue(subscriber.preferences, {
    lastAt: attempt.startedAt,
    confirmedAt: subscriber.confirmedAt,
    newsAt: newsAt(recent, attempt.head),
    restsUntil: subscriber.restsUntil,
  })
  return { ...settlement, nextDueAt }
}

function newest(missed: Missed): Missed {
  const entries = Object.entries(missed).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.slice(-rememberedOutcomes))
}
