import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exportedNames } from './exported-names.ts'
import { importsOf, testsThatSee } from './tests-that-see.ts'

const root = join(import.meta.dirname, '../..')

test('what is loaded is told from what only the types need', () => {
  const source = `import './a.ts'
import { b } from './b.ts'
import {
  c,
  type C,
} from './c.ts'
import type { D } from './d.ts'
export { e } from './e.ts'
export type { F } from './f.ts'
import { join } from 'node:path'
const g = await import('./g.ts')`
  expect(importsOf(source)).toEqual(['./a.ts', './b.ts', './c.ts', './e.ts', './g.ts'])
})

test('the tests of a source come before those that see it through others', () => {
  const see = testsThatSee(root, (path) => path.endsWith('.test.ts'))
  const { tests, between } = see('shared/delivery/attempt/settlement.ts')
  const distances = tests.map(({ distance }) => distance)
  expect(tests[0]).toEqual({ test: 'test/shared/delivery/attempt/settlement.test.ts', distance: 1 })
  expect(distances).toEqual(distances.toSorted((a, b) => a - b))
  expect(between).toContain('shared/delivery/attempt/settle.ts')
  expect(between).not.toContain('shared/delivery/attempt/settlement.ts')
})

test('the values that a source exports are known by their names', () => {
  const source = `export const a = 1, b = 2
export function c() {}
export async function* d() {}
export class E {}
export type F = string
export interface G {}
const h = 1
export { h, i as j } from './k.ts'
export type { L } from './l.ts'`
  expect(exportedNames(source, 'some.ts')).toEqual(['a', 'b', 'c', 'd', 'E', 'h', 'j'])
})
