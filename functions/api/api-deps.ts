import type { Context } from 'hono'
import type { EditionStore } from '../../shared/edition/edition-store.ts'
import type { Languages } from '../../shared/language/languages.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Metrics } from '../../shared/log/metrics.ts'
import type { NewSecret } from '../../shared/subscriber/confirmation.ts'
import type { SubscriberIds } from '../../shared/subscriber/subscriber-id.ts'
import type { TokenKeys } from '../../shared/subscriber/token.ts'
import type { DueDeps } from '../../shared/subscriber/use-case.ts'
import type { TimeZone } from '../../shared/time/time-zone.ts'
import type { Assets } from './assets/assets.ts'

/** What the HTTP interface works with. */
export interface ApiDeps extends DueDeps {
  readonly site: Site
  readonly languages: Languages
  readonly editions: EditionStore
  readonly idOf: SubscriberIds
  readonly newSecret: NewSecret
  readonly tokenKeys: TokenKeys
  readonly summonWorker: (dueShard: number) => Promise<void>
  /** Whose request it is: part of the proof of consent. Behind AWS and on one machine it comes from other places. */
  readonly clientIp: (context: Context) => string
  /** What the front door calls this request: it follows a letter through queue, log and SES. */
  readonly requestId: (context: Context) => string | undefined
  readonly log: Log
  readonly metrics: Metrics
}

/** What the operator set for the pages. */
export interface Site {
  /** `https://host`, without a slash at the end. */
  readonly origin: string
  /** The zone that a reader gets who names none. */
  readonly timezone: TimeZone
  readonly papersPerPage: number
  readonly assets: Assets
  readonly senderName: string
  readonly postalAddress: string
}
