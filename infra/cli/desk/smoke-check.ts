import type { FeedbackProof } from '../../../shared/delivery/attempt/proof.ts'
import { type Sending, untilResumed } from '../../../shared/delivery/pace/sending.ts'
import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import type { Subscriber } from '../../../shared/subscriber/subscriber.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import { type Clock, type EpochMs, minuteMs, secondMs } from '../../../shared/time/clock.ts'
import { whatAilsTheDoor } from './health.ts'

/** The ways by which the check reaches a running service: its public origin, and reads from its table. */
export interface SmokeDeps {
  readonly origin: string
  readonly fetch: typeof fetch
  readonly subscriber: (id: SubscriberId) => Promise<Subscriber | undefined>
  readonly proof: () => Promise<FeedbackProof>
  readonly sending: () => Promise<Sending | undefined>
  readonly idOf: (address: EmailAddress) => SubscriberId
  readonly clock: Clock
  readonly wait: (ms: number) => Promise<unknown>
  /** Distinguishes this run's addresses from those of other runs. */
  readonly label: string
  /** The most milliseconds that a mail and its report may take. */
  readonly patienceMs: number
}

/** The result of one check; without `missing`, it passed. */
export interface Finding {
  readonly what: string
  readonly missing?: string
}

const pollMs = 5 * secondMs

/** The service notes the time of the newest Send event at most once a minute. */
const seenAgoMs = minuteMs

/**
 * Signs up addresses of SES's mailbox simulator through the public API, and follows their mails until
 * feedback has worked off their reports. Simulator addresses work in the SES sandbox, harm no reputation and
 * reach nobody. The check stops early if `/health` does not answer or a sign-up is refused.
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
      hint: async () => whyNoLetter(await deps.sending()),
    }),
    await within(deps, deadline, {
      what: 'the address that bounced is suppressed',
      isThere: () => isSuppressed('bounce'),
      hint: async () => 'the bounce was not worked off: look at the log of the feedback function',
    }),
    await within(deps, deadline, {
      what: 'the address that complained is suppressed',
      isThere: () => isSuppressed('complaint'),
      hint: async () => 'the complaint was not worked off: look at the log of the feedback function',
    }),
  ]
}

/** The likeliest reason why no letter came back. Letters do not wait for a tick, so that is never it. */
function whyNoLetter(sending: Sending | undefined): string {
  if (sending?.stop?.until === untilResumed)
    return `sending is stopped (${sending.stop.why}): mend that, then run npm run sending -- resume`
  if (sending && sending.left < 1)
    return 'the mails of SES’s daily quota are used up: wait, or ask AWS for more'
  return 'no Send event: is the sender’s domain verified in SES, and are the letters’ and reports’ dead-letter queues empty?'
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
    () => `a page did not arrive within ${pagePatienceMs / 1_000} s`,
  )
  return {
    what: 'the home page and its style sheet load, and an unknown path answers 404',
    ...(missing !== undefined && { missing }),
  }
}

/** The check includes an unknown path, because the route for it has a permission of its own. */
async function whatAilsThePages({ origin, fetch }: SmokeDeps): Promise<string | undefined> {
  const get = (path: string) => fetch(new URL(path, origin), { signal: AbortSignal.timeout(pagePatienceMs) })
  const home = await get('/')
  const [, style] = /<link rel="stylesheet" href="([^"]+)"/.exec(await home.text()) ?? []
  if (style === undefined) return `${origin}/ answered ${home.status} and names no style sheet`
  const sheet = await get(style)
  if (!sheet.headers.get('content-type')?.startsWith('text/css'))
    return `the style sheet ${style} answered ${sheet.status}, so the page is shown without it`
  const unknown = await get('/no-such-page')
  return unknown.status === 404 ? undefined : `/no-such-page answered ${unknown.status}, not 404`
}

/** A sentence about the first sign-up that was refused; undefined if none was. */
async function signUps(deps: SmokeDeps): Promise<string | undefined> {
  for (const scenario of ['success', 'bounce', 'complaint'] as const) {
    const answer = await deps.fetch(`${deps.origin}/api/subscriptions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: simulator(deps, scenario) }),
    })
    if (answer.status !== 202) return `the sign-up of ${scenario}@ was answered ${answer.status}, not 202`
  }
  return undefined
}

interface Expected {
  readonly what: string
  readonly isThere: () => Promise<boolean>
  readonly hint: () => Promise<string>
}

async function within(
  deps: SmokeDeps,
  deadline: EpochMs,
  { what, isThere, hint }: Expected,
): Promise<Finding> {
  for (;;) {
    if (await isThere()) return { what }
    if (deps.clock() >= deadline) return { what, missing: await hint() }
    await deps.wait(pollMs)
  }
}
