import { describe, expect, test } from 'vitest'
import { sampleSource } from '../../../../infra/local/papers/sample.ts'
import { sentences } from '../../../../shared/paper/summary/sentences.ts'
import { longestSummary, summarise } from '../../../../shared/paper/summary/summarise.ts'
import { plainText } from '../../../../shared/paper/text/plain-text.ts'
import { parseTopics } from '../../../../shared/paper/topic/parse-topic.ts'
import { topicIndex } from '../../../../shared/paper/topic/topic-index.ts'

const collected = await sampleSource().collect('2026-07-03')
const papers = collected.outcome === 'papers' ? collected.papers : []

describe('the sample edition', () => {
  test('the sample edition has about two dozen papers with arXiv ids, authors and upvotes, and no listing day', () => {
    expect(papers.length).toBeGreaterThanOrEqual(20)
    for (const paper of papers) {
      expect(paper.id).toMatch(/^\d{4}\.\d{4,5}$/)
      expect(paper.authors.length).toBeGreaterThan(0)
      expect(paper.signals.upvotes).toBeGreaterThan(0)
      expect(paper).not.toHaveProperty('listedAt')
      expect(plainText(paper.abstract)).toBe(paper.abstract)
    }
  })

  test('the sample edition has a line for each paper on what its authors contribute', () => {
    for (const paper of papers) {
      const { text } = summarise(paper)
      expect(text).toMatch(/\b[Ww]e \w+/)
      expect([...text].length).toBeLessThanOrEqual(longestSummary)
      expect(sentences(paper.abstract)).toContain(text)
    }
  })

  test('the sample edition has papers of the categories that a reader is likely to try', () => {
    const index = topicIndex(papers)
    for (const topic of parseTopics(['cs.LG', 'cs.CL', 'cs.CV', 'stat.ML', 'attention cs.CL'])) {
      expect(index.find(topic).length, topic.text).toBeGreaterThan(0)
    }
    for (const paper of papers) expect(paper.categories.length, paper.title).toBeGreaterThan(0)
  })

  test('the sample edition may repeat its papers every day', () => {
    expect(sampleSource()).toMatchObject({ name: 'sample', repeats: true })
  })
})
