import { expect, test } from 'vitest'
import { type Document, documentAt, documents, wrongIn } from './documents.ts'
import { firstParagraph } from './markdown.ts'

/** A document that does not begin with the reader it is for. */
function withoutReader({ text }: Document): string[] {
  const first = firstParagraph(text)
  return /^For \S+/.test(first) ? [] : [`begins with “${first.slice(0, 40)}”, not with “For …”`]
}

test('the README has at most 200 lines', () => {
  expect(documentAt('README.md').text.split('\n').length - 1).toBeLessThanOrEqual(200)
})

test('every document names its reader first', () => {
  const own = documents.filter(({ path }) => /^docs\/(?:[^/]+|decisions\/README)\.md$/.test(path))
  expect(own.length).toBeGreaterThan(10)
  expect(wrongIn(own, withoutReader)).toEqual([])
  expect(withoutReader({ path: 'docs/a.md', text: '# A\n\nPaperwire is a service.\n' })).toHaveLength(1)
})

test('no document has a gap that is left to fill in', () => {
  const gap = /\b(?:TODO|TBD|FIXME|XXX)\b|\?\?\?/
  expect(documents.filter(({ text }) => gap.test(text)).map(({ path }) => path)).toEqual([])
})
