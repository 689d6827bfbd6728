import { beforeEach, describe, expect, test } from 'vitest'
import { noNameServer } from '../../../infra/local/no-name-server.ts'
import type { SubmitOutcome } from '../../../shared/delivery/attempt/mailer.ts'
import { type DeliverLetterDeps, deliverLetter } from '../../../shared/delivery/deliver-letter.ts'
import { letterGapMs } from '../../../shared/delivery/pace/letter-turn.ts'
import { type SendingStore, untilResumed } from '../../../shared/delivery/pace/sending.ts'
import type { LetterMessage } from '../../../shared/subscriber/letter/letter-message.ts'
import type { Letter } from '../../../shared/subscriber/letter/letters.ts'
import { hourMs } from '../../../shared/time/clock.ts'
import { aTable, type MemoryTable } from '../../dynamo/a-table.ts'
import { aRequest, aRequestId } from '../../fakes/a-request.ts'
import { aConfirmed, anId, aPending, dailyAtEight, monday } from '../../fakes/a-subscriber.ts'
import { handClock } from '../../fakes/hand-clock.ts'
import { memoryLetterQueue } from '../../fakes/memory-letter-queue.ts'
import { memoryMailer } from '../../fakes/memory-mailer.ts'

const id = anId()
const request = aRequestId(1)
const expiresAt = monday + 72 * hourMs
const preferences = { ...dailyAtEight, hour: 3 }
const pending = aPending({ requests: [aRequest({ id: request, expiresAt, preferences })] })
const { dueShard: _, ...confirmed } = aConfirmed()
const gone = { id, version: 2, rev: 2, status: 'unsubscribed', leftAt: monday } as const

const common = { kind: 'letter', version: 2, id } as const
const withLink = (['confirm', 'undo'] as const).map(
  (letter): LetterMessage => ({ ...common, letter, request }),
)
const toReaders = (['already-subscribed', 'fresh-link'] as const).map(
  (letter): LetterMessage => ({ ...common, letter }),
)
const [confirmation = { ...common, letter: 'none' as const }] = withLink
const freshLink: LetterMessage = { ...common, letter: 'fresh-link' }

let time: ReturnType<typeof handClock>
let memory: MemoryTable
let mailer: ReturnType<typeof memoryMailer>
let letters: ReturnType<typeof memoryLetterQueue>
let sending: SendingStore
let composed: Letter[]
beforeEach(async () => {
  time = handClock(monday)
  memory = aTable()
  mailer = memoryMailer()
  letters = memoryLetterQueue()
  sending = memory.sending
  await sending.refresh({ accountPerSecond: 12, block: 100, left: 1_000, refreshedAt: monday })
  composed = []
})

const deliver = (
  message: LetterMessage,
  subscribers = memory.subscribers,
  part: Partial<DeliverLetterDeps> = {},
) =>
  deliverLetter(
    {
      subscribers,
      mailer,
      letters,
      sending,
      guard: memory.guard,
      reputation: memory.reputation,
      waiting: memory.waiting,
      unconfirmed: { perDay: 1_000, percentOfQuota: 10 },
      mailDomains: noNameServer,
      clock: time.clock,
      wait: time.wait,
      random: () => 0,
      async composeLetter(letter) {
        composed.push(letter)
        return { to: letter.subscriber.address, subject: letter.letter, html: '', text: '', headers: {} }
      },
      ...part,
    },
    message,
  )

describe('a letter whose reason may be gone', () => {
  test.each(withLink)(
    'the letter $letter goes to a pending subscriber whose request is open, with the settings of the request',
    async (message) => {
      memory.put(pending)
      expect(await deliver(message)).toEqual({ outcome: 'submitted' })
      const subscriber = { ...pending, preferences }
      const asked = { at: monday, network: '192.0.2.0/24' }
      expect(composed).toEqual([{ letter: message.letter, subscriber, request, asked }])
      expect(mailer.calls).toHaveLength(1)
      expect(mailer.calls[0]?.mail.to).toBe(pending.address)
    },
  )

  test.each(toReaders)('the letter $letter goes to a confirmed reader', async (message) => {
    memory.put(aConfirmed())
    expect(await deliver(message)).toEqual({ outcome: 'submitted' })
    expect(composed).toEqual([{ letter: message.letter, subscriber: confirmed }])
  })

  test('the tags of a letter tell its kind and its subscriber, and no attempt', async () => {
    memory.put(pending)
    await deliver(confirmation)
    expect(mailer.calls[0]?.tags).toEqual({ letter: 'confirm', to: 'unconfirmed', subscriber: id })
  })

  test.each(withLink)(
    'the letter $letter is dropped when its link was overtaken by newer ones',
    async (message) => {
      memory.put(aPending())
      expect(await deliver(message)).toEqual({ outcome: 'dropped' })
      expect(mailer.calls).toEqual([])
    },
  )

  test.each(withLink)('the letter $letter is dropped from the moment its link expires', async (message) => {
    memory.put(pending)
    time.set(expiresAt)
    expect(await deliver(message)).toEqual({ outcome: 'dropped' })
    time.set(expiresAt - 1)
    expect(await deliver(message)).toEqual({ outcome: 'submitted' })
  })

  test.each(withLink)('the letter $letter is dropped once the reader has confirmed', async (message) => {
    memory.put(aConfirmed())
    expect(await deliver(message)).toEqual({ outcome: 'dropped' })
    expect(mailer.calls).toEqual([])
  })

  test.each(toReaders)('the letter $letter is dropped for a pending subscriber', async (message) => {
    memory.put(pending)
    expect(await deliver(message)).toEqual({ outcome: 'dropped' })
    expect(mailer.calls).toEqual([])
  })

  describe.each([...withLink, ...toReaders])('the letter $letter', (message) => {
    test.each(['unsubscribed', 'suppressed'] as const)(
      'the letter is dropped for a reader who is %s',
      async (status) => {
        memory.put({ ...gone, status })
        expect(await deliver(message)).toEqual({ outcome: 'dropped' })
        expect(mailer.calls).toEqual([])
      },
    )

    test('the letter is dropped for an id without an item', async () => {
      expect(await deliver(message)).toEqual({ outcome: 'dropped' })
      expect(mailer.calls).toEqual([])
    })
  })

  test('the letter “none” is dropped for any subscriber', async () => {
    memory.put(aConfirmed())
    expect(await deliver({ ...common, letter: 'none' })).toEqual({ outcome: 'dropped' })
    expect(mailer.calls).toEqual([])
  })
})

describe('the provider’s answers', () => {
  beforeEach(() => memory.put(pending))

  test('a refused letter ends and says why, because its message would never be taken', async () => {
    mailer.answerNext({ outcome: 'refused', reason: 'MessageRejected (400)' })
    expect(await deliver(confirmation)).toEqual({ outcome: 'refused', reason: 'MessageRejected (400)' })
    expect(mailer.calls).toHaveLength(1)
  })

  test('after an ambiguous answer the letter goes back on the queue, because a second letter does no harm', async () => {
    mailer.answerNext({ outcome: 'ambiguous', reason: 'TimeoutError' })
    expect(await deliver(confirmation)).toEqual({ outcome: 'again', reason: 'TimeoutError' })
    expect(mailer.calls).toHaveLength(1)
    expect(letters.sent).toEqual([{ ...confirmation, doubted: true, tries: 1 }])
  })

  test('a letter to a reader goes back on the queue while SES takes no mail of the account', async () => {
    memory.put(aConfirmed())
    mailer.answerNext({ outcome: 'stopped', reason: 'daily quota' })
    expect(await deliver(freshLink)).toEqual({ outcome: 'again', reason: 'daily quota' })
    expect(letters.sent).toEqual([{ ...freshLink, tries: 1 }])
  })

  test('a second ambiguous answer ends a letter, because a third mail would be worse than none', async () => {
    mailer.answerNext({ outcome: 'ambiguous', reason: 'TimeoutError' })
    expect(await deliver({ ...confirmation, doubted: true })).toEqual({
      outcome: 'in-doubt',
      reason: 'TimeoutError',
    })
    expect(letters.sent).toEqual([])
  })

  test('a throttled letter is tried again after a second, then after two, each time with a turn of its own', async () => {
    mailer.answerNext({ outcome: 'throttled' }, { outcome: 'throttled' })
    expect(await deliver(confirmation)).toEqual({ outcome: 'submitted' })
    expect(time.waits).toEqual([1_000, letterGapMs(12) - 1_000, 2_000])
    expect(mailer.calls).toHaveLength(3)
    expect(letters.sent).toEqual([])
  })

  test('a letter that is throttled three times goes back on the queue', async () => {
    mailer.answerNext(...Array<SubmitOutcome>(3).fill({ outcome: 'throttled' }))
    expect(await deliver(confirmation)).toEqual({ outcome: 'again', reason: 'throttled' })
    expect(mailer.calls).toHaveLength(3)
    expect(letters.sent).toEqual([{ ...confirmation, tries: 1 }])
  })

  test('a letter is held back twice as long each time, up to SQS’s limit, until it is given up', async () => {
    memory.put(aConfirmed())
    let message: LetterMessage | undefined = freshLink
    const outcomes: string[] = []
    while (message) {
      mailer.answerNext({ outcome: 'stopped', reason: 'daily quota' })
      outcomes.push((await deliver(message)).outcome)
      message = letters.sent[outcomes.length - 1]
    }
    expect(outcomes).toEqual([...Array<string>(16).fill('again'), 'given-up'])
    expect(letters.delays.slice(0, 8)).toEqual([15, 30, 60, 120, 240, 480, 900, 900])
    expect(Math.max(...letters.delays)).toBe(900)
  })

  test('a letter whose reader cannot be read goes back on the queue, which is faster than failing', async () => {
    const down = { ...memory.subscribers, get: () => Promise.reject(new TypeError('the database is down')) }
    expect(await deliver(confirmation, down)).toEqual({ outcome: 'again', reason: 'TypeError' })
    expect(mailer.calls).toEqual([])
    expect(letters.sent).toEqual([{ ...confirmation, tries: 1 }])
  })

  test('a letter changes nothing about its subscriber', async () => {
    await deliver(confirmation)
    expect(memory.item(id)).toEqual(pending)
  })
})

describe('the quota of letters, and stops', () => {
  beforeEach(() => memory.put(aConfirmed()))
  const left = async () => (await sending.read())?.left

  test('a letter takes one mail of the quota, however often its call is throttled', async () => {
    mailer.answerNext({ outcome: 'throttled' }, { outcome: 'throttled' })
    expect(await deliver(freshLink)).toEqual({ outcome: 'submitted' })
    expect(await left()).toBe(999)
  })

  test('a letter that is dropped takes nothing of the quota', async () => {
    expect(await deliver(confirmation)).toEqual({ outcome: 'dropped' })
    expect(await left()).toBe(1_000)
  })

  test.each([monday + hourMs, untilResumed - 1])(
    'a stop until %i, which ends by itself, does not hold a letter back',
    async (until) => {
      await sending.stop({ until, why: 'daily quota' })
      expect(await deliver(freshLink)).toEqual({ outcome: 'submitted' })
    },
  )

  test('a stop until resumed puts a letter back on the queue, without a call', async () => {
    await sending.stop({ until: untilResumed, why: 'too many complaints' })
    expect(await deliver(freshLink)).toEqual({ outcome: 'again', reason: 'sending is stopped or used up' })
    expect(mailer.calls).toEqual([])
    expect(letters.sent).toEqual([{ ...freshLink, tries: 1 }])
    await sending.resume(monday)
    expect(await deliver({ ...freshLink, tries: 1 })).toEqual({ outcome: 'submitted' })
  })

  test('a letter goes back on the queue when the quota is used up, and is given up in the end', async () => {
    await sending.refresh({ accountPerSecond: 12, block: 100, left: 0, refreshedAt: monday })
    expect(await deliver(freshLink)).toMatchObject({ outcome: 'again' })
    expect(await deliver({ ...freshLink, tries: 16 })).toMatchObject({ outcome: 'given-up' })
    expect(letters.sent).toEqual([{ ...freshLink, tries: 1 }])
    expect(mailer.calls).toEqual([])
  })
})

describe('a letter’s turn', () => {
  beforeEach(() => memory.put(aConfirmed()))

  test('a letter takes its turn right before its call, after it was composed', async () => {
    const order: string[] = []
    const composed = deliver(freshLink, memory.subscribers, {
      sending: {
        async drawForLetter(at) {
          order.push(`turn at ${at - monday}`)
          return { outcome: 'drawn' }
        },
      },
      async composeLetter({ subscriber: { address } }) {
        time.advance(700)
        order.push('composed')
        return { to: address, subject: '', html: '', text: '', headers: {} }
      },
    })
    await composed
    expect(order).toEqual(['composed', 'turn at 700'])
    expect(mailer.calls).toHaveLength(1)
  })

  test('two letters at once go a gap apart', async () => {
    expect(await deliver(freshLink)).toEqual({ outcome: 'submitted' })
    expect(await deliver(freshLink)).toEqual({ outcome: 'submitted' })
    expect(time.clock()).toBe(monday + letterGapMs(12))
  })

  test('in a crowd a letter comes back after a time of its own, however often, and is never given up', async () => {
    const sending = {
      drawForLetter: async () => ({ outcome: 'taken', freeAt: time.clock() + hourMs }) as const,
    }
    for (const tries of [undefined, 16]) {
      const message = { ...freshLink, ...(tries === undefined ? {} : { tries }) }
      expect(await deliver(message, memory.subscribers, { sending })).toEqual({
        outcome: 'again',
        reason: 'no turn',
      })
      expect(letters.sent.at(-1)).toEqual(message)
    }
    expect(letters.delays).toEqual([10, 10])
    expect(mailer.calls).toEqual([])
  })

  test('each throttled call is told to whoever counts them', async () => {
    let throttled = 0
    mailer.answerNext({ outcome: 'throttled' }, { outcome: 'throttled' })
    await deliver(freshLink, memory.subscribers, { onThrottled: () => void throttled++ })
    expect(throttled).toBe(2)
  })
})

describe('letters of two requests that say the same', () => {
  const twins = [1, 2].map((count) => aRequest({ id: aRequestId(count), expiresAt, preferences }))

  test('a mail is noted on its request once it went out, and the other request stays as it was', async () => {
    memory.put(aPending({ requests: twins }))
    expect(await deliver(confirmation)).toEqual({ outcome: 'submitted' })
    expect(memory.item(id)?.requests).toEqual([{ ...twins[0], mailedAt: monday }, twins[1]])
  })

  test('a mail that cannot be noted went out, and is not mailed again', async () => {
    memory.put(aPending({ requests: twins }))
    const write = () => Promise.reject(new Error('no table'))
    expect(await deliver(confirmation, { ...memory.subscribers, write })).toEqual({ outcome: 'submitted' })
    expect(mailer.calls).toHaveLength(1)
    expect(letters.sent).toEqual([])
  })

  test('where no other letter may wait, nothing is written', async () => {
    memory.put(pending)
    await deliver(confirmation)
    expect(memory.item(id)?.rev).toBe(pending.rev)
  })

  const since = monday - hourMs
  const released = { ...confirmation, place: { since, isProven: false, turn: 0, releasedAt: monday } }
  const { releasedAt: _at, ...place } = released.place

  test.each<[outcome: string, what: string, message: LetterMessage, mailedAt?: number]>([
    ['dropped', 'waited while the other one was mailed', released, since + 1],
    ['submitted', 'waited, and the other one was mailed before', released, since - 1],
    ['submitted', 'waited, and the other one was not mailed', released],
    ['submitted', 'did not wait', { ...confirmation, place }, since + 1],
  ])('the letter is %s if it %s', async (outcome, _what, message, mailedAt) => {
    const [own = aRequest(), other = aRequest()] = twins
    memory.put(aPending({ requests: [own, mailedAt === undefined ? other : { ...other, mailedAt }] }))
    expect(await deliver(message)).toEqual({ outcome })
    expect(mailer.calls).toHaveLength(outcome === 'submitted' ? 1 : 0)
  })
})
