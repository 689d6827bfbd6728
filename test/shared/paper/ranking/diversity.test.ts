// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Paper } from '../../../../shared/paper/paper.ts'
import { diversify } from '../../../../shared/paper/ranking/diversity.ts'
import { aPaper } from '../a-paper.ts'
import { gardenPapers } from '../garden-papers.ts'

const [roses, tulips, bees, compost, , hedges] = gardenPapers
const scored = (...list: readonly (readonly [Paper, number])[]) =>
  list.map(([paper, score]) => ({ paper, score, reasons: [] }))
const ids = (entries: readonly { readonly paper: Paper }[]) => entries.map(({ paper }) => paper.id)

describe('diversity', () => {
  test('diversity lets a paper on another subject pass one that is like the one above it', () => {
    expect(ids(diversify(scored([roses, 1], [hedges, 0.9], [bees, 0.8])))).toEqual([
      'roses',
      'bees',
      'hedges',
    ])
  })

  test('diversity gives the reason of a paper that is placed several places lower', () => {
    const list = scored([roses, 1], [hedges, 0.9], [bees, 0.89], [compost, 0.88], [tulips, 0.87])
    const [last] = diversify(list).filter(({ paper }) => paper.id === hedges.id)
    expect(diversify(list).at(-1)?.paper.id).toBe(hedges.id)
    expect(last?.reasons).toEqual([{ kind: 'alike' }])
    expect(diversify(list).filter(({ reasons }) => reasons.length > 0)).toHaveLength(1)
  })

  test('diversity lets no paper with a much lower trend pass', () => {
    expect(ids(diversify(scored([roses, 1], [hedges, 0.9], [bees, 0.3])))).toEqual([
      'roses',
      'hedges',
      'bees',
    ])
  })

  test('diversity leaves papers on different subjects in their places', () => {
    const list = scored([roses, 1], [bees, 0.9], [compost, 0.7], [tulips, 0.5])
    expect(diversify(list)).toEqual(list)
  })

  test('diversity compares shares of the best score, however large scores are', () => {
    const list = [50, 0.001].map((scale) =>
      scored([roses, scale], [hedges, 0.9 * scale], [bees, 0.8 * scale]),
    )
    for (const entries of list) expect(ids(diversify(entries))).toEqual(['roses', 'bees', 'hedges'])
  })

  test('diversity calls no two papers alike because the others are even less alike', () => {
    const words = (id: string, shared: string) =>
      aPaper({ id, title: shared, abstract: Array.from({ length: 20 }, (_, n) => `${id}${n}`).join(' ') })
    const list = scored([words('a', 'soil'), 1], [words('b', 'soil'), 0.9], [words('c', ''), 0.7])
    expect(diversify(list)).toEqual(list)
  })

  test('diversity leaves papers without a trend in their order below the others', () => {
    const list = scored([roses, 1], [hedges, 0], [bees, 0], [compost, 0])
    expect(diversify(list)).toEqual(list)
  })

  test('diversity moves no paper if none has a trend', () => {
    const list = scored([roses, 0], [hedges, 0], [bees, 0])
    expect(diversify(list)).toEqual(list)
    expect(diversify([])).toEqual([])
  })

  test('diversity keeps a given order, before the other papers', () => {
    const given = scored([{ ...hedges, rank: 1 }, 0.2], [{ ...roses, rank: 2 }, 1])
    const list = [...given, ...scored([tulips, 1], [compost, 0.5])]
    expect(diversify(list)).toEqual(list)
  })

  test('diversity keeps every entry once, the first one first and those after the thirtieth in place, for any input', () => {
    const texts = fc.constantFrom(...gardenPapers)
    const lists = fc
      .array(fc.tuple(texts, fc.double({ min: 0, max: 9, noNaN: true })), { maxLength: 45 })
      .map((list) =>
        list
          .map(([paper, score], n) => ({ paper: aPaper({ ...paper, id: `${n}` }), score, reasons: [] }))
          .sort((a, b) => b.score - a.score),
      )
    fc.assert(
      fc.property(lists, (list) => {
        const diverse = diversify(list)
        expect(new Set(ids(diverse))).toEqual(new Set(ids(list)))
        expect(diverse).toHaveLength(list.length)
        expect(diverse[0]).toBe(list[0])
        expect(diverse.slice(30)).toEqual(list.slice(30))
        expect(diversify(list)).toEqual(diverse)
      }),
    )
  })
})
