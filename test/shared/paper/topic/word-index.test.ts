import { describe, expect, test } from 'vitest'
import { acronymTerm, paperTerms } from '../../../../shared/paper/topic/paper-terms.ts'
import { spansFrom } from '../../../../shared/paper/topic/postings.ts'
import { termIn, wordIndex } from '../../../../shared/paper/topic/word-index.ts'
import { spokenAs } from '../../../../shared/paper/topic/written-words.ts'
import { papersOnSubjects } from '../../../bench/papers-on-subjects.ts'

const papers = papersOnSubjects(60, Date.UTC(2026, 6, 1))
const index = wordIndex(papers)

describe('an index of words', () => {
  test('a term’s postings are what each paper tells of it, paper by paper, as the text goes', () => {
    const told = new Map<string, Map<number, number[]>>()
    papers.forEach((paper, place) => {
      const tell = (term: string, span: number): void => {
        const byPlace = told.get(term) ?? new Map<number, number[]>()
        byPlace.set(place, [...(byPlace.get(place) ?? []), span])
        told.set(term, byPlace)
      }
      paperTerms(paper, {
        speak: spokenAs,
        word({ stem, isAcronym }, span) {
          tell(stem, span)
          if (isAcronym) tell(acronymTerm(stem), span)
        },
        compound: tell,
      })
    })
    expect(index.terms.size).toBe(told.size)
    for (const [term, expected] of told) {
      const found = termIn(index, term)
      const postings = [...expected].map((_, at) => (found?.from ?? 0) + at)
      expect(found?.to, term).toBe((found?.from ?? 0) + expected.size)
      const { places, ends, spans } = index.postings
      expect(
        new Map(postings.map((at) => [places[at], [...spans.subarray(spansFrom(ends, at), ends[at])]])),
        term,
      ).toEqual(expected)
    }
  })

  test('a term that no paper has occurs nowhere', () => {
    expect(termIn(index, 'no such term')).toBeUndefined()
  })
})
