import { expect, test } from 'vitest'
import { importCycles } from './import-cycles.ts'

const cyclesOf = (imports: Readonly<Record<string, readonly string[]>>) =>
  importCycles(new Map(Object.entries(imports)))

test('files that import each other in one direction have no cycle, by however many ways', () => {
  expect(cyclesOf({ a: ['b', 'c'], b: ['d'], c: ['b', 'd'], d: ['zod'] })).toEqual([])
})

test.each([
  ['of two', { a: ['b'], b: ['a'] }, ['a → b → a']],
  ['of one', { a: ['a'] }, ['a → a']],
  ['that the way in is no part of', { a: ['b'], b: ['c'], c: ['d'], d: ['b'] }, ['b → c → d → b']],
  ['behind a file that was seen already', { a: ['b'], b: [], c: ['b', 'd'], d: ['c'] }, ['c → d → c']],
  ['beside another one', { a: ['b', 'c'], b: ['a'], c: ['a'] }, ['a → b → a', 'a → c → a']],
])('a cycle %s is written out', (_which, imports, cycles) => {
  expect(cyclesOf(imports)).toEqual(cycles)
})
