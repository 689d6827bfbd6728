import { describe, expect, test } from 'vitest'
import { similarities } from '../../../shared/paper/similarity.ts'
import { gardenPapers } from './garden-papers.ts'

const text = (title: string, abstract = '') => ({ title, abstract })

describe('similarity', () => {
  test('is 1 of the same words in any order, form, case and field, and 0 of others', () => {
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

  test('goes by what is rare, not by what all say', () => {
    const titles = ['show roses', 'show bees', 'prune roses', 'show rain', 'show soil']
    const similarity = similarities(titles.map((title) => text(title)))
    expect(similarity(0, 2)).toBeGreaterThan(1.5 * similarity(0, 1))
  })

  test('does not depend on which of the two is named first', () => {
    const similarity = similarities(gardenPapers)
    for (const a of gardenPapers.keys()) {
      for (const b of gardenPapers.keys()) expect(similarity(a, b)).toBe(similarity(b, a))
    }
  })
})
