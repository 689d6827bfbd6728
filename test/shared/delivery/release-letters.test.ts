import { beforeEach, describe, expect, test } from 'vitest'
import { type ReleaseDeps, releaseLetters } from '../../../shared/delivery/release-letters.ts'
import { letterMessageSchema } from '../../../shared/subscriber/letter/letter-message.ts'
import type { WaitingLetter } from '../../../shared/subscriber/letter/waiting-letters.ts'
import type { GuardStep } from '../../../shared/subscriber/sign-up/sign-up-guard.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import { aTable, type MemoryTable } from '../../dynamo/a-table.ts'
import { aRequestId } from '../../fakes/a-request.ts'
import { anId, monday } from '../../fakes/a-subscriber.ts'
import { aWaitingLetter } from '../../fakes/a-waiting-letter.ts'
import { memoryLetterQueue } from '../../fakes/memory-letter-queue.ts'

let memory: MemoryTable
let letters: ReturnType<typeof memoryLetterQueue>
beforeEach(() => {
  memory = aTable()
  letters = memoryLetterQueue()
})

const hold = async (...held: readonly WaitingLetter[]) => {
  for (const letter of held) await memory.waiting.hold(letter)
}
const some = (count: number, part: Partial<WaitingLetter> = {}) =>
  Array.from({ length: count }, (_, number) =>
    aWaitingLetter({
      id: anId(number),
      request: aRequestId(number),
      since: monday - hourMs + number,
      ...part,
    }),
  )
/** What stands for a letter that nobody gets has no request. */
const none = (number: number, part: Partial<WaitingLetter> = {}): WaitingLetter => {
  const { request: _, ...letter } = aWaitingLetter({ id: anId(number), letter: 'none', ...part })
  return letter
}
const release = (
  { step = 'open', room = 1_000 }: { step?: GuardStep; room?: number } = {},
  part: Partial<ReleaseDeps> = {},
) => releaseLetters({ ...memory, letters, ...part }, { step, room }, monday)
const waiting = () => memory.waiting.next(1_000)
const queued = () => letters.sent.map(({ id }) => id)
const droppedLastDay = async () => (await memory.reputation.since(monday - dayMs)).unconfirmed.dropped

describe('waiting letters are let go', () => {
  test('where nothing waits, a tick does nothing', async () => {
    expect(await release()).toEqual({ released: 0, dropped: 0 })
  })

  test.each<[step: GuardStep, count: number]>([
    ['open', 100],
    ['guarded', 25],
    ['trickle', 1],
  ])('a tick at the step %s lets %i letters go', async (step, count) => {
    await hold(...some(130))
    expect(await release({ step })).toEqual({ released: count, dropped: 0 })
    expect(letters.sent).toHaveLength(count)
    expect(await waiting()).toHaveLength(130 - count)
  })

  test('no more letters go than there is room for', async () => {
    await hold(...some(5))
    expect(await release({ room: 3 })).toEqual({ released: 3, dropped: 0 })
    expect(await release({ room: 0 })).toEqual({ released: 0, dropped: 0 })
    expect(await release({ room: -7 })).toEqual({ released: 0, dropped: 0 })
    expect(await waiting()).toHaveLength(2)
  })

  test('a message has the letter’s place in line, so that it keeps it, and no secret', async () => {
    const letter = aWaitingLetter({
      since: monday - hourMs,
      isProven: true,
      turn: 4,
      returned: 1,
      mailbox: anId(70),
      correlation: 'c',
    })
    await hold(letter)
    await release()
    const { since, isProven, turn, returned = 0, id, request } = letter
    expect(letters.sent).toEqual([
      {
        ...{
          kind: 'letter',
          version: 2,
          id,
          letter: 'confirm',
          request,
          mailbox: anId(70),
          correlation: 'c',
        },
        place: { since, isProven, turn, returned, releasedAt: monday },
      },
    ])
    expect(letterMessageSchema.parse(letters.sent[0])).toEqual(letters.sent[0])
  })

  test('in a trickle the first letter of a network goes before the flood of another, and a proof before both', async () => {
    const flood = Array.from({ length: 30 }, (_, turn) =>
      aWaitingLetter({ id: anId(100 + turn), turn: turn + 1, since: monday - 2 * hourMs }),
    )
    await hold(
      ...flood,
      aWaitingLetter({ id: anId(1) }),
      aWaitingLetter({ id: anId(2), isProven: true, turn: 50 }),
    )
    for (let tick = 0; tick < 3; tick++) await release({ step: 'trickle' })
    expect(queued().slice(0, 2)).toEqual([anId(2), anId(1)])
    expect(letters.sent).toHaveLength(3)
  })

  test('what stands for no letter goes along and takes nobody’s place', async () => {
    await hold(...Array.from({ length: 250 }, (_, number) => none(number, { isProven: true })))
    await hold(aWaitingLetter({ id: anId(999) }), aWaitingLetter({ id: anId(998), since: monday + 1 }))
    expect(await release({ step: 'trickle' })).toEqual({ released: 1, dropped: 0 })
    expect(queued()).toEqual([anId(999)])
    expect(await waiting()).toHaveLength(1)
  })
})

describe('a crash', () => {
  test('a letter that could not be queued goes on waiting', async () => {
    await hold(...some(3))
    const send = () => Promise.reject(new Error('no queue'))
    await expect(release({}, { letters: { send } })).rejects.toThrow('no queue')
    expect(await waiting()).toHaveLength(3)
  })

  test('a letter that was queued and not removed is queued again, and the others wait', async () => {
    await hold(...some(3))
    const remove = () => Promise.reject(new Error('no table'))
    await expect(release({}, { waiting: { ...memory.waiting, remove } })).rejects.toThrow('no table')
    expect(queued()).toEqual([anId(0)])
    await release()
    expect(queued()).toEqual([anId(0), anId(0), anId(1), anId(2)])
  })

  test('a letter that had to wait again before it was removed is not lost', async () => {
    const [letter = aWaitingLetter()] = some(1)
    await hold(letter)
    const send = () => memory.waiting.hold({ ...letter, returned: 1 })
    await release({ room: 1 }, { letters: { send } })
    expect(await waiting()).toEqual([{ ...letter, returned: 1 }])
  })
})

describe('letters that waited for a day', () => {
  const old = { since: monday - dayMs - 1 }

  test('old letters are dropped and counted, and never queued', async () => {
    await hold(...some(120, old), ...some(2, { since: monday - dayMs, turn: 1 }))
    expect(await release({ step: 'trickle' })).toEqual({ released: 1, dropped: 120 })
    expect(await droppedLastDay()).toBe(120)
    expect(await waiting()).toHaveLength(1)
  })

  test('old letters are dropped while there is room for none', async () => {
    await hold(...some(2, old))
    expect(await release({ room: 0 })).toEqual({ released: 0, dropped: 2 })
    expect(await waiting()).toEqual([])
  })

  test('what stood for no letter is not counted when it goes', async () => {
    await hold(none(1, old), ...some(1, old))
    expect(await release()).toEqual({ released: 0, dropped: 1 })
    expect(await droppedLastDay()).toBe(1)
  })

  describe('of a mailbox that refuses sign-ups', () => {
    const request = aRequestId(5)
    const turn = { turnedAwayAt: monday - 2 * dayMs, turnedAwayFor: request }
    const refusing = (id = anId(5)) => ({
      ...{ id, version: 2, rev: 1, status: 'unsubscribed', leftAt: 1, missed: {}, blockedAt: 1 },
      ...{ ...turn, turnedAwayTo: { address: 'typed@example.org' } },
    })
    const still = aWaitingLetter({ id: anId(5), letter: 'still-refused', request, ...old })
    const ofATurn = ['turnedAwayAt', 'turnedAwayFor', 'turnedAwayTo']

    test('the mailbox’s next sign-up brings the letter that was dropped, and where it was to go is forgotten', async () => {
      memory.put(refusing() as never)
      await hold(still)
      expect(await release()).toEqual({ released: 0, dropped: 1 })
      expect(memory.item(anId(5))).toMatchObject({ blockedAt: 1, status: 'unsubscribed' })
      for (const field of ofATurn) expect(memory.item(anId(5))).not.toHaveProperty(field)
    })

    test('of an alias, the turn in its mailbox’s item is given back', async () => {
      memory.put(refusing(anId(9)) as never)
      await hold({ ...still, mailbox: anId(9) })
      await release()
      for (const field of ofATurn) expect(memory.item(anId(9))).not.toHaveProperty(field)
    })

    test('the turn of another sign-up stays', async () => {
      memory.put({ ...refusing(), turnedAwayFor: aRequestId(6) } as never)
      await hold(still)
      await release()
      expect(memory.item(anId(5))).toMatchObject({ turnedAwayFor: aRequestId(6) })
    })

    test('a letter that is let go keeps its turn', async () => {
      memory.put(refusing() as never)
      await hold({ ...still, since: monday })
      expect(await release()).toEqual({ released: 1, dropped: 0 })
      expect(memory.item(anId(5))).toMatchObject(turn)
    })

    test('a turn that cannot be given back keeps no letter from being dropped or let go', async () => {
      await hold(still, ...some(2))
      const subscribers = { ...memory.subscribers, get: () => Promise.reject(new Error('unreadable')) }
      expect(await release({}, { subscribers })).toEqual({ released: 2, dropped: 1 })
    })
  })

  test('letters are counted before they go, so that none goes silently', async () => {
    await hold(...some(2, old))
    const remove = () => Promise.reject(new Error('no table'))
    await expect(release({}, { waiting: { ...memory.waiting, remove } })).rejects.toThrow('no table')
    expect(await droppedLastDay()).toBe(2)
    expect(await waiting()).toHaveLength(2)
  })
})
