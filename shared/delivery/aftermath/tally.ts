import * as z from 'zod/mini'
import type { EditionHead } from '../../edition/edition.ts'
import type { Subscriber } from '../../subscriber/subscriber.ts'
import type { SubscriberId } from '../../subscriber/subscriber-id.ts'
import { type EpochMs, minuteMs } from '../../time/clock.ts'
import { editionsPerDigest } from '../attempt/settlement.ts'

const outcomes = ['submitted', 'failed', 'suppressed', 'skipped', 'quiet', 'inDoubt', 'waiting'] as const

export const tallyOutcomeSchema = z.enum(outcomes)

/** The outcome of one edition for one reader of its audience. */
export type TallyOutcome = z.infer<typeof tallyOutcomeSchema>

/** audience = submitted + failed + suppressed + skipped + quiet + inDoubt + waiting. */
export interface Tally {
  readonly edition: EditionHead
  readonly audience: number
  readonly outcomes: Readonly<Record<TallyOutcome, number>>
  /** The readers of whom nothing certain is known. */
  readonly inDoubt: readonly SubscriberId[]
  /** The keys of the items that could not be read, if there are any. They are not counted above. */
  readonly unreadable?: readonly string[]
}

/** Is told of each item that cannot be read, by its key, and of the name of the fault. */
export type OnUnreadable = (key: string, error: string) => void

/** Reads all subscribers one after the other, in one scan. */
export interface SubscriberCensus {
  /** Passes over an item that cannot be read, if there is somebody to tell. Otherwise it throws. */
  all(onUnreadable?: OnUnreadable): AsyncIterable<Subscriber>
}

/** An open attempt younger than this is still on its way. */
const inDoubtAfterMs = 5 * minuteMs

/** Counts the outcomes of an edition over all subscribers. Costs one scan. */
export async function tallyOf(
  edition: EditionHead,
  recent: readonly EditionHead[],
  census: SubscriberCensus,
  now: EpochMs,
): Promise<Tally> {
  const outcomes: Record<TallyOutcome, number> = {
    submitted: 0,
    failed: 0,
    suppressed: 0,
    skipped: 0,
    quiet: 0,
    inDoubt: 0,
    waiting: 0,
  }
  const inDoubt: SubscriberId[] = []
  const unreadable: string[] = []
  let audience = 0
  const newer = recent.filter(({ id }) => id > edition.id).length
  for await (const subscriber of census.all((key) => unreadable.push(key))) {
    const outcome = outcomeFor(subscriber, edition, newer, now)
    if (!outcome) continue
    audience++
    outcomes[outcome]++
    if (outcome === 'inDoubt') inDoubt.push(subscriber.id)
  }
  return { edition, audience, outcomes, inDoubt, ...(unreadable.length > 0 && { unreadable }) }
}

/** The outcome of an edition for one subscriber; undefined outside its audience. The order matters. */
export function outcomeFor(
  subscriber: Subscriber,
  edition: EditionHead,
  newerEditions: number,
  now: EpochMs,
): TallyOutcome | undefined {
  const { id } = edition
  const { since, through, attempt, leftAt, missed } = subscriber
  if (since === undefined || id <= since) return undefined
  const recorded = missed[id]
  if (recorded) return recorded
  if (through !== undefined && id <= through) return 'submitted'
  if (attempt && id <= attempt.head) return now >= attempt.startedAt + inDoubtAfterMs ? 'inDoubt' : 'waiting'
  if (subscriber.status === 'confirmed') return newerEditions >= editionsPerDigest ? 'skipped' : 'waiting'
  if (leftAt === undefined || leftAt < edition.publishedAt) return undefined
  return subscriber.status === 'suppressed' ? 'suppressed' : 'skipped'
}
