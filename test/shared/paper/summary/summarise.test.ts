// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentences } from '../../../../shared/paper/summary/sentences.ts'
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
    'We also further introduce maps.',
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

  test('a summary prefers a contribution that fits uncut', () => {
    const long = `We propose maps ${'of very large gardens '.repeat(12)}.`
    expect(textOf(`${long} We show that they work.`)).toBe('We show that they work.')
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

describe('sentences', () => {
  test.each([
    'We use i.i.d. data, e.g. images, i.e. pixels.',
    'Following Gray et al. (2020), we draw maps.',
    'See Fig. 2 and Eq. (3), cf. Sec. 4, vs. J. Smith.',
    'Errors w.r.t. T grow by 3.5 points.',
  ])('sentences are not split inside "%s"', (sentence) => {
    expect(sentences(sentence)).toEqual([sentence])
  })

  test('sentences are split after an abbreviation that ends one', () => {
    expect(sentences('The samples are i.i.d. We prove it.')).toEqual([
      'The samples are i.i.d.',
      'We prove it.',
    ])
  })
})
