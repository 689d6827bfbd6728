import type { Context } from 'hono'
import type { EditionStore } from '../../shared/edition/edition-store.ts'
import type { Languages } from '../../shared/language/languages.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Metrics } from '../../shared/log/metrics.ts'
import type { NewRequestId } from '../../shared/subscriber/request-id.ts'
import type { SubscriberIds } from '../../shared/subscriber/subscriber-id.ts'
import type { TokenKeys } from '../../shared/subscriber/token.ts'
import type { DueDeps } from '../../shared/subscriber/use-case.ts'
import type { TimeZone } from '../../shared/time/time-zone.ts'
import type { Assets } from './assets/assets.ts'

/** The dependencies of the HTTP interface. */
export interface ApiDeps extends DueDeps {
  readonly site: Site
  readonly languages: Languages
  readonly editions: EditionStore
  readonly idOf: SubscriberIds
  readonly newRequestId: NewRequestId
  readonly tokenKeys: TokenKeys
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
}
