import { expect, test } from 'vitest'
import { importCycles } from './import-cycles.ts'

const cyclesOf = (imports: Readonly<Record<string, readonly string[]>>) =>
  importCycles(new Map(Object.entries(imports)))

test('files that import each other in one direction have no cycle, however many ways there are', () => {
  expect(cyclesOf({ a: ['b', 'c'], b: ['d'], c: ['b', 'd'], d: ['zod'] })).toEqual([])
})

test.each([
  ['of two files', { a: ['b'], b: ['a'] }, ['a → b → a']],
  ['of one file', { a: ['a'] }, ['a → a']],
  ['that does not contain the way to it', { a: ['b'], b: ['c'], c: ['d'], d: ['b'] }, ['b → c → d → b']],
  ['after a file that was seen already', { a: ['b'], b: [], c: ['b', 'd'], d: ['c'] }, ['c → d → c']],
  ['beside another cycle', { a: ['b', 'c'], b: ['a'], c: ['a'] }, ['a → b → a', 'a → c → a']],
])('a cycle %s is written out', (_which, imports, cycles) => {
  expect(cyclesOf(imports)).toEqual(cycles)
})
