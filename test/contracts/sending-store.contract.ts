import { beforeEach, describe, expect, test } from 'vitest'
import { letterGapMs } from '../../shared/delivery/pace/letter-turn.ts'
import { lettersBeforeQuota, type SendingStore, untilResumed } from '../../shared/delivery/pace/sending.ts'
import { hourMs, minuteMs } from '../../shared/time/clock.ts'
import type { InTable } from '../dynamo/in-table.ts'
import { monday } from '../fakes/a-subscriber.ts'

const allowance = { accountPerSecond: 12, block: 100, left: 250, refreshedAt: monday }

/** The promises of a store of the shared allowance. */
export function sendingStoreContract(make: () => Promise<Pick<InTable, 'sending' | 'putItem'>>): void {
  describe('a sending store', () => {
    let sending: SendingStore
    let putItem: InTable['putItem']
    beforeEach(async () => {
      ;({ sending, putItem } = await make())
    })
    const left = async () => (await sending.read())?.left
    let turn = monday
    /** Draws for a letter whose turn is free: it starts long after every other. */
    const drawForLetter = async () => {
      turn += hourMs
      return (await sending.drawForLetter(turn)).outcome === 'drawn'
    }

    describe('refresh', () => {
      test('before the first refresh the allowance is unknown, and a worker can draw nothing', async () => {
        expect(await sending.read()).toBeUndefined()
        expect(await sending.draw(1, monday)).toBe(false)
        expect(await sending.read()).toBeUndefined()
      })

      test('before the first refresh letters are drawn at once, up to the smallest quota of a day', async () => {
        for (let letter = 1; letter <= lettersBeforeQuota; letter++)
          expect(await drawForLetter(), `letter ${letter}`).toBe(true)
        expect(await drawForLetter()).toBe(false)
        expect(await sending.read()).toBeUndefined()
        expect(await sending.draw(1, monday)).toBe(false)
        await sending.refresh(allowance)
        expect(await sending.read()).toEqual(allowance)
      })

      test('the first refresh ends the letters’ freedom, even if nothing is left', async () => {
        await drawForLetter()
        await sending.refresh({ ...allowance, left: 0 })
        expect(await drawForLetter()).toBe(false)
      })

      test('the allowance is read as a refresh left it', async () => {
        await sending.refresh(allowance)
        expect(await sending.read()).toEqual(allowance)
      })

      test('a refresh replaces the allowance that was left, and does not add to it', async () => {
        await sending.refresh(allowance)
        await sending.draw(100, monday)
        const later = { accountPerSecond: 180, block: 50, left: 40, refreshedAt: monday + hourMs }
        await sending.refresh(later)
        expect(await sending.read()).toEqual(later)
      })

      test.each([monday + hourMs, untilResumed])('a refresh keeps a stop until %i', async (until) => {
        await sending.refresh(allowance)
        await sending.stop({ until, why: 'daily quota' })
        await sending.refresh({ ...allowance, left: 900 })
        expect(await sending.read()).toEqual({
          ...allowance,
          left: 900,
          stop: { until, why: 'daily quota' },
        })
        expect(await sending.draw(1, monday)).toBe(false)
      })

      test('the first refresh keeps a stop that came before it', async () => {
        await sending.stop({ until: untilResumed, why: 'paused by the operator' })
        await sending.refresh(allowance)
        expect(await sending.draw(1, monday)).toBe(false)
        expect(await drawForLetter()).toBe(false)
      })
    })

    describe('draw', () => {
      beforeEach(() => sending.refresh(allowance))

      test('an allowance shrinks by exactly the mails that were drawn', async () => {
        expect(await sending.draw(100, monday)).toBe(true)
        expect(await sending.read()).toEqual({ ...allowance, left: 150 })
        expect(await sending.draw(1, monday)).toBe(true)
        expect(await left()).toBe(149)
      })

      test('the whole allowance can be drawn; drawing one more is refused, and takes nothing', async () => {
        expect(await sending.draw(251, monday)).toBe(false)
        expect(await left()).toBe(250)
        expect(await sending.draw(250, monday)).toBe(true)
        expect(await left()).toBe(0)
        expect(await sending.draw(1, monday)).toBe(false)
        expect(await left()).toBe(0)
      })

      test('simultaneous draws never take more than is left', async () => {
        const draws = await Promise.all(Array.from({ length: 12 }, () => sending.draw(40, monday)))
        expect(draws.filter(Boolean)).toHaveLength(6)
        expect(await left()).toBe(10)
      })

      test('simultaneous draws and letters never take more than is left', async () => {
        await sending.refresh({ ...allowance, left: 5 })
        const draws = await Promise.all(
          Array.from({ length: 16 }, (_, count) => (count % 2 ? sending.draw(1, monday) : drawForLetter())),
        )
        // A letter whose turn was taken by a later one drew nothing.
        expect(draws.filter(Boolean).length).toBeLessThanOrEqual(5)
        expect(await left()).toBe(5 - draws.filter(Boolean).length)
        while (await sending.draw(1, monday));
        expect(await left()).toBe(0)
      })

      test('nothing is drawn while sending is stopped; the moment after, drawing succeeds', async () => {
        const until = monday + 15 * minuteMs
        await sending.stop({ until, why: 'daily quota' })
        expect(await sending.draw(1, monday)).toBe(false)
        expect(await sending.draw(1, until)).toBe(false)
        expect(await left()).toBe(250)
        expect(await sending.draw(1, until + 1)).toBe(true)
        expect(await left()).toBe(249)
      })

      test('nothing is drawn while sending is stopped until resumed, however late it is', async () => {
        await sending.stop({ until: untilResumed, why: 'paused by the operator' })
        expect(await sending.draw(1, monday + 100 * 365 * 24 * hourMs)).toBe(false)
      })
    })

    describe('drawForLetter', () => {
      beforeEach(() => sending.refresh({ ...allowance, left: 2 }))

      test('a letter takes one mail of the allowance, as long as there is one', async () => {
        expect(await drawForLetter()).toBe(true)
        expect(await left()).toBe(1)
        expect(await drawForLetter()).toBe(true)
        expect(await drawForLetter()).toBe(false)
        expect(await left()).toBe(0)
      })

      test('a stop that ends by itself does not hold a letter back', async () => {
        await sending.stop({ until: untilResumed - 1, why: 'daily quota' })
        expect(await drawForLetter()).toBe(true)
      })

      test('a stop until resumed holds a letter back, and the letter takes nothing', async () => {
        await sending.stop({ until: untilResumed, why: 'too many complaints' })
        expect(await drawForLetter()).toBe(false)
        expect(await left()).toBe(2)
      })
    })

    describe('the turns of letters', () => {
      const gapMs = letterGapMs(allowance.accountPerSecond)
      const ask = async (at: number, mails?: 0 | 1) => (await sending.drawForLetter(at, mails)).outcome

      test('a turn is taken until a gap is over, by the clocks of those who ask', async () => {
        await sending.refresh(allowance)
        expect(await ask(monday)).toBe('drawn')
        const taken = { outcome: 'taken', freeAt: monday + gapMs }
        expect(await sending.drawForLetter(monday)).toEqual(taken)
        expect(await sending.drawForLetter(monday + gapMs - 1)).toEqual(taken)
        expect(await sending.drawForLetter(monday - minuteMs)).toEqual(taken)
        expect(await ask(monday + gapMs)).toBe('drawn')
        expect(await left()).toBe(248)
      })

      test('of letters that ask for the same moment one has it, and the others take nothing', async () => {
        await sending.refresh(allowance)
        const asked = await Promise.all(Array.from({ length: 8 }, () => ask(monday)))
        expect(asked.toSorted()).toEqual(['drawn', ...Array<string>(7).fill('taken')])
        expect(await left()).toBe(249)
      })

      test('a refresh keeps the turn that is taken; the account’s rate sets the gap after the next one', async () => {
        await sending.refresh({ ...allowance, accountPerSecond: 1 })
        expect(await ask(monday)).toBe('drawn')
        await sending.refresh({ ...allowance, accountPerSecond: 500 })
        expect(await ask(monday + letterGapMs(1) - 1)).toBe('taken')
        expect(await ask(monday + letterGapMs(1))).toBe('drawn')
        expect(await ask(monday + letterGapMs(1) + letterGapMs(500))).toBe('drawn')
      })

      test('before the first refresh the turns are as far apart as for the smallest rate that SES gives', async () => {
        expect(await ask(monday)).toBe('drawn')
        expect(await sending.drawForLetter(monday + 1)).toEqual({
          outcome: 'taken',
          freeAt: monday + letterGapMs(1),
        })
        expect(await ask(monday + letterGapMs(1))).toBe('drawn')
      })

      test('a further turn of a letter draws no further mail, also when none is left', async () => {
        await sending.refresh({ ...allowance, left: 1 })
        expect(await ask(monday)).toBe('drawn')
        expect(await ask(monday + hourMs)).toBe('used-up')
        expect(await ask(monday, 0)).toBe('taken')
        expect(await ask(monday + hourMs, 0)).toBe('drawn')
        expect(await left()).toBe(0)
      })

      test('a letter that finds both the turn taken and nothing left is told that nothing is left', async () => {
        await sending.refresh({ ...allowance, left: 1 })
        await ask(monday)
        expect(await ask(monday)).toBe('used-up')
      })

      test('a turn that a wrong clock took far ahead holds no letter back', async () => {
        await sending.refresh(allowance)
        expect(await ask(monday + hourMs)).toBe('drawn')
        expect(await ask(monday)).toBe('drawn')
        expect(await ask(monday)).toBe('taken')
      })
    })

    describe('an item of the release before', () => {
      const earlier = {
        pk: 'sending',
        sk: 'sending',
        perSecond: 12,
        block: 100,
        left: 250,
        refreshedAt: monday,
      }

      test('an item of the release before is read with the rate that it tells, which is below the account’s', async () => {
        await putItem(earlier)
        expect(await sending.read()).toEqual(allowance)
        expect(await sending.draw(100, monday)).toBe(true)
        expect(await drawForLetter()).toBe(true)
        expect(await left()).toBe(149)
      })

      test('a stop and rows of bad answers in an item of the release before stay in force', async () => {
        await putItem({ ...earlier, stopUntil: untilResumed, why: 'paused by the operator', refused: 3 })
        const stop = { until: untilResumed, why: 'paused by the operator' }
        expect(await sending.read()).toMatchObject({ stop, trouble: { refused: 3 } })
        expect(await sending.draw(1, monday)).toBe(false)
        expect(await drawForLetter()).toBe(false)
        await sending.refresh({ ...allowance, accountPerSecond: 14 })
        expect(await sending.read()).toMatchObject({ accountPerSecond: 14, stop, trouble: { refused: 3 } })
      })
    })

    describe('stop', () => {
      const short = { until: monday + minuteMs, why: 'short' }
      const long = { until: monday + hourMs, why: 'long' }
      beforeEach(() => sending.refresh(allowance))

      test('a stop says until when it lasts, and why', async () => {
        await sending.stop(short)
        expect(await sending.read()).toEqual({ ...allowance, stop: short })
      })

      test('a longer stop replaces a shorter one', async () => {
        await sending.stop(short)
        await sending.stop(long)
        expect((await sending.read())?.stop).toEqual(long)
      })

      test('a shorter stop never replaces a longer one, and an equal one does not replace its reason', async () => {
        await sending.stop(long)
        await sending.stop(short)
        await sending.stop({ ...long, why: 'again' })
        expect((await sending.read())?.stop).toEqual(long)
      })

      test('only a resume ends a stop until resumed', async () => {
        const forGood = { until: untilResumed, why: 'paused by the operator' }
        await sending.stop(forGood)
        await sending.stop(long)
        await sending.refresh(allowance)
        expect((await sending.read())?.stop).toEqual(forGood)
      })

      test('the longest of many simultaneous stops is in force', async () => {
        const stops = [3, 7, 1, 9, 5].map((hours) => ({ until: monday + hours * hourMs, why: `${hours} h` }))
        await Promise.all(stops.map((stop) => sending.stop(stop)))
        expect((await sending.read())?.stop).toEqual({ until: monday + 9 * hourMs, why: '9 h' })
      })
    })

    describe('trouble', () => {
      beforeEach(() => sending.refresh(allowance))
      const trouble = async () => (await sending.read())?.trouble

      test('trouble is absent until a bad answer is counted', async () => {
        expect(await trouble()).toBeUndefined()
        expect(await sending.countTrouble('refused')).toEqual({ refused: 1, ambiguous: 0 })
        expect(await trouble()).toEqual({ refused: 1, ambiguous: 0 })
      })

      test('simultaneous bad answers are all counted', async () => {
        const counts = await Promise.all(Array.from({ length: 12 }, () => sending.countTrouble('ambiguous')))
        expect(counts.map(({ ambiguous }) => ambiguous).toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: 12 }, (_, count) => count + 1),
        )
      })

      test('a refusal ends a row of ambiguous answers, and an ambiguous answer ends no row of refusals', async () => {
        await sending.countTrouble('refused')
        await sending.countTrouble('ambiguous')
        await sending.countTrouble('ambiguous')
        expect(await trouble()).toEqual({ refused: 1, ambiguous: 2 })
        expect(await sending.countTrouble('refused')).toEqual({ refused: 2, ambiguous: 0 })
      })

      test('an end of trouble ends both rows, and nothing else', async () => {
        await sending.countTrouble('refused')
        await sending.countTrouble('ambiguous')
        await sending.endTrouble()
        expect(await sending.read()).toEqual(allowance)
      })

      test('a refresh and a stop keep trouble, and resuming ends it', async () => {
        await sending.countTrouble('refused')
        await sending.refresh({ ...allowance, left: 9 })
        await sending.stop({ until: untilResumed, why: 'refusals' })
        expect(await trouble()).toEqual({ refused: 1, ambiguous: 0 })
        await sending.resume(monday)
        expect(await trouble()).toBeUndefined()
      })
    })

    describe('resume', () => {
      test.each([monday + hourMs, untilResumed])('resuming ends a stop until %i', async (until) => {
        await sending.refresh(allowance)
        await sending.stop({ until, why: 'a reason' })
        await sending.resume(monday)
        expect(await sending.read()).toEqual({ ...allowance, resumedAt: monday })
        expect(await sending.draw(1, monday)).toBe(true)
        expect(await drawForLetter()).toBe(true)
      })

      test('resuming changes nothing where sending is not stopped', async () => {
        await sending.refresh(allowance)
        await sending.resume(monday)
        expect(await sending.read()).toEqual({ ...allowance, resumedAt: monday })
      })

      test('resuming before the first refresh makes no allowance', async () => {
        await sending.resume(monday)
        expect(await sending.read()).toBeUndefined()
        expect(await sending.draw(1, monday)).toBe(false)
      })
    })
  })
}
