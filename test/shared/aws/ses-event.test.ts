import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readSesEvent } from '../../../shared/aws/ses-event.ts'

const fixture = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../fixtures/ses-events/${name}.json`, import.meta.url), 'utf8'))

/** The body in which SQS delivers SNS's envelope of an event. */
const inEnvelope = (message: string) => JSON.stringify({ ...fixture('sns-notification'), Message: message })
const read = (name: string) => readSesEvent(inEnvelope(JSON.stringify(fixture(name))))

describe('a Send event', () => {
  const at = Date.UTC(2026, 10, 23, 8, 0, 3, 412)

  test('a Send event names the subscriber and the attempt by its tags, and the moment of the mail', () => {
    expect(read('send')).toEqual({
      kind: 'send',
      at,
      subscriber: 'AAECAwQFBgcICQoLDA0ODw',
      attempt: '0b0f7f2e-5a3c-4a44-9d0b-8f3a2a1c7d10',
      edition: '2026-11-23',
    })
  })

  test('a Send event of a letter names no attempt', () => {
    expect(read('send-letter')).toEqual({ kind: 'send', at, subscriber: 'AAECAwQFBgcICQoLDA0ODw' })
  })

  test('a Send event without tags names nobody', () => {
    expect(read('send-without-tags')).toEqual({ kind: 'send', at })
  })

  /** The same event, with other tags and another moment. */
  const readWith = (part: { readonly tags?: unknown; readonly timestamp?: string }) => {
    const { mail, ...event } = fixture('send')
    return readSesEvent(inEnvelope(JSON.stringify({ ...event, mail: { ...(mail as object), ...part } })))
  }

  test.each([
    ['of another service', { subscriber: ['42'], campaign: ['spring'] }],
    ['without values', { subscriber: [], attempt: [] }],
    ['with an address instead of an id', { subscriber: ['ann@example.org'] }],
  ])('a Send event with tags %s names nobody', (_whose, tags) => {
    expect(readWith({ tags })).toEqual({ kind: 'send', at })
  })

  test.each(['', 'yesterday'])(
    'a Send event of the moment "%s" proves nothing, because it counts as of the year 1970',
    (timestamp) => {
      expect(readWith({ timestamp, tags: {} })).toEqual({ kind: 'send', at: 0 })
    },
  )
})

describe('the recipients that are suppressed', () => {
  test.each([
    ['bounce-permanent', 'bounces'],
    ['bounce-suppression-list', 'bounces'],
    ['notification-bounce', 'bounces'],
    ['complaint', 'complaints'],
    ['complaint-bare', 'complaints'],
  ])('the report %s, which harms by %s, suppresses only the listed recipient', (name, harm) => {
    expect(read(name)).toEqual({ kind: 'suppress', harm, recipients: ['ann@example.org'] })
  })

  test.each([
    ['complaint@simulator.amazonses.com', true],
    ['Complaint+smoke@SIMULATOR.amazonses.com', true],
    ['ann@simulator.amazonses.com.example.org', false],
  ])('a suppressed recipient %s is simulated: %s', (emailAddress, isSimulated) => {
    const message = { ...fixture('complaint'), complaint: { complainedRecipients: [{ emailAddress }] } }
    expect(readSesEvent(inEnvelope(JSON.stringify(message)))).toEqual({
      kind: 'suppress',
      harm: 'complaints',
      recipients: [emailAddress],
      ...(isSimulated ? { simulated: true } : {}),
    })
  })

  test('the report complaint-not-spam suppresses nobody', () => {
    expect(read('complaint-not-spam')).toEqual({ kind: 'other', type: 'Complaint' })
  })

  test('a report suppresses every recipient that it lists', () => {
    const event = fixture('bounce-permanent')
    const bouncedRecipients = ['ann@example.org', 'bob@example.org'].map((emailAddress) => ({ emailAddress }))
    const message = { ...event, bounce: { bounceType: 'Permanent', bouncedRecipients } }
    expect(readSesEvent(inEnvelope(JSON.stringify(message)))).toEqual({
      kind: 'suppress',
      harm: 'bounces',
      recipients: ['ann@example.org', 'bob@example.org'],
    })
  })
})

describe('soft bounces', () => {
  test.each(['bounce-transient', 'bounce-undetermined'])(
    'the report %s names the recipient of a soft bounce',
    (name) => {
      const { bounce } = fixture(name) as { bounce: { feedbackId: string } }
      expect(bounce.feedbackId).not.toBe('')
      expect(read(name)).toEqual({
        kind: 'soft-bounce',
        reportId: bounce.feedbackId,
        recipients: ['ann@example.org'],
      })
    },
  )

  test('a bounce of an unknown type suppresses nobody', () => {
    const event = fixture('bounce-permanent')
    const bounce = { ...(event.bounce as object), bounceType: 'Quantum' }
    expect(readSesEvent(inEnvelope(JSON.stringify({ ...event, bounce })))).toMatchObject({
      kind: 'soft-bounce',
    })
  })
})

test('a delivery names its recipients', () => {
  expect(read('delivery')).toEqual({ kind: 'delivery', recipients: ['ann@example.org'] })
})

describe('unknown fields from a later release', () => {
  test.each(['send', 'bounce-permanent', 'bounce-transient', 'complaint', 'delivery'])(
    'unknown fields from a later release change nothing in the report %s',
    (name) => {
      const { mail, ...event } = fixture(name)
      const type = String(event.eventType).toLowerCase()
      const later = {
        ...event,
        schema: { version: 9 },
        mail: { ...(mail as object), colour: ['green'] },
        [type]: { ...(event[type] as object), mood: null },
      }
      expect(readSesEvent(inEnvelope(JSON.stringify(later)))).toEqual(read(name))
    },
  )

  test('unknown fields of the envelope change nothing', () => {
    const later = { ...JSON.parse(inEnvelope(JSON.stringify(fixture('send')))), Colour: 'green' }
    expect(readSesEvent(JSON.stringify(later))).toEqual(read('send'))
  })
})

describe('reports that ask for nothing', () => {
  test.each([
    ['delivery-delay', 'DeliveryDelay'],
    ['reject', 'Reject'],
    ['rendering-failure', 'Rendering Failure'],
    ['unknown-type', 'Subscription'],
  ])('the report %s (%s) asks for nothing', (name, type) => {
    expect(read(name)).toEqual({ kind: 'other', type })
  })

  test('an event without a type asks for nothing', () => {
    const { eventType: _, ...event } = fixture('send')
    expect(readSesEvent(inEnvelope(JSON.stringify(event)))).toEqual({ kind: 'other', type: 'none' })
  })
})

describe('messages that are no SES event', () => {
  const event = JSON.stringify(fixture('send'))
  test.each<[what: string, body: string]>([
    ['an event without its SNS envelope', event],
    [
      'a confirmation of the subscription to the topic',
      JSON.stringify(fixture('sns-subscription-confirmation')),
    ],
    [
      'SES’s greeting to a new destination',
      inEnvelope('Successfully validated SNS topic for Amazon SES event publishing.'),
    ],
    ['an envelope around something else', inEnvelope(JSON.stringify({ eventType: 'Send' }))],
    [
      'a bounce without recipients',
      inEnvelope(JSON.stringify({ ...fixture('bounce-permanent'), bounce: {} })),
    ],
    ['not JSON', 'hello'],
    ['empty', ''],
  ])('a message that is %s throws, so that it becomes a dead letter', (_what, body) => {
    expect(() => readSesEvent(body)).toThrow()
  })
})
