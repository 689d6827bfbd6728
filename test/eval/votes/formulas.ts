import type { Paper } from '../../../shared/paper/paper.ts'
import { pastSignals, perDay } from '../../../shared/paper/ranking/past-signals.ts'
import { type EpochMs, hourMs, secondMs } from '../../../shared/time/clock.ts'
import { formerTrend } from './former-trend.ts'
import type { Morning } from './morning.ts'

/** A formula gives a morning's papers numbers; a larger one comes first. */
export type Formula = (morning: Morning) => (paper: Paper) => number

/** Formulas of others, and simple ones, to compare ours with. */
export const formulas = {
  'raw votes': () => upvotes,
  'the former trend': formerTrend,
  /** `(p − 1)^.8 / (age + 2 h)^1.8`. */
  'Hacker News':
    ({ at }) =>
    (paper) =>
      Math.max(0, upvotes(paper) - 1) ** 0.8 / (ageHours(paper, at) + 2) ** 1.8,
  /** `log10(max(|s|, 1)) + t / 45,000`, t in seconds. */
  'Reddit hot': () => (paper) =>
    Math.log10(Math.max(upvotes(paper), 1)) + (paper.listedAt ?? 0) / secondMs / 45_000,
  velocity: gainedInADay,
  'votes / (age + 2 h)^.3':
    ({ at }) =>
    (paper) =>
      upvotes(paper) / (ageHours(paper, at) + 2) ** 0.3,
} as const satisfies Record<string, Formula>

export function upvotes({ signals }: Paper): number {
  return signals.upvotes ?? 0
}

function gainedInADay({ history, at }: Morning): (paper: Paper) => number {
  const past = pastSignals(history, at)
  return (paper) => {
    const before = past.last(paper.id, 'upvotes')
    return before ? perDay(upvotes(paper) - before.value, at - before.at) : upvotes(paper)
  }
}

function ageHours({ listedAt = 0 }: Paper, at: EpochMs): number {
  return Math.max(0, at - listedAt) / hourMs
}
