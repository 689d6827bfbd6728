import { beforeEach, describe, expect, test } from 'vitest'
import type { DeliveryOutcome } from '../../../../shared/delivery/attempt/deliver-digest.ts'
import { breaker } from '../../../../shared/delivery/pace/breaker.ts'
import { noTrouble, type SendingStop, untilResumed } from '../../../../shared/delivery/pace/sending.ts'
import { minuteMs } from '../../../../shared/time/clock.ts'
import { aTable } from '../../../dynamo/a-table.ts'
import { monday } from '../../../fakes/a-subscriber.ts'
import { handClock } from '../../../fakes/hand-clock.ts'
import { plenty } from './seat-world.ts'

let stops: SendingStop[]
let table: ReturnType<typeof aTable>
let calls: string[]
let told: (outcome: DeliveryOutcome) => Promise<boolean>

/** The breaker of a new run, which knows what the runs before it left. */
async function newRun(): Promise<typeof told> {
  const { sending } = table
  const store = {
    stop: async (stop: SendingStop) => void stops.push(stop),
    countTrouble: (kind: 'refused' | 'ambiguous') => {
      calls.push(kind)
      return sending.countTrouble(kind)
    },
    endTrouble: () => {
      calls.push('end')
      return sending.endTrouble()
    },
  }
  return breaker(store, handClock(monday).clock, (await sending.read())?.trouble ?? noTrouble)
}

beforeEach(async () => {
  stops = []
  calls = []
  table = aTable()
  await table.sending.refresh(plenty)
  told = await newRun()
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

  test('after an accepted mail the row of refusals begins again', async () => {
    expect(await answersTo(...times(9, 'failed'), 'submitted', ...times(9, 'failed'))).toEqual(goingOn(19))
    expect(await answersTo('failed')).toEqual([true])
  })

  test.each([...silent, 'ambiguous'] as const)(
    'a reader who is %s neither adds to the row of refusals nor ends it',
    async (outcome) => {
      const mixed = times(9, 'failed').flatMap((answer) => [outcome, answer])
      expect(await answersTo(...mixed)).toEqual(goingOn(18))
      expect(await answersTo('failed')).toEqual([true])
    },
  )
})

describe('short runs', () => {
  test('ten runs with one refusal each stop all sending as one run with ten does', async () => {
    for (let run = 1; run <= 10; run++) {
      told = await newRun()
      expect(await answersTo('failed'), `run ${run}`).toEqual([run === 10])
    }
    expect(stops).toEqual([{ until: untilResumed, why: '10 mails in a row were refused' }])
  })

  test('an accepted mail in a later run ends the row that earlier runs left', async () => {
    await answersTo(...times(9, 'failed'))
    told = await newRun()
    expect(await answersTo('submitted')).toEqual([false])
    told = await newRun()
    expect(await answersTo(...times(9, 'failed'))).toEqual(goingOn(9))
  })

  test('two workers count one row', async () => {
    const other = await newRun()
    for (let pair = 1; pair <= 4; pair++) {
      await told('failed')
      await other('failed')
    }
    expect(await other('failed')).toBe(false)
    expect(await told('failed')).toBe(true)
  })

  test('the first ambiguous answer after a stop for ambiguous answers stops again, because it was the probe', async () => {
    await answersTo(...times(5, 'ambiguous'))
    told = await newRun()
    expect(await answersTo('ambiguous')).toEqual([true])
  })

  test('once an operator resumes sending, the row begins again', async () => {
    await answersTo(...times(10, 'failed'))
    await table.sending.resume(monday)
    told = await newRun()
    expect(await answersTo(...times(9, 'failed'))).toEqual(goingOn(9))
  })

  test('while all mails are accepted, nothing is written', async () => {
    await answersTo(...times(100, 'submitted'))
    expect(calls).toEqual([])
  })

  test('a row is ended by one write, however many mails are accepted after it', async () => {
    await answersTo('failed', ...times(20, 'submitted'))
    expect(calls).toEqual(['refused', 'end'])
  })
})

describe('outcomes of several lanes at once', () => {
  test('outcomes that come while the row is written down count in their order', async () => {
    const outcomes = [...times(3, 'ambiguous'), 'submitted', ...times(4, 'ambiguous'), 'submitted'] as const
    expect(await Promise.all(outcomes.map((outcome) => told(outcome)))).toEqual(goingOn(9))
    expect((await table.sending.read())?.trouble).toBeUndefined()
    expect(await Promise.all(times(5, 'ambiguous').map((outcome) => told(outcome)))).toEqual([
      ...goingOn(4),
      true,
    ])
  })

  test('an outcome that cannot be written down fails its own lane, and the next outcome is judged', async () => {
    const broken = new Error('no database')
    const stop = async (): Promise<void> => {}
    let isBroken = true
    const countTrouble = async () => {
      if (isBroken) throw broken
      return { refused: 0, ambiguous: 5 }
    }
    const judge = breaker({ ...table.sending, stop, countTrouble }, handClock(monday).clock, noTrouble)
    const first = judge('ambiguous')
    const second = judge('submitted')
    await expect(first).rejects.toBe(broken)
    expect(await second).toBe(false)
    isBroken = false
    expect(await judge('ambiguous')).toBe(true)
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
