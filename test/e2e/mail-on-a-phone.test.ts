// @module-tag browser
import { afterAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../infra/cli/desk/browser.ts'
import type { EditionId } from '../../shared/edition/edition-id.ts'
import { composeDigestMail } from '../../shared/mail/digest-mail.tsx'
import { composeLetterMail } from '../../shared/mail/letter-mail.tsx'
import { context, digestFor, edition, entry, now, reader } from '../shared/mail/a-digest.ts'

const found = await launchBrowser()
if ('missing' in found) console.warn(`The test of mails on phones is skipped: ${found.missing}`)

const longWord = 'Methionylthreonylthreonyl'.repeat(6)

/** Ten topics of the greatest length, without a space in eight of them. */
const topics = ['paper', 'rank', ...Array.from({ length: 8 }, (_, index) => `${index}`.padEnd(80, 'x'))]
const whom = { ...reader, preferences: { ...reader.preferences, topics } }
const longPaper = entry(1, { title: longWord, authors: [longWord] })
const twin = { id: longPaper.paper.id, title: longWord, links: longPaper.paper.links }
const large = edition(
  [{ ...longPaper, related: [twin], summary: { text: longWord, by: 'ai' } }, entry(2), entry(3), entry(4)],
  { climbing: [{ paper: longPaper.paper, since: '2026-11-20' as EditionId, reasons: [] }] },
)

const mails = {
  'a digest': composeDigestMail(context, whom, digestFor(whom, [large]), now),
  'a letter': composeLetterMail(context, { letter: 'fresh-link', subscriber: whom }, now),
}

describe.skipIf('missing' in found)('the mails on a phone', () => {
  afterAll(async () => {
    if ('browser' in found) await found.browser.close()
  })

  test.each(Object.entries(mails))('the mail %s scrolls only down on a phone', async (_name, { html }) => {
    if ('missing' in found) return
    for (const width of [320, 390]) {
      const page = await found.browser.newPage({ viewport: { width, height: 800 } })
      await page.setContent(html, { waitUntil: 'load' })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      await page.close()
    }
  })
})
