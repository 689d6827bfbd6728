import type { Context } from 'hono'
import type { EditionStore } from '../../shared/edition/edition-store.ts'
import type { Languages } from '../../shared/language/languages.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Metrics } from '../../shared/log/metrics.ts'
import type { AdmittedDomains } from '../../shared/subscriber/address/admitted-address.ts'
import type { StoredItem } from '../../shared/subscriber/leaving/kept-of.ts'
import type { TokenKeys } from '../../shared/subscriber/link/token.ts'
import type { RequestSubscriptionDeps } from '../../shared/subscriber/sign-up/request-subscription.ts'
import type { SpentProofs } from '../../shared/subscriber/sign-up/spent-proofs.ts'
import type { SubscriberId } from '../../shared/subscriber/subscriber-id.ts'
import type { DueDeps } from '../../shared/subscriber/use-case.ts'
import type { TimeZone } from '../../shared/time/time-zone.ts'
import type { Assets } from './assets/assets.ts'

/** The dependencies of the HTTP interface. */
export interface ApiDeps extends DueDeps, RequestSubscriptionDeps {
  readonly site: Site
  readonly languages: Languages
  readonly editions: EditionStore
  /** The domains whose addresses may sign up. */
  readonly domains: AdmittedDomains
  readonly tokenKeys: TokenKeys
  readonly spentProofs: SpentProofs
  /** The websites of the operator that may hold the sign-up form, as browsers name them: `https://host`. */
  readonly allowedOrigins: readonly string[]
  /** Everything that is kept of a subscriber, with the words that they agreed to. */
  readonly everythingKept: (id: SubscriberId) => Promise<readonly StoredItem[]>
  readonly summonWorker: (dueShard: number) => Promise<void>
  /**
   * The visitor's IP address, a part of the proof of consent. Lambda and the local server read it from
   * different places.
   */
  readonly clientIp: (context: Context) => string
  /** The front door's id of this request. A letter carries it through queue, log and SES. */
  readonly requestId: (context: Context) => string | undefined
  /** The time after which the front door ends this request. */
  readonly remainingMs: (context: Context) => number
  readonly log: Log
  readonly metrics: Metrics
}

/** The operator's settings for the pages. */
export interface Site {
  /** `https://host`, without a slash at the end. */
  readonly origin: string
  /** The time zone of a reader who names none. */
  readonly timezone: TimeZone
  readonly papersPerPage: number
  readonly assets: Assets
  readonly senderName: string
  readonly postalAddress: string
  /** The address at which readers reach the operator. */
  readonly replyTo: string
  /** Where to report a hole: a URI, `mailto:…` or `https://…`. */
  readonly securityContact: string
  /** Whether browsers insist on TLS for this host alone, or for all hosts below it as well. */
  readonly hsts: 'host' | 'subdomains'
}
