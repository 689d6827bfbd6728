import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matches, parseTopic } from '../../../shared/paper/topic.ts'
import { aPaper } from './a-paper.ts'

const paper = aPaper({
  title: 'Hierarchical Clustering with Graph Neural Networks',
  keywords: ['k-means', 'Möbius maps'],
  abstract: 'We study LLMs in C++ and prove bounds on queries.',
})

function finds(text: string): boolean {
  const topic = parseTopic(text)
  if ('problem' in topic) throw new Error(`${text}: ${topic.problem}`)
  return matches(topic, paper)
}

describe('a topic', () => {
  it.each([
    'hierarchical clustering',
    'CLUSTERING hierarchical',
    'neural network',
    'mobius',
    'k-means',
    'k-mean',
    'llm',
    'query bounds',
    'c++',
    'clustering -vision',
    'graph - clustering',
  ])('"%s" finds the paper', (text) => {
    expect(finds(text)).toBe(true)
  })

  it.each([
    'vision',
    'clustering vision',
    'clustering -graphs',
    'cluster',
    'net',
    'c clustering',
    'means-k',
    'clustering -c++',
  ])('"%s" does not find the paper', (text) => {
    expect(finds(text)).toBe(false)
  })

  it('joins no phrase across two fields', () => {
    expect(finds('networks-k')).toBe(false)
  })

  it('keeps the text as typed, with single spaces', () => {
    expect(parseTopic('  Graph \u00a0 Networks -Vision ')).toEqual({
      text: 'Graph Networks -Vision',
      wanted: ['graph', 'network'],
      excluded: ['vision'],
    })
  })

  it.each([
    ['', 'too-short'],
    ['a', 'too-short'],
    ['speech, -music', 'comma'],
    ['a'.repeat(81), 'too-long'],
    ['-vision', 'no-wanted-word'],
    ['?? !!', 'no-wanted-word'],
    ['a b c d e f g h -i', 'too-many-words'],
    ['graph\u0000s', 'control-character'],
    ['graph\r\nBcc: x', 'control-character'],
    ['graph\u202es', 'control-character'],
  ])('%j is refused as %s', (text, problem) => {
    expect(parseTopic(text)).toEqual({ problem })
  })

  it('parsed again from its own text is the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
        const topic = parseTopic(text)
        if (!('problem' in topic)) expect(parseTopic(topic.text)).toEqual(topic)
      }),
    )
  })
})
