import type { Paper, PaperId } from '../../../shared/paper/paper.ts'
import { momentumOf } from '../../../shared/paper/ranking/momentum.ts'
import { trends } from '../../../shared/paper/ranking/trend.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import { type Formula, formulas, upvotes } from './formulas.ts'
import type { MorningsOf } from './list-table.ts'
import type { Morning } from './morning.ts'
import { ndcg } from './ndcg.ts'
import { rows } from './rows.ts'
import { lastReading, type VotedPaper } from './voted-paper.ts'

const places = 10

const { 'raw votes': raw, 'the former trend': former, 'Hacker News': hackerNews, velocity } = formulas
const ways: Readonly<Record<string, Formula>> = {
  'Paperwire’s momentum': ({ history, at }) => momentumOf(history, at),
  'Paperwire’s trend': ({ papers, at }) => trends(papers, at),
  'the former trend': former,
  'Hacker News': hackerNews,
  velocity,
  'raw votes': raw,
}

/** Which papers are judged: all, or those that an earlier edition can have listed. */
const groups: readonly (readonly [string, (paper: Paper, morning: Morning) => boolean])[] = [
  ['all papers', () => true],
  ['listed a day ago or longer', ({ listedAt = 0 }, { at }) => at - listedAt >= 20 * hourMs],
]

/** How well formulas tell which papers will get votes in the next 24 h, as a table in Markdown. */
export function climbingTable(mornings: MorningsOf, voted: readonly VotedPaper[]): string {
  const byId = new Map<PaperId, VotedPaper>(voted.map((paper) => [paper.id, paper]))
  const gains = (papers: readonly Paper[], at: number) =>
    papers.map((paper) => {
      const seen = byId.get(paper.id)
      const later = seen && lastReading(seen, at + dayMs)?.upvotes
      return Math.max(0, (later ?? 0) - upvotes(paper))
    })
  const all = [...mornings.values()].flat()
  const judged = groups.map(([, isIn]) =>
    all.flatMap((morning) => {
      const papers = morning.papers.filter((paper) => isIn(paper, morning))
      const gained = gains(papers, morning.at)
      return gained.some((gain) => gain > 0) ? [{ morning, papers, gained }] : []
    }),
  )
  return [
    `nDCG@${places} of the votes in the next 24 h, mean of ${judged.map(({ length }) => length).join(' and ')} mornings`,
    '',
    ...rows(
      ['', ...groups.map(([name]) => name)],
      Object.entries(ways).map(([name, formula]) => [
        name,
        ...judged.map((each) => {
          const values = each.map(({ morning, papers, gained }) =>
            ndcg(inOrder(papers, gained, formula(morning)), places),
          )
          return (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3)
        }),
      ]),
    ),
  ].join('\n')
}

function inOrder(
  papers: readonly Paper[],
  gained: readonly number[],
  score: (paper: Paper) => number,
): number[] {
  return papers
    .map((paper, index) => ({ id: paper.id, gain: gained[index] ?? 0, score: score(paper) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .map(({ gain }) => gain)
}
