import { isOfCategory } from '../arxiv-category.ts'
import type { Paper } from '../paper.ts'
import { type Acronym, noAcronyms } from './acronym.ts'
import { authorIndex } from './author-index.ts'
import { type Field, foundIn } from './field.ts'
import type { TopicField } from './span.ts'
import { type CategoryTopic, hasSign, isMeant, isWithin, type Topic, type WordsTopic } from './topic.ts'
import type { TopicWord } from './typed-words.ts'
import { type WordIndex, wordIndex } from './word-index.ts'
import { patternToExclude, patternToFind } from './word-pattern.ts'
import { searchWords, type WordsHad } from './word-search.ts'

/** A paper that a topic finds. */
export interface TopicMatch {
  readonly paper: Paper
  /** R: over 0. A larger value is a better match. Comparable only between the matches of one topic. */
  readonly relevance: number
  readonly why: TopicHit
}

/** The part of the topic that the paper has. */
export type TopicHit =
  | {
      readonly kind: 'words'
      /** As the reader typed them, in the topic's order. */
      readonly words: readonly string[]
      /** The weightiest field that has one of them. */
      readonly field: TopicField
    }
  /** As arXiv writes it. */
  | { readonly kind: 'category'; readonly category: string }
  /** As the paper writes it. */
  | { readonly kind: Field['kind']; readonly name: string }

/** Many readers' topics over the same papers. */
export interface TopicIndex {
  /** What a topic finds, in the order of the papers. */
  find(topic: Topic): readonly TopicMatch[]
}

/** How many matches are remembered: some megabytes. The least recently used answers give way. */
const mostRemembered = 30_000

/**
 * Makes papers searchable by topics. It costs nothing until the first topic, which takes about half a second
 * for 2,000 papers. A topic that was asked before is answered from memory.
 */
export function topicIndex(papers: readonly Paper[], acronyms = noAcronyms): TopicIndex {
  const searched: Searched = {
    papers,
    acronyms,
    words: lazily(() => wordIndex(papers)),
    authors: lazily(() => authorIndex(papers)),
    placeOf: lazily(() => new Map(papers.map((paper, place) => [paper, place]))),
  }
  const answers = new Map<string, readonly TopicMatch[]>()
  let remembered = 0

  function forgetOldest(): void {
    for (const [oldest, matches] of answers) {
      if (remembered <= mostRemembered) break
      answers.delete(oldest)
      remembered -= matches.length + 1
    }
  }

  return {
    find(topic) {
      const before = answers.get(topic.text)
      const found = before ?? withoutExcluded(searched, topic, search(searched, topic))
      if (before) answers.delete(topic.text)
      else remembered += found.length + 1
      answers.set(topic.text, found)
      if (remembered > mostRemembered) forgetOldest()
      return found
    },
  }
}

/** What an index searches; each part is made when it is asked for. */
interface Searched {
  readonly papers: readonly Paper[]
  readonly acronyms: readonly Acronym[]
  readonly words: () => WordIndex
  readonly authors: () => ReturnType<typeof authorIndex>
  readonly placeOf: () => ReadonlyMap<Paper, number>
}

// Functions of their own, not of each index: the engine forgets what it compiled for an index that is gone.

function search(searched: Searched, topic: Topic): readonly TopicMatch[] {
  switch (topic.kind) {
    case 'words':
      return findWords(searched, topic)
    case 'category':
      return findCategories(searched.papers, topic)
    case 'author':
      return searched
        .authors()(topic.author)
        .map(({ paper, name }) => foundByField(paper, 'author', name))
    case 'org':
    case 'venue':
      return findFields(searched.papers, topic)
    case 'exclusion':
      return []
  }
}

/** The same as `hasExcluded`, but the words are looked for in all that was found at once. */
function withoutExcluded(
  searched: Searched,
  topic: Topic,
  found: readonly TopicMatch[],
): readonly TopicMatch[] {
  let left = found
  for (const sign of topic.excluded) {
    if (left.length === 0) return left
    left =
      sign.kind === 'word'
        ? withoutWord(searched, left, sign.words)
        : left.filter(({ paper }) => !hasSign(paper, sign, searched.acronyms))
  }
  return left
}

function withoutWord(
  { words, placeOf, acronyms }: Searched,
  found: readonly TopicMatch[],
  excluded: readonly [TopicWord],
): readonly TopicMatch[] {
  const placesOfPapers = placeOf()
  const within = Int32Array.from(found, ({ paper }) => placesOfPapers.get(paper) ?? 0)
  const { places, count } = searchWords(words(), patternToExclude(excluded, acronyms), within)
  if (count === 0) return found
  const having = new Set(places.subarray(0, count))
  return found.filter(({ paper }, at) => !(having.has(within[at] ?? 0) && isMeant(paper, excluded, acronyms)))
}

function lazily<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => {
    made ??= make()
    return made
  }
}

function findWords({ papers, acronyms, words }: Searched, topic: WordsTopic): readonly TopicMatch[] {
  const { count, places, relevances, kinds, had } = searchWords(
    words(),
    patternToFind(topic.wanted, acronyms),
  )
  const reasons: TopicHit[] = []
  for (let kind = 0; kind < had.length; kind++) reasons.push(reasonOf(topic, had[kind] as WordsHad))
  const isLimited = topic.within.length > 0
  const found: TopicMatch[] = []
  for (let hit = 0; hit < count; hit++) {
    const paper = papers[places[hit] ?? 0] as Paper
    if (isLimited && !isWithin(topic, paper)) continue
    found.push({ paper, relevance: relevances[hit] ?? 0, why: reasons[kinds[hit] ?? 0] as TopicHit })
  }
  return found
}

function reasonOf({ wanted }: WordsTopic, { words, field }: WordsHad): TopicHit {
  return { kind: 'words', words: words.flatMap((word) => wanted[word]?.word ?? []), field }
}

/** A comparison of categories costs little, so there is no index. */
function findCategories(papers: readonly Paper[], { categories }: CategoryTopic): TopicMatch[] {
  return papers.flatMap((paper) => {
    const found = paper.categories.findIndex((category) =>
      categories.some((wanted) => isOfCategory(wanted, category)),
    )
    const category = paper.categories[found]
    if (category === undefined) return []
    // A cross-listed paper matches too, but papers with this primary category come first if all else is
    // equal.
    return [{ paper, relevance: found === 0 ? 1 : 0.5, why: { kind: 'category', category } }]
  })
}

/** A comparison of organisations and venues costs little, so there is no index. */
function findFields(papers: readonly Paper[], field: Field): TopicMatch[] {
  return papers.flatMap((paper) => {
    const name = foundIn(field, paper)
    return name === undefined ? [] : [foundByField(paper, field.kind, name)]
  })
}

function foundByField(paper: Paper, kind: Field['kind'], name: string): TopicMatch {
  return { paper, relevance: 1, why: { kind, name } }
}
