import { huggingFaceSource } from '../../../shared/http/hugging-face.ts'
import type { PaperSource } from '../../../shared/paper/paper-source.ts'
import type { LocalDate } from '../../../shared/time/time-zone.ts'
import { StartProblem } from '../start-problem.ts'
import { paperFileSource, readPaperFile } from './file-source.ts'
import { sampleSource } from './sample.ts'

export interface ChosenSource {
  readonly source: PaperSource
  /** Where papers come from, and why, in words. */
  readonly from: string
}

/** The file that was named; else Hugging Face; else, where that cannot be read, the sample. */
export async function choosePaperSource(
  file: string | undefined,
  today: LocalDate,
  fetch: typeof globalThis.fetch,
): Promise<ChosenSource> {
  if (file !== undefined) {
    const read = await readPaperFile(file)
    if ('problem' in read) throw new StartProblem(`--papers ${read.problem}`)
    const dropped = read.dropped > 0 ? `, ${read.dropped} left out` : ''
    return { source: paperFileSource(file), from: `${file} (${read.papers.length} papers${dropped})` }
  }
  const live = huggingFaceSource({ fetch, contact: 'https://paperwire.example', timeoutMs: 5_000 })
  const collected = await live.collect(today)
  if (collected.outcome !== 'failed') return { source: live, from: 'huggingface.co' }
  return {
    source: sampleSource(),
    // One reason is enough: each day that was asked for gives its own.
    from: `the bundled sample (${collected.reason.split(';')[0]})`,
  }
}
