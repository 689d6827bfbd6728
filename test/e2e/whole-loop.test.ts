// @module-tag browser
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../infra/cli/desk/browser.ts'
import { awaitMail, linkIn, readInbox, type StoredMail } from '../../infra/local/inbox-client.ts'
import { type LocalProcess, startLocal, temporaryFolder, tick } from './local-process.ts'

const found = await launchBrowser()
if ('missing' in found) console.warn(`The browser test is skipped: ${found.missing}`)

/** Tomorrow at noon UTC: past the edition's hour in every zone that the readers here have chosen. */
const tomorrow = `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T23:00:00Z`

describe.skipIf('missing' in found)('the whole loop, in a browser, against npm start', () => {
  const cleanUps: (() => void)[] = []
  let browser: Browser
  let data: string
  let local: LocalProcess

  beforeAll(async () => {
    if ('missing' in found) return
    browser = found.browser
    data = temporaryFolder((remove) => cleanUps.push(remove))
    local = await startLocal(data, '--papers', 'infra/local/papers/sample.json')
  })

  afterAll(async () => {
    await browser?.close()
    await local?.interrupt()
    for (const cleanUp of cleanUps) cleanUp()
  })

  const context = (options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> =>
    browser.newContext({ timezoneId: 'Asia/Tokyo', ...options })

  const digestsFor = async (address: string): Promise<StoredMail[]> =>
    (await readInbox(local.inboxOrigin)).filter(
      ({ destination, tags }) => destination.to.includes(address) && tags.edition !== undefined,
    )

  async function signUp(page: Page, address: string): Promise<void> {
    await page.goto(local.origin)
    await page.getByLabel('Your email address').fill(address)
    await page.getByRole('button', { name: 'Subscribe' }).click()
    await page.getByRole('heading', { name: 'Check your inbox' }).waitFor()
    await page.getByText(`You typed ${address}`).waitFor()
    expect(new URL(page.url()).pathname, 'no address is in the URL').toBe('/sent')
  }

  /** Opens the mail in the inbox page and clicks its button, as a reader does. */
  async function confirmFromInbox(page: Page, address: string): Promise<void> {
    await awaitMail(
      local.inboxOrigin,
      ({ destination, tags }) => destination.to.includes(address) && tags.letter === 'confirm',
    )
    await page.goto(local.inboxOrigin)
    await page
      .getByRole('link', { name: /Confirm your subscription/ })
      .first()
      .click()
    const popup = page.waitForEvent('popup')
    await page.frameLocator('iframe').getByRole('link', { name: 'Confirm subscription' }).click()
    const confirmPage = await popup
    await confirmPage.getByRole('button', { name: 'Confirm' }).click()
    await confirmPage.getByRole('heading', { name: 'You are subscribed' }).waitFor()
    await confirmPage.close()
  }

  async function welcome(address: string): Promise<StoredMail> {
    return awaitMail(
      local.inboxOrigin,
      ({ destination, tags }) => destination.to.includes(address) && tags.edition !== undefined,
    )
  }

  test('a reader signs up, confirms, reads the digest and unsubscribes by its link', async () => {
    const page = await (await context()).newPage()
    const failures: string[] = []
    page.on('pageerror', (error) => failures.push(error.message))
    page.on('console', (message) => message.type() === 'error' && failures.push(message.text()))

    await page.goto(local.origin)
    expect(await page.locator('#timezone').inputValue(), 'the browser chose its own zone').toBe('Asia/Tokyo')
    expect(await page.locator('.paper').count()).toBe(10)
    await signUp(page, 'link@example.org')
    await confirmFromInbox(page, 'link@example.org')

    const digest = await welcome('link@example.org')
    expect(digest.subject).toMatch(/^Attention Is All You Need and 9 more · /)
    await page.goto(new URL(`/messages/${digest.messageId}`, local.inboxOrigin).href)
    const mail = page.frameLocator('iframe')
    expect(await mail.getByRole('heading', { level: 2 }).count()).toBe(10)
    const popup = page.waitForEvent('popup')
    await mail.getByRole('link', { name: 'Unsubscribe' }).click()
    const leaving = await popup
    await leaving.getByRole('button', { name: 'Unsubscribe' }).click()
    await leaving.getByRole('heading', { name: 'You are unsubscribed' }).waitFor()
    expect(failures).toEqual([])
  })

  test('a mail program unsubscribes a reader by the one-click post of RFC 8058', async () => {
    const page = await (await context()).newPage()
    await signUp(page, 'one-click@example.org')
    await confirmFromInbox(page, 'one-click@example.org')
    const { headers } = await welcome('one-click@example.org')

    expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click')
    const url = /^<(http[^>]+)>$/.exec(String(headers['list-unsubscribe']))?.[1] ?? ''
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
      redirect: 'manual',
    })
    expect(answer.status).toBe(200)
  })

  test('a reader without JavaScript chooses a zone by hand, changes the hour, and stays', async () => {
    const page = await (await context({ javaScriptEnabled: false })).newPage()
    await page.goto(local.origin)
    await page.getByText('Change the time').click()
    await page.getByLabel('Time zone').selectOption('America/New_York')
    await page.getByLabel('Hour').selectOption('6')
    await page.getByLabel('Your email address').fill('stays@example.org')
    await page.getByRole('button', { name: 'Subscribe' }).last().click()
    await page.getByRole('heading', { name: 'Check your inbox' }).waitFor()
    await page.reload()
    const letter = await awaitMail(
      local.inboxOrigin,
      ({ destination, tags }) => destination.to.includes('stays@example.org') && tags.letter === 'confirm',
    )
    const letters = (await readInbox(local.inboxOrigin)).filter(({ destination }) =>
      destination.to.includes('stays@example.org'),
    )
    expect(letters, 'a reload mails nothing again').toHaveLength(1)
    await page.goto(linkIn(letter, '/confirm/'))
    await page.getByText('Every day at 06:00, America/New York time').first().waitFor()
    await page.getByRole('button', { name: 'Confirm' }).click()

    await page.goto(linkIn(await welcome('stays@example.org'), '/preferences/'))
    await page.getByLabel('Hour').selectOption('7')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Every day at 07:00, America/New York time').waitFor()
  })

  test.each([true, false])(
    'a reader who mistypes the domain is asked which address is meant, with JavaScript: %s',
    async (javaScriptEnabled) => {
      const page = await (await context({ javaScriptEnabled })).newPage()
      const name = `slip-${javaScriptEnabled}`
      await page.goto(local.origin)
      await page.getByLabel('Your email address').fill(` ${name}@gmial.com; `)
      await page.getByRole('button', { name: 'Subscribe' }).first().click()
      await page.getByRole('heading', { name: `Did you mean ${name}@gmail.com?` }).waitFor()
      await page.getByRole('button', { name: `Yes, subscribe ${name}@gmail.com` }).click()
      await page.getByRole('heading', { name: 'Check your inbox' }).waitFor()
      if (javaScriptEnabled) await page.getByText(`You typed ${name}@gmail.com`).waitFor()
      await awaitMail(local.inboxOrigin, ({ destination }) => destination.to.includes(`${name}@gmail.com`))
    },
  )

  test('a pasted name with an address signs the address up', async () => {
    const page = await (await context()).newPage()
    await page.goto(local.origin)
    await page.getByLabel('Your email address').fill('Ann <pasted@example.org>')
    await page.getByRole('button', { name: 'Subscribe' }).click()
    await page.getByRole('heading', { name: 'Check your inbox' }).waitFor()
    await awaitMail(local.inboxOrigin, ({ destination }) => destination.to.includes('pasted@example.org'))
  })

  test('a refused form fits a phone, focuses its first wrong field, and is visible in dark mode and forced colours', async () => {
    const phone = { viewport: { width: 390, height: 800 }, javaScriptEnabled: false } as const
    const page = await (await context({ ...phone, colorScheme: 'dark' })).newPage()
    await page.goto(local.origin)
    const placeholder = `getComputedStyle(document.querySelector('#email'), '::placeholder').color`
    expect(await page.evaluate(placeholder), 'the muted colour of the dark').toBe('rgb(165, 162, 155)')
    const border = `getComputedStyle(document.querySelector('button')).borderTopWidth`
    expect(await page.evaluate(border), 'which forced colours paint').toBe('1px')
    await page.getByText('Change the time').click()
    await page.getByLabel('Topics').fill('y'.repeat(90))
    await page.getByLabel('Your email address').fill('refused@example.org')
    await page.getByRole('button', { name: 'Subscribe' }).last().click()
    await page.getByRole('alert').waitFor()
    expect(await page.title()).toMatch(/^Error: /)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    expect(await page.evaluate('document.activeElement?.id')).toBe('topics')
  })

  test('no reader gets the edition twice on the same day', async () => {
    const before = await readInbox(local.inboxOrigin)
    expect(await tick(data, new Date().toISOString())).toContain('nobody is due')
    expect(await readInbox(local.inboxOrigin)).toHaveLength(before.length)
  })

  test('readers who left get no mail on the next day, and readers who stayed get one', async () => {
    const printed = await tick(data, tomorrow)
    expect(printed).toContain('published: 25 papers')
    expect(printed).toContain('1 submitted')

    expect(await digestsFor('link@example.org')).toHaveLength(1)
    expect(await digestsFor('one-click@example.org')).toHaveLength(1)
    const stayed = await digestsFor('stays@example.org')
    expect(stayed.map(({ tags }) => tags.edition)).toEqual([
      ...new Set(stayed.map(({ tags }) => tags.edition)),
    ])
    expect(stayed).toHaveLength(2)

    expect(await tick(data, tomorrow)).toContain('nobody is due')
    expect(await digestsFor('stays@example.org')).toHaveLength(2)
  })

  test('an address that bounces is suppressed, and signing it up again mails it nothing', async () => {
    const page = await (await context()).newPage()
    await signUp(page, 'bounce@simulator.amazonses.com')
    await awaitMail(local.inboxOrigin, ({ destination }) =>
      destination.to.includes('bounce@simulator.amazonses.com'),
    )
    await expect.poll(local.command.output).toContain('outcome="suppressed"')
    await signUp(page, 'bounce@simulator.amazonses.com')
    await expect.poll(local.command.output).toContain('letter="none"')
    const mails = (await readInbox(local.inboxOrigin)).filter(({ destination }) =>
      destination.to.includes('bounce@simulator.amazonses.com'),
    )
    expect(mails).toHaveLength(1)
  })
})
