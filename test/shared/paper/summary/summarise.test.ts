// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestSummary, summarise } from '../../../../shared/paper/summary/summarise.ts'

const textOf = (abstract: string) => summarise({ abstract }).text

describe('a summary', () => {
  test('a summary is the model’s if the source gave one, and says so', () => {
    expect(summarise({ abstract: 'We propose maps.', aiSummary: 'Maps.' })).toEqual({
      text: 'Maps.',
      by: 'ai',
    })
  })

  test('a summary is otherwise the sentence in which the authors say what is new', () => {
    const abstract =
      'Gardens are large. Maps are small. We show they differ. In this paper, we propose better maps. It works.'
    expect(summarise({ abstract })).toEqual({ text: 'In this paper, we propose better maps.', by: 'authors' })
  })

  test.each([
    'This paper presents maps.',
    'Here, we define and implement maps, and we prove them right.',
    'In this work, we push maps to the limit.',
    'This work takes maps beyond gardens.',
    'A new kind of map is proposed.',
  ])('a summary recognises the contribution "%s"', (sentence) => {
    expect(textOf(`Gardens are hard to draw. ${sentence} They are large.`)).toBe(sentence)
  })

  test('a summary is the first sentence if no contribution is named', () => {
    expect(textOf('Gardens are large. This work was funded by bees. Maps are small.')).toBe(
      'Gardens are large.',
    )
  })

  test('a summary is empty without an abstract', () => {
    expect(textOf('')).toBe('')
  })

  test('a summary prefers what fits uncut among what tells as much', () => {
    const long = `We study maps ${'of very large gardens '.repeat(12)}.`
    expect(textOf(`${long} We study globes of small ponds.`)).toBe('We study globes of small ponds.')
  })

  test('a summary by a model begins without what only makes sense in an abstract', () => {
    expect(summarise({ abstract: '', aiSummary: 'To address this, the paper draws maps.' })).toEqual({
      text: 'The paper draws maps.',
      by: 'ai',
    })
  })

  test('a blank summary by a model is none', () => {
    expect(summarise({ abstract: 'We propose maps.', aiSummary: '  ' })).toEqual({
      text: 'We propose maps.',
      by: 'authors',
    })
  })

  test('a summary that is too long is cut at a word, with an ellipsis', () => {
    const text = textOf(`We propose ${'maps, '.repeat(60)}and gardens.`)
    expect(text).toMatch(/^We propose maps, .*maps…$/)
    expect(text.length).toBeLessThanOrEqual(longestSummary)
  })

  test('a summary never exceeds 240 characters and never halves one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (abstract) => {
        const text = textOf(abstract)
        expect([...text].length).toBeLessThanOrEqual(longestSummary)
        expect(text).not.toMatch(/\p{Surrogate}/u)
      }),
    )
  })
})
