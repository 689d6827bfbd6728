import { describe, expect, test } from 'vitest'
import { similarities } from '../../../../shared/paper/ranking/similarity.ts'
import { gardenPapers } from '../garden-papers.ts'

const text = (title: string, abstract = '') => ({ title, abstract })

describe('similarity', () => {
  test('similarity is 1 for the same words in any order, form, case and field, and 0 for other words', () => {
    const similarity = similarities([
      text('Pruned Roses', 'flowering'),
      text('Flower', 'ROSE, pruning'),
      text('Bees'),
      text(''),
    ])
    expect(similarity(0, 1)).toBeCloseTo(1, 12)
    expect(similarity(0, 2)).toBe(0)
    expect(similarity(0, 3)).toBe(0)
    expect(similarity(3, 3)).toBe(0)
  })

  test('similarity weighs rare words, not those of every paper', () => {
    const titles = ['show roses', 'show bees', 'prune roses', 'show rain', 'show soil']
    const similarity = similarities(titles.map((title) => text(title)))
    expect(similarity(0, 2)).toBeGreaterThan(1.5 * similarity(0, 1))
  })

  test('similarity does not depend on which of the two papers is named first', () => {
    const similarity = similarities(gardenPapers)
    for (const a of gardenPapers.keys()) {
      for (const b of gardenPapers.keys()) expect(similarity(a, b)).toBe(similarity(b, a))
    }
  })
})
