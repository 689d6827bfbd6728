import type { PaperId } from '../../../shared/paper/paper.ts'
import type { Collected, PaperSource } from '../../../shared/paper/source/paper-source.ts'
import type { Random } from '../random.ts'

/** A source with one paper a day, which sometimes has nothing or fails, or, in trouble, always fails. */
export function simulatedSource(random: Random, isFaulty: () => boolean, alwaysFails = false): PaperSource {
  return {
    name: 'huggingface',
    repeats: false,
    collect: async (day) =>
      isFaulty()
        ? alwaysFails
          ? failedDay
          : random.pick([quietDay, failedDay])
        : { outcome: 'papers', papers: [paperOf(day)], dropped: 0 },
  }
}

const quietDay: Collected = { outcome: 'quiet' }
const failedDay: Collected = { outcome: 'failed', reason: 'the source is down' }

function paperOf(day: string) {
  const id = `paper-of-${day}` as PaperId
  return {
    id,
    title: `Paper of ${day}`,
    abstract: 'We show it.',
    authors: [],
    links: {},
    keywords: [],
    categories: [],
    signals: {},
  }
}
