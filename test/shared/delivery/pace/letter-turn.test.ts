// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { letterGapMs, letterTurns, turnValidMs } from '../../../../shared/delivery/pace/letter-turn.ts'
import type { LetterDraw, SendingStore } from '../../../../shared/delivery/pace/sending.ts'
import { lettersShare } from '../../../../shared/delivery/pace/share.ts'
import { minuteMs, secondMs } from '../../../../shared/time/clock.ts'
import { aTable } from '../../../dynamo/a-table.ts'
import { monday } from '../../../fakes/a-subscriber.ts'
import { handClock } from '../../../fakes/hand-clock.ts'

const drawn: LetterDraw = { outcome: 'drawn' }

/** A store that answers after some time, by one clock, in the order of a script; then it always draws. */
function slowStore(
  time: ReturnType<typeof handClock>,
  ...script: readonly (readonly [number, LetterDraw])[]
) {
  const asked: { readonly at: number; readonly startsAt: number; readonly mails: number }[] = []
  const left = [...script]
  const drawForLetter: SendingStore['drawForLetter'] = async (startsAt, mails = 1) => {
    asked.push({ at: time.clock() - monday, startsAt: startsAt - monday, mails })
    const [tookMs, draw] = left.shift() ?? [0, drawn]
    time.advance(tookMs)
    return draw
  }
  return { asked, sending: { drawForLetter } }
}

const turnsBy = (time: ReturnType<typeof handClock>, sending: Pick<SendingStore, 'drawForLetter'>) =>
  letterTurns({ sending, clock: time.clock, wait: time.wait, random: () => 0 })

describe('a letter’s turn', () => {
  test('a letter whose turn is free waits for nothing', async () => {
    const time = handClock(monday)
    const { asked, sending } = slowStore(time)
    expect(await turnsBy(time, sending)()).toBe('now')
    expect(asked).toEqual([{ at: 0, startsAt: 0, mails: 1 }])
    expect(time.waits).toEqual([])
  })

  test('a letter waits until the turns of others are over', async () => {
    const time = handClock(monday)
    const { asked, sending } = slowStore(time, [5, { outcome: 'taken', freeAt: monday + 800 }])
    expect(await turnsBy(time, sending)()).toBe('now')
    expect(asked.map(({ startsAt }) => startsAt)).toEqual([0, 800])
    expect(time.clock()).toBe(monday + 800)
  })

  test('a turn whose answer came too late is not used; the next is asked for sooner, and draws no further mail', async () => {
    const time = handClock(monday)
    const { asked, sending } = slowStore(time, [turnValidMs + 1, drawn], [turnValidMs + 1, drawn])
    expect(await turnsBy(time, sending)()).toBe('now')
    expect(asked).toEqual([
      { at: 0, startsAt: 0, mails: 1 },
      { at: 101, startsAt: 303, mails: 0 },
    ])
    // The second answer came in time, and the call waits for the moment that it asked for.
    expect(time.clock()).toBe(monday + 303)
  })

  test('a turn whose answer came at the last moment is used', async () => {
    const time = handClock(monday)
    const { asked, sending } = slowStore(time, [turnValidMs, drawn])
    expect(await turnsBy(time, sending)()).toBe('now')
    expect(asked).toHaveLength(1)
  })

  test('letters go out although every answer of the store takes half a second', async () => {
    const time = handClock(monday)
    const { sending } = slowStore(time, ...Array.from({ length: 9 }, () => [500, drawn] as const))
    expect(await turnsBy(time, sending)()).toBe('now')
    expect(time.clock()).toBeLessThan(monday + 2 * secondMs)
  })

  test('a letter that would wait for more than ten seconds does not wait', async () => {
    const time = handClock(monday)
    const freeAt = monday + 10 * secondMs + 1
    const { sending } = slowStore(time, [0, { outcome: 'taken', freeAt }])
    expect(await turnsBy(time, sending)()).toBe('later')
    expect(time.waits).toEqual([])
  })

  test('all turns of one letter wait for ten seconds together', async () => {
    const time = handClock(monday)
    const { sending } = slowStore(
      time,
      [0, { outcome: 'taken', freeAt: monday + 7 * secondMs }],
      [0, drawn],
      [0, { outcome: 'taken', freeAt: monday + 11 * secondMs }],
    )
    const turn = turnsBy(time, sending)
    expect(await turn()).toBe('now')
    expect(await turn()).toBe('later')
  })

  test('a letter for which nothing is left, or that a stop holds back, does not wait', async () => {
    const time = handClock(monday)
    const { sending } = slowStore(time, [0, { outcome: 'used-up' }])
    expect(await turnsBy(time, sending)()).toBe('used-up')
    expect(time.waits).toEqual([])
  })

  test('a timer that rings early lets no call start before its turn', async () => {
    const time = handClock(monday)
    const { sending } = slowStore(time, [0, { outcome: 'taken', freeAt: monday + 800 }])
    const early = async (ms: number) => time.advance(Math.max(1, Math.ceil(ms) - 1))
    const turn = letterTurns({ sending, clock: time.clock, wait: early, random: () => 0 })
    expect(await turn()).toBe('now')
    expect(time.clock()).toBe(monday + 800)
  })
})

describe('how far the turns of letters are apart', () => {
  test.each([
    [1, 3_000],
    [2, 1_500],
    [14, 1_150],
    [20, 575],
    [100, 115],
    [500, 23],
    [0.1, 30_000],
    [0, 5 * minuteMs],
  ])('with %f a second of the account they are %i ms apart', (accountPerSecond, gapMs) => {
    expect(letterGapMs(accountPerSecond)).toBe(gapMs)
  })
})

describe('letters of many functions together', () => {
  /** Moves on in the order of time: whoever is due first goes on. Each has a clock that may be off. */
  function functionsAtOnce() {
    let now = monday
    const due: { readonly at: number; readonly go: () => void }[] = []
    const pass = (ms: number) => new Promise<void>((go) => due.push({ at: now + Math.max(0, ms), go }))
    const run = async (all: Promise<unknown>): Promise<void> => {
      let isDone = false
      void all.then(() => {
        isDone = true
      })
      for (;;) {
        for (let settle = 0; settle < 30; settle++) await Promise.resolve()
        if (isDone) return
        due.sort((one, other) => one.at - other.at)
        const next = due.shift()
        if (!next) continue
        now = Math.max(now, next.at)
        next.go()
      }
    }
    return { clock: () => now, pass, run }
  }

  test('never start more than their share in any second, however slow the store, the messages and the clocks are', async () => {
    const scenario = fc.record({
      accountPerSecond: fc.constantFrom(0.5, 1, 3, 9, 14, 30, 100, 400),
      functions: fc.array(
        fc.record({
          skewMs: fc.integer({ min: -30_000, max: 30_000 }),
          storeMs: fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 5 }),
          composeMs: fc.integer({ min: 0, max: 50 }),
          callMs: fc.integer({ min: 0, max: 400 }),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      isSkewed: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(scenario, async ({ accountPerSecond, functions, isSkewed }) => {
        const store = aTable().sending
        await store.refresh({ accountPerSecond, block: 1, left: 1_000, refreshedAt: monday })
        const { clock, pass, run } = functionsAtOnce()
        const starts: number[] = []
        const mail = async ({ skewMs, storeMs, composeMs, callMs }: (typeof functions)[number]) => {
          const own = () => clock() + (isSkewed ? skewMs : 0)
          let asked = 0
          const drawForLetter: SendingStore['drawForLetter'] = async (...args) => {
            const tookMs = storeMs[asked++ % storeMs.length] ?? 0
            await pass(tookMs / 2)
            const draw = await store.drawForLetter(...args)
            await pass(tookMs / 2)
            return draw
          }
          for (let letter = 0; letter < 6; letter++) {
            const sending = { drawForLetter }
            const turn = letterTurns({ sending, clock: own, wait: pass, random: () => 0.3 })
            if ((await turn()) !== 'now') continue
            await pass(composeMs)
            starts.push(own())
            await pass(callMs)
          }
        }
        await run(Promise.all(functions.map(mail)))
        const sorted = starts.toSorted((one, other) => one - other)
        const inSecond = sorted.map(
          (from) => sorted.filter((at) => at >= from && at < from + secondMs).length,
        )
        expect(Math.max(0, ...inSecond)).toBeLessThanOrEqual(lettersShare(accountPerSecond).most)
      }),
      { numRuns: 60 },
    )
  })
})
