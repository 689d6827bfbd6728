import { assembleEdition, notListedBefore } from '../../../shared/edition/assemble-edition.ts'
import { listSize } from '../../../shared/edition/choose-list.ts'
import type { EditionIds } from '../../../shared/edition/edition.ts'
import { recentEditionCount } from '../../../shared/edition/edition-store.ts'
import { lastChance } from '../../../shared/edition/last-chance.ts'
import { newsAmong } from '../../../shared/edition/news.ts'
import type { PaperId } from '../../../shared/paper/paper.ts'
import { type RankedPaper, rankPapers } from '../../../shared/paper/ranking/ranking.ts'
import { type Formula, upvotes } from './formulas.ts'
import type { Morning } from './morning.ts'

/** Makes the list of a morning, as ids; a paper of an earlier list is not on it. */
export type ListMaker = (morning: Morning, earlier: readonly EditionIds[]) => readonly PaperId[]

/** The lists of mornings that follow each other: each paper is on one of them at most. */
export function listsOf(mornings: readonly Morning[], make: ListMaker): (readonly PaperId[])[] {
  const earlier: EditionIds[] = []
  return mornings.map((morning) => {
    const listed = make(morning, earlier.slice(-recentEditionCount))
    earlier.push({ id: morning.day.id, listed, others: [], climbing: [] })
    return listed
  })
}

/** The edition that production makes. */
export const asMailed: ListMaker = (morning, earlier) =>
  idsOf(assembleEdition(morning.day, materialOf(morning, earlier), morning.at).papers)

/** The papers in the order of the trend, without folding and diversity, and without last chances. */
export const byTrendAlone: ListMaker = (morning, earlier) =>
  idsOf(candidates(morning, earlier)).slice(0, listSize)

/** The list without folding and diversity. */
export const withLastChances: ListMaker = (morning, earlier) =>
  idsOf(lastChance(candidates(morning, earlier), listSize))

/** The news with the largest numbers of a formula. */
export function by(formula: Formula, chooses = best): ListMaker {
  return (morning, earlier) => {
    const score = formula(morning)
    const scored = news(morning, unranked(morning), earlier).map((each) => ({
      ...each,
      score: score(each.paper),
    }))
    scored.sort((a, b) => b.score - a.score || (a.paper.id < b.paper.id ? -1 : 1))
    return idsOf(chooses(scored, listSize))
  }
}

function best(inOrder: readonly RankedPaper[], size: number): RankedPaper[] {
  return inOrder.slice(0, size)
}

/** The papers with votes, as they came. */
function unranked({ papers }: Morning): RankedPaper[] {
  return papers.map((paper) => ({ paper, score: upvotes(paper), reasons: [] }))
}

function candidates(morning: Morning, earlier: readonly EditionIds[]): RankedPaper[] {
  return news(morning, rankPapers(morning.papers, morning.at, morning.history), earlier)
}

/** What may be listed: news with a vote that no earlier edition listed. */
function news(
  { papers, at }: Morning,
  ranked: readonly RankedPaper[],
  earlier: readonly EditionIds[],
): RankedPaper[] {
  const isNews = newsAmong(papers, at)
  return notListedBefore(ranked, earlier).filter(({ paper, score }) => score > 0 && isNews(paper))
}

function materialOf({ papers, history }: Morning, earlier: readonly EditionIds[]) {
  const result = { source: 'huggingface', outcome: 'papers', papers: papers.length, dropped: 0 } as const
  return { collection: { papers, results: [result], failures: [], repeats: false }, history, earlier }
}

function idsOf(entries: readonly { readonly paper: { readonly id: PaperId } }[]): PaperId[] {
  return entries.map(({ paper }) => paper.id)
}
