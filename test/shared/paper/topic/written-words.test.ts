// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldedWords } from '../../../../shared/paper/fold.ts'
import { asSpoken, stem } from '../../../../shared/paper/stems.ts'
import { isCapitalised, spokenAs, writtenWords } from '../../../../shared/paper/topic/written-words.ts'

/** What the words of a text are, by patterns over the whole text: slower, and easier to see through. */
function byPatterns(written: string): { word: string; stem: string; isAcronym: boolean; joint: string }[] {
  const text = asSpoken(written)
  const words: { word: string; stem: string; isAcronym: boolean; joint: string }[] = []
  let end = 0
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:\+\+|#)?/gu)) {
    const between = text.slice(end, index)
    end = index + word.length
    if (word === 's' && /^['’]$/.test(between)) continue
    const joint = words.length === 0 ? 'none' : jointOf(between)
    for (const folded of foldedWords(word))
      words.push({ word: folded, stem: stem(folded), isAcronym: isCapitalised(word), joint })
  }
  return words
}

function jointOf(between: string): string {
  if (/^[-\u2010-\u2013]$/.test(between)) return 'hyphen'
  if (/[.!?](?:\s|$)/.test(between)) return 'sentence'
  return /[;:](?:\s|$)|[—|]/.test(between) ? 'part' : 'none'
}

function inRow(text: string) {
  const { words, joints } = writtenWords(text, spokenAs)
  return words.map((word, at) => ({ ...word, joint: joints[at] }))
}

describe('the words of a text', () => {
  test.each([
    'Text2SQL and GPUs: H2O, V2X; C++ and C#.',
    'Parkinson’s disease. The GPU’s memory! 3DGS-based "methods" — and more',
    'ﬁne-tuning of ²-norms, Möbius x̂ strips, 𝔽-algebras and 𝒳',
    'multi–agent s, ’s, x’s and A’s',
    'ABCs2DEF abc2def2ghi GPUs++ LoRAs# 4Ks',
    '',
    '. ',
  ])('%j is read as by patterns', (text) => {
    expect(inRow(text)).toEqual(byPatterns(text))
  })

  const piece = fc.oneof(
    fc.constantFrom(
      'GPUs',
      'Text2SQL',
      'fine',
      'tuning',
      's',
      'C++',
      'Möbius',
      'ﬁ',
      '𝒳',
      'a\u0301',
      '2',
      'RAG',
    ),
    fc.constantFrom(' ', ' ', '-', '–', '—', '. ', ', ', ': ', '’', "'", '|', '#', '++', '?', '(', '\ud800'),
    fc.string({ unit: 'binary', maxLength: 3 }),
  )
  test('any text is read as by patterns', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
        (text) => {
          expect(inRow(text)).toEqual(byPatterns(text))
        },
      ),
      { numRuns: 500 },
    )
  })
})
