// @module-tag property
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readHeaders, replaceHeaders } from '../../../../infra/local/ses/header.ts'

const name = fc.stringMatching(/^[A-Za-z][A-Za-z-]{0,12}$/)
const value = fc.stringMatching(/^[!-~]([ -~]{0,30}[!-~])?$/)
const newline = fc.constantFrom('\r\n', '\n')

test('dropped headers are gone from any message, added ones are on top, and the rest stays as it was', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(name, value), { minLength: 1 }),
      fc.uint8Array(),
      newline,
      fc.boolean(),
      (headers, body, eol, folded) => {
        const fold = folded ? `${eol} ` : ' '
        const head = headers.map(([key, text]) => `${key}:${fold}${text}${eol}`).join('')
        const raw = Buffer.concat([Buffer.from(head + eol, 'latin1'), body])
        const dropped = (headers[0]?.[0] ?? '').toLowerCase()
        const replaced = replaceHeaders(raw, [dropped], [{ name: 'Added', value: 'on top' }])

        const kept = headers.filter(([key]) => key.toLowerCase() !== dropped)
        const expected = [['Added', 'on top'], ...kept].map(([key = '', text = '']) => ({
          name: key,
          value: text,
        }))
        expect(readHeaders(replaced)).toEqual(expected)
        const keptHead = kept.map(([key, text]) => `${key}:${fold}${text}${eol}`).join('')
        expect(replaced).toEqual(
          Buffer.concat([Buffer.from(`Added: on top${eol}${keptHead}${eol}`, 'latin1'), body]),
        )
      },
    ),
  )
})

test('a message of headers alone has no body', () => {
  const raw = Buffer.from('A: 1\r\nB: 2')
  expect(readHeaders(raw)).toEqual([
    { name: 'A', value: '1' },
    { name: 'B', value: '2' },
  ])
  expect(replaceHeaders(raw, ['a'], []).toString()).toBe('B: 2\r\n')
})
