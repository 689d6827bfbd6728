import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { type FeedbackFunctionDeps, feedbackHandler } from '../../../functions/feedback/feedback.ts'
import { type EmailAddress, normaliseAddress } from '../../../shared/subscriber/address/address.ts'
import { eraseSubscriber } from '../../../shared/subscriber/leaving/erase-subscriber.ts'
import {
  parseSubscriberId,
  type SubscriberIds,
  subscriberIds,
} from '../../../shared/subscriber/subscriber-id.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import { aConfirmed, monday } from '../../fakes/a-subscriber.ts'
import { anEdition, anEditionId } from '../../fakes/an-edition.ts'
import { anSqsEvent, failed } from '../../fakes/an-sqs-event.ts'
import { memoryLog } from '../../fakes/memory-log.ts'
import { memoryMetrics } from '../../fakes/memory-metrics.ts'
import { deliveryWorld } from '../../shared/delivery/attempt/delivery-world.ts'

type Json = Readonly<Record<string, unknown>>
const fixture = (name: string): Json =>
  JSON.parse(readFileSync(new URL(`../../fixtures/ses-events/${name}.json`, import.meta.url), 'utf8'))
const envelope = fixture('sns-notification')
/** The body in which SQS delivers SNS's envelope of an event. */
const body = (event: unknown) => JSON.stringify({ ...envelope, Message: JSON.stringify(event) })
const mailOf = (event: Json) => event.mail as Json

const hashed = subscriberIds(Buffer.alloc(32, 7))
const ann = 'ann@example.org' as EmailAddress
const bob = 'bob@example.org' as EmailAddress
/** The reader and the attempt that the fixtures' tags name. Their mails went to Ann. */
const tagged = parseSubscriberId('AAECAwQFBgcICQoLDA0ODw') ?? hashed(ann)
const idOf: SubscriberIds = (address) => (normaliseAddress(address) === ann ? tagged : hashed(address))
const attempt = {
  id: '0b0f7f2e-5a3c-4a44-9d0b-8f3a2a1c7d10',
  head: anEditionId(23),
  startedAt: monday - hourMs,
}

async function feedbackWorld() {
  const world = deliveryWorld()
  await world.published(anEdition(22), anEdition(23))
  world.put(aConfirmed({ id: tagged, address: ann, attempt }), aConfirmed({ id: idOf(bob), address: bob }))
  const log = memoryLog()
  const metrics = memoryMetrics()
  const { deliveries, subscribers, reputation, tallies } = world
  const deps: FeedbackFunctionDeps = {
    deliveries,
    subscribers,
    editions: world.editions,
    proof: world.proof,
    reputation,
    guard: world.guard,
    tallies,
    unreadable: world.unreadable,
    idOf,
    clock: world.time.clock,
    log,
    metrics,
  }
  return {
    ...world,
    log,
    metrics,
    run: (...bodies: readonly string[]) => feedbackHandler(deps)(anSqsEvent(...bodies)),
    runWith: (part: Partial<FeedbackFunctionDeps>, ...bodies: readonly string[]) =>
      feedbackHandler({ ...deps, ...part })(anSqsEvent(...bodies)),
    status: (of = tagged) => world.item(of)?.status,
    harm: async () => (await reputation.since(monday - dayMs)).digests,
    sends: tallies.sends,
    sendSeenAt: async () => (await world.proof.read()).sendSeenAt,
    outcomes: () => log.lines.map(({ fields }) => fields.outcome),
  }
}

let world: Awaited<ReturnType<typeof feedbackWorld>>
beforeEach(async () => {
  world = await feedbackWorld()
})

const sentAt = Date.UTC(2026, 10, 23, 8, 0, 3, 412)

describe('a report', () => {
  test.each([
    ['send', 'settled'],
    ['send-letter', 'ignored'],
    ['bounce-permanent', 'suppressed'],
    ['notification-bounce', 'suppressed'],
    ['complaint', 'suppressed'],
    ['complaint-not-spam', 'ignored'],
    ['bounce-transient', 'counted'],
    ['delivery', 'ignored'],
    ['delivery-delay', 'ignored'],
    ['bounce-suppression-list', 'suppressed'],
    ['bounce-undetermined', 'counted'],
    ['reject', 'ignored'],
    ['rendering-failure', 'ignored'],
    ['unknown-type', 'ignored'],
    ['send-without-tags', 'ignored'],
  ])('the report %s is acknowledged as %s', async (name, outcome) => {
    expect(await world.run(body(fixture(name)))).toEqual(failed())
    expect(world.outcomes()).toEqual([outcome])
  })

  test('a Send event settles the attempt that its tags name', async () => {
    await world.run(body(fixture('send')))
    expect(world.item(tagged)).toMatchObject({ through: anEditionId(23), lastAt: attempt.startedAt })
    expect(world.item(tagged)).not.toHaveProperty('attempt')
    expect(await world.sendSeenAt()).toBe(sentAt)
  })

  test.each(['send-letter', 'send-without-tags'])(
    'the report %s proves that Send events come',
    async (name) => {
      await world.run(body(fixture(name)))
      expect(await world.sendSeenAt()).toBe(sentAt)
    },
  )

  test('a Send event counts for its edition, and its duplicate in the same batch does not', async () => {
    await world.run(body(fixture('send')), body(fixture('send')))
    expect(await world.sends(anEditionId(23))).toBe(1)
  })

  test('a Send event with the tags of another stage changes no reader, and is acknowledged', async () => {
    const send = fixture('send')
    const tags = { subscriber: ['BBECAwQFBgcICQoLDA0ODw'], attempt: ['a-stranger'], stage: ['test'] }
    const before = world.item(tagged)
    expect(await world.run(body({ ...send, mail: { ...mailOf(send), tags } }))).toEqual(failed())
    expect(world.outcomes()).toEqual(['ignored'])
    expect(world.item(tagged)).toEqual(before)
  })

  test('a report with unknown fields from a later release is acted upon', async () => {
    const bounce = fixture('bounce-permanent')
    const later = { ...bounce, schema: 9, mail: { ...mailOf(bounce), colour: ['green'] } }
    expect(await world.run(body(later))).toEqual(failed())
    expect(world.status()).toBe('suppressed')
  })

  test('a report of a subscriber of whom nothing is known changes no reader, and is acknowledged', async () => {
    const strange = withTag(fixture('complaint'), 'BBECAwQFBgcICQoLDA0ODw')
    expect(await world.run(body(strange))).toEqual(failed())
    expect(world.outcomes()).toEqual(['ignored'])
    expect(world.status()).toBe('confirmed')
    expect(await world.harm()).toEqual({ bounces: 0, complaints: 1 })
  })

  test('a report of a thousand recipients is acted upon for the one whose mail it was', async () => {
    const bouncedRecipients = Array.from({ length: 1_000 }, (_, count) => ({
      emailAddress: count === 999 ? ann : `stranger-${count}@example.net`,
      status: '5.1.1',
    }))
    expect(await world.run(body(withReport('bounce-permanent', { bouncedRecipients })))).toEqual(failed())
    expect(world.status()).toBe('suppressed')
    expect(await world.harm()).toEqual({ bounces: 1, complaints: 0 })
  })
})

/** A fixture with parts of its report replaced. */
function withReport(name: string, part: Json): Json {
  const event = fixture(name)
  const type = String(event.eventType).toLowerCase()
  return { ...event, [type]: { ...(event[type] as Json), ...part } }
}

/** An event of a mail with another tag, or without one. */
function withTag(event: Json, subscriber: string | undefined): Json {
  return {
    ...event,
    mail: { ...mailOf(event), tags: subscriber === undefined ? {} : { subscriber: [subscriber] } },
  }
}

describe('whom a report concerns', () => {
  test.each<[what: string, part: Json]>([
    [
      'lists the reader with a name',
      { complainedRecipients: [{ emailAddress: 'Ann Lee <ann@example.org>' }] },
    ],
    ['lists another mailbox', { complainedRecipients: [{ emailAddress: 'ann@forwarded.example.net' }] }],
    ['lists another reader', { complainedRecipients: [{ emailAddress: bob }] }],
    ['lists nobody', { complainedRecipients: [] }],
    ['has null for its list', { complainedRecipients: null }],
    ['has no list', { complainedRecipients: undefined }],
  ])('a complaint that %s suppresses the reader whose mail it was, and nobody else', async (_what, part) => {
    await world.run(body(withReport('complaint', part)))
    expect([world.status(), world.status(idOf(bob))]).toEqual(['suppressed', 'confirmed'])
    expect(await world.harm()).toEqual({ bounces: 0, complaints: 1 })
  })

  test.each([
    'Ann Lee <ann@example.org>',
    '<ANN@Example.org>',
    '"Lee, Ann" <ann@example.org>',
    'rfc822;ann@example.org',
    '=?utf-8?q?Ann?= <ann@example.org>',
  ])('a permanent bounce of %s suppresses the reader', async (emailAddress) => {
    await world.run(body(withReport('bounce-permanent', { bouncedRecipients: [{ emailAddress }] })))
    expect(world.status()).toBe('suppressed')
  })

  test.each<[what: string, mail: Json, bouncedRecipients: readonly Json[]]>([
    ['lists nobody, of a mail to nobody known', { destination: [] }, []],
    ['lists nobody, of a mail to the reader', { destination: [ann] }, []],
    ['lists the reader, of a mail to nobody known', { destination: [] }, [{ emailAddress: ann }]],
    ['lists the reader as the mail did', { destination: [ann] }, [{ emailAddress: ann }]],
  ])('a permanent bounce that %s suppresses the reader', async (_what, part, bouncedRecipients) => {
    const bounce = withReport('bounce-permanent', { bouncedRecipients })
    await world.run(body({ ...bounce, mail: { ...mailOf(bounce), ...part } }))
    expect(world.status()).toBe('suppressed')
  })

  test.each(['ann@forwarded.example.net', 'cid@example.org'])(
    'a permanent bounce of %s, to which the reader forwards, is a soft bounce that harms the account',
    async (emailAddress) => {
      const bouncedRecipients = [{ emailAddress, status: '5.1.1' }]
      await world.run(body(withReport('bounce-permanent', { bouncedRecipients })))
      expect(world.item(tagged)).toMatchObject({ status: 'confirmed', softBounces: 1 })
      expect(world.outcomes()).toEqual(['counted'])
      expect(await world.harm()).toEqual({ bounces: 1, complaints: 0 })
    },
  )

  test('a permanent bounce of another reader’s mailbox touches that reader not at all', async () => {
    const before = world.item(idOf(bob))
    const mail = { ...mailOf(fixture('bounce-permanent')), destination: [ann] }
    await world.run(
      body({ ...withReport('bounce-permanent', { bouncedRecipients: [{ emailAddress: bob }] }), mail }),
    )
    expect(world.item(idOf(bob))).toEqual(before)
    expect(world.item(tagged)).toMatchObject({ status: 'confirmed', softBounces: 1 })
  })

  test('a bounce of a letter counts for the subscriber who asked for it', async () => {
    const { tags } = mailOf(fixture('send-letter'))
    const bounce = fixture('bounce-permanent')
    await world.run(body({ ...bounce, mail: { ...mailOf(bounce), tags } }))
    expect(world.status()).toBe('suppressed')
  })

  test('a report of a mail without a tag concerns whom the mail went to, and nobody else', async () => {
    const before = world.item(idOf(bob))
    const sentToAnn = (event: Json): Json => {
      const untagged = withTag(event, undefined)
      return { ...untagged, mail: { ...mailOf(untagged), destination: ['Ann Lee <ANN@example.org>'] } }
    }
    const bouncedRecipients = [{ emailAddress: bob, status: '5.1.1' }]
    await world.run(body(sentToAnn(withReport('bounce-permanent', { bouncedRecipients }))))
    expect(world.item(tagged)).toMatchObject({ status: 'confirmed', softBounces: 1 })
    const complainedRecipients = [{ emailAddress: bob }]
    await world.run(body(sentToAnn(withReport('complaint', { complainedRecipients }))))
    expect(world.status()).toBe('suppressed')
    expect(world.item(idOf(bob))).toEqual(before)
  })

  test.each([
    ['5.1.1', '4.2.2', { status: 'suppressed' }],
    ['4.2.2', '5.1.1', { status: 'suppressed' }],
    ['5.7.1', '4.2.2', { status: 'confirmed', softBounces: 1 }],
  ])('of two entries about the reader, %s and %s, the worse one counts', async (first, second, expected) => {
    const bouncedRecipients = [first, second].map((status) => ({ emailAddress: ann, status }))
    await world.run(body(withReport('bounce-transient', { bounceSubType: 'General', bouncedRecipients })))
    expect(world.item(tagged)).toMatchObject(expected)
  })

  test('a report of a mail without a tag and without a recipient concerns those whom it lists', async () => {
    const complainedRecipients = [{ emailAddress: 'Bob <BOB@example.org>' }]
    await world.run(body(withTag(withReport('complaint', { complainedRecipients }), undefined)))
    expect([world.status(), world.status(idOf(bob))]).toEqual(['confirmed', 'suppressed'])
  })

  test('a complaint of an erased subscriber keeps their id from being mailed, and brings nothing back', async () => {
    await eraseSubscriber(world.subscribers, tagged, monday)
    await world.run(body(fixture('complaint')))
    expect(world.status()).toBe('suppressed')
    expect(world.item(tagged)).not.toHaveProperty('address')
    expect(world.item(tagged)).not.toHaveProperty('expiresAtSeconds')
  })

  test('a complaint twice suppresses once, and later reports change nothing', async () => {
    await world.run(body(fixture('complaint')), body(fixture('complaint')))
    await world.run(body(fixture('bounce-transient')), body(fixture('delivery')))
    expect(world.status()).toBe('suppressed')
  })
})

describe('a receiver who refuses the sender', () => {
  const blocked = (feedbackId: string) =>
    body(
      withReport('bounce-transient', {
        feedbackId,
        bounceSubType: 'General',
        bouncedRecipients: [
          { emailAddress: ann, status: '5.7.1', diagnosticCode: 'smtp; 550 5.7.1 blocked' },
        ],
      }),
    )

  test('a week of blocks changes no reader, and is counted as the sender’s trouble', async () => {
    const before = world.item(tagged)
    await world.run(...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(blocked))
    expect(world.item(tagged)).toEqual(before)
    expect(world.outcomes()).toEqual(Array(7).fill('blocked'))
    expect(world.metrics.counts).toEqual({ Blocked: 7 })
  })

  test('a block between soft bounces neither counts nor ends their row', async () => {
    const soft = (feedbackId: string) => body(withReport('bounce-transient', { feedbackId }))
    await world.run(soft('a'), soft('b'), blocked('c'), soft('d'), soft('e'))
    expect(world.item(tagged)).toMatchObject({ status: 'confirmed', softBounces: 4 })
    expect(world.item(tagged)).not.toHaveProperty('restsUntil')
    await world.run(soft('f'))
    expect(world.item(tagged)).toHaveProperty('restsUntil')
  })
})

describe('the metrics of feedback', () => {
  test.each<[report: string, counts: Readonly<Record<string, number>>]>([
    ['bounce-permanent', { Bounces: 1 }],
    ['complaint', { Complaints: 1 }],
    ['delivery', { Deliveries: 1 }],
    // SES judges an account only by permanent bounces and by complaints.
    ['bounce-transient', {}],
    ['complaint-not-spam', {}],
    ['send', {}],
  ])('the report %s is counted as %j', async (name, counts) => {
    await world.run(body(fixture(name)))
    expect(world.metrics.counts).toEqual(counts)
  })

  test('a report that fails is not counted, because it comes again', async () => {
    const leave = () => Promise.reject(new RangeError('no table'))
    await world.runWith({ subscribers: { ...world.subscribers, leave } }, body(fixture('complaint')))
    expect(world.metrics.counts).toEqual({})
  })
})

test('a Send event is logged with the attempt that deliver logged', async () => {
  await world.run(body(fixture('send')))
  expect(world.log.lines).toMatchObject([{ message: 'feedback', fields: { attempt: attempt.id } }])
})

describe('a message that cannot be read', () => {
  const cutOff = body(fixture('send')).slice(0, -20)
  test.each<[what: string, poison: string]>([
    ['an event without its SNS envelope', JSON.stringify(fixture('send'))],
    ['an envelope around words', JSON.stringify({ ...envelope, Message: 'hello' })],
    ['an envelope around something else', body({ eventType: 'Send' })],
    ['a report that is cut off', cutOff],
    ['not JSON', 'hello'],
    ['empty', ''],
  ])(
    'a message that is %s is put aside and counted, and the other messages are acted upon',
    async (_what, poison) => {
      const answer = await world.run(body(fixture('send')), poison, body(fixture('bounce-permanent')))
      expect(answer).toEqual(failed())
      expect(world.item(tagged)).not.toHaveProperty('attempt')
      expect(world.status()).toBe('suppressed')
      expect(await world.putAside('message-1')).toMatchObject({ body: poison, arrivedAt: 1795424400000 })
      expect((await world.proof.read()).unreadableAt).toBe(1795424400000)
      expect(world.metrics.counts).toEqual({ Bounces: 1, Unreadable: 1 })
      expect(world.log.lines).toContainEqual({
        level: 'error',
        message: 'report unreadable',
        fields: { report: 'message-1', error: expect.any(String) },
      })
    },
  )

  test('a message that cannot be put aside comes again, because it might be a Send event', async () => {
    const proof = { ...world.proof, unreadable: () => Promise.reject(new RangeError('no table')) }
    expect(await world.runWith({ proof }, cutOff)).toEqual(failed(0))
    expect(world.metrics.counts).toEqual({})
    expect(await world.run(cutOff)).toEqual(failed())
  })

  test('no log line holds what stands in the message', async () => {
    await world.run(`ann@example.org ${cutOff}`)
    expect(JSON.stringify(world.log.lines)).not.toContain('@')
  })
})

describe('a notice', () => {
  const greeting = 'Successfully validated SNS topic for Amazon SES event publishing.'
  test.each<[what: string, type: string, message: string]>([
    ['SES’s greeting in its envelope', 'greeting', JSON.stringify({ ...envelope, Message: greeting })],
    ['SES’s greeting alone', 'greeting', `${greeting} `],
    [
      'SNS’s own message about a subscription',
      'SubscriptionConfirmation',
      JSON.stringify(fixture('sns-subscription-confirmation')),
    ],
  ])(
    '%s is acknowledged, logged and counted, and keeps nothing from being proven',
    async (_what, type, message) => {
      expect(await world.run(message)).toEqual(failed())
      expect(world.log.lines).toEqual([
        { level: 'info', message: 'feedback', fields: { kind: 'notice', type, outcome: 'ignored' } },
      ])
      expect(world.metrics.counts).toEqual({ Notices: 1 })
      expect(await world.proof.read()).toMatchObject({ unreadableAt: 0, sendSeenAt: 0 })
    },
  )
})

describe('a fault', () => {
  const subscribersThatFail = () => ({
    ...world.subscribers,
    leave: async () => {
      throw new RangeError(`no table for ${ann}`)
    },
  })

  test('a report that meets a fault of the database comes again, and the other reports are acted upon', async () => {
    const answer = await world.runWith(
      { subscribers: subscribersThatFail() },
      body(fixture('complaint')),
      body(fixture('send')),
    )
    expect(answer).toEqual(failed(0))
    expect(world.item(tagged)).not.toHaveProperty('attempt')
    expect(await world.run(body(fixture('complaint')))).toEqual(failed())
    expect(world.status()).toBe('suppressed')
  })

  test('a fault is logged by its kind, without its message, which can hold an address', async () => {
    await world.runWith({ subscribers: subscribersThatFail() }, body(fixture('complaint')))
    expect(world.log.lines).toEqual([
      { level: 'error', message: 'feedback failed', fields: { error: 'RangeError' } },
    ])
  })
})

test('a report that comes twice in a batch has the effect of one', async () => {
  const soft = body(fixture('bounce-transient'))
  expect(await world.run(soft, soft, soft, soft, soft, soft)).toEqual(failed())
  expect(world.outcomes()).toEqual(['counted', ...Array<string>(5).fill('ignored')])
  expect(world.status()).toBe('confirmed')
})

test('no log line of feedback holds an address', async () => {
  await world.run(...['send', 'bounce-permanent', 'complaint', 'delivery'].map((name) => body(fixture(name))))
  expect(world.log.lines).toHaveLength(4)
  expect(JSON.stringify(world.log.lines)).not.toContain('@')
})
