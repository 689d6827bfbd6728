import { expect, test } from 'vitest'
import { sesStandIn } from '../../../../infra/local/ses/ses-stand-in.ts'
import { mail, noon, served, stoppedClock } from './served.ts'

test('an empty inbox says so and reloads itself', async () => {
  const answer = await sesStandIn({ clock: stoppedClock() }).app.request('/')
  const page = await answer.text()
  expect(page).toContain('No mail yet…')
  expect(page).toMatch(/^<!doctype html><html lang="en">/)
  expect(page).toContain('<meta http-equiv="refresh" content="5"/>')
})

test('the inbox shows from, to, subject and time, the newest first, each with its link', async () => {
  const clock = stoppedClock()
  const { send, ses } = await served({ clock })
  const older = await send({ RawMessage: { Data: mail({ Subject: 'The older' }) } })
  clock.move(61_000)
  const newer = await send({ RawMessage: { Data: mail({ Subject: 'The newer' }) } })
  const page = await (await ses.app.request('/')).text()
  expect(page.indexOf('The newer')).toBeGreaterThan(0)
  expect(page.indexOf('The newer')).toBeLessThan(page.indexOf('The older'))
  for (const id of [older, newer]) expect(page).toContain(`href="/messages/${id}"`)
  expect(page).toContain(
    '<span>reader@example.net</span> <span>from Paperwire &lt;paperwire@example.org&gt;</span>',
  )
  expect(page).toContain('<time datetime="2026-11-23T12:01:01.000Z">23 Nov 2026, 12:01:01 UTC</time>')
  expect(page).not.toContain('No mail yet')
})

test('a long inbox is cut into pages, and none is lost between them', async () => {
  const { send, ses } = await served({ quota: { max24HourSend: -1, maxSendRate: 1_000 } })
  for (let n = 1; n <= 53; n++) await send({ RawMessage: { Data: mail({ Subject: `Mail ${n}.` }) } })
  const subjects = async (path: string) =>
    (await (await ses.app.request(path)).text()).match(/Mail \d+\./g) ?? []
  const [first, second] = [await subjects('/'), await subjects('/?page=2')]
  expect(first.slice(0, 2)).toEqual(['Mail 53.', 'Mail 52.'])
  expect(second).toEqual(['Mail 3.', 'Mail 2.', 'Mail 1.'])
  expect(new Set([...first, ...second]).size).toBe(53)
  expect(await subjects('/?page=99')).toEqual(second)
})

test('no markup of a hostile mail reaches a page', async () => {
  const { send, ses } = await served()
  const hostile = '<script>alert(1)</script>'
  const id = await send({
    RawMessage: {
      Data: mail(
        {
          Subject: hostile,
          From: `"${hostile}" <paperwire@example.org>`,
          'X-Evil': hostile,
          'Content-Type': 'text/plain',
        },
        hostile,
      ),
    },
    ConfigurationSetName: hostile,
  })
  const views = ['html', 'text', 'headers', 'source'].map((view) => `/messages/${id}?view=${view}`)
  for (const path of ['/', ...views]) {
    const answer = await ses.app.request(path)
    expect(answer.status).toBe(200)
    const page = await answer.text()
    expect(page).not.toContain('<script')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  }
})

test('a mail has four views, reached by links', async () => {
  const { send, ses } = await served()
  const id = await send({ Tags: [{ Name: 'edition', Value: 'e-1' }], ConfigurationSetName: 'paperwire' })
  const view = async (name: string) => (await ses.app.request(`/messages/${id}?view=${name}`)).text()
  const [html, text, headers, source] = [
    await view('html'),
    await view('text'),
    await view('headers'),
    await view('source'),
  ]

  for (const name of ['html', 'text', 'headers', 'source']) expect(html).toContain(`?view=${name}"`)
  expect(html).toContain('<iframe')
  expect(text).toContain('Twelve papers for you.')
  expect(text).not.toContain('<iframe')
  expect(headers).toContain('<dt>MIME-Version</dt><dd>1.0</dd>')
  expect(source).toContain('Content-Type: text/html; charset=utf-8')
  for (const page of [html, text, headers, source]) {
    expect(page).toContain('<b>edition</b> e-1')
    expect(page).toContain('<summary>Send <')
    expect(page).toContain('<summary>Delivery <span>reader@example.net</span></summary>')
    expect(page).not.toContain('http-equiv="refresh"')
  }
  expect(text).toContain('aria-current="page">Text<')
  expect(await (await ses.app.request(`/messages/${id}`)).text()).toBe(html)
})

test('a mail of text alone opens as text', async () => {
  const { send, ses } = await served()
  const id = await send({ RawMessage: { Data: mail({ 'Content-Type': 'text/plain' }, 'Only text.') } })
  expect(await (await ses.app.request(`/messages/${id}`)).text()).toContain('Only text.')
  expect(await (await ses.app.request(`/messages/${id}?view=html`)).text()).toContain(
    'This mail has no HTML part.',
  )
  expect((await ses.app.request(`/messages/${id}/html`)).status).toBe(404)
})

test('the page of a mail without a configuration set says why there are no events', async () => {
  const { send, ses } = await served()
  const id = await send()
  expect(await (await ses.app.request(`/messages/${id}`)).text()).toContain(
    'None: it was sent without a configuration set.',
  )
})

test('the page of a mail whose events were lost says so', async () => {
  const { send, ses } = await served()
  ses.misbehave({ fault: 'lose-events' })
  const id = await send({ ConfigurationSetName: 'paperwire' })
  expect(await (await ses.app.request(`/messages/${id}`)).text()).toContain('None: they were lost')
})

test('the HTML of a mail is isolated from the pages, runs no script, and opens its links in a new window', async () => {
  const { send, ses } = await served()
  const id = await send()
  const page = await (await ses.app.request(`/messages/${id}`)).text()
  const sandbox = 'allow-popups allow-popups-to-escape-sandbox'
  expect(page).toContain(`sandbox="${sandbox}" src="/messages/${id}/html"`)
  const answer = await ses.app.request(`/messages/${id}/html`)
  expect(answer.headers.get('content-security-policy')).toContain(`sandbox ${sandbox}; default-src 'none'`)
  expect(answer.headers.get('content-security-policy')).not.toContain('script-src')
  expect(await answer.text()).toContain('<head><base target="_blank"><title>')
})

test.each([
  ['<!doctype html><p>hi', '<!doctype html><base target="_blank"><p>hi'],
  ['<html lang="en"><body>hi', '<html lang="en"><base target="_blank"><body>hi'],
  ['<header>hi</header>', '<base target="_blank"><header>hi</header>'],
])('links of %s open in a new window', async (html, shown) => {
  const { send, ses } = await served()
  const id = await send({ RawMessage: { Data: mail({ 'Content-Type': 'text/html' }, html) } })
  expect((await (await ses.app.request(`/messages/${id}/html`)).text()).trim()).toBe(shown)
})

test('the pages allow no script, and nothing from elsewhere', async () => {
  const { send, ses } = await served()
  const id = await send()
  for (const path of ['/', `/messages/${id}`]) {
    const policy = (await ses.app.request(path)).headers.get('content-security-policy')
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]+=*'; frame-src 'self'; img-src data:;/,
    )
    expect(policy).not.toContain('unsafe')
  }
})

test.each(['/messages/none', '/messages/none/html', '/messages/..%2fpackage'])(
  'the inbox has no page at %s',
  async (path) => {
    const { ses } = await served()
    expect((await ses.app.request(path)).status).toBe(404)
  },
)

test('the inbox says which letters were held back and why, for people and for programs', async () => {
  const hostile = '<b>@example.org'
  const note = (n: number) => ({
    at: noon + n,
    address: n === 6 ? hostile : `ann-${n}@example.org`,
    letter: n % 2 === 0 ? ('waits' as const) : ('dropped' as const),
    why: [`Reason ${n}.`, 'Another.'],
  })
  const notes = [1, 2, 3, 4, 5, 6].map(note)
  const { app } = sesStandIn({ clock: stoppedClock(), heldBack: () => notes })
  const page = await (await app.request('/')).text()
  expect(page).toContain('No letter goes to ann-5@example.org')
  expect(page).toContain('A letter waits for ann-4@example.org')
  expect(page).toContain('Reason 5. Another.')
  expect(page.indexOf('ann-5@')).toBeLessThan(page.indexOf('ann-4@'))
  expect(page).not.toContain('ann-1@')
  expect(page).not.toContain(hostile)
  expect(page).toContain('1 more')
  expect(await (await app.request('/held-back')).json()).toEqual({ heldBack: notes })
})

test('an inbox without letters that were held back does not speak of them', async () => {
  const { app } = sesStandIn({ clock: stoppedClock() })
  expect(await (await app.request('/')).text()).not.toContain('Held back')
  expect(await (await app.request('/held-back')).json()).toEqual({ heldBack: [] })
})

test('mails are found by a part of their address, over pages, and the search does not reload', async () => {
  const { send, ses } = await served({ quota: { max24HourSend: -1, maxSendRate: 1_000 } })
  for (let n = 1; n <= 60; n++) {
    await send({
      Destinations: [n === 7 ? 'Ann+papers@Example.org' : `reader-${n}@load.example.org`],
      RawMessage: { Data: mail({ Subject: `Mail ${n}.` }) },
    })
  }
  const page = async (path: string) => (await ses.app.request(path)).text()
  const subjects = (text: string) => text.match(/Mail \d+\./g) ?? []
  expect(await page('/')).toContain('<a href="/?to=">Find by address</a>')

  expect(subjects(await page(`/?to=${encodeURIComponent(' ann+PAPERS@')}`))).toEqual(['Mail 7.'])
  const first = await page('/?to=%40load.example')
  expect(subjects(first)).toHaveLength(50)
  expect(first).toContain('href="/?to=%40load.example&amp;page=2"')
  expect(subjects(await page('/?to=%40load.example&page=2'))).toHaveLength(9)
  expect(first).not.toContain('http-equiv="refresh"')
  expect(first).toContain('value="@load.example"')

  const nobody = await page('/?to=%22%3E%3Cb%3E')
  expect(nobody).toContain('No mail went to such an address.')
  expect(nobody).not.toContain('"><b>')
  expect(subjects(await page('/?to='))).toHaveLength(50)
})

test('the form of the search may be sent, to the inbox only', async () => {
  const answer = await sesStandIn({ clock: stoppedClock() }).app.request('/?to=')
  expect(answer.headers.get('content-security-policy')).toContain("form-action 'self'")
})
