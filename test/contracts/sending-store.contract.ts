import { beforeEach, describe, expect, test } from 'vitest'
import { lettersBeforeQuota, type SendingStore, untilResumed } from '../../shared/delivery/pace/sending.ts'
import { hourMs, minuteMs } from '../../shared/time/clock.ts'
import { monday } from '../fakes/a-subscriber.ts'

const allowance = { accountPerSecond: 12, block: 100, left: 250, refreshedAt: monday }

/** The promises of a store of the shared allowance. */
export function sendingStoreContract(make: () => Promise<{ readonly sending: SendingStore }>): void {
  describe('a sending store', () => {
    let sending: SendingStore
    beforeEach(async () => {
      sending = (await make()).sending
    })
    const left = async () => (await sending.read())?.left

    describe('refresh', () => {
      test('before the first refresh the allowance is unknown, and a worker can draw nothing', async () => {
        expect(await sending.read()).toBeUndefined()
        expect(await sending.draw(1, monday)).toBe(false)
        expect(await sending.read()).toBeUndefined()
      })

      test('before the first refresh letters are drawn at once, up to the smallest quota of a day', async () => {
        for (let letter = 1; letter <= lettersBeforeQuota; letter++)
          expect(await sending.drawForLetter(), `letter ${letter}`).toBe(true)
        expect(await sending.drawForLetter()).toBe(false)
        expect(await sending.read()).toBeUndefined()
        expect(await sending.draw(1, monday)).toBe(false)
        await sending.refresh(allowance)
        expect(await sending.read()).toEqual(allowance)
      })

      test('the first refresh ends the letters’ freedom, even if nothing is left', async () => {
        await sending.drawForLetter()
        await sending.refresh({ ...allowance, left: 0 })
        expect(await sending.drawForLetter()).toBe(false)
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
        expect(await sending.drawForLetter()).toBe(false)
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
          Array.from({ length: 16 }, (_, count) =>
            count % 2 ? sending.draw(1, monday) : sending.drawForLetter(),
          ),
        )
        expect(draws.filter(Boolean)).toHaveLength(5)
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
        expect(await sending.drawForLetter()).toBe(true)
        expect(await left()).toBe(1)
        expect(await sending.drawForLetter()).toBe(true)
        expect(await sending.drawForLetter()).toBe(false)
        expect(await left()).toBe(0)
      })

      test('a stop that ends by itself does not hold a letter back', async () => {
        await sending.stop({ until: untilResumed - 1, why: 'daily quota' })
        expect(await sending.drawForLetter()).toBe(true)
      })

      test('a stop until resumed holds a letter back, and the letter takes nothing', async () => {
        await sending.stop({ until: untilResumed, why: 'too many complaints' })
        expect(await sending.drawForLetter()).toBe(false)
        expect(await left()).toBe(2)
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
        expect(await sending.drawForLetter()).toBe(true)
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
