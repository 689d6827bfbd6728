import { beforeEach, describe, expect, test } from 'vitest'
import { type LettersFunctionDeps, lettersHandler } from '../../../functions/letters/letters.ts'
import { untilResumed } from '../../../shared/delivery/pace/sending.ts'
import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import type { SubscriberStore } from '../../../shared/subscriber/subscriber-store.ts'
import { dayMs } from '../../../shared/time/clock.ts'
import { aRequest, aRequestId } from '../../fakes/a-request.ts'
import { aConfirmed, anId, aPending, monday } from '../../fakes/a-subscriber.ts'
import { anSqsEvent, failed } from '../../fakes/an-sqs-event.ts'
import { memoryLetterQueue } from '../../fakes/memory-letter-queue.ts'
import { memoryLog } from '../../fakes/memory-log.ts'
import { memoryMetrics } from '../../fakes/memory-metrics.ts'
import { deliveryWorld } from '../../shared/delivery/attempt/delivery-world.ts'
import { plenty } from '../../shared/delivery/pace/seat-world.ts'

const id = anId(99)
const request = aRequestId(1)
const letter = { kind: 'letter', version: 2, id, letter: 'confirm', request }
const pending = aPending({
  id,
  address: 'asking@example.org' as EmailAddress,
  requests: [aRequest({ id: request })],
})

/** A table in which somebody has asked for a letter, on a stack whose first tick has not come. */
function lettersWorld() {
  const world = deliveryWorld()
  world.put(pending)
  const letters = memoryLetterQueue()
  const log = memoryLog()
  const metrics = memoryMetrics()
  const deps: LettersFunctionDeps = {
    ...world.deps,
    sending: world.sending,
    guard: world.guard,
    reputation: world.reputation,
    waiting: world.waiting,
    unconfirmed: { perDay: 1_000, percentOfQuota: 10 },
    letters,
    wait: world.time.wait,
    random: () => 0,
    mailDomains: { takesMail: async (domain) => domain !== 'no-mail.example' },
    composeLetter: async ({ subscriber }) => ({
      to: subscriber.address,
      subject: 'letter',
      html: '',
      text: '',
      headers: {},
    }),
    log,
    metrics,
  }
  const runOn = (subscribers: SubscriberStore, ...messages: readonly unknown[]) => {
    const bodies = messages.map((message) =>
      typeof message === 'string' ? message : JSON.stringify(message),
    )
    return lettersHandler({ ...deps, subscribers })(anSqsEvent(...bodies))
  }
  const run = (...messages: readonly unknown[]) => runOn(deps.subscribers, ...messages)
  const mailed = () => world.mailer.calls.map(({ mail }) => mail.to)
  return { ...world, letters, log, metrics, run, runOn, mailed }
}

let world: ReturnType<typeof lettersWorld>
beforeEach(() => {
  world = lettersWorld()
})

describe('a batch of letters', () => {
  test('an empty batch is worked off', async () => {
    expect(await world.run()).toEqual(failed())
  })

  test.each<[what: string, poison: unknown]>([
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', []],
    ['a seat', { kind: 'seat', version: 1, seat: 0 }],
    ['a letter of another version', { ...letter, version: 3 }],
    ['an unknown letter', { ...letter, letter: 'love' }],
    ['a letter without its request', { ...letter, request: undefined }],
    ['a letter whose request is none', { ...letter, request: 'r1' }],
    ['a letter with a request that its link has no use for', { ...letter, letter: 'erase' }],
    ['a letter of a request that no tag can name', { ...letter, correlation: 'JKJaXmPLvHcESHA=' }],
  ])('a batch with %s reports it alone, and the other letters are mailed', async (_what, poison) => {
    expect(await world.run(poison, letter)).toEqual(failed(0))
    expect(await world.run(letter, poison)).toEqual(failed(1))
    expect(world.mailed()).toEqual(['asking@example.org', 'asking@example.org'])
    expect(world.log.lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'message failed' }),
    )
  })

  test('a letter with unknown fields from a later release is mailed', async () => {
    expect(await world.run({ ...letter, colour: 'green' })).toEqual(failed())
    expect(world.mailed()).toHaveLength(1)
  })
})

test('each call that SES throttled is counted, and its letter is mailed all the same', async () => {
  world.mailer.answerNext({ outcome: 'throttled' }, { outcome: 'throttled' })
  expect(await world.run(letter)).toEqual(failed())
  expect(world.metrics.counts).toEqual({ Throttled: 2, Submitted: 1 })
})

describe('a message of the release before', () => {
  const { request: _, ...earlier } = { ...letter, version: 1 }

  test('a letter whose link was made of a secret comes to nothing, because such a link confirms nothing any more', async () => {
    expect(await world.run({ ...earlier, secret: 's'.repeat(43) })).toEqual(failed())
    expect(world.mailed()).toEqual([])
  })

  test.each(['fresh-link', 'erase', 'already-subscribed'])('the letter "%s" is mailed', async (name) => {
    world.put(aConfirmed({ id }))
    expect(await world.run({ ...earlier, letter: name })).toEqual(failed())
    expect(world.mailed()).toEqual(['ann@example.org'])
  })
})

describe('a fresh stack', () => {
  test('a fresh stack mails a letter at once, before the first tick has read the quota', async () => {
    expect(await world.sending.read()).toBeUndefined()
    expect(await world.run(letter)).toEqual(failed())
    expect(world.mailed()).toEqual(['asking@example.org'])
  })

  test('a fresh stack that an operator has paused mails no letter', async () => {
    await world.sending.stop({ until: untilResumed, why: 'paused by the operator' })
    await world.run(letter)
    expect(world.mailed()).toEqual([])
  })
})

const freshLink = { kind: 'letter', version: 2, id, letter: 'fresh-link' }

describe('a letter to a reader that cannot be mailed now', () => {
  beforeEach(async () => {
    world.put(aConfirmed({ id }))
    await world.sending.refresh(plenty)
    await world.sending.stop({ until: untilResumed, why: 'too many complaints' })
  })

  test('a letter that is put back is acknowledged, because it is on the queue again', async () => {
    expect(await world.run({ ...freshLink, correlation: 'JKJaXmPLvHcESHA' })).toEqual(failed())
    expect(world.letters.sent).toEqual([{ ...freshLink, correlation: 'JKJaXmPLvHcESHA', tries: 1 }])
  })

  test('a letter that is given up is reported alone, so that it becomes a dead letter', async () => {
    expect(await world.run({ ...freshLink, tries: 16 }, freshLink)).toEqual(failed(0))
    expect(world.letters.sent).toEqual([{ ...freshLink, tries: 1 }])
  })

  test('a letter is put back, and not deleted, while SES takes no mail of the account', async () => {
    await world.sending.resume(world.time.clock())
    world.mailer.answerNext({ outcome: 'stopped', reason: 'MessageRejected (400) about the account' })
    expect(await world.run(freshLink)).toEqual(failed())
    expect(world.letters.sent).toEqual([{ ...freshLink, tries: 1 }])
  })
})

test('a letter to a stranger that cannot be mailed now waits in the table, and its message is done', async () => {
  await world.sending.stop({ until: untilResumed, why: 'too many complaints' })
  expect(await world.run({ ...letter, correlation: 'JKJaXmPLvHcESHA' })).toEqual(failed())
  expect(world.letters.sent).toEqual([])
  const { at: since } = aRequest()
  expect(await world.waiting.next(2)).toEqual([
    {
      ...{ id, letter: 'confirm', request, since, isProven: false, turn: 0, returned: 0 },
      correlation: 'JKJaXmPLvHcESHA',
    },
  ])
  expect(world.metrics.counts).toEqual({ Held: 1 })
  expect(world.log.lines).toMatchObject([
    { level: 'info', fields: { outcome: 'waits', reason: 'sending is stopped or used up' } },
  ])
})

test('a refused letter is counted and logged as a warning', async () => {
  world.mailer.answerNext({ outcome: 'refused', reason: 'MessageRejected (400) about the recipient' })
  expect(await world.run(letter)).toEqual(failed())
  expect(world.metrics.counts).toEqual({ Refused: 1 })
  expect(world.log.lines).toMatchObject([{ level: 'warn', fields: { outcome: 'refused' } }])
})

describe('the trace of a letter', () => {
  test('a letter is logged without its request, its subscriber or any address', async () => {
    await world.run(letter, { ...letter, tries: 16 }, { ...letter, request: aRequestId(2) })
    expect(world.log.lines.map(({ fields }) => fields)).toEqual([
      { letter: 'confirm', outcome: 'submitted' },
      { letter: 'confirm', outcome: 'submitted' },
      { letter: 'confirm', outcome: 'dropped' },
    ])
  })

  test('a letter is logged with the request that it answers, and a tag takes that to SES', async () => {
    await world.run({ ...letter, correlation: 'JKJaXmPLvHcESHA' })
    expect(world.log.lines).toContainEqual({
      level: 'info',
      message: 'letter',
      fields: { letter: 'confirm', outcome: 'submitted', correlation: 'JKJaXmPLvHcESHA' },
    })
    expect(world.mailer.calls[0]?.tags).toEqual({
      letter: 'confirm',
      to: 'unconfirmed',
      subscriber: id,
      correlation: 'JKJaXmPLvHcESHA',
    })
  })

  test('each accepted letter is counted, and a dropped one is not', async () => {
    await world.run(letter, { ...letter, request: aRequestId(2) })
    expect(world.metrics.counts).toEqual({ Submitted: 1 })
  })
})

describe('the letter to a mailbox that refuses sign-ups', () => {
  const turnedAwayTo = { address: 'typed@example.org' }
  const refusing = {
    id,
    version: 2,
    rev: 1,
    status: 'unsubscribed',
    blockedAt: 1,
    turnedAwayAt: monday,
    turnedAwayFor: request,
    turnedAwayTo,
  }
  const still = { ...letter, letter: 'still-refused' }

  test('the address that was kept for the letter is forgotten when it was mailed', async () => {
    world.put(refusing as never)
    expect(await world.run(still)).toEqual(failed())
    expect(world.mailed()).toEqual(['typed@example.org'])
    expect(world.item(id)).toMatchObject({ turnedAwayAt: monday, blockedAt: 1 })
    expect(world.item(id)).not.toHaveProperty('turnedAwayTo')
    await world.run(still)
    expect(world.mailed()).toHaveLength(1)
  })

  test('the 30 days begin when the letter was mailed, however long it waited', async () => {
    world.put(refusing as never)
    world.time.advance(3 * dayMs)
    await world.run(still)
    expect(world.mailed()).toHaveLength(1)
    expect(world.item(id)).toMatchObject({ turnedAwayAt: monday + 3 * dayMs, blockedAt: 1 })
  })

  test('a copy of the letter on the queue is not mailed, to a reader either', async () => {
    world.put(aConfirmed({ id, blockedAt: 1, turnedAwayAt: monday, turnedAwayFor: request }))
    await world.run(still, still)
    expect(world.mailed()).toHaveLength(1)
    expect(world.item(id)).toMatchObject({ status: 'confirmed', blockedAt: 1, turnedAwayAt: monday })
  })

  test('a letter of before the refusal was taken back and renewed is dropped, and the next one goes', async () => {
    world.put({ ...refusing, turnedAwayFor: aRequestId(7) } as never)
    await world.run(still)
    expect(world.mailed()).toEqual([])
    await world.run({ ...still, request: aRequestId(7) })
    expect(world.mailed()).toEqual(['typed@example.org'])
  })

  test('the address stays while the letter waits in line, and goes when nobody knows whether it was mailed', async () => {
    world.put(refusing as never)
    await world.sending.stop({ until: untilResumed, why: 'paused by the operator' })
    await world.run(still)
    expect(world.item(id)).toMatchObject({ turnedAwayTo })
    await world.run({ ...still, doubted: true })
    expect(world.item(id)).toMatchObject({ turnedAwayTo })
    await world.sending.resume(monday)
    world.mailer.answerNext({ outcome: 'ambiguous', reason: 'TimeoutError' })
    await world.run({ ...still, doubted: true })
    expect(world.item(id)).not.toHaveProperty('turnedAwayTo')
  })

  test('the letter to an alias goes to the address in its mailbox’s item, which then forgets it', async () => {
    const mailbox = anId(98)
    world.put({ ...refusing, id: mailbox } as never)
    const ofAlias = { ...still, id: anId(97), mailbox }
    expect(await world.run(ofAlias)).toEqual(failed())
    expect(world.mailed()).toEqual(['typed@example.org'])
    expect(world.mailer.calls[0]?.tags).toMatchObject({ subscriber: anId(97), to: 'unconfirmed' })
    expect(world.item(mailbox)).toMatchObject({ blockedAt: 1, turnedAwayAt: monday })
    expect(world.item(mailbox)).not.toHaveProperty('turnedAwayTo')
    expect(world.item(anId(97))).toBeUndefined()
  })

  test('an alias that refuses by itself forgets where its letter went, too', async () => {
    const mailbox = anId(98)
    world.put(refusing as never)
    await world.run({ ...still, mailbox })
    expect(world.mailed()).toEqual(['typed@example.org'])
    expect(world.item(id)).toMatchObject({ blockedAt: 1, turnedAwayAt: monday })
    expect(world.item(id)).not.toHaveProperty('turnedAwayTo')
  })

  test('a letter to an alias that has to wait keeps its mailbox, so that it is dropped if that refuses meanwhile', async () => {
    const mailbox = anId(98)
    const ofAlias = { ...letter, mailbox }
    await world.sending.stop({ until: untilResumed, why: 'paused by the operator' })
    await world.run(ofAlias)
    const [waiting] = await world.waiting.next(9)
    expect(waiting).toMatchObject({ id, mailbox })
    await world.sending.resume(monday)
    world.put({ id: mailbox, version: 2, rev: 1, status: 'unsubscribed', blockedAt: 1 } as never)
    await world.run(ofAlias)
    expect(world.mailed()).toEqual([])
  })

  test.each(['confirm', 'already-subscribed'])(
    'no letter “%s” goes to an alias whose mailbox refuses',
    async (name) => {
      const mailbox = anId(98)
      world.put({ id: mailbox, version: 2, rev: 1, status: 'unsubscribed', blockedAt: 1 } as never)
      if (name === 'already-subscribed') world.put(aConfirmed({ id }))
      await world.run({ ...letter, letter: name, mailbox })
      expect(world.mailed()).toEqual([])
      await world.run({ ...letter, letter: name })
      expect(world.mailed()).toHaveLength(1)
    },
  )

  test('an address that cannot be forgotten now is no reason to mail the letter again', async () => {
    world.put(refusing as never)
    const write = () => Promise.reject(new Error('the database is down'))
    const broken = { ...world.subscribers, write }
    expect(await world.runOn(broken, still)).toEqual(failed())
    expect(world.mailed()).toHaveLength(1)
    expect(world.log.lines).toContainEqual(expect.objectContaining({ message: 'address not forgotten' }))
  })
})

test('a letter to a domain that takes no mail is done, logged without the address and counted', async () => {
  world.put({ ...pending, address: 'asking@no-mail.example' as EmailAddress })
  expect(await world.run(letter)).toEqual(failed())
  expect(world.mailed()).toEqual([])
  expect(world.log.lines).toEqual([
    { level: 'info', message: 'letter', fields: { letter: 'confirm', outcome: 'no-mail-domain' } },
  ])
  expect(world.metrics.counts.NoMailDomain).toBe(1)
})
