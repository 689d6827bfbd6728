import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Document, documents, root, wrongIn } from './documents.ts'
import { codeSpans } from './markdown.ts'

const folders = /^(?:functions|infra|shared|test|docs|\.ci|\.config)\/[\w./*{},-]*$/

/** Code between backticks that looks like a path of the repository, or like a pattern of such paths. */
function paths({ text }: Document): string[] {
  return codeSpans(text)
    .map((code) => code.replace(/:\d+$/, ''))
    .filter((code) => folders.test(code) && !/\b(?:NNN|NAME)\b/.test(code))
}

/** Paths that name nothing. */
function missing(document: Document): string[] {
  return paths(document).filter((path) => globSync(path, { cwd: root }).length === 0)
}

test('every path of the repository that a document names exists', () => {
  expect(wrongIn(documents, missing)).toEqual([])
  expect(documents.flatMap(paths).length).toBeGreaterThan(20)
})

test('a path that names nothing is found, by pattern too', () => {
  const text = 'In `shared/nothing.ts`, `functions/*/nothing.ts` and `infra/nowhere/`.'
  expect(missing({ path: 'docs/a.md', text })).toHaveLength(3)
})

test('a pattern, a folder and a line of a file are no mistakes', () => {
  const text = '`functions/*/handler.ts`, `shared/{mail,mime}/`, `shared/paper/ranking/trend.ts:27`, `test/…`'
  expect(missing({ path: 'docs/a.md', text })).toEqual([])
})
