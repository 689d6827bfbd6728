import { describe, expect, test } from 'vitest'
import { show } from '../../../../shared/subscriber/field-problem.ts'
import { visible, visibleInForm } from '../../../../shared/subscriber/preferences/visible-text.ts'

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)

/** Every character that hides or that turns others round, by what it is. */
const unseen: readonly (readonly [string, readonly number[]])[] = [
  ['controls of ASCII', [...range(0x00, 0x1f), 0x7f]],
  ['further controls (C1)', range(0x80, 0x9f)],
  ['a soft hyphen', [0xad]],
  ['marks of direction', [0x61c, 0x200e, 0x200f]],
  ['zero-width characters', [0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0x180e]],
  ['separators of lines and paragraphs', [0x2028, 0x2029]],
  ['embeddings and overrides of direction', range(0x202a, 0x202e)],
  ['isolates', range(0x2066, 0x2069)],
  ['invisible operators and deprecated formats', [...range(0x2061, 0x2064), ...range(0x206a, 0x206f)]],
  ['interlinear annotations', range(0xfff9, 0xfffb)],
  ['fillers', [0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x3164, 0xffa0]],
  ['selectors of a variant', [...range(0xfe00, 0xfe0f), 0xe0100, 0xe01ef]],
  ['tags', [0xe0001, ...range(0xe0020, 0xe007f)]],
  ['spaces that look like the usual one', [0xa0, 0x1680, ...range(0x2000, 0x200a), 0x202f, 0x205f, 0x3000]],
  ['private characters and none at all', [0xe000, 0xf8ff, 0xffff, 0xfdd0, 0x10ffff]],
  ['half a character', [0xd800, 0xdfff]],
]

describe.each(unseen)('%s', (_what, codes) => {
  test('what is not seen becomes an escape with its number', () => {
    for (const code of codes) {
      const shown = visible(`y${String.fromCodePoint(code)}z`)
      expect(shown).toMatch(/^y\\u(\{[0-9a-f]{5,6}\}|[0-9a-f]{4})z$/)
      expect(Number.parseInt(/[0-9a-f]{4,}/.exec(shown.slice(2))?.[0] ?? '', 16)).toBe(code)
    }
  })

  test('a refused value shows it as an escape, alone, in a list and as a name', () => {
    for (const code of codes) {
      const text = `a${String.fromCodePoint(code)}b`
      for (const shown of [show(text), show([text]), show({ [text]: 1 })]) expect(shown).not.toContain(text)
    }
  })
})

test.each(['Ann Lee', 'Käthe', '日本語', 'سلام', 'שלום', 'क्षत्रिय', '👍', '“quoted”', '\\u0041', '<b>&'])(
  'what is seen stays as it is: %s',
  (text) => {
    expect(visible(text)).toBe(text)
    expect(visibleInForm(text)).toBe(text)
  },
)

test('a form keeps what keyboards type, so that it can be sent again', () => {
  for (const text of ['one\ntwo\r\nthree\tfour', 'می‌خواهم', '👩‍👩‍👧', '❤️', 'a\u00a0b', 'a\u3000b'])
    expect(visibleInForm(text)).toBe(text)
})

test('a form shows a direction turned round, a joiner without a word, and a tag', () => {
  expect(visibleInForm('ann\u202egro.elpmaxe@')).toBe('ann\\u202egro.elpmaxe@')
  expect(visibleInForm('a\u200db')).toBe('a\\u200db')
  expect(visibleInForm('\u200dز')).toBe('\\u200dز')
  expect(visibleInForm('x\u{e0041}')).toBe('x\\u{e0041}')
  expect(visibleInForm('a\0\u2028b')).toBe('a\\u0000\\u2028b')
})

describe('a value of any shape can be shown', () => {
  const deep = (open: string, close: string, levels = 20_000): unknown =>
    JSON.parse(open.repeat(levels) + close.repeat(levels))

  test.each<readonly [string, unknown, string]>([
    ['lists within lists', deep('[', ']'), '[[[[[…]]]]]'],
    [
      'objects within objects',
      JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`),
      '{"a":{"a":{"a":{"a":{…}}}}}',
    ],
    ['a list of lists', JSON.parse(`[${'[],'.repeat(20_000)}[]]`), `[${'[],'.repeat(20)}`.slice(0, 60)],
    ['a number', Number.POSITIVE_INFINITY, 'Infinity'],
    ['nothing', null, 'null'],
    ['a list with a text', ['a"b'], '["a\\"b"]'],
    ['an own `__proto__`', JSON.parse('{"__proto__": [1]}'), '{"__proto__":[1]}'],
    [
      'an own `toString` and `toJSON`',
      JSON.parse('{"toString": 1, "toJSON": 2}'),
      '{"toString":1,"toJSON":2}',
    ],
  ])('a value can be shown: %s', (_what, value, shown) => {
    expect(show(value).replace(/…$/, '')).toContain(shown)
    expect(show(value).length).toBeLessThan(70)
  })

  test('a cut never halves a character', () => {
    expect(show('👍'.repeat(61))).toBe(`${'👍'.repeat(60)}…`)
  })
})
