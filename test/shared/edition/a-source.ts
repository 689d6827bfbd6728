import type { Collected, PaperSource } from '../../../shared/paper/source/paper-source.ts'
import type { LocalDate } from '../../../shared/time/time-zone.ts'
import { aPaper } from '../paper/a-paper.ts'

/** A source that gives its answers in turn, repeats the last one, and records the days it was asked for. */
export function aSource(
  ...answers: readonly Collected[]
): PaperSource & { readonly asked: readonly LocalDate[] } {
  const asked: LocalDate[] = []
  return {
    name: 'huggingface',
    repeats: false,
    asked,
    async collect(day) {
      asked.push(day)
      const answer = answers[asked.length - 1] ?? answers.at(-1)
      if (!answer) throw new Error('this source has no answer')
      return answer
    },
  }
}

/** Papers with these ids, the first with the most votes. */
export function papers(...ids: readonly string[]): Collected {
  return {
    outcome: 'papers',
    papers: ids.map((id, index) =>
      aPaper({ id, title: `Paper ${id}`, abstract: ownAbstract(id), signals: { upvotes: 100 - index } }),
    ),
    dropped: 0,
  }
}

export const failure: Collected = { outcome: 'failed', reason: 'HTTP 503' }

/** Words that no other paper has, so that no two papers are nearly the same. */
function ownAbstract(id: string): string {
  const number = id.replace(/\D/g, '')
  const own = ['otters', 'proteins', 'galaxies', 'markets', 'glaciers'].map((word) => `${word}${number}`)
  return `We present a paper. Its words are ${own.join(' ')}.`
}
