import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { openDataFolder } from '../local/data-folder.ts'
import { paperFileSource, readPaperFile } from '../local/papers/file-source.ts'
import { onlyFrom } from '../local/papers/papers-from.ts'
import { sampleSource } from '../local/papers/sample.ts'
import { startWorld } from '../local/world.ts'
import { launchBrowser } from './browser.ts'
import { playReaders, type Shown } from './preview-readers.ts'

const usage = `npm run preview -- [--out FOLDER] [--papers FILE]
  Renders every mail and page into FOLDER (out): HTML, .eml, and PNG at two widths, light and dark.`

const widths = { desktop: 1000, phone: 390 } as const
const schemes = ['light', 'dark'] as const

/** `npm run preview`: a local world of its own, a reader's life in it, and pictures of what they saw. */
async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      out: { type: 'string', default: 'out' },
      papers: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(usage)
  const read = values.papers === undefined ? undefined : await readPaperFile(values.papers)
  if (read && 'problem' in read) throw new Error(`--papers ${read.problem}`)
  const out = resolve(values.out)
  mkdirSync(out, { recursive: true })
  const data = mkdtempSync(join(tmpdir(), 'paperwire-preview-'))
  const world = await startWorld({
    port: 0,
    inboxPort: 0,
    dbPort: 0,
    folder: openDataFolder(data, true),
    papers: onlyFrom(values.papers === undefined ? sampleSource() : paperFileSource(values.papers)),
    clock: Date.now,
    log: () => ({ info() {}, warn: console.warn, error: console.error }),
  })
  try {
    const shown = await playReaders(world)
    for (const { name, html, eml } of shown) {
      writeFileSync(join(out, `${name}.html`), html)
      if (eml !== undefined) writeFileSync(join(out, `${name}.eml`), eml)
    }
    const found = await launchBrowser()
    if ('missing' in found) console.log(`No pictures: ${found.missing}`)
    else await takePictures(found.browser, world.origin, shown, out)
    console.log(`${shown.length} mails and pages are in ${values.out}`)
  } finally {
    await world.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

async function takePictures(
  browser: Browser,
  origin: string,
  shown: readonly Shown[],
  out: string,
): Promise<void> {
  for (const [device, width] of Object.entries(widths)) {
    for (const colorScheme of schemes) {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme })
      for (const { name, html, eml } of shown) {
        // A page needs its server for the style sheet; a mail carries all it needs, and must not get more.
        await page.goto(eml === undefined ? origin : 'about:blank')
        await page.setContent(html, { waitUntil: 'networkidle' })
        await page.screenshot({ path: join(out, `${name}-${device}-${colorScheme}.png`), fullPage: true })
      }
      await page.close()
    }
  }
  await browser.close()
}

try {
  await main(process.argv.slice(2))
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
