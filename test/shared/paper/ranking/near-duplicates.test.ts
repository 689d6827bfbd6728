import { describe, expect, test } from 'vitest'
import type { Paper } from '../../../../shared/paper/paper.ts'
import { collapseNearDuplicates } from '../../../../shared/paper/ranking/near-duplicates.ts'
import { aPaper } from '../a-paper.ts'
import { gardenPapers } from '../garden-papers.ts'

const asRanked = (papers: readonly Paper[]) =>
  papers.map((paper, index) => ({ paper, score: papers.length - index, reasons: [] }))
const collapsed = (papers: readonly Paper[]) =>
  collapseNearDuplicates(asRanked(papers)).map(({ paper, related }) => [
    paper.id,
    ...related.map(({ id }) => id),
  ])

const [roses, tulips, bees] = gardenPapers
const sequel = aPaper({
  ...roses,
  id: 'sequel',
  title: `${roses.title}, Revisited`,
  abstract: `${roses.abstract} We repeat it on sand.`,
})

describe('near-duplicates', () => {
  test('near-duplicates are folded into the paper above them, whose place and score stay', () => {
    expect(collapsed([tulips, sequel, bees, roses])).toEqual([[tulips.id], [sequel.id, roses.id], [bees.id]])
    const [, folded] = collapseNearDuplicates(asRanked([tulips, sequel, bees, roses]))
    expect(folded?.score).toBe(3)
    expect(folded?.related).toEqual([roses])
  })

  test('near-duplicates are found even without other papers to compare with', () => {
    expect(collapsed([roses, sequel])).toEqual([[roses.id, sequel.id]])
  })

  test('a paper may have several near-duplicates, in their order', () => {
    const third = { ...roses, id: aPaper({ id: 'third' }).id }
    expect(collapsed([roses, bees, sequel, third])).toEqual([[roses.id, sequel.id, third.id], [bees.id]])
  })

  test('papers with the same title and without an abstract are no near-duplicates', () => {
    const [one, other] = ['one', 'other'].map((id) => aPaper({ id, title: 'Editorial', abstract: '' }))
    const third = aPaper({ id: 'third', title: 'Editorial', abstract: 'Editorial' })
    if (one && other) {
      expect(collapsed([one, other, third])).toEqual([['one'], ['other'], ['third']])
      expect(collapsed([third, one, other])).toEqual([['third'], ['one'], ['other']])
    }
  })

  test('papers of one field or without words are no near-duplicates', () => {
    expect(collapsed(gardenPapers)).toEqual(gardenPapers.map(({ id }) => [id]))
    const empty = (id: string) => aPaper({ id, title: '', abstract: '' })
    expect(collapsed([empty('a'), empty('b')])).toEqual([['a'], ['b']])
    expect(collapsed([])).toEqual([])
  })

  test('near-duplicates are looked for only among the first 200 papers, and none below is lost', () => {
    const many = Array.from({ length: 199 }, (_, n) =>
      aPaper({ id: `n${n}`, title: `w${n}`, abstract: `v${n}` }),
    )
    expect(collapsed([...many, roses, sequel])).toHaveLength(201)
    expect(collapsed([...many.slice(1), roses, sequel])).toHaveLength(199)
  })
})
