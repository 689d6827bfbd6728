import { Hono } from 'hono'
import type { Browser } from 'playwright-core'
import { assetsOf } from '../../functions/api/assets/assets.ts'
import { ProofPage } from '../../functions/api/pages/proof-page.tsx'
import {
  checkProof,
  type ProofPayload,
  parseProof,
  proofChallenge,
  proofWork,
} from '../../functions/api/proof-of-work.ts'
import { launchBrowser } from '../../infra/cli/desk/browser.ts'
import { listen } from '../../infra/local/listen.ts'
import { defaultBrand } from '../../shared/brand/brand.ts'
import type { EmailAddress } from '../../shared/subscriber/address/address.ts'
import { en } from '../fakes/english.ts'
import { encoded, solved } from '../functions/api/a-solver.ts'
import { site } from '../functions/api/api-world.ts'

const key = new TextEncoder().encode('k'.repeat(32))
const keys = { current: 'k1', keys: { k1: key } }
const address = 'ann@example.org' as EmailAddress
const now = Date.now()
/** The challenge that takes longest. Evenly drawn ones take half as long on average. */
const longest = () => proofChallenge(keys, address, now, (most) => most)

/**
 * How long the longest challenge takes in Chromium, as it is and slowed down to a quarter and a sixth as its developer
 * tools do for "mid-tier" and "low-end mobile", and what it costs the service.
 */
export async function measureProof(): Promise<boolean> {
  const found = await launchBrowser()
  if ('missing' in found) {
    console.error(found.missing)
    return false
  }
  console.log('| what | longest | on average |\n|---|---:|---:|')
  for (const [slower, what] of [
    [1, 'solved in Chromium'],
    [4, 'four times slower, as a mid-tier phone'],
    [6, 'six times slower, as a low-end phone'],
  ] as const) {
    const ms = await solvedWithinMs(found.browser, slower)
    console.log(`| ${what} | ${seconds(ms)} | ${seconds(ms / 2)} |`)
  }
  await found.browser.close()
  const payload = parseProof(encoded(await solved(await longest()))) as ProofPayload
  const asking = await averageMs(() => proofChallenge(keys, address, now))
  const checking = await averageMs(() => checkProof(keys, payload, address, now))
  console.log(
    `\nThe service makes a challenge in ${asking.toFixed(1)} ms and checks a solution in ${checking.toFixed(1)} ms.`,
  )
  return true
}

/** The median of five. */
async function solvedWithinMs(browser: Browser, slower: number): Promise<number> {
  const app = new Hono()
  const assets = assetsOf(defaultBrand.palette)
  app.route('/', assets.routes())
  app.get('/', async (c) => {
    const form = {
      hour: '8',
      timezone: 'UTC',
      frequency: 'daily',
      topics: '',
      language: 'en',
      pausedUntil: '',
    }
    const asked = { challenge: await longest(), mostTries: proofWork.mostTries, wasTried: true }
    return c.html(
      <ProofPage
        {...{ site: { ...site, assets }, language: en, form, address, ...asked }}
        token=""
        trap=""
      />,
    )
  })
  const server = await listen(app, { port: 0, option: 'none' })
  const page = await browser.newPage()
  const tools = await page.context().newCDPSession(page)
  await tools.send('Emulation.setCPUThrottlingRate', { rate: slower })
  const times: number[] = []
  for (let run = 0; run < 5; run++) {
    await page.goto(server.origin, { waitUntil: 'commit' })
    await page.getByText(en.pages.proof.ready).waitFor()
    times.push(await page.evaluate<number>('performance.now()'))
  }
  await page.close()
  await server.close()
  return times.sort((a, b) => a - b)[2] ?? Number.NaN
}

async function averageMs(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  for (let run = 0; run < 50; run++) await work()
  return (performance.now() - begun) / 50
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`
}
