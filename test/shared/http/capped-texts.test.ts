import { describe, expect, test } from 'vitest'
import { cappedTexts } from '../../../shared/http/capped-texts.ts'
import { authorLimits, keywordLimits } from '../../../shared/http/text-limits.ts'

const many = (count: number, text: string) => Array.from({ length: count }, () => text)

describe('a capped list of texts', () => {
  test('a capped list keeps the first texts, cut, cleaned and without the empty ones', () => {
    const limits = { most: 2, longest: 6, total: 100 }
    expect(cappedTexts(['', ' a  b ', '\u200b', 'longer than six', 'third'], limits)).toEqual([
      'a b',
      'longer',
    ])
  })

  test('a capped list ends before its texts together are too long', () => {
    expect(cappedTexts(['aaa', 'bbb', 'ccc'], { most: 9, longest: 9, total: 6 })).toEqual(['aaa', 'bbb'])
  })

  test('a capped list leaves no half character where it cuts', () => {
    expect(cappedTexts(['ab😀'], { most: 1, longest: 3, total: 9 })).toEqual(['ab'])
  })

  test('a capped list keeps authors and keywords far below 400 KB, whatever they are made of', () => {
    const texts = [
      cappedTexts(many(5_000, '語'.repeat(500)), authorLimits),
      cappedTexts(many(5_000, '語'.repeat(500)), keywordLimits),
    ]
    expect(Buffer.byteLength(JSON.stringify(texts))).toBeLessThan(200_000)
    expect(cappedTexts(many(5_000, 'Ada Gardener'), authorLimits)).toHaveLength(1_000)
  })
})
