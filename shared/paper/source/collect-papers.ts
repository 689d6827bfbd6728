import * as z from 'zod/mini'
import type { LocalDate } from '../../time/time-zone.ts'
import type { Paper, PaperId } from '../paper.ts'
import { mergePapers } from './merge-papers.ts'
import {
  type Collected,
  type PaperDetails,
  type PaperEnrichment,
  type PaperSource,
  sourceNameSchema,
} from './paper-source.ts'

export const sourceResultSchema = z.object({
  source: sourceNameSchema,
  outcome: z.enum(['papers', 'quiet', 'holiday', 'failed']) satisfies z.ZodMiniType<Collected['outcome']>,
  /** How many papers the source gave. */
  papers: z.number(),
  /** How many of its entries could not be read. */
  dropped: z.number(),
  /** A part of the source failed, so papers of the day may be missing. */
  isPartial: z.exactOptional(z.literal(true)),
})

/** What became of one source on a day, as the edition records it. */
export type SourceResult = Readonly<z.infer<typeof sourceResultSchema>>

/** What all sources gave for a day. */
export interface Collection {
  /** Each work once. */
  readonly papers: readonly Paper[]
  readonly results: readonly SourceResult[]
  /** A sentence for each source that failed, in whole or in part: `arxiv: …`. */
  readonly failures: readonly string[]
  /** All that is missing would be so at another try today. */
  readonly isLasting?: true
  /** Do the sources give the same papers every day on purpose? */
  readonly repeats: boolean
}

/** Asks all sources at once. A source that fails costs only its own papers. */
export async function collectPapers(sources: readonly PaperSource[], day: LocalDate): Promise<Collection> {
  const answers = await Promise.all(
    sources.map(async (source) => ({ source: source.name, collected: await ask(source, day) })),
  )
  return {
    papers: mergePapers(answers.map(({ collected }) => papersOf(collected))),
    results: answers.map(({ source, collected }) => ({
      source,
      outcome: isHoliday(collected) ? 'holiday' : collected.outcome,
      papers: papersOf(collected).length,
      dropped: collected.outcome === 'papers' ? collected.dropped : 0,
      ...(collected.outcome === 'papers' && collected.missing !== undefined && { isPartial: true as const }),
    })),
    failures: answers.flatMap(({ source, collected }) => {
      const reason = whatFailed(collected)
      return reason === undefined ? [] : [`${source}: ${reason}`]
    }),
    ...(lasts(answers.map(({ collected }) => collected)) && { isLasting: true }),
    repeats: sources.some(({ repeats }) => repeats),
  }
}

/** Sources promise not to throw. A source that breaks the promise must not fail the others. */
async function ask(source: PaperSource, day: LocalDate): Promise<Collected> {
  try {
    return await source.collect(day)
  } catch (fault) {
    return { outcome: 'failed', reason: fault instanceof Error ? fault.name : 'unknown fault' }
  }
}

function isHoliday(collected: Collected): boolean {
  return collected.outcome === 'papers' && collected.isHoliday === true
}

/** Why a source failed, or a part of it that is worth another try. */
function whatFailed(collected: Collected): string | undefined {
  if (collected.outcome === 'failed') return collected.reason
  return collected.outcome === 'papers' ? collected.missing : undefined
}

/** Did something fail, and would all of it fail again? */
function lasts(answers: readonly Collected[]): boolean {
  const unread = answers.filter((collected) => whatFailed(collected) !== undefined)
  return unread.length > 0 && unread.every((collected) => 'isLasting' in collected && collected.isLasting)
}

function papersOf(collected: Collected): readonly Paper[] {
  return collected.outcome === 'papers' ? collected.papers : []
}

/**
 * Adds to the promising papers what the enrichments know about them. The other papers stay as they are. Facts
 * from a source are never replaced. An enrichment that fails adds nothing.
 */
export async function enrichPapers(
  enrichments: readonly PaperEnrichment[],
  papers: readonly Paper[],
  promising: readonly Paper[],
): Promise<readonly Paper[]> {
  if (promising.length === 0) return papers
  const known = await Promise.all(enrichments.map((enrichment) => askDetails(enrichment, promising)))
  return papers.map((paper) =>
    known.reduce((enriched, details) => withDetails(enriched, details.get(paper.id)), paper),
  )
}

async function askDetails(
  enrichment: PaperEnrichment,
  papers: readonly Paper[],
): Promise<ReadonlyMap<PaperId, PaperDetails>> {
  try {
    const enriched = await enrichment.enrich(papers)
    return enriched.outcome === 'known' ? enriched.details : new Map()
  } catch {
    return new Map()
  }
}

function withDetails(paper: Paper, details: PaperDetails | undefined): Paper {
  if (!details) return paper
  return { ...details, ...paper, signals: { ...details.signals, ...paper.signals } }
}
