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

  test('a Send event whose tags come twice names the same attempt', () => {
    const { tags } = fixture('send').mail as { tags: Readonly<Record<string, readonly string[]>> }
    const twice = Object.fromEntries(
      Object.entries(tags).map(([name, values]) => [name, [...values, ...values]]),
    )
    expect(readWith({ tags: twice })).toEqual(read('send'))
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

const subscriber = 'AAECAwQFBgcICQoLDA0ODw'
type Json = Readonly<Record<string, unknown>>

/** A fixture with parts replaced: of its mail, and of the object that its type names. */
function readChanged(name: string, part: { readonly mail?: Json; readonly report?: Json | null | string }) {
  const event = fixture(name)
  const type = String(event.eventType ?? event.notificationType).toLowerCase()
  const report =
    part.report && typeof part.report === 'object'
      ? { ...(event[type] as Json), ...part.report }
      : part.report
  return readSesEvent(
    inEnvelope(
      JSON.stringify({
        ...event,
        mail: { ...(event.mail as Json), ...part.mail },
        ...(part.report === undefined ? {} : { [type]: report }),
      }),
    ),
  )
}

describe('a complaint', () => {
  test('a complaint names the subscriber whose mail it was, and the listed address', () => {
    const complaint = {
      kind: 'complaint',
      mail: 'digests',
      subscriber,
      recipients: ['ann@example.org'],
      isHarm: true,
    }
    expect(read('complaint')).toEqual(complaint)
    expect(read('complaint-bare')).toEqual(complaint)
  })

  test.each<[string, Json | null | string]>([
    ['an empty list', { complainedRecipients: [] }],
    ['no list', { complainedRecipients: undefined }],
    ['null for a list', { complainedRecipients: null }],
    ['a text for a list', { complainedRecipients: 'ann@example.org' }],
    ['entries without an address', { complainedRecipients: [{}, null, 7, { emailAddress: null }] }],
    ['an address that is none', { complainedRecipients: [{ emailAddress: 'undisclosed' }] }],
    ['another mailbox', { complainedRecipients: [{ emailAddress: 'other@example.net' }] }],
    ['a type that is no text', { complaintFeedbackType: 7 }],
    ['null for its details', null],
    ['a text for its details', 'abuse'],
  ])('a complaint with %s names the subscriber of the tag', (_what, report) => {
    expect(readChanged('complaint', { report })).toMatchObject({
      kind: 'complaint',
      mail: 'digests',
      subscriber,
      isHarm: true,
    })
  })

  test('a complaint without a tag and without a list is about the one address to which the mail went', () => {
    const mail = { tags: {}, destination: ['Ann <ann@example.org>'] }
    expect(readChanged('complaint', { mail, report: { complainedRecipients: [] } })).toEqual({
      kind: 'complaint',
      mail: 'digests',
      sentTo: 'ann@example.org',
      recipients: ['ann@example.org'],
      isHarm: true,
    })
    const several = { tags: {}, destination: ['ann@example.org', 'bob@example.org'] }
    expect(readChanged('complaint', { mail: several, report: { complainedRecipients: [] } })).toMatchObject({
      recipients: [],
    })
  })

  test.each(['not-spam', 'Not-Spam', ' not-spam '])(
    '"%s" is no complaint: a reader rescued the mail',
    (type) => {
      expect(readChanged('complaint', { report: { complaintFeedbackType: type } })).toEqual({
        kind: 'other',
        type: 'Complaint',
      })
    },
  )

  test.each(['abuse', 'auth-failure', 'fraud', 'virus', 'other', '', null, 'something-new'])(
    'a complaint of the type "%s" is one',
    (complaintFeedbackType) => {
      expect(readChanged('complaint', { report: { complaintFeedbackType } })).toMatchObject({
        kind: 'complaint',
        mail: 'digests',
      })
    },
  )

  test('a complaint that SES took from its own list suppresses, and is no new harm: no mail went out', () => {
    const report = { complaintSubType: 'OnAccountSuppressionList' }
    expect(readChanged('complaint', { report })).toMatchObject({
      kind: 'complaint',
      mail: 'digests',
      subscriber,
      isHarm: false,
    })
  })

  test.each([
    ['complaint@simulator.amazonses.com', false],
    ['Complaint+smoke@SIMULATOR.amazonses.com', false],
    ['<complaint@simulator.amazonses.com>', false],
    ['ann@simulator.amazonses.com.example.org', true],
  ])('a complaint of %s is harm: %s', (emailAddress, isHarm) => {
    expect(readChanged('complaint', { report: { complainedRecipients: [{ emailAddress }] } })).toMatchObject({
      isHarm,
    })
  })
})

describe('a bounce', () => {
  test.each([
    ['bounce-permanent', 'gone', true],
    // SES did not try to send it, and does not count it.
    ['bounce-suppression-list', 'gone', false],
    ['bounce-transient', 'soft', false],
    ['bounce-undetermined', 'soft', false],
  ])('the report %s is a bounce whose mailbox is "%s", and is harm: %s', (name, trouble, isHarm) => {
    const { bounce } = fixture(name) as { bounce: { feedbackId: string; timestamp: string } }
    expect(bounce.feedbackId).not.toBe('')
    expect(read(name)).toEqual({
      kind: 'bounce',
      mail: 'digests',
      reportId: bounce.feedbackId,
      at: Date.parse(bounce.timestamp),
      subscriber,
      bounced: [{ address: 'ann@example.org', trouble, isAddressee: true }],
      isHarm,
    })
  })

  test('an old notification without tags is known by the address that it lists', () => {
    const { subscriber: named, ...bounce } = { subscriber: undefined, ...read('notification-bounce') }
    expect(named).toBeUndefined()
    expect(bounce).toMatchObject({
      kind: 'bounce',
      mail: 'digests',
      bounced: [{ address: 'ann@example.org', trouble: 'gone' }],
    })
  })

  test.each<[string, Json | null | string]>([
    ['an empty list', { bouncedRecipients: [] }],
    ['no list', { bouncedRecipients: undefined }],
    ['null for a list', { bouncedRecipients: null }],
    ['an entry without an address', { bouncedRecipients: [{ status: '5.1.1' }] }],
    ['a text that is no address', { bouncedRecipients: [{ emailAddress: 'undisclosed' }] }],
  ])('a bounce with %s is about the mailbox to which the mail went', (_what, report) => {
    expect(readChanged('bounce-permanent', { report })).toMatchObject({
      subscriber,
      bounced: [{ trouble: 'gone', isAddressee: true }],
    })
  })

  test.each<[string, Json | null | string]>([
    ['null for its details', null],
    ['a text for its details', 'Permanent'],
    ['no type', { bounceType: undefined }],
    ['an unknown type', { bounceType: 'Quantum', bouncedRecipients: [] }],
  ])('a bounce with %s is a soft one', (_what, report) => {
    const without = typeof report === 'object' && report ? { bouncedRecipients: [], ...report } : report
    expect(readChanged('bounce-permanent', { report: without })).toMatchObject({
      kind: 'bounce',
      mail: 'digests',
      subscriber,
      bounced: [{ trouble: 'soft' }],
      isHarm: false,
    })
  })

  test('a bounce of another mailbox than the one to which the mail went is not the addressee’s', () => {
    const bouncedRecipients = [{ emailAddress: 'other@example.net', status: '5.1.1' }]
    expect(readChanged('bounce-permanent', { report: { bouncedRecipients } })).toMatchObject({
      bounced: [{ address: 'other@example.net', trouble: 'gone', isAddressee: false }],
    })
  })

  test('each of several listed mailboxes has its own trouble', () => {
    const bouncedRecipients = [
      { emailAddress: 'Other <other@example.net>', status: '4.7.1' },
      { emailAddress: '<ANN@example.org>', status: '5.1.1' },
    ]
    expect(
      readChanged('bounce-transient', { report: { bounceSubType: 'General', bouncedRecipients } }),
    ).toMatchObject({
      bounced: [
        { address: 'other@example.net', trouble: 'blocked', isAddressee: false },
        { trouble: 'gone', isAddressee: true },
      ],
      isHarm: true,
    })
  })

  test('an entry that names nobody says nothing of the addressee if another entry names them', () => {
    const mail = { destination: ['ann@example.org'] }
    const full = { emailAddress: 'Ann <ann@example.org>', status: '4.2.2' }
    for (const bouncedRecipients of [
      [{ status: '5.1.1' }, full],
      [full, { emailAddress: 'undisclosed', status: '5.1.1' }],
      [null, full],
    ]) {
      expect(readChanged('bounce-transient', { mail, report: { bouncedRecipients } })).toMatchObject({
        bounced: [{ address: 'ann@example.org', trouble: 'soft', isAddressee: true }],
      })
    }
  })

  test('a report of three thousand recipients is read in no time', () => {
    const destination = Array.from({ length: 3_000 }, (_, count) => `reader-${count}@example.org`)
    const bouncedRecipients = destination.map((emailAddress) => ({ emailAddress, status: '5.1.1' }))
    const report = readChanged('bounce-permanent', { mail: { destination }, report: { bouncedRecipients } })
    expect(report).toMatchObject({ bounced: { length: 3_000 } })
  })

  test('a bounce without an id of its own goes by the id of its mail', () => {
    expect(readChanged('bounce-transient', { report: { feedbackId: undefined } })).toMatchObject({
      reportId: (fixture('bounce-transient').mail as Json).messageId,
    })
  })
})

describe('a delivery', () => {
  test('a delivery names the subscriber whose mail it was, and the address', () => {
    expect(read('delivery')).toEqual({ kind: 'delivery', subscriber, recipients: ['ann@example.org'] })
  })

  test('a delivery without a list names the subscriber all the same', () => {
    expect(readChanged('delivery', { report: null })).toMatchObject({ kind: 'delivery', subscriber })
  })
})

describe('the tag of a mail', () => {
  test.each<[string, readonly unknown[], string | undefined]>([
    ['one address', ['Ann <ann@example.org>'], 'ann@example.org'],
    ['one address twice', ['ann@example.org', '<ANN@example.org>'], 'ANN@example.org'],
    ['two addresses', ['ann@example.org', 'bob@example.org'], undefined],
    ['nobody', [], undefined],
    ['what is no address', ['undisclosed', null, 7], undefined],
  ])('a mail without a tag that went to %s is that one’s, and only then', (_whom, destination, sentTo) => {
    for (const name of ['complaint', 'bounce-permanent', 'delivery']) {
      const { sentTo: found } = {
        sentTo: undefined,
        ...readChanged(name, { mail: { tags: {}, destination } }),
      }
      expect(found, name).toBe(sentTo)
    }
    expect(readChanged('complaint', { mail: { destination } })).not.toHaveProperty('sentTo')
  })

  test('a malformed tag of somebody else hides nothing', () => {
    const { tags } = fixture('complaint').mail as { tags: Json }
    const mail = { tags: { ...tags, 'ses:something-new': { a: 1 } }, timestamp: 7, destination: 7 }
    expect(readChanged('complaint', { mail })).toMatchObject({
      kind: 'complaint',
      mail: 'digests',
      subscriber,
    })
  })

  test.each([
    ['of another service', ['42']],
    ['without a value', []],
    ['with an address', ['ann@example.org']],
    ['with an empty text', ['']],
  ])('a tag %s names nobody, and the listed address counts', (_whose, value) => {
    const report = readChanged('complaint', { mail: { tags: { subscriber: value } } })
    expect(report).toEqual({
      kind: 'complaint',
      mail: 'digests',
      recipients: ['ann@example.org'],
      isHarm: true,
    })
  })

  test.each([[{}], [null], [undefined], ['x'], [{ subscriber: 7 }], [{ subscriber: [null] }]])(
    'a mail with %j for tags names nobody',
    (tags) => {
      const report = readChanged('complaint', { mail: { tags } })
      expect(report).toEqual({
        kind: 'complaint',
        mail: 'digests',
        recipients: ['ann@example.org'],
        isHarm: true,
      })
    },
  )
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

  test.each(['Open', 'Click', 'Subscription', 'DeliveryDelay', 'Rendering Failure', 'Something New'])(
    'an event of the type %s asks for nothing',
    (eventType) => {
      const event = { ...fixture('send'), eventType }
      expect(readSesEvent(inEnvelope(JSON.stringify(event)))).toEqual({ kind: 'other', type: eventType })
    },
  )
})

describe('notices, which are about no mail', () => {
  const greeting = 'Successfully validated SNS topic for Amazon SES event publishing.'
  test.each<[what: string, body: string]>([
    ['SES’s greeting in its envelope', inEnvelope(greeting)],
    ['SES’s greeting with space around it', inEnvelope(` ${greeting} \n`)],
    ['SES’s greeting in quotes', inEnvelope(JSON.stringify(greeting))],
    ['SES’s greeting without an envelope', greeting],
    ['SES’s greeting without an envelope, with space after it', `${greeting}  \n`],
    [
      'SES’s greeting to an identity’s topic',
      inEnvelope(
        JSON.stringify({ notificationType: 'AmazonSnsSubscriptionSucceeded', message: 'You have …' }),
      ),
    ],
  ])('%s is a greeting', (_what, body) => {
    expect(readSesEvent(body)).toEqual({ kind: 'notice', type: 'greeting' })
  })

  test.each(['SubscriptionConfirmation', 'UnsubscribeConfirmation'])('SNS’s own %s is a notice', (Type) => {
    const body = JSON.stringify({ ...fixture('sns-subscription-confirmation'), Type })
    expect(readSesEvent(body)).toEqual({ kind: 'notice', type: Type })
  })
})

describe('messages that cannot be read', () => {
  const event = JSON.stringify(fixture('send'))
  const { eventType: _, ...untyped } = fixture('send')
  const { mail: __, ...withoutMail } = fixture('bounce-permanent')
  const sendWith = (tags: Json) =>
    inEnvelope(JSON.stringify({ ...fixture('send'), mail: { ...(fixture('send').mail as Json), tags } }))
  test.each<[what: string, body: string]>([
    ['an event without its SNS envelope', event],
    ['an envelope around something else', inEnvelope(JSON.stringify({ eventType: 'Send' }))],
    ['an envelope around words', inEnvelope('hello')],
    ['an envelope around a cut-off event', inEnvelope(event.slice(0, -20))],
    ['an envelope without a message', JSON.stringify({ Type: 'Notification' })],
    ['an unknown envelope', JSON.stringify({ Type: 'Novelty', Message: event })],
    ['a cut-off envelope', inEnvelope(event).slice(0, -20)],
    ['an event without a type', inEnvelope(JSON.stringify(untyped))],
    [
      'a Send event whose tags are a text',
      inEnvelope(JSON.stringify({ ...fixture('send'), mail: { tags: 'x' } })),
    ],
    [
      'a Send event whose attempt is no text',
      inEnvelope(JSON.stringify({ ...fixture('send'), mail: { tags: { attempt: [7] } } })),
    ],
    [
      'a Send event of two attempts',
      sendWith({ subscriber: ['AAECAwQFBgcICQoLDA0ODw'], attempt: ['attempt-1', 'attempt-2'] }),
    ],
    [
      'a Send event of an attempt without a name',
      sendWith({ subscriber: ['AAECAwQFBgcICQoLDA0ODw'], attempt: [''] }),
    ],
    ['a Send event of an attempt of nobody', sendWith({ attempt: ['attempt-1'] })],
    [
      'a Send event of an attempt of what is no subscriber',
      sendWith({ subscriber: ['ann@example.org'], attempt: ['attempt-1'] }),
    ],
    [
      'a Send event of an attempt of two subscribers',
      sendWith({
        subscriber: ['AAECAwQFBgcICQoLDA0ODw', 'BBECAwQFBgcICQoLDA0ODw'],
        attempt: ['attempt-1'],
      }),
    ],
    ['a bounce of no mail', inEnvelope(JSON.stringify(withoutMail))],
    ['a greeting with more to it', inEnvelope(`Successfully validated SNS topic for Amazon SES ${event}`)],
    ['a list', '[]'],
    ['null', 'null'],
    ['not JSON', 'hello'],
    ['empty', ''],
  ])('a message that is %s throws: it might be a Send event', (_what, body) => {
    expect(() => readSesEvent(body)).toThrow()
  })
})
