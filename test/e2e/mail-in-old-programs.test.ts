// @module-tag browser
import { afterAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../infra/cli/desk/browser.ts'
import { composeDigestMail } from '../../shared/mail/digest-mail.tsx'
import { composeLetterMail } from '../../shared/mail/letter-mail.tsx'
import { context, digestFor, edition, entry, now, reader, sampleResult } from '../shared/mail/a-digest.ts'
import { seenByGmailApp, seenByWord } from '../shared/mail/seen-by.ts'

const found = await launchBrowser()
if ('missing' in found) console.warn(`The test of mails in old programs is skipped: ${found.missing}`)

const whole = edition([entry(1), entry(2), entry(3)], { sources: [sampleResult] })
const mails = {
  'a digest': composeDigestMail(context, reader, digestFor(reader, [whole]), now),
  'a letter': composeLetterMail(context, { letter: 'fresh-link', subscriber: reader }, now),
}

/** Shows a document, and evaluates an expression in it. */
async function inBrowser(html: string, width: number, expression: string): Promise<unknown> {
  if ('missing' in found) throw new Error(found.missing)
  const page = await found.browser.newPage({ viewport: { width, height: 800 } })
  await page.setContent(html, { waitUntil: 'load' })
  const value = await page.evaluate(expression)
  await page.close()
  return value
}

const box = (selector: string): string => `document.querySelector('${selector}').getBoundingClientRect()`

describe.skipIf('missing' in found)('the mails in old programs', () => {
  afterAll(async () => {
    if ('browser' in found) await found.browser.close()
  })

  test.each(Object.entries(mails))('the mail %s keeps its width in Word', async (_name, { html }) => {
    expect(await inBrowser(seenByWord(html), 1_400, `${box('.sheet')}.width`)).toBe(620)
    expect(await inBrowser(seenByWord(html), 1_400, `${box('.sheet')}.left`)).toBe(390)
  })

  test.each(Object.entries(mails))(
    'the button of the mail %s keeps its size and colour in Word',
    async (_name, { html }) => {
      const size = `JSON.stringify([${box('.button')}.width, ${box('.button')}.height].map(Math.round))`
      expect(await inBrowser(seenByWord(html), 1_000, size)).toBe(await inBrowser(html, 1_000, size))
      const colour = `getComputedStyle(document.querySelector('.button')).backgroundColor`
      expect(await inBrowser(seenByWord(html), 1_000, colour)).toBe('rgb(11, 90, 122)')
    },
  )

  test.each(Object.entries(mails))(
    'the preview of the mail %s takes no room in Word or in Gmail’s apps',
    async (_name, { html }) => {
      const height = `document.querySelector('div[style*="color"]').getBoundingClientRect().height`
      expect(await inBrowser(seenByWord(html), 1_000, height)).toBe(0)
      expect(await inBrowser(seenByGmailApp(html), 390, height)).toBe(0)
    },
  )

  test.each(Object.entries(mails))(
    'the mail %s scrolls only down without its style sheet',
    async (_name, { html }) => {
      for (const width of [320, 390]) {
        expect(await inBrowser(seenByGmailApp(html), width, 'document.documentElement.scrollWidth')).toBe(
          width,
        )
      }
    },
  )
})
