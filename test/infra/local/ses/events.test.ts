import { expect, test } from 'vitest'
import type { SesEvent } from '../../../../infra/local/ses/event.ts'
import { sesStandIn } from '../../../../infra/local/ses/ses-stand-in.ts'
import { mail, noon, type Served, served } from './served.ts'

const at = new Date(noon).toISOString()

async function eventsOf(destinations: string[], input: Parameters<Served['send']>[0] = {}) {
  const events: SesEvent[] = []
  const { send, ses } = await served({ onEvent: (event) => void events.push(event) })
  const messageId = await send({ Destinations: destinations, ConfigurationSetName: 'paperwire', ...input })
  await ses.eventsSettled()
  return { messageId, events }
}

test('a Send event carries the message, its headers and its tags in the shape of SES', async () => {
  const { messageId, events } = await eventsOf(['reader@example.net'], {
    Tags: [{ Name: 'edition', Value: '2026-11-23' }],
    RawMessage: {
      Data: mail({ Subject: '=?UTF-8?Q?Caf=C3=A9?=', 'List-Unsubscribe': '<https://a>,\r\n <mailto:b>' }),
    },
  })
  expect(events[0]).toEqual({
    eventType: 'Send',
    send: {},
    mail: {
      timestamp: at,
      source: 'paperwire@example.org',
      sendingAccountId: '000000000000',
      messageId,
      destination: ['reader@example.net'],
      headersTruncated: false,
      headers: expect.arrayContaining([
        { name: 'Message-ID', value: `<${messageId}@email.amazonses.com>` },
        { name: 'List-Unsubscribe', value: '<https://a>, <mailto:b>' },
      ]),
      commonHeaders: {
        from: ['Paperwire <paperwire@example.org>'],
        to: ['reader@example.net'],
        date: 'Mon, 23 Nov 2026 12:00:00 +0000',
        messageId,
        subject: 'Café',
      },
      tags: {
        edition: ['2026-11-23'],
        'ses:operation': ['SendRawEmail'],
        'ses:configuration-set': ['paperwire'],
        'ses:source-ip': ['127.0.0.1'],
        'ses:from-domain': ['example.org'],
        'ses:caller-identity': ['local'],
      },
    },
  })
})

test('headers beyond 10 KB are cut off, and the event says so', async () => {
  const { events } = await eventsOf(['reader@example.net'], {
    RawMessage: { Data: mail({ 'X-Long': 'a'.repeat(10_000), 'X-Last': 'b' }) },
  })
  expect(events[0]?.mail.headersTruncated).toBe(true)
  expect(events[0]?.mail.headers.map(({ name }) => name)).not.toContain('X-Last')
})

const delivery = (recipient: string) => ({
  eventType: 'Delivery',
  delivery: { timestamp: at, recipients: [recipient] },
})

test.each(['reader@example.net', 'success@simulator.amazonses.com', 'success+x@simulator.amazonses.com'])(
  'a mail to %s is delivered',
  async (address) => {
    const { events } = await eventsOf([address])
    expect(events).toMatchObject([{ eventType: 'Send' }, delivery(address)])
  },
)

test.each([
  'bounce@simulator.amazonses.com',
  'bounce+label@simulator.amazonses.com',
  'Bounce@simulator.AMAZONSES.com',
])('a mail to %s bounces permanently', async (address) => {
  const { events } = await eventsOf([address])
  expect(events).toMatchObject([
    { eventType: 'Send' },
    {
      eventType: 'Bounce',
      bounce: {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: [
          {
            emailAddress: address,
            action: 'failed',
            status: '5.1.1',
            diagnosticCode: 'smtp; 550 5.1.1 user unknown',
          },
        ],
        timestamp: at,
        feedbackId: expect.any(String),
      },
    },
  ])
})

test.each(['ann@bounces.test', 'Ann+x@Bounces.TEST', 'ann@one.bounces.test', 'a@b.c.bounces.test'])(
  'a mail to %s bounces permanently, as one to a stranger who does not exist',
  async (address) => {
    const { events } = await eventsOf([address])
    expect(events).toMatchObject([
      { eventType: 'Send' },
      {
        eventType: 'Bounce',
        bounce: {
          bounceType: 'Permanent',
          bounceSubType: 'General',
          bouncedRecipients: [{ emailAddress: address, action: 'failed', status: '5.1.1' }],
        },
      },
    ])
  },
)

test.each(['ann@complains.test', 'ANN@Complains.Test', 'ann@one.complains.test'])(
  'a mail to %s is delivered and complained about by a mailbox provider',
  async (address) => {
    const { events } = await eventsOf([address])
    expect(events).toMatchObject([
      { eventType: 'Send' },
      delivery(address),
      {
        eventType: 'Complaint',
        complaint: {
          complainedRecipients: [{ emailAddress: address }],
          complaintFeedbackType: 'abuse',
          userAgent: 'Yahoo!-Mail-Feedback/2.0',
        },
      },
    ])
  },
)

test.each(['ann@full.test', 'ann+x@FULL.test', 'ann@one.full.test'])(
  'a mail to %s bounces transiently, because the mailbox is full',
  async (address) => {
    const { events } = await eventsOf([address])
    expect(events).toMatchObject([
      { eventType: 'Send' },
      {
        eventType: 'Bounce',
        bounce: {
          bounceType: 'Transient',
          bounceSubType: 'MailboxFull',
          bouncedRecipients: [
            {
              emailAddress: address,
              action: 'failed',
              status: '4.2.2',
              diagnosticCode: 'smtp; 452 4.2.2 mailbox full',
            },
          ],
        },
      },
    ])
  },
)

test.each([
  'ann@notbounces.test',
  'ann@bounces.test.example',
  'bounces.test@example.org',
  'ann@complains.tests',
  'ann@mail.test',
  'ann@xfull.test',
])('a mail to %s, which only looks like a stranger with a fate, is delivered', async (address) => {
  const { events } = await eventsOf([address])
  expect(events).toMatchObject([{ eventType: 'Send' }, delivery(address)])
})

test('a mail to suppressionlist@ bounces permanently as suppressed', async () => {
  const { events } = await eventsOf(['suppressionlist@simulator.amazonses.com'])
  expect(events).toMatchObject([
    { eventType: 'Send' },
    {
      eventType: 'Bounce',
      bounce: {
        bounceType: 'Permanent',
        bounceSubType: 'Suppressed',
        bouncedRecipients: [
          { emailAddress: 'suppressionlist@simulator.amazonses.com', action: 'failed', status: '5.1.1' },
        ],
      },
    },
  ])
})

test('a mail to ooto@ is delivered, and the automatic reply is a transient bounce', async () => {
  const { events } = await eventsOf(['ooto@simulator.amazonses.com'])
  expect(events).toMatchObject([
    { eventType: 'Send' },
    delivery('ooto@simulator.amazonses.com'),
    {
      eventType: 'Bounce',
      bounce: {
        bounceType: 'Transient',
        bounceSubType: 'General',
        bouncedRecipients: [{ emailAddress: 'ooto@simulator.amazonses.com' }],
      },
    },
  ])
})

test('a mail to complaint@ is delivered and complained about', async () => {
  const { events } = await eventsOf(['complaint+label@simulator.amazonses.com'])
  expect(events).toMatchObject([
    { eventType: 'Send' },
    delivery('complaint+label@simulator.amazonses.com'),
    {
      eventType: 'Complaint',
      complaint: {
        complainedRecipients: [{ emailAddress: 'complaint+label@simulator.amazonses.com' }],
        complaintFeedbackType: 'abuse',
        complaintSubType: null,
        timestamp: at,
        feedbackId: expect.any(String),
      },
    },
  ])
})

test('each event of a mail with several recipients names those that it is about', async () => {
  const { events } = await eventsOf(['reader@example.net', 'Gone <bounce@simulator.amazonses.com>'])
  expect(events).toMatchObject([
    {
      eventType: 'Send',
      mail: { destination: ['reader@example.net', 'bounce@simulator.amazonses.com'] },
    },
    delivery('reader@example.net'),
    {
      eventType: 'Bounce',
      bounce: { bouncedRecipients: [{ emailAddress: 'bounce@simulator.amazonses.com' }] },
    },
  ])
})

test('an address that only looks like the simulator gets its mail', async () => {
  const { events } = await eventsOf([
    'bounce@simulator.amazonses.com.example.net',
    'xbounce@simulator.amazonses.com',
  ])
  expect(events.map(({ eventType }) => eventType)).toEqual(['Send', 'Delivery'])
})

test('a mail without a configuration set has no events', async () => {
  const { messageId, events } = await eventsOf(['bounce@simulator.amazonses.com'], {
    ConfigurationSetName: undefined,
  })
  expect(messageId).toBeDefined()
  expect(events).toEqual([])
})

test('the answer neither waits for the events nor fails with them, and a failed event stops no other', async () => {
  const gate = Promise.withResolvers<void>()
  const taken: string[] = []
  const warnings: string[] = []
  const { send, ses } = await served({
    warn: (text) => void warnings.push(text),
    onEvent: async ({ eventType }) => {
      await gate.promise
      if (eventType === 'Send') throw new Error('the queue is full')
      taken.push(eventType)
    },
  })
  const id = await send({ ConfigurationSetName: 'paperwire' })
  expect(taken).toEqual([])
  gate.resolve()
  await ses.eventsSettled()
  expect(taken).toEqual(['Delivery'])
  expect(warnings).toEqual([`The Send event of ${id} was lost: Error`])
})

test('no event is published before the answer', async () => {
  const events: SesEvent[] = []
  const ses = sesStandIn({ clock: () => noon, onEvent: (event) => void events.push(event) })
  const body = new URLSearchParams({
    Action: 'SendRawEmail',
    'RawMessage.Data': mail().toString('base64'),
    ConfigurationSetName: 'paperwire',
  })
  expect((await ses.app.request('/', { method: 'POST', body })).status).toBe(200)
  expect(events).toEqual([])
  await ses.eventsSettled()
  expect(events).toHaveLength(2)
})
