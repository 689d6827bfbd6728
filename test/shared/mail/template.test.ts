import { describe, expect, test } from 'vitest'
import { type Fragment, fragmentsOf, type Hole, type Part, wholeText } from '../../../shared/mail/template.ts'
import { boundedMemo } from '../../../shared/memory/bounded-memo.ts'

const memo = () => boundedMemo<readonly (Fragment | string)[]>(1_000, () => 1)
const part = (render: (hole: Hole) => string, more: Partial<Part> = {}): Part => ({
  key: String(render),
  render,
  ...more,
})
const leaf = (text: string): Part => ({ key: text, render: () => text })

describe('a template', () => {
  const outer = part((hole) => `<p title="${hole('title')}">${hole('lines')}</p>${hole('own')}!`, {
    holes: { title: [leaf('a title')], lines: [leaf('one'), leaf('two')] },
    places: ['own'],
  })

  test('a template is cut at its holes, which parts fill, and its own places stay open', () => {
    expect(fragmentsOf(memo(), [outer])).toEqual([
      { text: '<p title="' },
      { text: 'a title' },
      { text: '">' },
      { text: 'one' },
      { text: 'two' },
      { text: '</p>' },
      'own',
      { text: '!' },
    ])
  })

  test('a template rendered in one go says what its fragments say', () => {
    expect(wholeText(outer, { own: 'mine' })).toBe('<p title="a title">onetwo</p>mine!')
  })

  test('a fragment is the same object each time, so that it is encoded once', () => {
    const kept = memo()
    const [first, second] = [fragmentsOf(kept, [outer]), fragmentsOf(kept, [outer])]
    expect(first.every((piece, index) => piece === second[index])).toBe(true)
  })

  test('a hole may have nothing in it', () => {
    expect(fragmentsOf(memo(), [part((hole) => `a${hole('none')}b`, { holes: { none: [] } })])).toEqual([
      { text: 'a' },
      { text: 'b' },
    ])
  })

  test.each([
    ['is missing', () => 'no hole'],
    ['stands there twice', (hole: Hole) => `${hole('own')} ${hole('own')}`],
    ['has a name that nobody fills', (hole: Hole) => `${hole('own')} ${hole('other')}`],
  ])('a template is refused if a hole %s', (_what, render) => {
    expect(() => fragmentsOf(memo(), [part(render, { places: ['own'] })])).toThrow('they must be own')
  })
})
