// @module-tag browser
import { createServer, type Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../infra/cli/desk/browser.ts'
import { closedDoor } from '../../infra/local/door.ts'
import { type Listening, listenOn } from '../../infra/local/listen.ts'
import { en } from '../fakes/english.ts'
import { site } from '../functions/api/api-world.ts'
import { guardedWorld } from '../functions/api/guarded-world.ts'

const found = await launchBrowser()
if ('missing' in found) console.warn(`The test of forms in a browser is skipped: ${found.missing}`)

describe.skipIf('missing' in found)('the sign-up form in a browser', () => {
  let browser: Browser
  let api: Listening
  let elsewhere: Listening
  let world: ReturnType<typeof guardedWorld>
  let door: ReturnType<typeof closedDoor>
  const posted: Headers[] = []

  beforeAll(async () => {
    if ('missing' in found) return
    browser = found.browser
    door = closedDoor()
    const fetch = (request: Request) => {
      if (request.method === 'POST') posted.push(request.headers)
      return door.fetch(request)
    }
    api = await listenOn(
      createAdaptorServer({ fetch }) as Server,
      { port: 0, option: 'none' },
      { takesCrossSitePosts: true },
    )
    elsewhere = await listenOn(
      createServer((_request, response) => {
        response.setHeader('Content-Type', 'text/html')
        response.end(
          `<form method="post" action="${origin()}/subscribe"><input type="email" name="email"><button>Go</button></form>`,
        )
      }),
      { port: 0, option: 'none' },
    )
  })
  const origin = () => `http://localhost:${new URL(api.endpoint).port}`
  const otherOrigin = () => `http://127.0.0.1:${new URL(elsewhere.endpoint).port}`

  function serve(part: Parameters<typeof guardedWorld>[0] = {}): void {
    world = guardedWorld({ site: { ...site, origin: origin() }, ...part })
    // The browser reads the real clock nowhere, so the world's own one may stand still.
    door = closedDoor()
    door.open(world.app)
  }
  const isGuarded = () => world.proven.length

  beforeEach(() => {
    posted.length = 0
    if ('browser' in found) serve()
  })

  afterAll(async () => {
    await browser?.close()
    await Promise.all([api?.close(), elsewhere?.close()])
  })

  const contexts: BrowserContext[] = []
  async function newPage(options: Parameters<Browser['newContext']>[0] = {}) {
    const context = await browser.newContext(options)
    contexts.push(context)
    const page = await context.newPage()
    const failures: string[] = []
    page.on('pageerror', (error) => failures.push(error.message))
    page.on('console', (message) => message.type() === 'error' && failures.push(message.text()))
    return { page, failures }
  }

  async function signUp(page: Page, address = 'ann@example.org'): Promise<void> {
    await page.goto(origin())
    await page.getByLabel(en.form.email).fill(address)
    await page.getByRole('button', { name: en.form.subscribe }).first().click()
  }

  test('under attack, the browser solves the challenge under the pages’ own policy, and the mail goes', async () => {
    const { page, failures } = await newPage()
    await page.addInitScript(`
      const heard = () => {
        const { textContent } = document.querySelector('[role=status]') ?? {}
        const said = sessionStorage.getItem('said') ?? ''
        if (textContent && !said.endsWith(textContent)) sessionStorage.setItem('said', said + '|' + textContent)
      }
      new MutationObserver(heard).observe(document, { childList: true, characterData: true, subtree: true })`)
    await signUp(page)
    await page.getByRole('heading', { name: en.pages.sent.title }).waitFor()
    await page.getByText('ann@example.org').waitFor()
    expect(new URL(page.url()).pathname).toBe('/sent')
    expect(world.proven).toEqual([false, true])
    expect(failures).toEqual([])
    const said = await page.evaluate("sessionStorage.getItem('said')")
    expect(said, 'a screen reader hears of it').toBe(`|${en.pages.proof.working}|${en.pages.proof.solved}`)
  })

  test('our own forms are sent with Origin: null, and Sec-Fetch-Site says that they are ours', async () => {
    const { page } = await newPage()
    await signUp(page)
    await page.getByRole('heading', { name: en.pages.sent.title }).waitFor()
    expect(posted.map((headers) => [headers.get('Origin'), headers.get('Sec-Fetch-Site')])).toEqual([
      ['null', 'same-origin'],
      ['null', 'same-origin'],
    ])
  })

  test('without JavaScript the page says that the mail waits, and shows no button', async () => {
    const { page } = await newPage({ javaScriptEnabled: false })
    await signUp(page)
    await page.getByRole('heading', { name: en.pages.waiting.title }).waitFor()
    expect(await page.getByText(en.pages.waiting.body).isVisible()).toBe(true)
    expect(await page.getByRole('button').count()).toBe(0)
    expect(await page.getByRole('progressbar').count()).toBe(0)
    expect(world.proven).toEqual([false])
  })

  test('where a browser has no WebCrypto, as over plain http, the mail waits its turn', async () => {
    const { page, failures } = await newPage()
    await page.addInitScript("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    await signUp(page)
    await page.getByRole('heading', { name: en.pages.waiting.title }).waitFor()
    expect(await page.getByRole('progressbar').count()).toBe(0)
    expect([world.proven, failures]).toEqual([[false], []])
  })

  test('where a browser cannot solve the challenge, the page says that the mail keeps its turn', async () => {
    const { page, failures } = await newPage()
    await page.addInitScript("crypto.subtle.importKey = () => Promise.reject(new Error('no'))")
    await signUp(page)
    await page.getByText(en.pages.proof.failed).waitFor()
    expect(await page.getByRole('button').count()).toBe(0)
    expect([world.proven, failures]).toEqual([[false], []])
  })

  test('a proof that does not count is not sent a second time by itself', async () => {
    serve({ spentProofs: { spend: async () => false } })
    const { page, failures } = await newPage()
    await signUp(page)
    await page.getByText(en.pages.proof.ready).waitFor()
    expect(world.proven).toEqual([false, false])
    const sendNow = page.getByRole('button', { name: en.pages.proof.button })
    expect(await sendNow.isVisible()).toBe(true)
    await sendNow.click()
    await page.getByText(en.pages.proof.ready).waitFor()
    await expect.poll(isGuarded).toBe(3)
    expect(failures).toEqual([])
  })

  test('the back button leads to the form, which signs up once more', async () => {
    const { page } = await newPage()
    await signUp(page)
    await page.getByRole('heading', { name: en.pages.sent.title }).waitFor()
    // The back button skips a page that went on by itself. Playwright's `goBack` does not: it would ask the server.
    await page.evaluate('void setTimeout(() => history.go(-2), 50)')
    await page.waitForURL(`${origin()}/`)
    await page.getByLabel(en.form.email).fill('ben@example.org')
    await page.getByRole('button', { name: en.form.subscribe }).first().click()
    await page.getByText('ben@example.org').waitFor()
    await page.getByRole('heading', { name: en.pages.sent.title }).waitFor()
    expect(world.proven).toEqual([false, true, false, true])
  })

  test('a double click signs up, and shows what the last click brought', async () => {
    const { page, failures } = await newPage()
    await page.goto(origin())
    await page.getByLabel(en.form.email).fill('ann@example.org')
    await page.getByRole('button', { name: en.form.subscribe }).first().dblclick()
    await page.getByRole('heading', { name: en.pages.sent.title }).waitFor()
    expect(world.proven).toContain(true)
    expect(failures).toEqual([])
  })

  test('nobody sees the trap, reaches it by the keyboard, or hears of it', async () => {
    const { page } = await newPage()
    await page.goto(origin())
    expect(await page.locator('#remarks').isVisible()).toBe(false)
    expect(await page.locator('body').ariaSnapshot()).not.toContain(en.form.leaveEmpty)
    await page.getByLabel(en.form.email).focus()
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate('document.activeElement.id')).not.toBe('remarks')
      await page.keyboard.press('Shift+Tab')
      await page.keyboard.press('Tab')
    }
  })

  describe('on another website', () => {
    async function embedded(): Promise<Page> {
      const { page } = await newPage()
      await page.goto(otherOrigin())
      await page.locator('input').fill('ann@example.org')
      await page.getByRole('button').click()
      return page
    }

    test('the form of an allowed website signs up', async () => {
      serve({ allowedOrigins: [otherOrigin()] })
      const page = await embedded()
      await page.getByRole('heading', { name: en.pages.sent.title }).waitFor()
      expect(new URL(page.url()).origin).toBe(origin())
      expect(world.proven).toEqual([false, true])
    })

    test('the form of any other website is refused, and the page leads to the form here', async () => {
      const page = await embedded()
      await page.getByRole('heading', { name: en.pages.otherSite.title }).waitFor()
      expect(world.proven).toEqual([])
      await page.getByRole('link', { name: en.pages.otherSite.toForm }).click()
      await page.getByLabel(en.form.email).waitFor()
      expect(page.url()).toBe(`${origin()}/`)
    })
  })
})
