import { expect, test } from 'vitest'
import { acceptsGzip } from '../../../../functions/api/public-pages/accepts-gzip.ts'

test.each([
  ['gzip', true],
  ['gzip, deflate, br, zstd', true],
  ['GZIP', true],
  ['x-gzip', true],
  ['br;q=1.0, gzip;q=0.8, *;q=0.1', true],
  ['*', true],
  ['identity;q=0.5, gzip;q=0.5', true],
  ['  gzip ; q=0.2 ', true],
  ['*;q=0, gzip', true],
  [undefined, false],
  ['', false],
  ['identity', false],
  ['br', false],
  ['deflate', false],
  ['gzip;q=0', false],
  ['gzip;q=0.000, *', false],
  ['*;q=0', false],
  ['identity, gzip;q=0.5', false],
  ['notgzip', false],
  ['gzipped', false],
  ['\u0001;;q=x', false],
])('a request with Accept-Encoding %j takes gzip: %s', (header, takes) => {
  expect(acceptsGzip(header)).toBe(takes)
})
