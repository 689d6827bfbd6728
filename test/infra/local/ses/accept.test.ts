import { expect, test } from 'vitest'
import { mail, noon, served } from './served.ts'

test('an accepted mail is answered with an id in the form of SES', async () => {
  const { send } = await served()
  const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
  const time = noon.toString(16).padStart(12, '0')
  expect(await send()).toMatch(new RegExp(`^0100${time}-${uuid}-000000$`))
})

test('two mails in the same millisecond have different ids and keep their order', async () => {
  const { send, ses } = await served()
  const ids = [await send(), await send()]
  expect(new Set(ids).size).toBe(2)
  expect(ses.messages().map(({ messageId }) => messageId)).toEqual(ids)
})

test('tags, configuration set and envelope are kept with the message', async () => {
  const { send, ses } = await served()
  await send({
    Source: 'Paperwire <bounces@example.org>',
    Destinations: ['one@example.net', 'two@example.net'],
    Tags: [
      { Name: 'edition', Value: '2026-11-23' },
      { Name: 'attempt', Value: 'a_1' },
    ],
    ConfigurationSetName: 'paperwire',
  })
  expect(ses.messages()).toMatchObject([
    {
      at: noon,
      source: 'Paperwire <bounces@example.org>',
      destination: ['one@example.net', 'two@example.net'],
      from: 'Paperwire <paperwire@example.org>',
      subject: 'Today: 12 papers',
      tags: { edition: '2026-11-23', attempt: 'a_1' },
      configurationSet: 'paperwire',
    },
  ])
})

test('Message-ID and Date are replaced by those of SES, and everything else stays byte for byte', async () => {
  const { send, ses } = await served()
  const sent = mail({ 'X-Folded': 'one\r\n two' }, 'Ünïcode and \x00 bytes\r\n\r\nDate: not a header\r\n')
  const id = await send({ RawMessage: { Data: sent } })
  const kept = await ses.source(id ?? '')
  const expected = sent
    .toString('latin1')
    .replace('Message-ID: <own@example.org>\r\n', '')
    .replace('Date: Thu, 01 Jan 1970 00:00:00 +0000\r\n', '')
  expect(kept?.toString('latin1')).toBe(
    `Message-ID: <${id}@email.amazonses.com>\r\nDate: Mon, 23 Nov 2026 12:00:00 +0000\r\n${expected}`,
  )
})

test('a mail without Destinations goes to everyone in To, Cc and Bcc, and the Bcc is taken out', async () => {
  const { send, ses } = await served()
  const headers = {
    To: '"A, B" <a@example.net>',
    Cc: 'Team: c@example.net, d@example.net;',
    Bcc: 'e@example.net',
  }
  const id = await send({ Destinations: undefined, RawMessage: { Data: mail(headers) } })
  expect(ses.messages()[0]?.destination).toEqual([
    'a@example.net',
    'c@example.net',
    'd@example.net',
    'e@example.net',
  ])
  expect((await ses.source(id ?? ''))?.toString()).not.toContain('e@example.net')
})

test('the headers of a mail with Destinations do not decide where it goes', async () => {
  const { send, ses } = await served()
  await send({ Destinations: ['Only <only@example.net>'] })
  expect(ses.messages()[0]?.destination).toEqual(['only@example.net'])
})

test('a mail without Source has the From header as its sender', async () => {
  const { send, ses } = await served()
  await send({ Source: undefined })
  expect(ses.messages()[0]?.source).toBe('Paperwire <paperwire@example.org>')
})

test('a subject is kept decoded', async () => {
  const { send, ses } = await served()
  await send({ RawMessage: { Data: mail({ Subject: '=?UTF-8?Q?Caf=C3=A9_?=\r\n =?UTF-8?B?4piV?=' }) } })
  expect(ses.messages()[0]?.subject).toBe('Café ☕')
})
