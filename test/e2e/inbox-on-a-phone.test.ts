// @module-tag browser
import { afterAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../infra/cli/desk/browser.ts'
import { mail, served } from '../infra/local/ses/served.ts'

const found = await launchBrowser()
if ('missing' in found) console.warn(`The test of the inbox on phones is skipped: ${found.missing}`)

describe.skipIf('missing' in found)('the inbox of the local world', () => {
  afterAll(async () => {
    if ('browser' in found) await found.browser.close()
  })

  test('the inbox scrolls only down on a phone, however long an address, a subject or a tag is', async () => {
    if ('missing' in found) return
    const address = `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.example.org`
    const { ses, send } = await served({ configurationSets: ['example'] })
    const id = await send({
      Destinations: [address],
      RawMessage: { Data: mail({ To: address, Subject: 'S'.repeat(200), 'X-Long': 'x'.repeat(200) }) },
      ConfigurationSetName: 'example',
      Tags: [{ Name: 'correlation', Value: 'x'.repeat(128) }],
    })
    const views = ['html', 'text', 'headers', 'source'].map((view) => `/messages/${id}?view=${view}`)
    for (const width of [390, 1_000]) {
      const page = await found.browser.newPage({ viewport: { width, height: 800 } })
      for (const path of ['/', ...views]) {
        await page.setContent(await (await ses.app.request(path)).text(), { waitUntil: 'load' })
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(width)
        // Unfolded parts are measured, too: a report holds the whole header in one line.
        await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true')
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(width)
      }
      await page.close()
    }
  })
})
