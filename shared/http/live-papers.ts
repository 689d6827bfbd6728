import type { PaperEnrichment, PaperSource } from '../paper/source/paper-source.ts'
import type { Clock } from '../time/clock.ts'

export interface LivePapersOptions {
  readonly fetch: typeof fetch
  /** An address or page where the operator can be reached, for the User-Agent. */
  readonly contact: string
  /** arXiv's categories, such as `cs.LG`. Without any, arXiv is not asked. */
  readonly categories: readonly string[]
  readonly clock: Clock
}

/**
 * The sources and enrichments of a deployed service. The community's list comes first, then the archive. The
 * module of each is loaded when it is first asked: of a day's 96 ticks, 95 find the edition there and ask
 * nobody, and parsers and tables of names make a cold start slow.
 */
export function livePapers({ fetch, contact, categories, clock }: LivePapersOptions): {
  readonly sources: readonly PaperSource[]
  readonly enrichments: readonly PaperEnrichment[]
} {
  const asking = { fetch, contact }
  return {
    sources: [
      sourceWhenAsked('huggingface', async () => {
        const { huggingFaceSource } = await import('./hugging-face/hugging-face.ts')
        return huggingFaceSource({ ...asking, clock })
      }),
      ...(categories.length > 0
        ? [
            sourceWhenAsked('arxiv', async () => {
              const { arxivSource } = await import('./arxiv/arxiv.ts')
              return arxivSource({ ...asking, categories, clock })
            }),
          ]
        : []),
    ],
    enrichments: [
      enrichmentWhenAsked('hacker-news', async () => {
        const { hackerNewsEnrichment } = await import('./hacker-news.ts')
        return hackerNewsEnrichment(asking)
      }),
      enrichmentWhenAsked('semantic-scholar', async () => {
        const { semanticScholarEnrichment } = await import('./semantic-scholar.ts')
        return semanticScholarEnrichment({ ...asking, clock })
      }),
    ],
  }
}

function sourceWhenAsked(name: PaperSource['name'], load: () => Promise<PaperSource>): PaperSource {
  const source = once(load)
  return { name, repeats: false, collect: async (day) => (await source()).collect(day) }
}

function enrichmentWhenAsked(
  name: PaperEnrichment['name'],
  load: () => Promise<PaperEnrichment>,
): PaperEnrichment {
  const enrichment = once(load)
  return { name, enrich: async (papers) => (await enrichment()).enrich(papers) }
}

/** Loads at the first call, and gives the same to later ones. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined
  return () => {
    loaded ??= load()
    return loaded
  }
}
