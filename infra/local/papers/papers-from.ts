import type { PublishWorld } from '../../../functions/publish/wiring.ts'
import type { PaperSource } from '../../../shared/paper/source/paper-source.ts'

/** The sources and enrichments of a local world. */
export type PapersFrom = Pick<PublishWorld, 'sources' | 'enrichments'>

/** One source without enrichments. */
export function onlyFrom(source: PaperSource): PapersFrom {
  return { sources: [source], enrichments: [] }
}
