import type { Paper } from '../../shared/paper/paper.ts'
import { judgements } from '../eval/topics/judgements.ts'
import { type Random, random } from '../simulation/random.ts'
import { syntheticPapers } from './synthetic-papers.ts'

/** So many papers were read for the judgements. */
const judgedPapers = 2_080
/** Four papers in ten have each of these. */
const commonWords = 'model models learning training data method network language based deep systems'.split(
  ' ',
)
const shareOfCommon = 0.4
/** How often a paper about something names it. */
const mentions = 4

/** Topics as readers write them: every spelling of which somebody judged what it means. */
export const readersTopics: readonly string[] = [
  ...new Set([
    ...judgements.judged.flatMap(({ topics }) => topics),
    ...judgements.spellings.flat(),
    ...judgements.read,
  ]),
]

/**
 * Synthetic papers that name the subjects of `readersTopics`: each subject is in as large a share of them as of the
 * papers that were judged, in its title and abstract or in passing. Words of research are as common as in real papers.
 */
export function papersOnSubjects(count: number, at: number): Paper[] {
  const chance = random('subjects')
  return syntheticPapers(count, at).map((paper) => {
    const inTitle: string[] = []
    const inAbstract = commonWords.filter(() => chance.chance(shareOfCommon))
    for (const { topics, about, partly } of judgements.judged) {
      const isAbout = chance.chance(about.size / judgedPapers)
      if (isAbout) inTitle.push(plain(chance, topics))
      const times = isAbout ? mentions : Number(chance.chance(partly.size / judgedPapers))
      for (let time = 0; time < times; time++) inAbstract.push(plain(chance, topics))
    }
    return {
      ...paper,
      title: [paper.title, ...inTitle].join(' '),
      abstract: `We propose ${scattered(paper.abstract, inAbstract, chance)}`,
    }
  })
}

/** A spelling without what it excludes. */
function plain(chance: Random, topics: readonly string[]): string {
  return chance.pick(topics).replace(/ -\S+/g, '')
}

function scattered(text: string, phrases: readonly string[], chance: Random): string {
  const words = text.split(' ')
  for (const phrase of phrases) words.splice(chance.int(words.length), 0, phrase)
  return words.join(' ')
}
