import { beforeEach, describe, expect, test } from 'vitest'
import type { DeliveryOutcome } from '../../../../shared/delivery/attempt/deliver-digest.ts'
import { breaker } from '../../../../shared/delivery/pace/breaker.ts'
import { type SendingStop, untilResumed } from '../../../../shared/delivery/pace/sending.ts'
import { minuteMs } from '../../../../shared/time/clock.ts'
import { monday } from '../../../fakes/a-subscriber.ts'
import { handClock } from '../../../fakes/hand-clock.ts'

let stops: SendingStop[]
let told: (outcome: DeliveryOutcome) => Promise<boolean>
beforeEach(() => {
  stops = []
  told = breaker({ stop: async (stop) => void stops.push(stop) }, handClock(monday).clock)
})

/** Whether the worker has to stop, after each of the outcomes. */
async function answersTo(...outcomes: readonly DeliveryOutcome[]): Promise<boolean[]> {
  const answers: boolean[] = []
  for (const outcome of outcomes) answers.push(await told(outcome))
  return answers
}
const times = (count: number, outcome: DeliveryOutcome) => Array<DeliveryOutcome>(count).fill(outcome)
const goingOn = (count: number) => Array<boolean>(count).fill(false)

/** Outcomes that say nothing about the provider, because it was not asked or only wants to be asked more slowly. */
const silent = ['quiet', 'inDoubt', 'parked', 'waiting', 'lost', 'released', 'throttled', 'fault'] as const

describe('ambiguous answers', () => {
  test('four ambiguous answers in a row stop nothing, and the fifth stops all sending for five minutes', async () => {
    expect(await answersTo(...times(4, 'ambiguous'))).toEqual(goingOn(4))
    expect(stops).toEqual([])
    expect(await answersTo('ambiguous')).toEqual([true])
    expect(stops).toEqual([{ until: monday + 5 * minuteMs, why: expect.stringContaining('5 answers') }])
  })

  test.each(['submitted', 'failed'] as const)(
    'after the outcome %s the row of ambiguous answers begins again',
    async (definite) => {
      const outcomes = [...times(4, 'ambiguous'), definite, ...times(4, 'ambiguous')]
      expect(await answersTo(...outcomes)).toEqual(goingOn(9))
      expect(await answersTo('ambiguous')).toEqual([true])
    },
  )

  test.each(silent)(
    'a reader who is %s neither adds to the row of ambiguous answers nor ends it',
    async (outcome) => {
      const mixed = times(4, 'ambiguous').flatMap((answer) => [answer, outcome])
      expect(await answersTo(...mixed)).toEqual(goingOn(8))
      expect(await answersTo('ambiguous')).toEqual([true])
    },
  )
})

describe('refusals', () => {
  test('nine refusals in a row stop nothing, and the tenth stops all sending until an operator resumes it', async () => {
    expect(await answersTo(...times(9, 'failed'))).toEqual(goingOn(9))
    expect(stops).toEqual([])
    expect(await answersTo('failed')).toEqual([true])
    expect(stops).toEqual([{ until: untilResumed, why: expect.stringContaining('10 mails') }])
  })

  test.each(['submitted', 'ambiguous'] as const)(
    'after the outcome %s the row of refusals begins again',
    async (other) => {
      expect(await answersTo(...times(9, 'failed'), other, ...times(9, 'failed'))).toEqual(goingOn(19))
      expect(await answersTo('failed')).toEqual([true])
    },
  )

  test.each(silent)('a reader who is %s neither adds to the row of refusals nor ends it', async (outcome) => {
    const mixed = times(9, 'failed').flatMap((answer) => [answer, outcome])
    expect(await answersTo(...mixed)).toEqual(goingOn(18))
    expect(await answersTo('failed')).toEqual([true])
  })
})

describe('outcomes that are no reason to stop', () => {
  test.each([...silent, 'submitted'] as const)(
    'a hundred readers who are %s do not stop sending',
    async (outcome) => {
      expect(await answersTo(...times(100, outcome))).toEqual(goingOn(100))
      expect(stops).toEqual([])
    },
  )
})

test('an account that refuses everything stops this worker at once, and the refused call has stopped the others', async () => {
  expect(await answersTo('submitted', 'stopped')).toEqual([false, true])
  expect(stops).toEqual([])
})

test('the reason of a stop holds no more than a count', async () => {
  await answersTo(...times(5, 'ambiguous'), 'submitted', ...times(10, 'failed'))
  for (const { why } of stops) expect(why).toMatch(/^\d+ [a-z ]+$/)
  expect(stops).toHaveLength(2)
})
