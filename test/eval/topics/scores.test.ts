import { describe, expect, test } from 'vitest'
import type { PaperId } from '../../../shared/paper/paper.ts'
import { agreement, answer, meanScore, score } from './scores.ts'

const ids = (text: string): PaperId[] => text.split(' ').filter((id) => id !== '') as PaperId[]
const judgement = { topics: ['t'], about: new Set(ids('a b c d')), partly: new Set(ids('p q')) }

describe('the scores of a topic', () => {
  test('the share of right papers is taken of those shown, the recall of those found', () => {
    expect(score({ shown: ids('a x'), found: ids('a x b c') }, judgement)).toEqual({
      right: 0.5,
      recall: 0.75,
    })
  })

  test('a paper that is partly about a topic is neither right nor wrong', () => {
    expect(score({ shown: ids('a p q x'), found: ids('a p q x') }, judgement)).toEqual({
      right: 0.5,
      recall: 0.25,
    })
  })

  test('a topic that finds nothing has a recall of 0, and nobody can say how much of it is right', () => {
    expect(score({ shown: [], found: [] }, judgement)).toEqual({ right: undefined, recall: 0 })
    expect(score({ shown: ids('p'), found: ids('p') }, judgement)).toEqual({ right: undefined, recall: 0 })
  })

  test('five papers of each day are shown, and all are found', () => {
    const days = [() => ids('a b c d e f'), () => [], () => ids('g')]
    expect(answer(days, 't')).toEqual({ shown: ids('a b c d e g'), found: ids('a b c d e f g') })
  })

  test('the mean of several spellings leaves out what cannot be said', () => {
    const scores = [
      { right: 1, recall: 0.5 },
      { right: undefined, recall: 0 },
    ]
    expect(meanScore(scores)).toEqual({ right: 1, recall: 0.25 })
    expect(meanScore([{ right: undefined, recall: 0 }])).toEqual({ right: undefined, recall: 0 })
  })
})

describe('the agreement of spellings', () => {
  test('the same papers in any order agree wholly', () => {
    expect(agreement([ids('a b'), ids('b a')])).toBe(1)
  })

  test('papers that share none do not agree, nor does a spelling that finds nothing', () => {
    expect(agreement([ids('a'), ids('b')])).toBe(0)
    expect(agreement([ids('a'), []])).toBe(0)
  })

  test('each two spellings count', () => {
    expect(agreement([ids('a b'), ids('a b'), ids('a c')])).toBeCloseTo((1 + 1 / 3 + 1 / 3) / 3, 12)
  })

  test('two spellings that find nothing agree beside one that does; where none does, nobody can say', () => {
    expect(agreement([[], [], ids('a')])).toBeCloseTo(1 / 3, 12)
    expect(agreement([[], []])).toBeUndefined()
  })
})
