import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Document, documentAt, documents, root, wrongIn } from './documents.ts'
import { anchors, links, slugOf } from './markdown.ts'

/** Links within the repository that lead nowhere. Links to other hosts are not checked. */
function deadLinks({ path, text }: Document): string[] {
  return links(text).filter(
    (target) => !/^(?:https?|mailto):/.test(target) && !leadsSomewhere(path, text, target),
  )
}

function leadsSomewhere(from: string, text: string, target: string): boolean {
  const [file = '', anchor = ''] = target.split('#')
  if (file === '') return anchors(text).has(decodeURIComponent(anchor))
  const path = posix.join(posix.dirname(from), decodeURIComponent(file))
  if (file.startsWith('/') || path.startsWith('..') || !existsSync(`${root}/${path}`)) return false
  if (anchor === '') return true
  const isDocument = path.endsWith('.md')
  return isDocument && anchors(readFileSync(`${root}/${path}`, 'utf8')).has(decodeURIComponent(anchor))
}

test('every link within the repository leads to a file and an anchor that exist', () => {
  expect(wrongIn(documents, deadLinks)).toEqual([])
  expect(documents.flatMap(({ text }) => links(text)).length).toBeGreaterThan(50)
})

describe('a dead link is found', () => {
  test.each([
    ['to a file', '[x](nowhere.md)'],
    ['to an anchor of another document', '[x](operate.md#alarm-all-is-well)'],
    ['to an anchor of its own', '# Here\n[x](#there)'],
    ['to a picture', '![x](images/nothing.png)'],
    ['to a picture in HTML', '<img src="images/nothing.png">'],
    ['beyond the repository', '[x](../../elsewhere.md)'],
    ['by its reference', '[x][y]\n\n[y]: nowhere.md'],
    ['to an anchor in what is no document', '[x](../package.json#scripts)'],
  ])('a dead link %s is found', (_to, text) => {
    expect(deadLinks({ path: 'docs/a.md', text })).toHaveLength(1)
  })
})

describe('a link is not called dead', () => {
  test.each([
    ['to another host', '[x](https://example.org/nowhere)'],
    ['to a heading', '## Costs, and more: `a`\n[x](#costs-and-more-a)'],
    ['to the second heading of a name', '## Keys\n## Keys\n[x](#keys-1)'],
    ['in code', '`[x](nowhere.md)` and\n\n```md\n[x](nowhere.md)\n```\n'],
    ['to another folder', '[x](../README.md#try-it)'],
  ])('a link %s is not called dead', (_to, text) => {
    expect(deadLinks({ path: 'docs/a.md', text })).toEqual([])
  })
})

test.each([
  ['Alarm: no tick', 'alarm-no-tick'],
  ['A stranger cannot change a reader’s settings', 'a-stranger-cannot-change-a-readers-settings'],
  ['`functions/lambda/`, _what_ Lambda needs', 'functionslambda-what-lambda-needs'],
  ['[Costs](figures.md) & snake_case', 'costs--snake_case'],
])('the anchor of “%s” is %s', (heading, slug) => {
  expect(slugOf(heading)).toBe(slug)
})

test('the README leads to every document', () => {
  const led = new Set(links(documentAt('README.md').text).map((target) => target.split('#')[0]))
  const own = documents
    .map(({ path }) => path)
    .filter((path) => /^docs\/(?:[^/]+|decisions\/README)\.md$/.test(path))
  expect(own.filter((path) => !led.has(path))).toEqual([])
})
