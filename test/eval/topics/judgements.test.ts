import { describe, expect, test } from 'vitest'
import { parseTopics } from '../../../shared/paper/topic/parse-topic.ts'
import { writtenJudgements } from './judgements.ts'

const { judged, spellings, read } = writtenJudgements

describe('the judgements of topics', () => {
  test('no paper stands twice in a judgement', () => {
    for (const { topics, about, partly } of judged) {
      const ids = [...about, ...partly]
      expect(new Set(ids).size, topics[0]).toBe(ids.length)
    }
  })

  test('every subject has a paper about it, and papers are named by their arXiv ids', () => {
    for (const { topics, about, partly } of judged) {
      expect(about.length, topics[0]).toBeGreaterThan(0)
      for (const id of [...about, ...partly]) expect(id, topics[0]).toMatch(/^\d{4}\.\d{5}$/)
    }
  })

  test('every topic can be subscribed to, and has one judgement', () => {
    const all = [...judged.flatMap(({ topics }) => topics), ...spellings.flat(), ...read]
    expect(all.filter((topic) => parseTopics([topic]).length === 0)).toEqual([])
    expect(all.filter((topic, place) => all.indexOf(topic) !== place)).toEqual([])
  })

  test('there are enough subjects to speak of a mean', () => {
    expect(judged.length).toBeGreaterThanOrEqual(60)
  })
})
