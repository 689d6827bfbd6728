import type { PaperId } from '../paper/paper.ts'
import type { PaperSource } from '../paper/paper-source.ts'
import { type Clock, type EpochMs, hourMs } from '../time/clock.ts'
import { atHour, type TimeZone, zoned } from '../time/time-zone.ts'
import { assembleEdition } from './assemble-edition.ts'
import type { EditionHead } from './edition.ts'
import { type EditionId, editionIdOf } from './edition-id.ts'
import type { EditionStore } from './edition-store.ts'

/** When the day's edition is due: an hour of the operator's zone. */
export interface EditionSchedule {
  readonly timezone: TimeZone
  readonly hour: number
}

export interface PublishEditionDeps {
  readonly editions: EditionStore
  readonly source: PaperSource
  readonly schedule: EditionSchedule
  readonly clock: Clock
}

export type PublishedEdition =
  /** With the reason where the source failed to the end, and the edition says so. */
  | { readonly outcome: 'published'; readonly head: EditionHead; readonly failure?: string }
  | { readonly outcome: 'exists'; readonly head: EditionHead }
  /** The source failed; the next tick tries again, until `giveUpAfterMs` have passed. */
  | {
      readonly outcome: 'retry'
      readonly id: EditionId
      readonly reason: string
    }

/** How long a failing source is asked again before the edition says "failed". */
const giveUpAfterMs = 2 * hourMs

/** Publishes the newest edition that is due, if it does not exist yet. Running it twice does the work once. */
export async function publishEdition(deps: PublishEditionDeps): Promise<PublishedEdition> {
  const now = deps.clock()
  const due = dueEdition(deps.schedule, now)
  const recent = await deps.editions.recent()
  const newest = recent.at(-1)
  if (newest && newest.id >= due.id) return { outcome: 'exists', head: newest }

  const collected = await deps.source.collect(due.id)
  if (collected.outcome === 'failed' && now < due.since + giveUpAfterMs) {
    return { outcome: 'retry', id: due.id, reason: collected.reason }
  }
  const published = await publishedPapers(deps.editions, recent)
  const edition = assembleEdition(due.id, deps.source, collected, published, now, due.nextAt)
  const head = await deps.editions.publish(edition)
  const failure = collected.outcome === 'failed' ? { failure: collected.reason } : {}
  return { outcome: 'published', head, ...failure }
}

/** The edition that should exist at a moment, since when, and when the one after it is due. */
export function dueEdition(
  { hour, timezone }: EditionSchedule,
  now: EpochMs,
): { id: EditionId; since: EpochMs; nextAt: EpochMs } {
  const today = zoned(now, timezone).toPlainDate()
  const isDue = now >= atHour(today, hour, timezone)
  const day = isDue ? today : today.subtract({ days: 1 })
  return {
    id: editionIdOf(day.toString()),
    since: atHour(day, hour, timezone),
    nextAt: atHour(day.add({ days: 1 }), hour, timezone),
  }
}

async function publishedPapers(
  editions: EditionStore,
  recent: readonly EditionHead[],
): Promise<ReadonlySet<PaperId>> {
  const whole = await Promise.all(recent.map((head) => editions.get(head.id)))
  return new Set(whole.flatMap((edition) => edition?.papers.map(({ paper }) => paper.id) ?? []))
}
