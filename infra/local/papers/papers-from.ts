import type { PublishWorld } from '../../../functions/publish/wiring.ts'
import type { PaperSource } from '../../../shared/paper/paper-source.ts'

/** Where a world's papers come from. */
export type PapersFrom = Pick<PublishWorld, 'sources' | 'enrichments'>

/** One source and nothing else. */
export function onlyFrom(source: PaperSource): PapersFrom {
  return { sources: [source], enrichments: [] }
}
