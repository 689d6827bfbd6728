import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { invariants } from '../simulation/protocol/violation.ts'
import { namesIn, tableRows } from './markdown-table.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const text = read('docs/architecture.md')
const sources = ['functions', 'infra', 'shared', 'test']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('test/docs/'))

/** The rows under a heading, up to the next one. */
function tableUnder(heading: string): string[][] {
  const from = text.indexOf(`\n### ${heading}\n`)
  const to = text.indexOf('\n#', from + 1)
  return from < 0 ? [] : tableRows(text.slice(from, to))
}

describe('the conditions of the protocol', () => {
  const store = read('shared/aws/dynamo-delivery-store.ts')
  const rows = tableUnder('Conditions').map((row) => row.map((cell) => namesIn(cell)))
  const isWrite = ([[name = ''] = []]: string[][]): boolean => new RegExp(`async ${name}\\(`).test(store)
  const conditions = rows.filter((row) => !isWrite(row)).flatMap(([names = []]) => names)

  test('the document names the conditions of the protocol as the adapter does', () => {
    expect(conditions.length).toBeGreaterThan(5)
    expect(conditions.filter((name) => !new RegExp(`\\b${name}\\b`).test(store))).toEqual([])
  })

  test('the document lists the conditions that each write of the adapter asks for', () => {
    const writes = store.split(/\n {4}async (?=\w+\()/).slice(1)
    const asked = writes.map((write): [string, string[]] => {
      const [, when = ''] = /when: \[([^\]]*)\]/.exec(write) ?? []
      return [
        /^\w+/.exec(write)?.[0] ?? '',
        conditions.filter((name) => new RegExp(`\\b${name}\\b`).test(when)),
      ]
    })
    const documented = rows.filter(isWrite).map(([[name = ''] = [], asks = []]) => [name, [...asks].sort()])
    const wanted = asked.filter(([, names]) => names.length > 0).map(([name, names]) => [name, names.sort()])
    expect(wanted.length).toBeGreaterThan(5)
    expect(documented.sort()).toEqual(wanted.sort())
  })
})

test('the document lists the invariants that the simulation checks', () => {
  expect(tableUnder('Invariants').flatMap(([name]) => namesIn(name))).toEqual(Object.keys(invariants))
})

test('each number of the document is the one in the code', () => {
  const rows = tableUnder('Times and limits').map((row) => row.map((cell) => cell.replaceAll('`', '')))
  expect(rows.length).toBeGreaterThan(10)
  const wrong = rows.filter(([name, value, file = '']) => !read(file).includes(`const ${name} = ${value}\n`))
  expect(wrong).toEqual([])
})

test('each name in the document is in the code', () => {
  const code = sources.map(read).join('\n')
  const names = new Set([...text.matchAll(/`([a-z]+[A-Z]\w*)`/g)].map(([, name = '']) => name))
  expect(names.size).toBeGreaterThan(40)
  expect([...names].filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([])
})

test('the code map has every folder', () => {
  const mapped = tableRows(text).map(([folder = '']) => folder)
  const folders = ['functions', 'shared', 'infra'].flatMap((top) =>
    readdirSync(join(root, top), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${top}/${name}/`),
  )
  const missing = folders.filter((folder) => !mapped.some((cell) => cell.includes(`\`${folder}\``)))
  expect(missing).toEqual([])
})
