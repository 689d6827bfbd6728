import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readSesEvent } from '../../../shared/aws/ses-event.ts'

const fixture = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../fixtures/ses-events/${name}.json`, import.meta.url), 'utf8'))

/** The body in which SQS delivers what SNS made of an event. */
const inEnvelope = (message: string) => JSON.stringify({ ...fixture('sns-notification'), Message: message })
const read = (name: string) => readSesEvent(inEnvelope(JSON.stringify(fixture(name))))

describe('a Send event', () => {
  test('names the subscriber and the attempt by its tags', () => {
    expect(read('send')).toEqual({
      kind: 'send',
      subscriber: 'AAECAwQFBgcICQoLDA0ODw',
      attempt: '0b0f7f2e-5a3c-4a44-9d0b-8f3a2a1c7d10',
    })
  })

  test('of a letter names no attempt', () => {
    expect(read('send-letter')).toEqual({ kind: 'send', subscriber: 'AAECAwQFBgcICQoLDA0ODw' })
  })

  test('without tags names nobody', () => {
    expect(read('send-without-tags')).toEqual({ kind: 'send' })
  })
})

describe('who is suppressed', () => {
  test.each([
    'bounce-permanent',
    'bounce-suppression-list',
    'complaint',
    'complaint-bare',
    'notification-bounce',
  ])('%s: the listed recipient, not everybody the message went to', (name) => {
    expect(read(name)).toEqual({ kind: 'suppress', recipients: ['ann@example.org'] })
  })

  test.each([
    ['bounce-transient', 'Bounce'],
    ['bounce-undetermined', 'Bounce'],
    ['complaint-not-spam', 'Complaint'],
  ])('%s: nobody', (name, type) => {
    expect(read(name)).toEqual({ kind: 'other', type })
  })

  test('every recipient that is listed', () => {
    const event = fixture('bounce-permanent')
    const bouncedRecipients = ['ann@example.org', 'bob@example.org'].map((emailAddress) => ({ emailAddress }))
    const message = { ...event, bounce: { bounceType: 'Permanent', bouncedRecipients } }
    expect(readSesEvent(inEnvelope(JSON.stringify(message)))).toEqual({
      kind: 'suppress',
      recipients: ['ann@example.org', 'bob@example.org'],
    })
  })
})

describe('nothing to do', () => {
  test.each([
    ['delivery', 'Delivery'],
    ['delivery-delay', 'DeliveryDelay'],
    ['reject', 'Reject'],
    ['rendering-failure', 'Rendering Failure'],
    ['unknown-type', 'Subscription'],
  ])('%s', (name, type) => {
    expect(read(name)).toEqual({ kind: 'other', type })
  })

  test('an event that says of no type what it is', () => {
    const { eventType: _, ...event } = fixture('send')
    expect(readSesEvent(inEnvelope(JSON.stringify(event)))).toEqual({ kind: 'other', type: 'none' })
  })
})

describe('what is no SES event throws, so that it ends among the dead letters and not in silence', () => {
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
    ['no JSON', 'hello'],
    ['nothing', ''],
  ])('%s', (_what, body) => {
    expect(() => readSesEvent(body)).toThrow()
  })
})
