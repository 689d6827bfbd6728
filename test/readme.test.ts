import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

test('the README names only commands that there are, and all of them', () => {
  const named = new Set([...readme.matchAll(/npm run ([a-z]+(?:[:-][a-z]+)*)/g)].map(([, name = '']) => name))
  expect([...named].filter((name) => !(name in scripts))).toEqual([])
  const own = Object.keys(scripts).filter((name) => !['start', 'test', 'format', 'sbom'].includes(name))
  expect(own.filter((name) => !named.has(name))).toEqual([])
})

test('the README shows only pictures and files that there are', () => {
  const files = [
    ...readme.matchAll(/\]\((?!http)([^)]+)\)|`((?:infra|test|functions|shared)\/[\w./-]+\.\w+)`/g),
  ]
  const missing = files
    .map(([, link, file]) => link ?? file ?? '')
    .filter((path) => !existsSync(join(root, path)))
  expect(files.length).toBeGreaterThan(2)
  expect(missing).toEqual([])
})

test('the README has no place left to fill in', () => {
  expect(readme).not.toMatch(/\b[A-Z]+_[A-Z_]+\b(?<!CHROME_PATH|DYNAMODB_ENDPOINT)/)
})
