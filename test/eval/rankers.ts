import type { Paper } from '../../shared/paper/paper.ts'
import { rankPapers } from '../../shared/paper/ranking/ranking.ts'
import { type EpochMs, hourMs, secondMs } from '../../shared/time/clock.ts'
import type { Morning } from './vote-world.ts'

/** Ways to put a morning's papers in order; the first is the one that editions use. */
export const rankers = {
  Paperwire: ({ papers, at, history }: Morning) => rankPapers(papers, at, history).map(({ paper }) => paper),
  'raw votes': ({ papers }: Morning) => by(papers, upvotes),
  /** `(p − 1)^.8 / (age + 2 h)^1.8`. */
  'Hacker News': ({ papers, at }: Morning) =>
    by(papers, (paper) => Math.max(0, upvotes(paper) - 1) ** 0.8 / (ageHours(paper, at) + 2) ** 1.8),
  /** `log10(max(|s|, 1)) + t / 45,000`, t in seconds. */
  'Reddit hot': ({ papers }: Morning) =>
    by(
      papers,
      (paper) => Math.log10(Math.max(upvotes(paper), 1)) + (paper.listedAt ?? 0) / secondMs / 45_000,
    ),
} as const satisfies Record<string, (morning: Morning) => readonly Paper[]>

export type RankerName = keyof typeof rankers

function by(papers: readonly Paper[], score: (paper: Paper) => number): Paper[] {
  return papers.toSorted((a, b) => score(b) - score(a) || (a.id < b.id ? -1 : 1))
}

function upvotes({ signals }: Paper): number {
  return signals.upvotes ?? 0
}

function ageHours({ listedAt }: Paper, at: EpochMs): number {
  return (at - (listedAt ?? at)) / hourMs
}
