import { expect, test } from 'vitest'
import type { StoredEmail } from '../../../../infra/local/ses/store-routes.ts'
import { mail, noon, served, stoppedClock } from './served.ts'

test('the store answers with every mail, oldest first, in the documented shape', async () => {
  const clock = stoppedClock()
  const { send, ses } = await served({ clock })
  const headers = {
    Received: 'one',
    received: 'two',
    'X-Folded': 'a\r\n b',
    Subject: '=?UTF-8?Q?Caf=C3=A9?=',
  }
  const first = await send({
    Destinations: ['a@example.net', 'b@example.net'],
    RawMessage: { Data: mail(headers) },
    Tags: [{ Name: 'edition', Value: 'e1' }],
  })
  clock.move(1_000)
  const second = await send({
    RawMessage: { Data: mail({ 'Content-Type': 'text/plain' }, 'Only text.\r\n') },
  })

  const { emails } = (await (await ses.app.request('/store')).json()) as { emails: StoredEmail[] }
  expect(emails[0]).toEqual({
    messageId: first,
    from: 'Paperwire <paperwire@example.org>',
    subject: 'Café',
    destination: { to: ['a@example.net', 'b@example.net'] },
    headers: {
      'message-id': `<${first}@email.amazonses.com>`,
      date: 'Mon, 23 Nov 2026 12:00:00 +0000',
      from: 'Paperwire <paperwire@example.org>',
      to: 'reader@example.net',
      subject: '=?UTF-8?Q?Caf=C3=A9?=',
      'mime-version': '1.0',
      'content-type': 'multipart/alternative; boundary="b"',
      received: ['one', 'two'],
      'x-folded': 'a b',
    },
    tags: { edition: 'e1' },
    body: {
      text: expect.stringContaining('Twelve papers for you.'),
      html: expect.stringContaining('<p>Twelve <a href="https://example.org/">papers</a>.</p>'),
    },
    at: new Date(noon).toISOString(),
  })
  expect(emails[1]).toMatchObject({
    messageId: second,
    tags: {},
    body: { html: '', text: 'Only text.\n' },
    at: new Date(noon + 1_000).toISOString(),
  })
  expect(emails).toHaveLength(2)
})

test('the store answers with the source of a mail as it is kept', async () => {
  const { send, ses } = await served()
  const id = await send()
  const answer = await ses.app.request(`/store/${id}.eml`)
  expect(answer.headers.get('content-type')).toBe('message/rfc822')
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(await ses.source(id ?? ''))
})

test.each(['/store/0100-none-000000.eml', '/store/..%2f..%2fpackage.eml', '/store/x'])(
  'the store has nothing at %s',
  async (path) => {
    const { ses } = await served()
    expect((await ses.app.request(path)).status).toBe(404)
  },
)

test('an emptied store has no mail and still takes new mail', async () => {
  const { send, ses } = await served()
  const id = await send()
  await ses.app.request('/store', { method: 'DELETE' })
  expect(await (await ses.app.request('/store')).json()).toEqual({ emails: [] })
  expect((await ses.app.request(`/store/${id}.eml`)).status).toBe(404)
  const next = await send()
  expect(ses.messages().map(({ messageId }) => messageId)).toEqual([next])
})

test('the store answers with the newest mails, and with those to an address', async () => {
  const { send, ses } = await served({ quota: { max24HourSend: -1, maxSendRate: 1_000 } })
  for (let n = 1; n <= 12; n++) await send({ Destinations: [`reader-${n}@example.net`] })
  const addresses = async (query: string) => {
    const answer = await ses.app.request(`/store${query}`)
    expect(answer.headers.get('content-type')).toBe('application/json')
    const { emails } = (await answer.json()) as { emails: StoredEmail[] }
    return emails.map(({ destination }) => destination.to[0]?.split('@')[0])
  }
  expect(await addresses('')).toHaveLength(12)
  expect(await addresses('?newest=2')).toEqual(['reader-11', 'reader-12'])
  expect(await addresses('?newest=100')).toHaveLength(12)
  expect(await addresses('?to=Reader-1')).toEqual(['reader-1', 'reader-10', 'reader-11', 'reader-12'])
  expect(await addresses('?to=reader-1&newest=1')).toEqual(['reader-12'])
  expect(await addresses('?to=nobody')).toEqual([])
})

test.each(['0', '-1', 'all', '1.5', ''])('?newest=%s is refused', async (newest) => {
  const { ses } = await served()
  const answer = await ses.app.request(`/store?newest=${newest}`)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toEqual({ error: `newest is "${newest}": use a whole number from 1.` })
})

test('an empty store answers with an empty list', async () => {
  const { ses } = await served()
  expect(await (await ses.app.request('/store')).json()).toEqual({ emails: [] })
})
