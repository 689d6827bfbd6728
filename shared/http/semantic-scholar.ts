import * as z from 'zod/mini'
import type { Paper, PaperId } from '../paper/paper.ts'
import { isArxivId } from '../paper/paper-id.ts'
import type { Enriched, PaperDetails, PaperEnrichment } from '../paper/source/paper-source.ts'
import { plainText } from '../paper/text/plain-text.ts'
import { type Clock, secondMs } from '../time/clock.ts'
import { fetchJson } from './fetch-json.ts'
import { longestAbstract } from './text-limits.ts'
import { turns } from './turns.ts'
import { type WebService, type WebServiceOptions, webService } from './web-service.ts'

export interface SemanticScholarOptions extends WebServiceOptions {
  readonly clock: Clock
  /** Requests without a key share one pool with everybody else's and are often refused. */
  readonly apiKey?: string
  readonly baseUrl?: string
}

/** The API's largest batch, and its rate: https://www.semanticscholar.org/product/api */
const batchSize = 500
const pauseMs = secondMs

/** A paper that it does not know is null. An entry of a wrong type counts as unknown too. */
const answerSchema = z.array(z.catch(z.nullish(z.object({ tldr: z.object({ text: z.string() }) })), null))

type Batch =
  | { readonly outcome: 'known'; readonly details: ReadonlyMap<PaperId, PaperDetails> }
  | { readonly outcome: 'failed'; readonly reason: string }

/**
 * Semantic Scholar's one-sentence summaries, which a model wrote, for the papers on arXiv that have none yet.
 * A failure ends the look-ups. Summaries found before are kept.
 */
export function semanticScholarEnrichment(options: SemanticScholarOptions): PaperEnrichment {
  const { apiKey, baseUrl = 'https://api.semanticscholar.org', clock } = options
  const plain = webService(options, baseUrl)
  const service = { ...plain, turn: turns(pauseMs, clock, plain.wait) }
  const headers = apiKey === undefined ? {} : { 'x-api-key': apiKey }
  const enrich = async (papers: readonly Paper[]): Promise<Enriched> => {
    const details = new Map<PaperId, PaperDetails>()
    const ids = papers
      .filter(({ aiSummary }) => aiSummary === undefined)
      .map(({ id }) => id)
      .filter(isArxivId)
    for (let start = 0; start < ids.length; start += batchSize) {
      const batch = await askBatch(service, headers, ids.slice(start, start + batchSize))
      if (batch.outcome === 'failed' && details.size === 0)
        return { outcome: 'failed', reason: `Semantic Scholar: ${batch.reason}` }
      if (batch.outcome === 'failed') break
      for (const [id, known] of batch.details) details.set(id, known)
    }
    return { outcome: 'known', details }
  }
  return { name: 'semantic-scholar', enrich }
}

async function askBatch(
  service: WebService,
  headers: Readonly<Record<string, string>>,
  ids: readonly PaperId[],
): Promise<Batch> {
  const address = `${service.baseUrl}/graph/v1/paper/batch?fields=tldr`
  const post = { ids: ids.map((id) => `ARXIV:${id}`) }
  const answer = await fetchJson(address, service, { headers, post })
  if (answer.outcome !== 'json') return { outcome: 'failed', reason: answer.reason }
  const entries = answerSchema.safeParse(answer.json).data
  // The answer names no arXiv ids: only its order tells which paper an entry is about.
  if (entries?.length !== ids.length)
    return { outcome: 'failed', reason: `answered something other than a list of ${ids.length} papers` }
  const details = new Map<PaperId, PaperDetails>()
  for (const [index, id] of ids.entries()) {
    const aiSummary = plainText(entries[index]?.tldr.text.slice(0, longestAbstract) ?? '')
    if (aiSummary !== '') details.set(id, { aiSummary })
  }
  return { outcome: 'known', details }
}
