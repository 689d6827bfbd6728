import { assembleEdition } from '../../../shared/edition/assemble-edition.ts'
import { editionIdOf } from '../../../shared/edition/edition-id.ts'
import { mostPerTopic, topicSections } from '../../../shared/edition/topic-section.ts'
import type { Paper, PaperId } from '../../../shared/paper/paper.ts'
import { stems } from '../../../shared/paper/stems.ts'
import { parseTopics } from '../../../shared/paper/topic/parse-topic.ts'
import { dayMs } from '../../../shared/time/clock.ts'

/** What a topic finds among the papers of one day, the best first. */
export type Search = (topic: string) => readonly PaperId[]

/**
 * The search of a digest. The papers become an edition as on any day, and the digest's own topic section is asked for
 * its five papers until nothing is left.
 */
export function searchOfDigests(papers: readonly Paper[]): Search {
  const at = lastDayOf(papers)
  const edition = assembleEdition(
    { id: editionIdOf(new Date(at).toISOString().slice(0, 10)), since: at, nextAt: at + dayMs },
    { collection: { papers, results: [], failures: [], repeats: false }, history: [], earlier: [] },
    at,
  )
  return (text) => {
    const topics = parseTopics([text])
    const shown = new Set<PaperId>()
    while (topicSections([edition], topics, shown, mostPerTopic).length > 0);
    return [...shown]
  }
}

/**
 * The search that everybody would build first, as a yardstick: every Porter stem of the topic stands somewhere in title
 * or abstract, `-word` in neither, and tf·idf orders.
 */
export function plainSearch(papers: readonly Paper[]): Search {
  const texts = papers.map(({ id, title, abstract }) => {
    const counts = new Map<string, number>()
    for (const stem of stems(`${title} ${abstract}`)) counts.set(stem, (counts.get(stem) ?? 0) + 1)
    return { id, counts }
  })
  return (topic) => {
    const words = topic.split(' ')
    const unwanted = words.filter((word) => word.startsWith('-')).flatMap((word) => stems(word))
    const wanted = stems(words.filter((word) => !word.startsWith('-')).join(' '))
    const found = texts.filter(
      ({ counts }) => wanted.every((stem) => counts.has(stem)) && !unwanted.some((stem) => counts.has(stem)),
    )
    const rarity = new Map(
      wanted.map((stem) => [
        stem,
        Math.log(texts.length / texts.filter(({ counts }) => counts.has(stem)).length),
      ]),
    )
    const weight = (counts: ReadonlyMap<string, number>): number =>
      wanted.reduce((sum, stem) => sum + (counts.get(stem) ?? 0) * (rarity.get(stem) ?? 0), 0)
    return found.toSorted((a, b) => weight(b.counts) - weight(a.counts)).map(({ id }) => id)
  }
}

/** The end of the month in which the newest of the papers was submitted, by its arXiv id: all of them are news then. */
function lastDayOf(papers: readonly Paper[]): number {
  const newest =
    papers
      .map(({ id }) => id)
      .toSorted()
      .at(-1) ?? ''
  const [, year = '00', month = '01'] = /^(\d\d)(\d\d)\./.exec(newest) ?? []
  return Date.UTC(2000 + Number(year), Number(month), 0)
}
