import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { parseHuggingFacePapers } from '../../../shared/http/hugging-face/hugging-face-list.ts'
import type { PaperSource } from '../../../shared/paper/source/paper-source.ts'
import { dayMs } from '../../../shared/time/clock.ts'
import { awaitMail, linkIn } from '../../local/inbox-client.ts'
import { openedForm } from '../../local/opened-form.ts'
import { askForTick } from '../../local/tick-client.ts'
import { inPreviewWorld } from './preview-world.ts'

/** An answer in Hugging Face's shape with invented papers, each with its votes of the day before. */
const papersFile = new URL('../../../docs/images/papers.json', import.meta.url)

/** A time after the edition's hour, in whatever zone this machine is. */
const firstDay = Date.parse('2026-11-23T19:00:00Z')
const schemes = ['light', 'dark'] as const
const screens = {
  home: { width: 760, height: 844 },
  digest: { width: 390, height: 844 },
} as const

/**
 * Writes the pictures of the README to a folder: the home page, and a digest on a phone, in light and dark.
 */
export function takeReadmePictures(browser: Browser, out: string): Promise<void> {
  const began = Date.now()
  let waitedMs = 0
  const clock = (): number => firstDay + waitedMs + Date.now() - began
  // The pictures need a second day, on which papers show the votes that they gained since yesterday.
  const papers = twoDays(() => waitedMs > 0)
  return inPreviewWorld(papers, clock, async ({ origin, inboxOrigin }) => {
    waitedMs = dayMs
    const at = new Date(clock()).toISOString()
    await askForTick(inboxOrigin, at)
    const digest = await digestOf(origin, inboxOrigin)
    for (const colorScheme of schemes) {
      for (const [name, viewport] of Object.entries(screens)) {
        const page = await browser.newPage({ viewport, colorScheme, deviceScaleFactor: 2 })
        if (name === 'home') await page.goto(origin)
        else await page.setContent(digest)
        await page.screenshot({ path: join(out, `${name}-${colorScheme}.png`) })
        await page.close()
      }
    }
  })
}

/** Signs up a reader, confirms, and returns the HTML of the first digest. */
async function digestOf(origin: string, inboxOrigin: string): Promise<string> {
  const form = {
    email: 'reader@example.org',
    hour: '8',
    timezone: 'Europe/Berlin',
    frequency: 'weekdays',
    topics: 'hierarchical clustering, speech -music',
  }
  const posted = new URLSearchParams({ ...(await openedForm(origin)), ...form })
  await fetch(new URL('/subscribe', origin), { method: 'POST', body: posted })
  const letter = await awaitMail(inboxOrigin, ({ tags }) => tags.letter === 'confirm')
  await fetch(linkIn(letter, '/confirm/'), { method: 'POST' })
  const { body } = await awaitMail(inboxOrigin, ({ tags }) => tags.edition !== undefined)
  return body.html
}

function twoDays(isSecond: () => boolean): PaperSource {
  const collect: PaperSource['collect'] = async () => {
    const entries = JSON.parse(readFileSync(papersFile, 'utf8')) as {
      paper: { upvotes: number; upvotesYesterday?: number }
    }[]
    const known = isSecond()
      ? entries
      : entries.flatMap((entry) => {
          const { upvotesYesterday: upvotes } = entry.paper
          return upvotes === undefined ? [] : [{ ...entry, paper: { ...entry.paper, upvotes } }]
        })
    const { papers = [], dropped = 0 } = parseHuggingFacePapers(known) ?? {}
    return { outcome: 'papers', papers, dropped }
  }
  return { name: 'file', repeats: true, collect }
}
