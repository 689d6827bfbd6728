import { feedLabel } from '../../../shared/http/feed/feed-address.ts'
import { huggingFaceSource } from '../../../shared/http/hugging-face/hugging-face.ts'
import { livePapers } from '../../../shared/http/live-papers.ts'
import type { LocalDate } from '../../../shared/time/time-zone.ts'
import type { LocalOptions } from '../options.ts'
import { StartProblem } from '../start-problem.ts'
import { paperFileSource, readPaperFile } from './file-source.ts'
import { onlyFrom, type PapersFrom } from './papers-from.ts'
import { sampleSource } from './sample.ts'

export interface ChosenPapers {
  readonly papers: PapersFrom
  /** The origin of the papers, and the reason for it, in words. */
  readonly from: string
}

export interface LiveWorld {
  readonly fetch: typeof globalThis.fetch
  readonly contact: string
  readonly categories: readonly string[]
  readonly sources: LocalOptions['sources']
}

/**
 * Chooses the named file. Without one, it chooses the live sources, or the sample if Hugging Face cannot be
 * read. Throws StartProblem if the file cannot be used.
 */
export async function choosePapers(
  file: string | undefined,
  today: LocalDate,
  live: LiveWorld,
): Promise<ChosenPapers> {
  if (file !== undefined) {
    const read = await readPaperFile(file)
    if ('problem' in read) throw new StartProblem(`--papers ${read.problem}`)
    const dropped = read.dropped > 0 ? `, ${read.dropped} left out` : ''
    return {
      papers: onlyFrom(paperFileSource(file)),
      from: `${file} (${read.papers.length} papers${dropped})`,
    }
  }
  const { fetch, contact } = live
  // One day is enough to know whether Hugging Face can be read, and the start should not wait for more.
  const collected = await huggingFaceSource({
    fetch,
    contact,
    timeoutMs: 5_000,
    days: 1,
    clock: Date.now,
  }).collect(today)
  if (collected.outcome !== 'failed') {
    const { sources, ...asking } = live
    return { papers: livePapers({ ...asking, ...sources, clock: Date.now }), from: namesOf(sources) }
  }
  return { papers: onlyFrom(sampleSource()), from: `the bundled sample (${collected.reason})` }
}

function namesOf({ biorxiv, medrxiv, feeds }: LocalOptions['sources']): string {
  const names = [
    'huggingface.co',
    'arxiv.org',
    ...(biorxiv.length > 0 ? ['biorxiv.org'] : []),
    ...(medrxiv.length > 0 ? ['medrxiv.org'] : []),
    ...feeds.map(({ url }) => feedLabel(url)),
  ]
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
