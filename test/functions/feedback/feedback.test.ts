import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { type FeedbackFunctionDeps, feedbackHandler } from '../../../functions/feedback/feedback.ts'
import type { EmailAddress } from '../../../shared/subscriber/address.ts'
import { parseSubscriberId, subscriberIds } from '../../../shared/subscriber/subscriber-id.ts'
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

const idOf = subscriberIds(Buffer.alloc(32, 7))
const ann = 'ann@example.org' as EmailAddress
const annsId = idOf(ann)
/** The reader and the attempt that the fixtures' tags name. */
const tagged = parseSubscriberId('AAECAwQFBgcICQoLDA0ODw') ?? annsId
const attempt = {
  id: '0b0f7f2e-5a3c-4a44-9d0b-8f3a2a1c7d10',
  head: anEditionId(23),
  startedAt: monday - hourMs,
}

async function feedbackWorld() {
  const world = deliveryWorld()
  await world.published(anEdition(22), anEdition(23))
  world.put(aConfirmed({ id: annsId, address: ann }), aConfirmed({ id: tagged, attempt }))
  const log = memoryLog()
  const metrics = memoryMetrics()
  const { deliveries, subscribers, reputation, tallies } = world
  const deps: FeedbackFunctionDeps = {
    deliveries,
    subscribers,
    editions: world.editions,
    proof: world.proof,
    reputation,
    tallies,
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
    status: () => world.item(annsId)?.status,
    harm: () => reputation.since(monday - dayMs),
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

  test('a report of a stranger’s address changes no reader, and is acknowledged', async () => {
    const complaint = fixture('complaint')
    const complainedRecipients = [{ emailAddress: 'stranger@example.net' }]
    const strange = { ...complaint, complaint: { ...(complaint.complaint as Json), complainedRecipients } }
    expect(await world.run(body(strange))).toEqual(failed())
    expect(world.outcomes()).toEqual(['ignored'])
    expect(world.status()).toBe('confirmed')
    expect(world.item(idOf('stranger@example.net' as EmailAddress))).toBeUndefined()
  })

  test('a report of a thousand recipients is acted upon for the one who is a reader', async () => {
    const bounce = fixture('bounce-permanent')
    const bouncedRecipients = Array.from({ length: 1_000 }, (_, count) => ({
      emailAddress: count === 999 ? ann : `stranger-${count}@example.net`,
    }))
    const large = { ...bounce, bounce: { ...(bounce.bounce as Json), bouncedRecipients } }
    expect(await world.run(body(large))).toEqual(failed())
    expect(world.status()).toBe('suppressed')
    expect(await world.harm()).toEqual({ bounces: 1, complaints: 0 })
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

describe('a message that is no report', () => {
  test.each<[what: string, poison: string]>([
    ['an event without its SNS envelope', JSON.stringify(fixture('send'))],
    ['a confirmation of the subscription', JSON.stringify(fixture('sns-subscription-confirmation'))],
    ['an envelope around words', JSON.stringify({ ...envelope, Message: 'hello' })],
    ['an envelope around something else', body({ eventType: 'Send' })],
    ['not JSON', 'hello'],
    ['empty', ''],
  ])(
    'a message that is %s is reported alone, and the other messages are acted upon',
    async (_what, poison) => {
      const answer = await world.run(body(fixture('send')), poison, body(fixture('bounce-permanent')))
      expect(answer).toEqual(failed(1))
      expect(world.item(tagged)).not.toHaveProperty('attempt')
      expect(world.status()).toBe('suppressed')
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
