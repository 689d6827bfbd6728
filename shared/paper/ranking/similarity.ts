import type { Paper } from '../paper.ts'
import { stems as stemsOf } from '../stems.ts'

/** A paper's stems as a vector of length 1: the stems as numbers, ascending, and the weight of each. */
interface TermVector {
  readonly stems: Uint32Array
  readonly weights: Float64Array
}

/**
 * How alike two papers are, by their places in the list: the cosine of the stems in their titles and
 * abstracts, from 0 to 1. The weight of a stem is `1 + ln count` times `ln(1 + papers / papers with the
 * stem)`. The 1 in the second factor keeps the stems that all papers share. Without it, two papers that say
 * the same would have nothing to compare.
 */
export function similarities(
  papers: readonly Pick<Paper, 'title' | 'abstract'>[],
): (a: number, b: number) => number {
  const vectors = termVectors(papers.map(({ title, abstract }) => `${title} ${abstract}`))
  return (a, b) => {
    const [vectorA, vectorB] = [vectors[a], vectors[b]]
    return vectorA && vectorB ? cosine(vectorA, vectorB) : 0
  }
}

function termVectors(texts: readonly string[]): TermVector[] {
  const numberOfStem = new Map<string, number>()
  const numberOf = (stem: string): number => {
    const number = numberOfStem.get(stem) ?? numberOfStem.size
    numberOfStem.set(stem, number)
    return number
  }
  const counts = texts.map((text) => count(stemsOf(text).map(numberOf)))
  const papersWith = count(counts.flatMap((each) => [...each.keys()]))
  return counts.map((times) => {
    const stems = Uint32Array.from(times.keys()).sort()
    const weights = Float64Array.from(
      stems,
      (stem) => (1 + Math.log(times.get(stem) ?? 1)) * Math.log1p(texts.length / (papersWith.get(stem) ?? 1)),
    )
    const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight ** 2, 0))
    return { stems, weights: weights.map((weight) => weight / length) }
  })
}

function count(items: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

/** Walks both lists of stems at once. A look-up of each stem in a map takes many times as long. */
function cosine(a: TermVector, b: TermVector): number {
  let [sum, i, j] = [0, 0, 0]
  while (i < a.stems.length && j < b.stems.length) {
    const [stemA = 0, stemB = 0] = [a.stems[i], b.stems[j]]
    if (stemA === stemB) sum += (a.weights[i++] ?? 0) * (b.weights[j++] ?? 0)
    else if (stemA < stemB) i++
    else j++
  }
  return Math.min(1, sum)
}
