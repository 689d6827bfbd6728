import { expect, test } from 'vitest'
import { countLetter, lettersPerDay } from '../../../shared/subscriber/letter-budget.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import { aConfirmed, aPending, monday } from '../../fakes/a-subscriber.ts'

const today = '2026-11-23'
const askedFor = (count: number) => aPending({ letters: { day: today, count } })

test('an unknown address, or one without a letter yet, has the whole day’s budget', () => {
  const first = { letters: { day: today, count: 1 }, allowed: true }
  expect(countLetter(undefined, monday)).toEqual(first)
  expect(countLetter(aConfirmed(), monday)).toEqual(first)
})

test('three letters a day are allowed, and the fourth is counted but not allowed', () => {
  const allowed = [0, 1, 2, 3, 4].map((count) => countLetter(askedFor(count), monday).allowed)
  expect(allowed).toEqual([true, true, true, false, false])
  expect(countLetter(askedFor(lettersPerDay), monday).letters.count).toBe(lettersPerDay + 1)
})

test('the budget of letters begins again with the next day, in UTC', () => {
  const midnight = Math.ceil(monday / dayMs) * dayMs
  expect(countLetter(askedFor(9), midnight - 1).allowed).toBe(false)
  expect(countLetter(askedFor(9), midnight)).toEqual({
    letters: { day: '2026-11-24', count: 1 },
    allowed: true,
  })
  expect(countLetter(askedFor(9), midnight + 30 * hourMs).allowed).toBe(true)
})
