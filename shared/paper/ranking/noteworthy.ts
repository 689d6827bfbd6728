import { dayMs, type EpochMs } from '../../time/clock.ts'
import type { Paper, Signals } from '../paper.ts'
import { known, type PastSignals, pastSignals, perDay } from './past-signals.ts'
import type { Snapshot } from './snapshot.ts'

/** How old a snapshot may be for a gain since then to be called "since yesterday". */
const yesterdayMs = 1.5 * dayMs

/** How much each signal says beside the upvotes, next to what is usual for it. It orders reasons, not papers. */
const weights = { stars: 0.5, comments: 0.3, points: 0.4 } as const

/** What can be said of a paper's signals. */
export interface Noteworthy {
  /** How far each signal beside the upvotes stands out; 0 if it does not, or is not known. */
  readonly stands: Readonly<Record<'stars' | 'comments' | 'points', number>>
  /** The gain since yesterday's snapshot; absent if there was none, or if nothing was gained. */
  readonly gained: Pick<Signals, 'upvotes' | 'stars'>
}

/** What stands out about papers at a moment, measured by what was usual in the snapshots before it. */
export function noteworthy(history: readonly Snapshot[], at: EpochMs): (paper: Paper) => Noteworthy {
  const past = pastSignals(history, at)
  const usual = {
    stars: past.typicalGrowth('stars'),
    comments: past.level('comments', 0.5),
    points: past.level('points', 0.5),
  }
  return (paper) => ({
    stands: {
      stars: weights.stars * above(starsPerDay(paper, past, at), usual.stars),
      comments: weights.comments * above(known(paper.signals.comments), usual.comments),
      points: weights.points * above(known(paper.signals.points), usual.points),
    },
    gained: {
      ...gainedSinceYesterday('upvotes', paper, past, at),
      ...gainedSinceYesterday('stars', paper, past, at),
    },
  })
}

/** Twice what is usual weighs less than twice as much. */
function above(value: number | undefined, usual: number): number {
  return value === undefined ? 0 : Math.log1p(value / Math.max(1, usual))
}

/**
 * Only snapshots can tell, because a repository may have had its stars for years when the paper is listed.
 */
function starsPerDay({ id, signals }: Paper, past: PastSignals, at: EpochMs): number | undefined {
  const stars = known(signals.stars)
  const before = past.last(id, 'stars')
  return stars !== undefined && before ? perDay(stars - before.value, at - before.at) : undefined
}

function gainedSinceYesterday(
  name: 'upvotes' | 'stars',
  { id, signals }: Paper,
  past: PastSignals,
  at: EpochMs,
): Noteworthy['gained'] {
  const [now, before] = [known(signals[name]), past.last(id, name)]
  if (now === undefined || !before || at - before.at > yesterdayMs || now <= before.value) return {}
  return { [name]: now - before.value }
}
