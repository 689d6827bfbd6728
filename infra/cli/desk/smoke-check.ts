import type { FeedbackProof } from '../../../shared/delivery/attempt/proof.ts'
import type { EmailAddress } from '../../../shared/subscriber/address.ts'
import type { Subscriber } from '../../../shared/subscriber/subscriber.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import { type Clock, type EpochMs, minuteMs, secondMs } from '../../../shared/time/clock.ts'
import { whatAilsTheDoor } from './health.ts'

/** What the check reaches the deployed service with: its public door, and a look into its table. */
export interface SmokeDeps {
  readonly origin: string
  readonly fetch: typeof fetch
  readonly subscriber: (id: SubscriberId) => Promise<Subscriber | undefined>
  readonly proof: () => Promise<FeedbackProof>
  readonly idOf: (address: EmailAddress) => SubscriberId
  readonly clock: Clock
  readonly wait: (ms: number) => Promise<unknown>
  /** Tells this run's addresses from those of other runs. */
  readonly label: string
  /** How long a mail and its report may take. */
  readonly patienceMs: number
}

/** One thing that was tried: passed, or what to look at. */
export interface Finding {
  readonly what: string
  readonly missing?: string
}

const pollMs = 5 * secondMs

/** The newest event is written down at most once a minute. */
const seenAgoMs = minuteMs

/**
 * Signs addresses of SES's mailbox simulator up through the public API and follows their mails to what feedback makes of
 * them. Simulator addresses work in the SES sandbox, harm no reputation and reach nobody. Stops at the first step
 * without which the next make no sense.
 */
export async function smokeCheck(deps: SmokeDeps): Promise<Finding[]> {
  const startedAt = deps.clock()
  const health = await checkHealth(deps)
  if (health.missing !== undefined) return [health]
  const pages = await checkPages(deps)
  const refused = await signUps(deps)
  const signedUp: Finding = {
    what: 'three simulator addresses signed up through the API',
    ...(refused && { missing: refused }),
  }
  if (refused) return [health, pages, signedUp]
  const deadline = startedAt + deps.patienceMs
  const isSuppressed = async (scenario: Scenario) =>
    (await deps.subscriber(deps.idOf(simulator(deps, scenario))))?.status === 'suppressed'
  return [
    health,
    pages,
    signedUp,
    await within(deps, deadline, {
      what: 'SES took a letter, and its Send event came back',
      isThere: async () => (await deps.proof()).sendSeenAt >= startedAt - seenAgoMs,
      hint: 'no Send event: is the sender’s domain verified in SES, and are the letters’ and reports’ dead-letter queues empty?',
    }),
    await within(deps, deadline, {
      what: 'the address that bounced is suppressed',
      isThere: () => isSuppressed('bounce'),
      hint: 'the bounce left no trace: look at the log of the feedback function',
    }),
    await within(deps, deadline, {
      what: 'the address that complained is suppressed',
      isThere: () => isSuppressed('complaint'),
      hint: 'the complaint left no trace: look at the log of the feedback function',
    }),
  ]
}

type Scenario = 'success' | 'bounce' | 'complaint'

function simulator({ label }: SmokeDeps, scenario: Scenario): EmailAddress {
  return `${scenario}+${label}@simulator.amazonses.com` as EmailAddress
}

const pagePatienceMs = 10_000

async function checkHealth(deps: SmokeDeps): Promise<Finding> {
  const missing = await whatAilsTheDoor(deps, deps.origin)
  return { what: `${deps.origin}/health answers`, ...(missing !== undefined && { missing }) }
}

async function checkPages(deps: SmokeDeps): Promise<Finding> {
  const missing = await whatAilsThePages(deps).catch(
    () => `a page did not come within ${pagePatienceMs / 1_000} s`,
  )
  return {
    what: 'the home page comes with its style sheet, and an unknown path is not found',
    ...(missing !== undefined && { missing }),
  }
}

/** What no named route leads to is asked for too: that way to the function is permitted by itself. */
async function whatAilsThePages({ origin, fetch }: SmokeDeps): Promise<string | undefined> {
  const get = (path: string) => fetch(new URL(path, origin), { signal: AbortSignal.timeout(pagePatienceMs) })
  const home = await get('/')
  const [, style] = /<link rel="stylesheet" href="([^"]+)"/.exec(await home.text()) ?? []
  if (style === undefined) return `${origin}/ answered ${home.status} and names no style sheet`
  const sheet = await get(style)
  if (!sheet.headers.get('content-type')?.startsWith('text/css'))
    return `the style sheet ${style} answered ${sheet.status}: the page is shown without it`
  const unknown = await get('/no-such-page')
  return unknown.status === 404 ? undefined : `/no-such-page answered ${unknown.status}, not 404`
}

/** What was refused first, if anything. */
async function signUps(deps: SmokeDeps): Promise<string | undefined> {
  for (const scenario of ['success', 'bounce', 'complaint'] as const) {
    const answer = await deps.fetch(`${deps.origin}/api/subscriptions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: simulator(deps, scenario) }),
    })
    if (answer.status !== 202) return `signing ${scenario}@ up was answered ${answer.status}, not 202`
  }
  return undefined
}

interface Expected {
  readonly what: string
  readonly isThere: () => Promise<boolean>
  readonly hint: string
}

async function within(
  deps: SmokeDeps,
  deadline: EpochMs,
  { what, isThere, hint }: Expected,
): Promise<Finding> {
  for (;;) {
    if (await isThere()) return { what }
    if (deps.clock() >= deadline) return { what, missing: hint }
    await deps.wait(pollMs)
  }
}
