import { expect, test } from 'vitest'
import { isKnown } from '../../../../functions/api/public-pages/is-known.ts'

test.each([
  ['W/"abc"', true],
  ['"abc"', true],
  ['"x", W/"abc"', true],
  ['"x",W/"abc","y"', true],
  ['*', true],
  [' * ', true],
  [undefined, false],
  ['', false],
  ['abc', false],
  ['W/"abcd"', false],
  ['"x*"', false],
  ['W/"ab', false],
])('with If-None-Match %j, the browser knows the page "abc": %s', (header, knows) => {
  expect(isKnown(header, 'W/"abc"')).toBe(knows)
})
