import type { PaperSource } from '../../../shared/paper/source/paper-source.ts'
import { readPlainPapers } from './plain-list.ts'
import sample from './sample.json' with { type: 'json' }

/** Well-known papers with abstracts in our own words and invented upvotes, for a trial without a network. */
export function sampleSource(): PaperSource {
  return {
    name: 'sample',
    repeats: true,
    collect: async () => {
      const read = readPlainPapers(sample)
      return 'problem' in read
        ? { outcome: 'failed', reason: `sample.json: ${read.problem}` }
        : { outcome: 'papers', ...read }
    },
  }
}
