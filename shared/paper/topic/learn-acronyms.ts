import type { Paper } from '../paper.ts'
import { stems } from '../stems.ts'
import type { Acronym } from './acronym.ts'
import { type AcronymDefinition, definitionsIn } from './acronym-definitions.ts'
import { firstAcronyms } from './first-acronyms.ts'
import { meaningOf } from './meaning.ts'

/** Each paper of the day counts so much, so that a weight can fade in whole numbers. */
const paperWeight = 10
/** What is left of a weight the next day. */
const fading = 0.9
/** Below this weight an acronym is forgotten: what two papers said, eleven days after they said it. */
const leastWeight = 5
/** With `longestForm` characters each, of three bytes at most, they stay far within an item's 400 kB. */
export const mostAcronyms = 1_000
export const longestForm = 60

/**
 * What the papers of a day say that letters stand for, with what those of earlier days said. An acronym is
 * believed when two papers without a common author agree. The same papers give the same list, in whatever order
 * they come.
 */
export function learnAcronyms(
  papers: readonly Paper[],
  earlier: readonly Acronym[] = firstAcronyms,
): readonly Acronym[] {
  const groups = new Map<string, { definitions: AcronymDefinition[]; papers: Paper[] }>()
  for (const paper of papers) {
    const own = new Set<string>()
    for (const definition of definitionsIn(`${paper.title}. ${paper.abstract}`)) {
      const key = keyOf(definition)
      if (definition.long.length > longestForm || own.has(key)) continue
      own.add(key)
      const group = groups.get(key) ?? { definitions: [], papers: [] }
      group.definitions.push(definition)
      group.papers.push(paper)
      groups.set(key, group)
    }
  }
  const faded = new Map(
    earlier.map((known) => [keyOf(known), { ...known, weight: Math.floor(known.weight * fading) }]),
  )
  for (const [key, { definitions, papers: saying }] of groups) {
    const before = faded.get(key)
    if (!before && !areIndependent(saying)) continue
    const [commonest] = byFrequency(definitions)
    if (!commonest) continue
    faded.set(key, { ...(before ?? commonest), weight: (before?.weight ?? 0) + paperWeight * saying.length })
  }
  return [...faded.values()]
    .filter(({ weight }) => weight >= leastWeight)
    .sort((a, b) => b.weight - a.weight || compare(a.short, b.short) || compare(a.long, b.long))
    .slice(0, mostAcronyms)
}

function keyOf({ short, long }: AcronymDefinition): string {
  return `${stems(short).join('')}=${meaningOf(long)}`
}

/** Are there two papers without a common author? */
function areIndependent(papers: readonly Paper[]): boolean {
  return papers.some((one, at) => {
    const authors = new Set(one.authors)
    return papers.slice(at + 1).some((other) => !other.authors.some((author) => authors.has(author)))
  })
}

function byFrequency(definitions: readonly AcronymDefinition[]): AcronymDefinition[] {
  const counts = new Map<string, { definition: AcronymDefinition; count: number }>()
  for (const definition of definitions) {
    const key = `${definition.short}=${definition.long}`
    counts.set(key, { definition, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts]
    .sort(([a, one], [b, other]) => other.count - one.count || compare(a, b))
    .map(([, { definition }]) => definition)
}

/** By code units, on every machine the same. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
