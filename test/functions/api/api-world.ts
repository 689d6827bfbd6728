import { inspect } from 'node:util'
import type { ApiDeps } from '../../../functions/api/api-deps.ts'
import { apiApp } from '../../../functions/api/app.tsx'
import { assetsOf } from '../../../functions/api/assets/assets.ts'
import { noNameServer } from '../../../infra/local/no-name-server.ts'
import { storedItems } from '../../../shared/aws/dynamo-subscriber-items.ts'
import { defaultBrand } from '../../../shared/brand/brand.ts'
import { deliverLetter } from '../../../shared/delivery/deliver-letter.ts'
import { wordsFinder } from '../../../shared/language/kept-words.ts'
import { composeLetterMail } from '../../../shared/mail/letter-mail.tsx'
import type { Mail } from '../../../shared/mail/mail.ts'
import { mailLook } from '../../../shared/mail/mail-context.ts'
import { parseAddress } from '../../../shared/subscriber/address/address.ts'
import { everyDomain } from '../../../shared/subscriber/address/admitted-address.ts'
import { keptOf } from '../../../shared/subscriber/leaving/kept-of.ts'
import { rememberingSubscriberStore } from '../../../shared/subscriber/leaving/remembering-subscriber-store.ts'
import type { LetterMessage } from '../../../shared/subscriber/letter/letter-message.ts'
import { renewedEpoch } from '../../../shared/subscriber/link/epoch.ts'
import { formToken } from '../../../shared/subscriber/link/form-token.ts'
import { linkPath } from '../../../shared/subscriber/link/links.ts'
import type { RequestId } from '../../../shared/subscriber/link/request-id.ts'
import { signedToken } from '../../../shared/subscriber/link/token.ts'
import { type SubscriberId, subscriberIds } from '../../../shared/subscriber/subscriber-id.ts'
import type { TimeZone } from '../../../shared/time/time-zone.ts'
import { aTable } from '../../dynamo/a-table.ts'
import { aRequestId, requestIds } from '../../fakes/a-request.ts'
import { monday } from '../../fakes/a-subscriber.ts'
import { languages } from '../../fakes/english.ts'
import { handClock } from '../../fakes/hand-clock.ts'
import { memoryLetterQueue } from '../../fakes/memory-letter-queue.ts'
import { memoryMailer } from '../../fakes/memory-mailer.ts'
import { memoryMetrics } from '../../fakes/memory-metrics.ts'
import { signUpParts } from '../../fakes/sign-up-parts.ts'
import { countedCalls } from './counted-calls.ts'

const secretKey = (text: string) => new TextEncoder().encode(text.padEnd(32, '.'))

export const site: ApiDeps['site'] = {
  origin: 'https://paperwire.example',
  timezone: 'Europe/Berlin' as TimeZone,
  papersPerPage: 10,
  assets: assetsOf(defaultBrand.palette),
  senderName: 'Paperwire',
  postalAddress: '1 Paper Street, 12345 Town',
  replyTo: 'people@paperwire.example',
  securityContact: 'mailto:people@paperwire.example',
  hsts: 'host',
}
const tokenKeys = { current: 'k2', keys: { k1: secretKey('first'), k2: secretKey('second') } }
const idOf = subscriberIds(secretKey('addresses'))

export type ApiWorld = ReturnType<typeof apiWorld>

/** The HTTP interface on parts in memory, on a Monday morning, with all of its effects in view. */
export function apiWorld(part: Partial<ApiDeps> = {}) {
  const time = handClock(monday)
  const memory = aTable()
  const { editions } = memory
  const letters = memoryLetterQueue()
  const summoned: number[] = []
  let ip = '192.0.2.7'
  const logged: string[] = []
  const metrics = memoryMetrics()
  const log = (message: string, fields = {}) => void logged.push(inspect({ message, fields }, { depth: 9 }))
  const parts = { ...signUpParts(), budgets: memory.budgets }
  const calls = countedCalls(memory.subscribers, letters, parts)

  const deps: ApiDeps = {
    site,
    languages,
    subscribers: rememberingSubscriberStore(calls.subscribers, time.clock),
    ...calls.signUps,
    letters: calls.letters,
    editions,
    recentEditions: () => editions.recent(),
    idOf,
    domains: everyDomain,
    newRequestId: requestIds(),
    tokenKeys,
    spentProofs: memory.spentProofs,
    allowedOrigins: [],
    everythingKept: async (id) =>
      keptOf(await storedItems(memory.client, memory.table, id), time.clock(), wordsFinder('Paperwire')),
    summonWorker: async (shard) => void summoned.push(shard),
    clientIp: () => ip,
    requestId: () => 'JKJaXmPLvHcESHA=',
    remainingMs: () => 15_000,
    clock: time.clock,
    log: { info: log, warn: log, error: log },
    metrics,
    ...part,
  }
  const app = apiApp(deps)
  const token = () => formToken(tokenKeys, time.clock())

  const mailer = memoryMailer()
  let mailed = 0
  /** Mails the letters queued since the last call. */
  async function mails(): Promise<Mail[]> {
    const before = mailer.calls.length
    for (const message of letters.sent.slice(mailed)) await mail(message)
    mailed = letters.sent.length
    return mailer.calls.slice(before).map(({ mail }) => mail)
  }
  /** Mails the letters queued since the last call, and returns each mail’s link as a path. */
  const mailedLinks = async (): Promise<string[]> => (await mails()).map(({ text }) => linkOf(text))
  function mail(message: LetterMessage) {
    const context = {
      ...site,
      listId: 'papers',
      tokenKeys,
      papersPerDigest: 10,
      look: mailLook(defaultBrand),
    }
    return deliverLetter(
      {
        subscribers: rememberingSubscriberStore(memory.subscribers, time.clock),
        mailer,
        letters,
        sending: { drawForLetter: async () => ({ outcome: 'drawn' }) },
        random: () => 0,
        guard: memory.guard,
        reputation: memory.reputation,
        waiting: memory.waiting,
        unconfirmed: { perDay: 1_000, percentOfQuota: 25 },
        mailDomains: noNameServer,
        clock: time.clock,
        wait: time.wait,
        composeLetter: async (letter) =>
          composeLetterMail(
            { ...context, language: await languages.of(letter.subscriber) },
            letter,
            time.clock(),
          ),
      },
      message,
    )
  }

  return {
    ...memory,
    deps,
    time,
    letters,
    waiting: parts.waitingLetters,
    summoned,
    logged,
    metrics,
    calls,
    mails,
    mailedLinks,
    /** Requests come from this address from now on. */
    from(address: string): void {
      ip = address
    },
    app,
    request: (path: string, init?: RequestInit) => app.request(path, init),
    get: async (path: string) => app.request(path),
    post: async (path: string) => app.request(path, { method: 'POST' }),
    /** Posts a form of a page that was opened just now. */
    postForm: async (path: string, fields: Readonly<Record<string, string>>, headers = {}) => {
      const body = new URLSearchParams(path === '/subscribe' ? { form: token(), ...fields } : fields)
      return app.request(path, { method: 'POST', body, headers })
    },
    formToken: token,
    postJson: async (body: unknown) =>
      app.request('/api/subscriptions', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    unsubscribePath: (id: SubscriberId) =>
      linkPath('unsubscribe', signedToken(tokenKeys, 'unsubscribe', id, time.clock())),
    /** The path of a request's link, mailed at `at`. */
    confirmPath: (id: SubscriberId, request: RequestId, at = time.clock()) =>
      linkPath('confirm', signedToken(tokenKeys, 'confirm', id, at, request)),
    notMePath: (id: SubscriberId, request: RequestId) =>
      linkPath('not-me', signedToken(tokenKeys, 'not-me', id, time.clock(), request)),
    /** By default the link of a letter of now. */
    exportPath: (id: SubscriberId, epoch = Number(memory.item(id)?.epoch ?? 0)) =>
      linkPath('export', signedToken(tokenKeys, 'export', id, time.clock(), String(epoch))),
    erasePath: (id: SubscriberId) => linkPath('erase', signedToken(tokenKeys, 'erase', id, time.clock())),
    /** The link of a digest of today, for a reader whose epoch began with their confirmation on Monday morning. */
    preferencesPath: (id: SubscriberId) =>
      linkPath(
        'preferences',
        signedToken(tokenKeys, 'preferences', id, time.clock(), String(renewedEpoch(undefined, monday))),
      ),
    takeBackPath: (id: SubscriberId) =>
      linkPath('take-back', signedToken(tokenKeys, 'take-back', id, time.clock(), aRequestId())),
    mailer,
    tokenKeys,
    /** Every method and pattern that the interface answers. */
    routes: () =>
      app.routes.filter(({ method }) => method !== 'ALL').map((route) => `${route.method} ${route.path}`),
  }
}

/** The id of an address in every world. */
export function idOfAddress(text: string): SubscriberId {
  const parsed = parseAddress(text)
  if (!parsed.ok) throw new Error(`${text} is no address`)
  return idOf(parsed.address)
}

function linkOf(text: string): string {
  const path = text.match(/^https:\/\/paperwire\.example(\/\S+)$/m)?.[1]
  if (!path) throw new Error(`no link in the mail:\n${text}`)
  return path
}
