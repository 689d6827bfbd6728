import { expect, test } from 'vitest'
import {
  countLetter,
  lettersPerDay,
  uncountLetter,
} from '../../../../shared/subscriber/letter/letter-budget.ts'
import { dayMs, hourMs } from '../../../../shared/time/clock.ts'
import { aConfirmed, aPending, monday } from '../../../fakes/a-subscriber.ts'

const today = '2026-11-23'
const askedFor = (undo: number) => aPending({ letters: { day: today, counts: { undo } } })

test('an unknown address, or one without a letter yet, has the whole day’s budget', () => {
  const first = { letters: { day: today, counts: { undo: 1 } }, allowed: true }
  expect(countLetter(undefined, 'undo', monday)).toEqual(first)
  expect(countLetter(aConfirmed(), 'undo', monday)).toEqual(first)
})

test('three letters of a kind a day are allowed, and the fourth is counted but not allowed', () => {
  const allowed = [0, 1, 2, 3, 4].map((count) => countLetter(askedFor(count), 'undo', monday).allowed)
  expect(allowed).toEqual([true, true, true, false, false])
  const { counts } = countLetter(askedFor(lettersPerDay), 'undo', monday).letters
  expect(counts).toEqual({ undo: lettersPerDay + 1 })
})

test('each kind of letter has a budget of its own', () => {
  const { letters, allowed } = countLetter(askedFor(9), 'erase', monday)
  expect([letters, allowed]).toEqual([{ day: today, counts: { undo: 9, erase: 1 } }, true])
})

test('the budget of letters begins again with the next day, in UTC', () => {
  const midnight = Math.ceil(monday / dayMs) * dayMs
  expect(countLetter(askedFor(9), 'undo', midnight - 1).allowed).toBe(false)
  expect(countLetter(askedFor(9), 'undo', midnight)).toEqual({
    letters: { day: '2026-11-24', counts: { undo: 1 } },
    allowed: true,
  })
  expect(countLetter(askedFor(9), 'undo', midnight + 30 * hourMs).allowed).toBe(true)
})

test('a count of version 1, which knew no kinds, counts for none', () => {
  const ofVersion1 = aPending({ letters: { day: today } })
  expect(countLetter(ofVersion1, 'undo', monday)).toMatchObject({ allowed: true })
})

test('a letter that could not be queued is taken back from its own kind and day, and never twice', () => {
  const counted = aPending({ letters: { day: today, counts: { undo: 1, erase: 2 } } })
  expect(uncountLetter(counted, 'undo', monday)).toEqual({ day: today, counts: { undo: 0, erase: 2 } })
  expect(uncountLetter(askedFor(0), 'undo', monday)).toEqual({ day: today, counts: { undo: 0 } })
  expect(uncountLetter(counted, 'undo', monday - dayMs)).toBeUndefined()
  expect(uncountLetter(undefined, 'undo', monday)).toBeUndefined()
})
