import { describe, expect, test } from 'vitest'
import {
  type GuardState,
  type GuardStep,
  guardStep,
  guardSteps,
  isStricter,
  type LettersOfADay,
  nextStep,
  openGuard,
  steadyMs,
} from '../../../../shared/subscriber/sign-up/sign-up-guard.ts'
import { hourMs, minuteMs } from '../../../../shared/time/clock.ts'
import { monday } from '../../../fakes/a-subscriber.ts'

const of = (mailed: number, bounces: number, complaints = 0): LettersOfADay => ({
  mailed,
  bounces,
  complaints,
})
const standing = (step: GuardStep, since = monday - 2 * hourMs): GuardState => ({
  step,
  since,
  raisedAt: since,
})

describe('the step that a day’s letters ask for', () => {
  test.each<[what: string, counts: LettersOfADay, step: GuardStep]>([
    ['no letter', of(0, 0), 'open'],
    ['one letter, which bounced', of(1, 1), 'open'],
    ['four bounces of five letters', of(5, 4), 'open'],
    ['five bounces of five letters', of(5, 5), 'guarded'],
    ['a sandbox’s twenty letters, all of which bounced', of(20, 20), 'trickle'],
    ['nineteen bounces of forty letters', of(40, 19), 'guarded'],
    ['five bounces of a hundred letters', of(100, 5), 'guarded'],
    ['five bounces of a hundred and one', of(101, 5), 'open'],
    ['a good day of a thousand letters', of(1_000, 30), 'open'],
    ['a bad day of a thousand letters', of(1_000, 50), 'guarded'],
    ['a tenth of a thousand letters', of(1_000, 100), 'trickle'],
    ['a tenth but one of a thousand letters', of(1_000, 99), 'guarded'],
    ['one complaint', of(1, 0, 1), 'open'],
    ['two complaints', of(1, 0, 2), 'guarded'],
    ['four complaints', of(10, 0, 4), 'trickle'],
    ['four complaints among five thousand letters', of(5_000, 0, 4), 'open'],
    ['ten complaints among five thousand letters', of(5_000, 0, 10), 'guarded'],
    ['twenty complaints among five thousand letters', of(5_000, 0, 20), 'trickle'],
    ['reports that come after their letters’ day', of(0, 30), 'trickle'],
    ['forty bounces, which used to stop all digests', of(40, 40), 'trickle'],
  ])('%s', (_what, counts, step) => {
    expect(guardStep(counts)).toBe(step)
  })

  test('more harm never opens the guard, and more good letters never close it', () => {
    for (const mailed of [0, 50, 150, 400, 2_000]) {
      for (let harm = 0; harm < 300; harm += 3) {
        for (const counts of [of(mailed, harm), of(mailed, 0, harm)]) {
          const more = { ...counts, bounces: counts.bounces + 1, complaints: counts.complaints + 1 }
          expect(isStricter(guardStep(counts), guardStep(more))).toBe(false)
          expect(isStricter(guardStep({ ...counts, mailed: mailed + 100 }), guardStep(counts))).toBe(false)
        }
      }
    }
  })
})

describe('the step that follows', () => {
  test('the guard goes up at once, by two steps if need be', () => {
    expect(nextStep(of(10, 5), openGuard, monday)).toBe('guarded')
    expect(nextStep(of(30, 30), openGuard, monday)).toBe('trickle')
    expect(nextStep(of(30, 30), standing('guarded', monday), monday)).toBe('trickle')
  })

  test('the guard comes down one step at a time, and an hour after its last change at the soonest', () => {
    const trickle = standing('trickle', monday)
    expect(nextStep(of(4, 0), trickle, monday + steadyMs - 1)).toBe('trickle')
    expect(nextStep(of(4, 0), trickle, monday + steadyMs)).toBe('guarded')
    expect(nextStep(of(4, 0), standing('guarded', monday), monday + steadyMs - 1)).toBe('guarded')
    expect(nextStep(of(4, 0), standing('guarded', monday), monday + steadyMs)).toBe('open')
  })

  test.each<[step: GuardStep, stays: LettersOfADay, falls: LettersOfADay]>([
    ['guarded', of(50, 4), of(50, 3)],
    ['guarded', of(1_000, 35), of(1_000, 34)],
    ['guarded', of(10, 0, 2), of(10, 0, 1)],
    ['trickle', of(30, 14), of(30, 13)],
    ['trickle', of(1_000, 70), of(1_000, 69)],
    ['trickle', of(10, 0, 3), of(10, 0, 2)],
  ])('the step %s is left only well below the harm that led to it', (step, stays, falls) => {
    expect(nextStep(stays, standing(step), monday)).toBe(step)
    expect(isStricter(step, nextStep(falls, standing(step), monday))).toBe(true)
  })

  test('an open guard stays open', () => {
    expect(nextStep(of(500, 3), openGuard, monday)).toBe('open')
  })

  test('letters around the limit turn the guard a few times a day, and not with each letter', () => {
    // One letter a minute; 5 % of them bounce, now a little more, now a little less.
    let state: GuardState = openGuard
    let turns = 0
    let bounces = 0
    for (let minute = 0; minute < 24 * 60; minute++) {
      if (minute % (minute % 120 < 60 ? 18 : 22) === 0) bounces++
      const now = monday + minute * minuteMs
      const step = nextStep(of(minute + 1, bounces), state, now)
      if (step === state.step) continue
      turns++
      state = { step, since: now, raisedAt: now }
    }
    expect(turns).toBeGreaterThan(0)
    expect(turns).toBeLessThanOrEqual(4)
  })

  test('an attack of one hour lets letters trickle for a day, and the sign-up is open again by itself', () => {
    const bouncesOfTheDay = (hour: number): number => (hour >= 1 && hour <= 25 ? 40 : 0)
    let state: GuardState = openGuard
    const steps: GuardStep[] = []
    for (let hour = 0; hour < 30; hour++) {
      const now = monday + hour * hourMs
      const step = nextStep(of(4, bouncesOfTheDay(hour)), state, now)
      if (step !== state.step) state = { step, since: now, raisedAt: now }
      steps.push(step)
    }
    expect(steps.lastIndexOf('trickle') - steps.indexOf('trickle')).toBe(24)
    expect(steps.at(-1)).toBe('open')
  })
})

test('the steps are in order, the least strict first', () => {
  expect(guardSteps).toEqual(['open', 'guarded', 'trickle'])
  expect(isStricter('trickle', 'guarded')).toBe(true)
  expect(isStricter('open', 'open')).toBe(false)
})
