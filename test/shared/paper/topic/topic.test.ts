import { describe, expect, test } from 'vitest'
import type { Paper } from '../../../../shared/paper/paper.ts'
import { parseTopics } from '../../../../shared/paper/topic/parse-topic.ts'
import { excludes, matches } from '../../../../shared/paper/topic/topic.ts'
import { topicIndex } from '../../../../shared/paper/topic/topic-index.ts'
import { aPaper } from '../a-paper.ts'

const paper = aPaper({
  title: 'Hierarchical Clustering with Graph Neural Networks',
  authors: ['Marek Milenković', 'J.-P. de la Tour', 'Ann Mary Example Jr.'],
  keywords: ['k-means', 'Möbius maps', 'query'],
  abstract:
    'We study large language models in C++, prove bounds for Parkinson’s disease or Alzheimer disease, and cut the cost.',
  categories: ['cs.LG', 'math.ST', 'cond-mat.mtrl-sci', 'quant-ph'],
})

/** Asks the topic alone. An index of one paper must give the same answer. */
function finds(text: string, of: Paper = paper): boolean {
  const [topic] = parseTopics([text])
  if (!topic) throw new Error(`${text} is no topic`)
  const found = matches(topic, of)
  expect(topicIndex([of]).find(topic).length > 0, 'the index').toBe(found)
  return found
}

describe('a topic of words', () => {
  test.each([
    'hierarchical clustering',
    'CLUSTERING hierarchical',
    'clusters',
    'neural network',
    'networks',
    'networking',
    'graph',
    'mobius',
    'Möbius',
    'queries',
    'k-means',
    'k-mean',
    'language model',
    'c++ bounds',
    "parkinson's disease",
    'parkinson disease',
    'Alzheimer’s disease',
    'the cost of cuts',
    'graph networks',
    'large language models',
    'clustering with graphs',
    'clustering -vision',
    'graph - vision',
  ])('the topic "%s" finds the paper by its words', (text) => {
    expect(finds(text)).toBe(true)
  })

  test.each([
    'vision',
    'clustering vision',
    'clustering -graphs',
    'graph - clustering',
    'graph −clustering',
    'net',
    'c clustering',
    'means-k',
    'clustering -c++',
    'clustering -language-models',
    'the and of vision',
    'graph hierarchical bounds',
    'cost of the graph',
    'hierarchical networks',
    'convolutional neural networks',
  ])('the topic "%s" does not find the paper by its words', (text) => {
    expect(finds(text)).toBe(false)
  })

  test('a topic joins no phrase across two fields or two keywords', () => {
    expect(finds('networks-k')).toBe(false)
    expect(finds('means-mobius')).toBe(false)
  })

  test('a topic of one word needs more than a mention in the abstract, and a compound or two words do not', () => {
    const mention = aPaper({
      title: 'A Paper',
      abstract: 'Earlier work used bounds on k-means and graph cuts.',
    })
    expect(finds('bounds', mention)).toBe(false)
    expect(finds('k-means', mention)).toBe(true)
    expect(finds('graph cuts', mention)).toBe(true)
  })

  test('a topic of one word is met by a second mention, and by one where the paper tells what it does', () => {
    expect(finds('bounds', aPaper({ abstract: 'Bounds exist. They are bounds.' }))).toBe(true)
    expect(finds('bounds', aPaper({ abstract: 'Much is known. We prove little, and study bounds.' }))).toBe(
      true,
    )
    expect(finds('bounds', aPaper({ abstract: 'Bounds are known. We study graphs.' }))).toBe(false)
  })

  test.each([
    ['graph clustering', 2],
    ['graph clustering cost', 3],
    ['graph clustering cost bounds', 4],
    ['graph clustering cost bounds disease', 4],
    ['graph clustering cost bounds disease query mobius vision', 7],
  ])('the topic "%s" needs %i of its words', (text, needed) => {
    const words = text.split(' ')
    const having = (count: number) => aPaper({ title: words.slice(0, count).join(' ') })
    expect(finds(text, having(needed))).toBe(true)
    expect(finds(text, having(needed - 1))).toBe(false)
  })

  test('the words of a topic stand near each other, with two others among them, in one sentence', () => {
    const having = (abstract: string) => finds('graph clustering', aPaper({ abstract }))
    expect(having('We see graph and spectral clustering.')).toBe(true)
    expect(having('We see clustering of a graph.')).toBe(true)
    expect(having('We see graph and fast spectral clustering.')).toBe(false)
    expect(having('We see a graph. Clustering is another thing.')).toBe(false)
    expect(having('We see a graph: clustering is another thing.')).toBe(false)
  })

  test('a topic of words may be limited to a category', () => {
    expect(finds('clustering cs.LG')).toBe(true)
    expect(finds('clustering cs.CV')).toBe(false)
    expect(finds('clustering cs.CV quant-ph')).toBe(true)
    expect(finds('clustering -cs.LG')).toBe(false)
  })
})

describe('a category', () => {
  test.each([
    'cs.LG',
    'CS.lg',
    'math.ST',
    'cond-mat.mtrl-sci',
    'quant-ph',
    'cs',
    'cond-mat',
    'math.*',
    'cat: math',
  ])('the category "%s" finds the paper, as its primary or another category', (text) => {
    expect(finds(text)).toBe(true)
  })

  test.each(['cs.CV', 'stat', 'math', 'math-ph', 'cond-mat.soft', 'cs.LG -math.ST', 'cs.LG -graphs'])(
    'the category "%s" does not find the paper',
    (text) => {
      expect(finds(text)).toBe(false)
    },
  )

  test('a topic of several categories finds the papers of any of them', () => {
    expect(finds('cs.CV cs.LG')).toBe(true)
  })
})

describe('an author', () => {
  test.each([
    'author: Milenkovic',
    'author:marek milenković',
    'Author: M. Milenković',
    'au:Milenkovic_M',
    'au: Milenkovic M',
    'author: Jean-Pierre de la Tour',
    'author: de la Tour',
    'author: Ann Example',
    'author: A. M. Example',
    'author: Mary Example',
    'author: Milenković -vision',
  ])('the topic "%s" finds the paper by its author', (text) => {
    expect(finds(text)).toBe(true)
  })

  test.each([
    'author: Marek',
    'author: Pavel Milenković',
    'author: P. Milenković',
    'author: Milenkov',
    'author: M. Example',
    'author: Ann Peter Example',
    'author: Milenković -graph',
  ])('the topic "%s" does not find the paper by its author', (text) => {
    expect(finds(text)).toBe(false)
  })

  test('an author with a first name does not match every author of that surname without one', () => {
    const bare = aPaper({ authors: ['Doe'] })
    expect(finds('author: Doe', bare)).toBe(true)
    expect(finds('author: Jane Doe', bare)).toBe(false)
  })
})

describe('an exclusion', () => {
  test.each([
    '-graph',
    '-quantum -clusters',
    '-k-means',
    '-cs.LG',
    '-math.*',
    '-author: Milenković',
    '-au:Example_A',
  ])('the exclusion "%s" keeps the paper out of the whole digest, and finds nothing', (text) => {
    expect(excludes(parseTopics(['speech', text]), paper)).toBe(true)
    expect(finds(text)).toBe(false)
  })

  test.each(['-quantum', '-means-k', '-cs.CV', '-author: Doe', 'speech -graph', 'graph'])(
    'the topic "%s" does not keep the paper out of the digest',
    (text) => {
      expect(excludes(parseTopics([text]), paper)).toBe(false)
    },
  )
})

test('texts that are no topics are passed over', () => {
  expect(parseTopics(['?', 'graph', 'a, b']).map(({ text }) => text)).toEqual(['graph'])
})
