import type { PaperEnrichment, PaperSource } from '../paper/paper-source.ts'
import type { Clock } from '../time/clock.ts'
import { arxivSource } from './arxiv.ts'
import { hackerNewsEnrichment } from './hacker-news.ts'
import { huggingFaceSource } from './hugging-face.ts'
import { semanticScholarEnrichment } from './semantic-scholar.ts'

export interface LivePapersOptions {
  readonly fetch: typeof fetch
  /** An address or page where the operator can be reached, for the User-Agent. */
  readonly contact: string
  /** arXiv's categories, such as `cs.LG`. Without any, arXiv is not asked. */
  readonly categories: readonly string[]
  readonly clock: Clock
}

/** The sources and enrichments of a deployed service. The community's list comes first, then the archive. */
export function livePapers({ fetch, contact, categories, clock }: LivePapersOptions): {
  readonly sources: readonly PaperSource[]
  readonly enrichments: readonly PaperEnrichment[]
} {
  const asking = { fetch, contact }
  return {
    sources: [
      huggingFaceSource({ ...asking, clock }),
      ...(categories.length > 0 ? [arxivSource({ ...asking, categories, clock })] : []),
    ],
    enrichments: [hackerNewsEnrichment(asking), semanticScholarEnrichment({ ...asking, clock })],
  }
}
