import { beforeEach, describe, expect, test } from 'vitest'
import { mailKind } from '../../../shared/delivery/aftermath/mail-kind.ts'
import { watchReputation } from '../../../shared/delivery/aftermath/reputation.ts'
import type { SubmitOutcome } from '../../../shared/delivery/attempt/mailer.ts'
import { type DeliverLetterDeps, deliverLetter } from '../../../shared/delivery/deliver-letter.ts'
import { untilResumed } from '../../../shared/delivery/pace/sending.ts'
import { releaseLetters } from '../../../shared/delivery/release-letters.ts'
import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import type { LetterMessage } from '../../../shared/subscriber/letter/letter-message.ts'
import type { GuardStep } from '../../../shared/subscriber/sign-up/sign-up-guard.ts'
import type { Subscriber } from '../../../shared/subscriber/subscriber.ts'
import { dayMs, hourMs, minuteMs } from '../../../shared/time/clock.ts'
import { aTable, type MemoryTable } from '../../dynamo/a-table.ts'
import { aRequest, aRequestId } from '../../fakes/a-request.ts'
import { aConfirmed, anId, aPending, monday } from '../../fakes/a-subscriber.ts'
import { handClock } from '../../fakes/hand-clock.ts'
import { memoryLetterQueue } from '../../fakes/memory-letter-queue.ts'
import { memoryMailer } from '../../fakes/memory-mailer.ts'

const id = anId()
const request = aRequestId(1)
const pending = aPending({ requests: [aRequest({ id: request, at: monday })] })
const resting = aConfirmed({ restsUntil: monday + dayMs, requests: [aRequest({ id: request })] })
const confirmation: LetterMessage = { kind: 'letter', version: 2, id, letter: 'confirm', request }
const place = { since: monday, isProven: false, turn: 6 }

let time: ReturnType<typeof handClock>
let memory: MemoryTable
let mailer: ReturnType<typeof memoryMailer>
let letters: ReturnType<typeof memoryLetterQueue>
let lookedUp: string[]
beforeEach(async () => {
  time = handClock(monday)
  memory = aTable()
  mailer = memoryMailer()
  letters = memoryLetterQueue()
  lookedUp = []
  memory.put(pending)
  await refresh(1_000)
})

const refresh = (left: number) =>
  memory.sending.refresh({ accountPerSecond: 12, block: 100, left, refreshedAt: monday })
const allow = (perDay: number) => memory.guard.allow({ perDay, busiest: 0, busiestAt: monday })
const left = async () => (await memory.sending.read())?.left
const mailedLastDay = async () => (await memory.reputation.since(time.clock() - dayMs)).unconfirmed.mailed
const inLine = () => memory.waiting.next(100)

const deliver = (message: LetterMessage = confirmation, part: Partial<DeliverLetterDeps> = {}) =>
  deliverLetter(
    {
      ...memory,
      mailer,
      letters,
      unconfirmed: { perDay: 1_000, percentOfQuota: 10 },
      mailDomains: {
        takesMail: async (domain) => {
          lookedUp.push(domain)
          return domain !== 'no-mail.example'
        },
      },
      clock: time.clock,
      wait: time.wait,
      random: () => 0,
      composeLetter: async ({ letter, subscriber }) => ({
        to: subscriber.address,
        subject: letter,
        html: '',
        text: '',
        headers: {},
      }),
      ...part,
    },
    message,
  )

describe('the number of letters a day to unconfirmed addresses', () => {
  test('a letter within the allowance is mailed, and counted once', async () => {
    expect(await deliver()).toEqual({ outcome: 'submitted' })
    expect(await mailedLastDay()).toBe(1)
    expect(await left()).toBe(999)
  })

  test('letters beyond the allowance wait in the table, and take nothing from the digests’ quota', async () => {
    await allow(3)
    const outcomes: string[] = []
    for (let letter = 0; letter < 6; letter++) outcomes.push((await deliver()).outcome)
    expect(outcomes).toEqual(['submitted', 'submitted', 'submitted', 'waits', 'waits', 'waits'])
    expect(mailer.calls).toHaveLength(3)
    expect(await left()).toBe(997)
    expect(letters.sent).toEqual([])
    expect(await inLine()).toHaveLength(1)
  })

  test('the allowance comes back by the hour, a day later', async () => {
    await allow(1)
    await deliver()
    time.set(monday + 23 * hourMs)
    expect(await deliver()).toMatchObject({ outcome: 'waits' })
    time.set(monday + 25 * hourMs)
    expect(await deliver()).toEqual({ outcome: 'submitted' })
  })

  test('a fresh stack mails a share of the smallest quota, and the rest waits', async () => {
    const outcomes: string[] = []
    for (let letter = 0; letter < 25; letter++) outcomes.push((await deliver()).outcome)
    expect(outcomes.filter((outcome) => outcome === 'submitted')).toHaveLength(20)
    expect(outcomes.at(-1)).toBe('waits')
  })

  test.each<[what: string, item: Subscriber, message: LetterMessage]>([
    ['the way back', pending, { ...confirmation, letter: 'undo' }],
    ['a link that erases', pending, { ...withoutRequest(), letter: 'erase' }],
    ['a fresh link', aConfirmed(), { ...withoutRequest(), letter: 'fresh-link' }],
    ['a reader’s answer to a sign-up', aConfirmed(), { ...withoutRequest(), letter: 'already-subscribed' }],
    ['a confirmation of a reader who rests', resting, confirmation],
  ])('%s neither waits for strangers’ letters nor counts as one', async (_what, item, message) => {
    await allow(0)
    await memory.guard.raise('trickle', monday)
    memory.put({ ...item })
    expect(await deliver(message)).toEqual({ outcome: 'submitted' })
    expect(await mailedLastDay()).toBe(0)
    const [{ tags = {} } = {}] = mailer.calls
    expect(mailKind(tags)).toBe('letters')
  })

  test('the harm of a letter to a stranger is known by its tags', async () => {
    await deliver()
    const [{ tags = {} } = {}] = mailer.calls
    expect(mailKind(tags)).toBe('unconfirmed')
  })
})

describe('the guard', () => {
  test.each<[step: GuardStep, what: string, part: Partial<LetterMessage>, askedAt: number, goes: boolean]>([
    ['open', 'any letter', {}, monday, true],
    ['guarded', 'asked for before the guard went up', {}, monday - minuteMs, false],
    ['guarded', 'asked for after the guard went up', {}, monday + minuteMs, true],
    ['guarded', 'with a proof', { place: { ...place, isProven: true } }, monday - minuteMs, true],
    ['guarded', 'released before', { place: { ...place, releasedAt: monday - 1 } }, monday, false],
    ['guarded', 'released after', { place: { ...place, releasedAt: monday + 1 } }, monday, true],
    ['trickle', 'asked for after the guard went up', {}, monday + minuteMs, false],
    ['trickle', 'with a proof', { place: { ...place, isProven: true } }, monday + minuteMs, false],
    ['trickle', 'released before', { place: { ...place, releasedAt: monday - 1 } }, monday, false],
    ['trickle', 'released after', { place: { ...place, releasedAt: monday + 1 } }, monday, true],
  ])('%s: a letter %s', async (step, _what, part, askedAt, goes) => {
    await memory.guard.raise(step, monday)
    memory.put(aPending({ requests: [aRequest({ id: request, at: askedAt })] }))
    time.set(monday + 2 * minuteMs)
    const { outcome } = await deliver({ ...confirmation, ...part })
    expect(outcome).toBe(goes ? 'submitted' : 'waits')
    expect(await inLine()).toHaveLength(goes ? 0 : 1)
    expect(await mailedLastDay()).toBe(goes ? 1 : 0)
  })

  test('a guard that came down again lets through what was asked for in between', async () => {
    await memory.guard.raise('trickle', monday)
    await memory.guard.lower(await memory.guard.state(), 'guarded', monday + hourMs)
    memory.put(aPending({ requests: [aRequest({ id: request, at: monday + minuteMs })] }))
    expect(await deliver()).toEqual({ outcome: 'submitted' })
  })

  test('a letter whose content does not hold any more is dropped, and does not wait', async () => {
    await memory.guard.raise('trickle', monday)
    memory.put(aConfirmed())
    expect(await deliver()).toEqual({ outcome: 'dropped' })
    expect(await inLine()).toEqual([])
  })
})

describe('a letter that waits', () => {
  test('a letter waits since its sign-up, without a secret', async () => {
    await memory.guard.raise('trickle', monday + hourMs)
    time.set(monday + hourMs)
    await deliver({ ...confirmation, correlation: 'JKJaXmPLvHcESHA' })
    const entry = { id, letter: 'confirm', request, since: monday, isProven: false, turn: 0, returned: 0 }
    expect(await inLine()).toEqual([{ ...entry, correlation: 'JKJaXmPLvHcESHA' }])
  })

  test('a letter keeps the place that its sign-up gave it', async () => {
    await allow(0)
    await deliver({ ...confirmation, place: { ...place, isProven: true } })
    expect(await inLine()).toMatchObject([{ since: monday, isProven: true, turn: 6, returned: 0 }])
  })

  test('a letter that comes back keeps its place, as another entry, so that its release cannot remove it', async () => {
    await allow(0)
    const released = { ...place, returned: 2, releasedAt: monday }
    await deliver({ ...confirmation, place: released })
    expect(await inLine()).toMatchObject([{ since: monday, turn: 6, returned: 3 }])
    await memory.waiting.remove([{ ...place, id, letter: 'confirm', request, returned: 2 }])
    expect(await inLine()).toHaveLength(1)
  })

  test('a letter that may have been mailed already waits like others, and is tried once more when it is let go', async () => {
    await allow(0)
    expect(await deliver({ ...confirmation, doubted: true })).toMatchObject({ outcome: 'waits' })
    expect(await inLine()).toMatchObject([{ id, request, doubted: true }])
    await releaseLetters({ ...memory, letters }, { step: 'open', room: 1 }, monday)
    const [released = confirmation] = letters.sent
    expect(released).toMatchObject({ id, request, doubted: true })
    await allow(9)
    mailer.answerNext({ outcome: 'ambiguous', reason: 'TimeoutError' })
    expect(await deliver(released)).toEqual({ outcome: 'in-doubt', reason: 'TimeoutError' })
    expect(mailer.calls).toHaveLength(1)
  })

  test('a letter that was doubted stays so, however often it has to wait', async () => {
    await allow(0)
    await deliver({ ...confirmation, doubted: true })
    await releaseLetters({ ...memory, letters }, { step: 'open', room: 1 }, monday)
    await deliver(letters.sent[0])
    expect(await inLine()).toMatchObject([{ returned: 1, doubted: true }])
    await releaseLetters({ ...memory, letters }, { step: 'open', room: 1 }, monday)
    await allow(9)
    expect(await deliver(letters.sent[1])).toEqual({ outcome: 'submitted' })
  })

  test('a letter that nobody doubts is held and let go without a word of doubt', async () => {
    await allow(0)
    await deliver()
    expect((await inLine())[0]).not.toHaveProperty('doubted')
    await releaseLetters({ ...memory, letters }, { step: 'open', room: 1 }, monday)
    expect(letters.sent[0]).not.toHaveProperty('doubted')
  })

  test('a letter that cannot be held goes back on the queue', async () => {
    await allow(0)
    const hold = () => Promise.reject(new TypeError('the database is down'))
    memory = { ...memory, waiting: { ...memory.waiting, hold } }
    expect(await deliver()).toEqual({ outcome: 'again', reason: 'TypeError' })
    expect(letters.sent).toEqual([{ ...confirmation, tries: 1 }])
  })
})

describe('what SES does not take', () => {
  test.each<[answer: SubmitOutcome, outcome: string, counted: number]>([
    [{ outcome: 'stopped', reason: 'daily quota' }, 'waits', 0],
    [{ outcome: 'refused', reason: 'about the recipient' }, 'refused', 0],
    [{ outcome: 'ambiguous', reason: 'TimeoutError' }, 'again', 1],
    [{ outcome: 'accepted', messageId: 'm' }, 'submitted', 1],
  ])('after %o the letter is %s, and %i of the allowance is used', async (answer, outcome, counted) => {
    mailer.answerNext(answer)
    expect((await deliver()).outcome).toBe(outcome)
    expect(await mailedLastDay()).toBe(counted)
  })

  test('a throttled letter gives back what it drew, and goes back on the queue', async () => {
    mailer.answerNext(...Array<SubmitOutcome>(3).fill({ outcome: 'throttled' }))
    expect(await deliver()).toEqual({ outcome: 'again', reason: 'throttled' })
    expect(await mailedLastDay()).toBe(0)
  })

  test('the day’s letters that a letter took are given back if it cannot be written, however often it is tried', async () => {
    const composeLetter = () => Promise.reject(new TypeError('no key'))
    for (let tries = 0; tries < 5; tries++) {
      expect(await deliver(confirmation, { composeLetter })).toEqual({
        outcome: 'again',
        reason: 'TypeError',
      })
    }
    expect(await mailedLastDay()).toBe(0)
  })

  test('the day’s letters that a letter took are given back if the quota cannot be drawn', async () => {
    const drawForLetter = () => Promise.reject(new TypeError('the database is down'))
    expect(await deliver(confirmation, { sending: { drawForLetter } })).toMatchObject({ outcome: 'again' })
    expect(await mailedLastDay()).toBe(0)
  })

  test('the day’s letters that a letter took are given back if it finds no turn, and it comes back as it was', async () => {
    const sending = { drawForLetter: async () => ({ outcome: 'taken', freeAt: monday + hourMs }) as const }
    const message = { ...confirmation, doubted: true, place: { since: monday, isProven: true, turn: 2 } }
    expect(await deliver(message, { sending })).toEqual({ outcome: 'again', reason: 'no turn' })
    expect(await mailedLastDay()).toBe(0)
    expect(letters.sent).toEqual([message])
    expect(await inLine()).toEqual([])
  })

  test('addresses that SES refuses make the harm of digests look no larger', async () => {
    const refused = { outcome: 'refused', reason: 'about the recipient' } as const
    await allow(1_000)
    mailer.answerNext(...Array<SubmitOutcome>(60).fill(refused))
    for (let letter = 0; letter < 60; letter++) await deliver()
    // 50 of 1,300 digests are below 4 %, and 50 of 1,240 are above.
    for (let bounce = 0; bounce < 50; bounce++) await memory.reputation.count('digests', 'bounces', monday)
    expect(await watchReputation(memory, 1_300, monday)).toBeUndefined()
    expect((await memory.sending.read())?.stop).toBeUndefined()
  })

  test.each([
    ['while sending is stopped until resumed', () => memory.sending.stop({ until: untilResumed, why: 'x' })],
    ['while the quota is used up', () => refresh(0)],
  ])(
    '%s a letter to a stranger waits, and neither the allowance nor SES is touched',
    async (_when, trouble) => {
      await trouble()
      expect(await deliver()).toEqual({ outcome: 'waits', reason: 'sending is stopped or used up' })
      expect(mailer.calls).toEqual([])
      expect(await mailedLastDay()).toBe(0)
      expect(letters.sent).toEqual([])
    },
  )
})

function withoutRequest() {
  const { request: _, ...rest } = confirmation
  return rest
}

describe('a domain that takes no mail', () => {
  const address = 'ann@no-mail.example' as EmailAddress

  test('a letter to an unconfirmed address at a domain that takes no mail is dropped, and takes nothing of any quota', async () => {
    memory.put({ ...pending, address })
    expect(await deliver()).toEqual({ outcome: 'no-mail-domain' })
    expect(mailer.calls).toEqual([])
    expect(await mailedLastDay()).toBe(0)
    expect(await left()).toBe(1_000)
    expect(await inLine()).toEqual([])
    expect(letters.sent).toEqual([])
  })

  test('a letter that the guard would hold is dropped all the same, and does not wait', async () => {
    memory.put({ ...pending, address })
    await memory.guard.raise('trickle', monday)
    expect(await deliver()).toEqual({ outcome: 'no-mail-domain' })
    expect(await inLine()).toEqual([])
  })

  test('a letter to a confirmed reader goes out without a look at the domain', async () => {
    memory.put({ ...resting, address })
    expect(await deliver()).toEqual({ outcome: 'submitted' })
    expect(lookedUp).toEqual([])
  })

  test('a letter that the owner of a link asked for goes out without a look at the domain', async () => {
    memory.put({ ...pending, address })
    expect(await deliver({ ...confirmation, letter: 'erase' })).toEqual({ outcome: 'submitted' })
    expect(lookedUp).toEqual([])
  })

  test('a domain is looked up by the part behind the at sign, once for a letter', async () => {
    await deliver()
    expect(lookedUp).toEqual(['example.org'])
  })
})
