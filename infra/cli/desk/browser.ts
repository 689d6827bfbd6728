import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** A running Chromium, or a sentence why there is none. */
export type FoundBrowser = { readonly browser: Browser } | { readonly missing: string }

/** Chromium has no sandbox for root, so `--no-sandbox` is set. The security between web pages stays on. */
const launchArguments = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage']

/** Starts the Chromium of CHROME_PATH, or the one that npm installed (Linux x64 only). */
export async function launchBrowser(): Promise<FoundBrowser> {
  const path = process.env.CHROME_PATH ?? (await bundledChromium())
  if (path === undefined) {
    return {
      missing: `npm installs a Chromium only on linux-x64, and this is ${process.platform}-${process.arch}: set CHROME_PATH to a Chromium of your own`,
    }
  }
  return { browser: await chromium.launch({ executablePath: path, args: launchArguments }) }
}

async function bundledChromium(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const { default: bundled } = await import('@sparticuz/chromium')
  // The package unpacks into the temporary folder and takes any `chromium` there, whatever its version.
  const before = process.env.TMPDIR
  const own = join(tmpdir(), `paperwire-chromium-${process.getuid?.() ?? 0}`)
  mkdirSync(own, { recursive: true })
  process.env.TMPDIR = own
  try {
    return await bundled.executablePath()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}
