import { describe, expect, test } from 'vitest'
import { type Digest, type DigestRequest, selectDigest } from '../../../shared/edition/digest.ts'
import type { EditionPaper, WholeEdition } from '../../../shared/edition/edition.ts'
import type { PaperId } from '../../../shared/paper/paper.ts'
import { anEdition, anEditionId, aPaperInPlace } from '../../fakes/an-edition.ts'

const ids = (papers: readonly EditionPaper[]) => papers.map(({ paper }) => paper.id)

const reader = {
  topics: [],
  since: anEditionId(1),
  through: anEditionId(1),
  missed: {},
}

/** The digest of editions that are all there are. */
function select(
  editions: readonly WholeEdition[],
  topics: readonly string[],
  papersPerDigest: number,
  change: Partial<DigestRequest['reader']> = {},
): Digest {
  const digest = selectDigest({
    editions,
    recent: editions,
    reader: { ...reader, ...change, topics },
    papersPerDigest,
  })
  if (!digest) throw new Error('there is nothing in it')
  return digest
}

/** A paper in its place, known by a short id. */
function entry(rank: number, id: string, title: string, score = 100 - rank): EditionPaper {
  return aPaperInPlace(rank, { id: id as PaperId, title }, score)
}

const monday = anEdition(23, {
  papers: [
    entry(1, 'm1', 'Robots that fold laundry'),
    entry(2, 'm2', 'Clustering of galaxies'),
    entry(3, 'm3', 'Robots and clustering'),
    entry(4, 'm4', 'Proteins'),
  ],
})

describe('the general section', () => {
  test('holds the best papers, in the order of the edition', () => {
    const digest = select([monday], [], 2)
    expect(ids(digest.top)).toEqual(['m1', 'm2'])
    expect(digest.topics).toEqual([])
  })

  test('of one edition keeps the order given, whatever the scores', () => {
    const papers = [entry(1, 'a', 'First', 1), entry(2, 'b', 'Second', 9)]
    expect(ids(select([anEdition(23, { papers })], [], 5).top)).toEqual(['a', 'b'])
  })

  test('holds all papers where there are fewer', () => {
    expect(select([monday], [], 50).top).toHaveLength(4)
  })
})

describe('topics', () => {
  test('hold what they find beyond the general section', () => {
    const digest = select([monday], ['clustering', 'proteins'], 1)
    expect(digest.topics.map(({ topic, papers }) => [topic, ids(papers)])).toEqual([
      ['clustering', ['m2', 'm3']],
      ['proteins', ['m4']],
    ])
  })

  test('show a paper once, under the first topic that it matches', () => {
    const digest = select([monday], ['robots', 'clustering'], 1)
    expect(digest.topics.map(({ topic, papers }) => [topic, ids(papers)])).toEqual([
      ['robots', ['m3']],
      ['clustering', ['m2']],
    ])
  })

  test('that find nothing new have no section', () => {
    expect(select([monday], ['laundry', 'whales'], 1).topics).toEqual([])
  })

  test('find five papers at most, the best ones', () => {
    const papers = Array.from({ length: 9 }, (_, index) => entry(index + 1, `w${index + 1}`, 'Whales'))
    const digest = select([anEdition(23, { papers })], ['whales'], 1)
    expect(digest.topics.map((section) => ids(section.papers))).toEqual([['w2', 'w3', 'w4', 'w5', 'w6']])
  })

  test('that are no topics, as an older version may have stored, are left out', () => {
    expect(select([monday], ['-robots', ''], 1).topics).toEqual([])
  })

  test('are shown as the reader typed them', () => {
    expect(select([monday], ['PROTEIN'], 1).topics[0]?.topic).toBe('PROTEIN')
  })
})

describe('several editions', () => {
  const sunday = anEdition(22, {
    papers: [entry(1, 's1', 'Sunday', 98.5), entry(2, 'm4', 'Proteins', 99.5), entry(3, 's3', 'Late', 1)],
  })

  test('are merged by score', () => {
    // m1 99, s1 98.5, m2 98, m3 97; m4 counts as Monday has it: 96.
    expect(ids(select([sunday, monday], [], 9).top)).toEqual(['m1', 's1', 'm2', 'm3', 'm4', 's3'])
  })

  test('count a paper that is in two of them once', () => {
    expect(select([sunday, monday], [], 9).paperCount).toBe(6)
  })

  test('put papers of one score in the order of their ids', () => {
    const papers = ['c', 'a', 'b'].map((id, index) => entry(index + 1, id, 'Even', 5))
    expect(ids(select([anEdition(22, { papers: [] }), anEdition(23, { papers })], [], 9).top)).toEqual([
      'a',
      'b',
      'c',
    ])
  })

  test('have the newest as their head, and all are named, quiet ones too', () => {
    const quiet = anEdition(24, { papers: [] })
    const digest = select([sunday, monday, quiet], [], 9)
    expect(digest.head.id).toBe(quiet.id)
    expect(digest.editions.map(({ id }) => id)).toEqual([sunday.id, monday.id, quiet.id])
  })

  test('are not changed by being selected from', () => {
    const before = structuredClone([sunday, monday])
    select([sunday, monday], ['robots'], 2)
    expect([sunday, monday]).toEqual(before)
  })
})

test('a digest of no edition is a bug', () => {
  expect(() => select([], [], 9)).toThrow('a digest covers at least one edition')
})
