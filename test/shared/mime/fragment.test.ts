// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodedFragment, encodedLastFragment } from '../../../shared/mime/fragment.ts'
import { quotedPrintable, quotedPrintableGoingOn } from '../../../shared/mime/quoted-printable.ts'
import { decodedQuotedPrintable } from './decoded.ts'
import { anyText } from './odd-texts.ts'

/** Pieces with an edge of quoted-printable at their ends. */
const edges = fc.oneof(
  anyText,
  fc.constantFrom(
    '',
    '=',
    ' ',
    '\t',
    ' \t ',
    '\n',
    '\r',
    '\r\n',
    '.',
    '..\n.',
    '\u0085',
    '\u2028',
    '-- \n',
    '--=_part',
    '=3D',
    '=\n',
  ),
  fc
    .tuple(fc.integer({ min: 70, max: 80 }), fc.constantFrom('x', ' ', '=', 'ü', '学', '😀', '\t', 'a '))
    .map(([length, character]) => character.repeat(length)),
  fc.constant('w'.repeat(998)),
  fc
    .tuple(
      fc.integer({ min: 68, max: 78 }),
      fc.constantFrom('é', '学', '😀', 'مق', '👩‍👩‍👧‍👦', ' ', '\t', '='),
    )
    .map(([length, end]) => 'y'.repeat(length) + end),
)

const inLines = (text: string): string => text.toWellFormed().replaceAll(/\r\n?/g, '\n')
const bytesOf = (pieces: readonly string[]): string =>
  pieces
    .map((text, index) =>
      index === pieces.length - 1 ? encodedLastFragment({ text }) : encodedFragment({ text }),
    )
    .map((bytes) => Buffer.from(bytes).toString('latin1'))
    .join('')

describe('fragments', () => {
  test('fragments, one behind the other, say what their texts say, in lines of quoted-printable', () => {
    fc.assert(
      fc.property(fc.array(edges, { minLength: 1, maxLength: 6 }), (pieces) => {
        expect(decodedQuotedPrintable(bytesOf(pieces))).toBe(pieces.map(inLines).join(''))
      }),
      { numRuns: 3_000 },
    )
  })

  test('a fragment that goes on ends with a line break, and cuts no character', () => {
    fc.assert(
      fc.property(edges, (text) => {
        const encoded = quotedPrintableGoingOn(text)
        expect(encoded === '' || encoded.endsWith('\r\n')).toBe(true)
        for (const line of encoded.split('\r\n')) {
          const bytes = line
            .replace(/=$/, '')
            .replaceAll(/=(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
          const own = Buffer.from(bytes, 'latin1')
          expect(Buffer.from(own.toString('utf8'))).toEqual(own)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('a fragment of whole lines has no soft line break that a whole text has not', () => {
    fc.assert(
      fc.property(edges, edges, (one, other) => {
        fc.pre(!one.endsWith('\r'))
        expect(quotedPrintableGoingOn(`${one}\n`) + quotedPrintable(other)).toBe(
          quotedPrintable(`${one}\n${other}`),
        )
      }),
    )
  })

  test('a fragment is encoded once', () => {
    const fragment = { text: 'a card' }
    expect(encodedFragment(fragment)).toBe(encodedFragment(fragment))
    expect(encodedLastFragment(fragment)).not.toEqual(encodedFragment(fragment))
  })
})
