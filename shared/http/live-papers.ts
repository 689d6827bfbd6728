import type { PaperEnrichment, PaperSource } from '../paper/source/paper-source.ts'
import type { Clock } from '../time/clock.ts'
import type { NamedFeed } from './feed/feed-address.ts'

export interface LivePapersOptions {
  readonly fetch: typeof fetch
  /** An address or page where the operator can be reached, for the User-Agent. */
  readonly contact: string
  /** arXiv's categories, such as `cs.LG`. Without any, arXiv is not asked. */
  readonly categories: readonly string[]
  /** The categories of bioRxiv and medRxiv, or `all`. Without any, the server is not asked. */
  readonly biorxiv?: readonly string[]
  readonly medrxiv?: readonly string[]
  /** The feeds that the operator named. */
  readonly feeds?: readonly NamedFeed[]
  readonly clock: Clock
}

/**
 * The sources and enrichments of a deployed service. The community's list comes first, then the archives, then
 * the operator's feeds. The module of each is loaded when it is first asked: of a day's 96 ticks, 95 find the edition there and ask
 * nobody, and parsers and tables of names make a cold start slow.
 */
export function livePapers(options: LivePapersOptions): {
  readonly sources: readonly PaperSource[]
  readonly enrichments: readonly PaperEnrichment[]
} {
  const { fetch, contact, categories, biorxiv = [], medrxiv = [], feeds = [], clock } = options
  const asking = { fetch, contact }
  const preprints = (server: 'biorxiv' | 'medrxiv', wanted: readonly string[]) =>
    sourceWhenAsked(server, async () => {
      const { preprintSource } = await import('./biorxiv/biorxiv.ts')
      return preprintSource({ ...asking, server, categories: wanted, clock })
    })
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
      ...(biorxiv.length > 0 ? [preprints('biorxiv', biorxiv)] : []),
      ...(medrxiv.length > 0 ? [preprints('medrxiv', medrxiv)] : []),
      ...(feeds.length > 0
        ? [
            sourceWhenAsked('feeds', async () => {
              const { feedsSource } = await import('./feed/feeds.ts')
              return feedsSource({ ...asking, feeds, clock })
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
