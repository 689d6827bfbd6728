import { Hono } from 'hono'
import type { Clock } from '../../../shared/time/clock.ts'
import type { SesEnv } from './connection.ts'
import type { SesEvent } from './event.ts'
import { eventSender } from './event-sender.ts'
import { folderMessageStore } from './folder-message-store.ts'
import type { Message } from './message.ts'
import { memoryMessageStore } from './message-store.ts'
import { misbehaveRoutes } from './misbehave-routes.ts'
import { type Misbehaviour, misbehaviours } from './misbehaviour.ts'
import { pageRoutes } from './pages/page-routes.tsx'
import { queryApi } from './query-api.ts'
import { quotaCount, type SesQuota } from './quota.ts'
import { storeRoutes } from './store-routes.ts'

export interface SesStandInOptions {
  /** Where messages are kept, one `.eml` and one `.json` each, over restarts. Without it, in memory only. */
  folder?: string
  clock: Clock
  /** 50,000 a day and 14 a second without it. */
  quota?: SesQuota
  /** Takes what SES would publish of messages that were sent with a configuration set. Its errors are logged. */
  onEvent?: (event: SesEvent) => void | Promise<void>
  /** The configuration sets that exist; without it, every one does. */
  configurationSets?: readonly string[]
  /** Decides where a misbehaviour has a `share`: a number in [0, 1). */
  random?: () => number
  /** Told of files that were skipped, events that were not taken and calls that failed by a fault of ours. */
  warn?: (text: string) => void
}

export interface SesStandIn {
  /** SES's API at `POST /`, the inbox at `GET /`, and `/messages`, `/store`, `/misbehave`. Add routes before serving. */
  app: Hono<SesEnv>
  /** The same as `POST /misbehave`; throws a ZodError for a plan that makes no sense. */
  misbehave(plan: Misbehaviour): void
  /** Drops every plan: the same as `DELETE /misbehave`. */
  behave(): void
  /** What was accepted, oldest first. */
  messages(): readonly Message[]
  /** The source of one message, with the headers that SES set. */
  source(messageId: string): Promise<Buffer | undefined>
  /** Resolves when every event so far has been handed to `onEvent` and taken. */
  eventsSettled(): Promise<void>
}

/** A stand-in for Amazon SES (version 1 of its API) with an inbox to look at what would have been mailed. */
export function sesStandIn(options: SesStandInOptions): SesStandIn {
  const { clock, folder, onEvent, configurationSets, random = Math.random, warn = console.warn } = options
  const limits = options.quota ?? { max24HourSend: 50_000, maxSendRate: 14 }
  const store = folder === undefined ? memoryMessageStore() : folderMessageStore(folder, warn)
  const quota = quotaCount(limits, clock, store.all())
  const faults = misbehaviours(random)
  const events = eventSender(onEvent, warn)

  const app = new Hono<SesEnv>()
    .route('/', queryApi({ clock, store, quota, faults, configurationSets, limits, events, warn }))
    .route('/', misbehaveRoutes(faults))
    .route('/', storeRoutes(store))
    .route('/', pageRoutes(store))

  return {
    app,
    misbehave: faults.add,
    behave: faults.clear,
    messages: () => [...store.all()],
    source: store.source,
    eventsSettled: events.settled,
  }
}
