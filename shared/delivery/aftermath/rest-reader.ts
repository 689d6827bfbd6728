import { newsAt } from '../../edition/edition.ts'
import type { EditionStore } from '../../edition/edition-store.ts'
import { nextDue } from '../../subscriber/preferences/next-due.ts'
import type { SubscriberId } from '../../subscriber/subscriber-id.ts'
import type { SubscriberChange, SubscriberStore } from '../../subscriber/subscriber-store.ts'
import { decideAndWrite } from '../../subscriber/use-case.ts'
import { type Clock, dayMs, type EpochMs } from '../../time/clock.ts'

/** How long a reader's digests rest after too many soft bounces in a row. */
export const restMs = 30 * dayMs

export interface RestDeps {
  readonly subscribers: SubscriberStore
  readonly editions: Pick<EditionStore, 'recent'>
  readonly clock: Clock
}

interface Rest {
  readonly outcome: 'resting' | 'ignored'
  readonly change?: SubscriberChange
}

/**
 * Lets the digests of a confirmed reader rest until 30 days after a bounce: a mailbox that takes no mail today
 * may take some again. They go on by themselves, or when the reader signs up and confirms once more. The end
 * depends on the bounce alone, so a report that comes again changes nothing.
 */
export async function restReader(
  { subscribers, editions, clock }: RestDeps,
  id: SubscriberId,
  bouncedAt: EpochMs,
): Promise<Rest['outcome']> {
  const now = clock()
  const recent = await editions.recent()
  const restsUntil = Math.min(bouncedAt, now) + restMs
  const { outcome } = await decideAndWrite(subscribers, id, (subscriber): Rest => {
    if (subscriber?.status !== 'confirmed') return { outcome: 'ignored' }
    const { preferences, lastAt, confirmedAt, through } = subscriber
    if (restsUntil <= Math.max(now, subscriber.restsUntil ?? 0)) return { outcome: 'ignored' }
    const nextDueAt = nextDue(preferences, {
      lastAt,
      confirmedAt,
      newsAt: newsAt(recent, through),
      restsUntil,
    })
    return { outcome: 'resting', change: { set: { restsUntil, nextDueAt } } }
  })
  return outcome
}
