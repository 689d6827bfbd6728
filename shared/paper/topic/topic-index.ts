import { isOfCategory } from '../arxiv-category.ts'
import type { Paper } from '../paper.ts'
import { type Acronym, noAcronyms } from './acronym.ts'
import { authorIndex } from './author-index.ts'
import { type Field, foundIn } from './field.ts'
import type { TopicField } from './span.ts'
import { type CategoryTopic, hasSign, isMeant, isWithin, type Topic, type WordsTopic } from './topic.ts'
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
  const words = lazily(() => wordIndex(papers))
  const finders = {
    words: lazily(() => findWords(papers, words(), acronyms)),
    category: lazily(() => findCategories(papers)),
    author: lazily(() => authorIndex(papers)),
  }
  const answers = new Map<string, readonly TopicMatch[]>()
  let remembered = 0

  function search(topic: Topic): readonly TopicMatch[] {
    switch (topic.kind) {
      case 'words':
        return finders.words()(topic)
      case 'category':
        return finders.category()(topic)
      case 'author':
        return finders
          .author()(topic.author)
          .map(({ paper, name }) => foundByField(paper, 'author', name))
      case 'org':
      case 'venue':
        return findFields(papers, topic)
      case 'exclusion':
        return []
    }
  }

  /** The same as `hasExcluded`, but the words are looked for in all papers at once. */
  function withoutExcluded(topic: Topic, found: readonly TopicMatch[]): readonly TopicMatch[] {
    if (found.length === 0) return found
    return topic.excluded.reduce((left, sign) => {
      if (sign.kind !== 'word') return left.filter(({ paper }) => !hasSign(paper, sign, acronyms))
      const hits = searchWords(words(), patternToExclude(sign.words, acronyms))
      const having = new Set(hits.map(({ place }) => papers[place]))
      return left.filter(({ paper }) => !(having.has(paper) && isMeant(paper, sign.words, acronyms)))
    }, found)
  }

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
      const found = before ?? withoutExcluded(topic, search(topic))
      if (before) answers.delete(topic.text)
      else remembered += found.length + 1
      answers.set(topic.text, found)
      if (remembered > mostRemembered) forgetOldest()
      return found
    },
  }
}

function lazily<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => {
    made ??= make()
    return made
  }
}

function findWords(
  papers: readonly Paper[],
  index: WordIndex,
  acronyms: readonly Acronym[],
): (topic: WordsTopic) => TopicMatch[] {
  return (topic) => {
    // Of hundreds of papers most have the same.
    const reasons = new Map<WordsHad, TopicHit>()
    const found: TopicMatch[] = []
    for (const { place, relevance, had } of searchWords(index, patternToFind(topic.wanted, acronyms))) {
      const paper = papers[place]
      if (!paper || !isWithin(topic, paper)) continue
      const why = reasons.get(had) ?? reasonOf(topic, had)
      reasons.set(had, why)
      found.push({ paper, relevance, why })
    }
    return found
  }
}

function reasonOf({ wanted }: WordsTopic, { words, field }: WordsHad): TopicHit {
  return { kind: 'words', words: words.flatMap((word) => wanted[word]?.word ?? []), field }
}

/** A comparison of categories costs little, so there is no index. */
function findCategories(papers: readonly Paper[]): (topic: CategoryTopic) => TopicMatch[] {
  return ({ categories }) =>
    papers.flatMap((paper) => {
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
