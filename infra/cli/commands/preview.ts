import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { isLanguageTag, languageTags } from '../../../shared/subscriber/preferences/language-tag.ts'
import { paperFileSource, readPaperFile } from '../../local/papers/file-source.ts'
import { sampleSource } from '../../local/papers/sample.ts'
import { readArgs } from '../../local/read-args.ts'
import { launchBrowser } from '../desk/browser.ts'
import { playReaders, type Shown } from '../desk/preview-readers.ts'
import { inPreviewWorld } from '../desk/preview-world.ts'
import { takeReadmePictures } from '../desk/readme-pictures.ts'

const usage = `npm run preview -- [--out FOLDER] [--papers FILE] [--language TAG]
  Renders every kind of mail and all pages from a reader's sign-up to the undoing of an unsubscription, into
  FOLDER (out): HTML, the mails' source as .eml, and PNG at two widths, light and dark. Takes half a minute.
  --language TAG  shows what a reader of that language sees: ${languageTags.join(', ')}
  --papers FILE   takes papers from a file, as npm start does, instead of the bundled sample
  --readme        only takes the pictures of the README, into docs/images`

const widths = { desktop: 1000, phone: 390 } as const
const schemes = ['light', 'dark'] as const

/**
 * `npm run preview` plays a reader's life in a local world of its own and keeps the pages, the mails and
 * pictures.
 */
async function main(args: string[]): Promise<void> {
  const { values } = readArgs({
    args,
    options: {
      out: { type: 'string' },
      papers: { type: 'string' },
      language: { type: 'string', default: 'en' },
      readme: { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(usage)
  const { language } = values
  if (!isLanguageTag(language))
    throw new Error(`--language ${language}: there are ${languageTags.join(', ')}`)
  const folder = values.out ?? (values.readme ? 'docs/images' : 'out')
  const out = resolve(folder)
  mkdirSync(out, { recursive: true })
  if (values.readme) {
    const found = await launchBrowser()
    if ('missing' in found) throw new Error(`No pictures: ${found.missing}`)
    await takeReadmePictures(found.browser, out)
    return console.log(`The pictures of the README are in ${folder}`)
  }
  const read = values.papers === undefined ? undefined : await readPaperFile(values.papers)
  if (read && 'problem' in read) throw new Error(`--papers ${read.problem}`)
  const papers = values.papers === undefined ? sampleSource() : paperFileSource(values.papers)
  let waitedMs = 0
  const clock = (): number => Date.now() + waitedMs
  await inPreviewWorld(papers, clock, async (world) => {
    console.log('Playing a reader’s life in a local world of its own…')
    const wait = (ms: number): void => {
      waitedMs += ms
    }
    const shown = await playReaders(world, wait, language)
    for (const { name, html, eml } of shown) {
      writeFileSync(join(out, `${name}.html`), html)
      if (eml !== undefined) writeFileSync(join(out, `${name}.eml`), eml)
    }
    const found = await launchBrowser()
    if ('missing' in found) console.log(`No pictures: ${found.missing}`)
    else await takePictures(found.browser, world.origin, shown, out)
    const mails = shown.filter(({ eml }) => eml !== undefined).length
    const kinds = 'browser' in found ? 'HTML, .eml and PNG' : 'HTML and .eml'
    console.log(`${mails} mails and ${shown.length - mails} pages are in ${folder}, as ${kinds}`)
  })
}

async function takePictures(
  browser: Browser,
  origin: string,
  shown: readonly Shown[],
  out: string,
): Promise<void> {
  console.log(
    `Taking ${shown.length * Object.keys(widths).length * schemes.length} pictures of ${shown.length} mails and pages…`,
  )
  const looks = Object.entries(widths).flatMap(([device, width]) =>
    schemes.map((colorScheme) => ({ device, width, colorScheme })),
  )
  await Promise.all(
    looks.map(async ({ device, width, colorScheme }) => {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme })
      for (const { name, html, eml } of shown) {
        // A page needs its server for the style sheet. A mail must do without any server.
        await page.goto(eml === undefined ? `${origin}/health` : 'about:blank')
        await page.setContent(html, { waitUntil: 'load' })
        await page.screenshot({ path: join(out, `${name}-${device}-${colorScheme}.png`), fullPage: true })
      }
      await page.close()
    }),
  )
  await browser.close()
}

try {
  await main(process.argv.slice(2))
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
