import { expect, test } from 'vitest'
import { situationNames, situationOf } from './situations.ts'
import { neverReached, sometimes } from './sometimes.ts'

test('runs that leave out a state are told so', () => {
  const all = Object.fromEntries(sometimes.map((name) => [name, 1]))
  expect(neverReached(all)).toEqual([])
  const { 'seat: given back late': _, ...rest } = all
  expect(neverReached(rest)).toEqual(['seat: given back late'])
})

test('among three hundred seeds is every situation', () => {
  const drawn = new Set(Array.from({ length: 300 }, (_, index) => situationOf(index + 1)))
  expect([...drawn].sort()).toEqual([...situationNames].sort())
})
