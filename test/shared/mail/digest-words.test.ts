import { expect, test } from 'vitest'
import { selectDigest } from '../../../shared/edition/digest.ts'
import type { WholeEdition } from '../../../shared/edition/edition.ts'
import { digestNotes } from '../../../shared/mail/digest-words.ts'
import { anEdition, anEditionId, aPaperInPlace, aSourceResult } from '../../fakes/an-edition.ts'
import { en } from '../../fakes/english.ts'

function notes(editions: readonly WholeEdition[], topics: readonly string[] = []): string[] {
  const reader = { topics, since: anEditionId(1), through: anEditionId(1), missed: {} }
  const digest = selectDigest({ editions, recent: editions, reader, papersPerDigest: 9 })
  return digest ? digestNotes(digest, en) : []
}
const withoutVotes = (day: number, count = 1) =>
  anEdition(day, {
    papers: Array.from({ length: count }, (_, index) => aPaperInPlace(day * 100 + index, {}, 0)),
  })

test('a digest of one list without votes says in which order its papers stand, whatever days are quiet', () => {
  expect(notes([withoutVotes(23)])).toEqual([en.edition.byRecency])
  expect(notes([withoutVotes(22), withoutVotes(23, 0)])).toEqual([en.edition.byRecency])
})

test('a digest of several lists without votes says that the latest list comes first', () => {
  expect(notes([withoutVotes(22), withoutVotes(23)])).toEqual([en.edition.byRecencyOfSeveral])
})

test('a digest without votes says that papers on the reader’s topics come first, if there are any', () => {
  const [paper] = withoutVotes(23).papers
  const topic = paper?.paper.title ?? ''
  expect(notes([withoutVotes(23)], [topic])).toEqual([en.edition.byRecency, en.digest.topicsFirst])
  expect(notes([withoutVotes(23)], ['basket weaving'])).toEqual([en.edition.byRecency])
})

test('a digest with votes for one of its lists says nothing of its order', () => {
  expect(notes([withoutVotes(22), anEdition(23)])).toEqual([])
})

test('a digest says which source could not be read, and which only in part', () => {
  const sources = [aSourceResult({ isPartial: true }), aSourceResult({ source: 'arxiv', outcome: 'failed' })]
  expect(notes([anEdition(23, { sources })])).toEqual([
    'arXiv could not be read on Monday 23 November, so some papers may be missing.',
    'Hugging Face could be read only in part on Monday 23 November, so some papers may be missing.',
  ])
})
