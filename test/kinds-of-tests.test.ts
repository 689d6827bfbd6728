import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { kindsOfTests, plainTestMs } from '../.config/kinds-of-tests.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))

/** The imports by which a file of tests is of a kind. */
const signs: Readonly<Record<string, RegExp>> = {
  property: /'fast-check'/,
  synthesis: /\/synthesized\.ts'/,
  bundle: /\/(deployment|bundling)\.ts'/,
  replay: /\/(example-run|paper-year)\.ts'/,
  browser: /\/(browser|html-readers)\.ts'/,
}

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.test\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))

test('a file of tests names its kinds at its top, so that their time-outs apply to it', () => {
  for (const { name, text } of files) {
    const imports = text.match(/^(import|\} from) .*$/gm)?.join('\n') ?? ''
    const needed = Object.keys(signs).filter((kind) => signs[kind]?.test(imports))
    const said = [...text.matchAll(/^\/\/ @module-tag (\w+)$/gm)].map(([, kind]) => kind)
    expect(said, name).toEqual(needed)
  }
})

test('each kind of tests has files, and a sign by which it is known', () => {
  const said = new Set(files.flatMap(({ text }) => text.match(/(?<=^\/\/ @module-tag )\w+$/gm) ?? []))
  const kinds = kindsOfTests.map(({ name }) => name)
  expect([...said].sort()).toEqual(kinds.toSorted())
  expect(Object.keys(signs).sort()).toEqual(kinds.toSorted())
})

test('a kind has more time than a plain test', () => {
  for (const { name, timeout } of kindsOfTests) expect(timeout, name).toBeGreaterThan(plainTestMs)
})
