import { beforeEach, describe, expect, test } from 'vitest'
import type { WaitingLetter, WaitingLetters } from '../../shared/subscriber/letter/waiting-letters.ts'
import { dayMs, hourMs, minuteMs } from '../../shared/time/clock.ts'
import type { InTable } from '../dynamo/in-table.ts'
import { aRequestId } from '../fakes/a-request.ts'
import { anId, monday } from '../fakes/a-subscriber.ts'
import { aWaitingLetter } from '../fakes/a-waiting-letter.ts'

/** The promises of the store of letters that wait. */
export function waitingLettersContract(make: () => Promise<Pick<InTable, 'waiting' | 'putItem'>>): void {
  describe('the letters that wait', () => {
    let waiting: WaitingLetters
    let putItem: InTable['putItem']
    beforeEach(async () => {
      ;({ waiting, putItem } = await make())
    })
    const hold = async (...letters: readonly WaitingLetter[]) => {
      for (const letter of letters) await waiting.hold(letter)
    }

    test('where nothing waits, nobody is next and nothing is old', async () => {
      expect(await waiting.next(10)).toEqual([])
      expect(await waiting.waitingSince(monday + dayMs, 10)).toEqual([])
      expect(await waiting.oldest()).toBeUndefined()
      await waiting.remove([])
    })

    test.each<WaitingLetter>([
      aWaitingLetter(),
      aWaitingLetter({
        isProven: true,
        turn: 71,
        correlation: 'JKJaXmPLvHcESHA',
        returned: 2,
        doubted: true,
        mailbox: anId(70),
      }),
      { id: anId(), letter: 'already-subscribed', since: monday, isProven: false, turn: 0 },
      { id: anId(), letter: 'none', since: monday, isProven: false, turn: 3 },
    ])('a letter waits as it was held: $letter, $turn', async (letter) => {
      await hold(letter)
      expect(await waiting.next(10)).toEqual([letter])
    })

    test('a letter that is held again waits once', async () => {
      await hold(aWaitingLetter(), aWaitingLetter())
      expect(await waiting.next(10)).toHaveLength(1)
    })

    test('a letter of a later release, which this one cannot read, keeps no other from going or being dropped', async () => {
      const unknown = { ...aWaitingLetter({ since: monday - hourMs }), letter: 'a letter of a later release' }
      for (let number = 0; number < 4; number++) {
        await putItem({ pk: 'waiting-letters', sk: `0#00#0179${number}`, ...unknown })
      }
      await hold(aWaitingLetter(), aWaitingLetter({ turn: 5 }))
      expect(await waiting.next(2)).toEqual([aWaitingLetter(), aWaitingLetter({ turn: 5 })])
      expect(await waiting.waitingSince(monday + 1, 10)).toHaveLength(2)
      expect(await waiting.oldest()).toBe(monday)
    })

    test('two requests for one address are two letters', async () => {
      await hold(aWaitingLetter({ request: aRequestId(1) }), aWaitingLetter({ request: aRequestId(2) }))
      expect(await waiting.next(10)).toHaveLength(2)
    })
  })
}

const bySince = (one: WaitingLetter, other: WaitingLetter): number =>
  one.since - other.since || Number(one.isProven) - Number(other.isProven)

/** The promises about the order of letters that wait. */
export function lineOfLettersContract(make: () => Promise<{ readonly waiting: WaitingLetters }>): void {
  describe('the line of letters that wait', () => {
    let waiting: WaitingLetters
    beforeEach(async () => {
      waiting = (await make()).waiting
    })
    const hold = async (...letters: readonly WaitingLetter[]) => {
      for (const letter of letters) await waiting.hold(letter)
    }
    const inLine = async (count = 100) => (await waiting.next(count)).map(({ id }) => id)

    test('letters with a proof go first, however late they came and however many came before', async () => {
      await hold(
        aWaitingLetter({ id: anId(1), since: monday - 5 * hourMs }),
        aWaitingLetter({ id: anId(2), isProven: true, turn: 900 }),
      )
      expect(await inLine()).toEqual([anId(2), anId(1)])
    })

    test('a flood from one network stands behind the first letters of all others', async () => {
      const flood = Array.from({ length: 40 }, (_, turn) =>
        aWaitingLetter({ id: anId(turn + 1), turn, since: monday + turn }),
      )
      const others = [50, 51, 52].map((id) => aWaitingLetter({ id: anId(id), since: monday + hourMs + id }))
      await hold(...flood, ...others)
      expect(await inLine(4)).toEqual([anId(1), anId(50), anId(51), anId(52)])
    })

    test('letters in one place go in the order in which they came', async () => {
      const minutes = [7, 1, 30, 2]
      await hold(
        ...minutes.map((minute) => aWaitingLetter({ id: anId(minute), since: monday + minute * minuteMs })),
      )
      expect(await inLine()).toEqual([1, 2, 7, 30].map((number) => anId(number)))
    })

    test('only as many are next as are wanted', async () => {
      await hold(...[1, 2, 3].map((id) => aWaitingLetter({ id: anId(id), since: monday + id })))
      expect(await inLine(2)).toEqual([anId(1), anId(2)])
      expect(await inLine(3)).toHaveLength(3)
    })

    test('removed letters are gone, and the others stay', async () => {
      const letters = Array.from({ length: 60 }, (_, id) =>
        aWaitingLetter({ id: anId(id), since: monday + id }),
      )
      await hold(...letters)
      await waiting.remove(letters.slice(1, 58))
      expect(await inLine()).toEqual([0, 58, 59].map((number) => anId(number)))
      await waiting.remove(letters)
      expect(await inLine()).toEqual([])
    })

    test('a letter that came back meanwhile stays when the one before it is removed', async () => {
      const letter = aWaitingLetter()
      await hold(letter, { ...letter, returned: 1 })
      await waiting.remove([letter])
      expect(await waiting.next(10)).toEqual([{ ...letter, returned: 1 }])
    })

    test('what waits since before a moment is found in every place in line', async () => {
      const early = [0, 1, 2, 3, 9, 100, 5_000].flatMap((turn) =>
        [true, false].map((isProven) =>
          aWaitingLetter({ id: anId(turn), turn, isProven, since: monday - dayMs - 1 - turn }),
        ),
      )
      const late = [0, 3, 100].map((turn) => aWaitingLetter({ id: anId(200), turn, since: monday - dayMs }))
      await hold(...early, ...late)
      const old = await waiting.waitingSince(monday - dayMs, 100)
      expect(old.toSorted(bySince)).toEqual(early.toSorted(bySince))
      expect(await waiting.waitingSince(monday - dayMs, 5)).toHaveLength(5)
      expect(await waiting.waitingSince(monday - 10 * dayMs, 5)).toEqual([])
    })

    test('the oldest of all letters is known, wherever it stands', async () => {
      await hold(
        aWaitingLetter({ since: monday }),
        aWaitingLetter({ turn: 64, since: monday - 3 * hourMs }),
        aWaitingLetter({ turn: 64, since: monday - hourMs }),
        aWaitingLetter({ isProven: true, since: monday - 2 * hourMs }),
      )
      expect(await waiting.oldest()).toBe(monday - 3 * hourMs)
    })

    test('none of many simultaneous letters is lost', async () => {
      await Promise.all(Array.from({ length: 30 }, (_, id) => waiting.hold(aWaitingLetter({ id: anId(id) }))))
      expect(await waiting.next(100)).toHaveLength(30)
    })
  })
}
