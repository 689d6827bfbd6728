import { createHash } from 'node:crypto'
import { idsOf } from '../paper/paper.ts'
import { momentumOf } from '../paper/ranking/momentum.ts'
import type { DistinctPaper } from '../paper/ranking/near-duplicates.ts'
import { type RankedPaper, rankPapers } from '../paper/ranking/ranking.ts'
import type { Snapshot } from '../paper/ranking/snapshot.ts'
import type { Collection } from '../paper/source/collect-papers.ts'
import { summarise } from '../paper/summary/summarise.ts'
import type { Acronym } from '../paper/topic/acronym.ts'
import { learnAcronyms } from '../paper/topic/learn-acronyms.ts'
import type { EpochMs } from '../time/clock.ts'
import { chooseList } from './choose-list.ts'
import { climbingPapers } from './climbing.ts'
import type { EditionIds, EditionKind, EditionPaper, WholeEdition } from './edition.ts'
import type { EditionId } from './edition-id.ts'
import { newsAmong } from './news.ts'

/** Which day an edition is for. */
export interface EditionDay {
  readonly id: EditionId
  /** When it was due. Ages are counted to this moment, so that a late run gives the same edition. */
  readonly since: EpochMs
  readonly nextAt: EpochMs
}

/**
 * What an edition is made of. The same material gives the same edition, byte for byte, except for
 * `publishedAt`.
 */
export interface EditionMaterial {
  readonly collection: Collection
  /** What the community said on earlier days, oldest first. */
  readonly history: readonly Snapshot[]
  /** The papers of the recent editions, so that none is new twice. */
  readonly earlier: readonly EditionIds[]
  /** Those of the edition before; absent if there is none that kept them. */
  readonly acronyms?: readonly Acronym[]
}

/** How many papers beyond the list topics search: as many as arXiv's computer science has on a busy day. */
const mostOthers = 2_000

/** The edition of a day: its list, the other new papers, and the climbing papers of earlier lists. */
export function assembleEdition(day: EditionDay, material: EditionMaterial, now: EpochMs): WholeEdition {
  const { collection, history, earlier } = material
  const ranked = rankPapers(collection.papers, day.since, history)
  const fresh = collection.repeats ? ranked : notListedBefore(ranked, earlier)
  const isNews = newsAmong(collection.papers, day.since)
  const list = chooseList(fresh, collection, isNews)
  const papers = list.map((listed, index) => inPlace(listed, index + 1, earlier))
  const others = otherPapers(
    fresh.filter(({ paper }) => isNews(paper)),
    list,
    earlier,
  ).map((other, index) => inPlace(other, papers.length + index + 1, []))
  const acronyms = learnAcronyms(collection.papers, material.acronyms)
  const climbing = collection.repeats
    ? []
    : climbingPapers(ranked, list, earlier, momentumOf(history, day.since))
  return {
    id: day.id,
    kind: kindOf(collection, papers.length),
    publishedAt: now,
    nextAt: day.nextAt,
    sources: collection.results,
    paperCount: papers.length,
    otherCount: others.length,
    climbingCount: climbing.length,
    hash: contentHash([papers, others, climbing, acronyms]),
    papers,
    climbing,
    others,
    acronyms,
  }
}

/** The papers that no earlier list has. */
export function notListedBefore(
  ranked: readonly RankedPaper[],
  earlier: readonly EditionIds[],
): RankedPaper[] {
  const listed = new Set(earlier.flatMap((edition) => edition.listed))
  return ranked.filter(({ paper }) => !idsOf(paper).some((id) => listed.has(id)))
}

/** The news that is not on the list and that topics could not find before. */
function otherPapers(
  news: readonly RankedPaper[],
  list: readonly DistinctPaper[],
  earlier: readonly EditionIds[],
): RankedPaper[] {
  const known = new Set([
    ...earlier.flatMap((edition) => edition.others),
    ...list.flatMap(({ paper, related }) => [paper.id, ...related.map(({ id }) => id)]),
  ])
  return news.filter(({ paper }) => !idsOf(paper).some((id) => known.has(id))).slice(0, mostOthers)
}

function inPlace(
  listed: RankedPaper | DistinctPaper,
  rank: number,
  earlier: readonly EditionIds[],
): EditionPaper {
  const { paper, score, reasons } = listed
  const related = 'related' in listed ? listed.related : []
  const foundSince = earlier.find(({ others }) => idsOf(paper).some((id) => others.includes(id)))?.id
  return {
    paper,
    rank,
    score,
    summary: summarise(paper),
    reasons,
    ...(related.length > 0 && { related: related.map(({ id, title, links }) => ({ id, title, links })) }),
    ...(foundSince && { foundSince }),
  }
}

function kindOf({ results }: Collection, paperCount: number): EditionKind {
  if (paperCount > 0) return 'papers'
  const outcomes = results.map(({ outcome }) => outcome)
  // Nobody knows what an unread part would have had.
  if (outcomes.includes('failed') || results.some(({ isPartial }) => isPartial)) return 'failed'
  if (outcomes.includes('holiday')) return 'holiday'
  // An entry that could not be read may have been the day's only new paper.
  return results.some(({ dropped }) => dropped > 0) ? 'failed' : 'quiet'
}

function contentHash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url')
}
