import { expect, test } from 'vitest'
import { placeOf } from '../../../../shared/subscriber/letter/waiting-letters.ts'

test.each([
  [0, 0],
  [1, 1],
  [2, 2],
  [3, 2],
  [4, 3],
  [7, 3],
  [8, 4],
  [1_000, 10],
  [1_000_000, 20],
  [-1, 0],
])('after %i earlier sign-ups of its network a letter stands in place %i', (turn, place) => {
  expect(placeOf(turn)).toBe(place)
})
