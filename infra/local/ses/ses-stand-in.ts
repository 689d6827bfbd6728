import { Hono } from 'hono'
import type { Clock } from '../../../shared/time/clock.ts'
import type { HeldBackNote } from '../held-back.ts'
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
import { quotaCount, type SesQuota, usualQuota } from './quota.ts'
import { storeRoutes } from './store-routes.ts'

export interface SesStandInOptions {
  /**
   * The folder that keeps messages over restarts, one `.eml` and one `.json` each; without it, they are in
   * memory.
   */
  folder?: string
  clock: Clock
  /** The quota; default 50,000 recipients a day and 14 a second. */
  quota?: SesQuota
  /** Gets the events of messages that were sent with a configuration set. Its errors go to `warn`. */
  onEvent?: (event: SesEvent) => void | Promise<void>
  /** The configuration sets that exist; without it, every set exists. */
  configurationSets?: readonly string[]
  /** The letters that never reached the stand-in, for the inbox to say why. */
  heldBack?: () => readonly HeldBackNote[]
  /** Returns a number in [0, 1), which decides for misbehaviours with a `share`. */
  random?: () => number
  /**
   * Gets a sentence about each skipped file, each lost event and each call that failed by a bug of the
   * stand-in.
   */
  warn?: (text: string) => void
}

export interface SesStandIn {
  /**
   * SES's API at `POST /`, the inbox at `GET /`, and `/messages`, `/store`, `/misbehave`. Add routes before
   * serving.
   */
  app: Hono<SesEnv>
  /** The same as `POST /misbehave`. Throws a ZodError if the plan is invalid. */
  misbehave(plan: Misbehaviour): void
  /** Drops every plan, like `DELETE /misbehave`. */
  behave(): void
  /** The accepted messages, oldest first. */
  messages(): readonly Message[]
  /** The source of one message, with the headers that SES set. */
  source(messageId: string): Promise<Buffer | undefined>
  /** Resolves when `onEvent` has handled every event so far. */
  eventsSettled(): Promise<void>
}

/** A stand-in for Amazon SES (version 1 of its API) with an inbox that shows the mails. */
export function sesStandIn(options: SesStandInOptions): SesStandIn {
  const { clock, folder, onEvent, configurationSets, random = Math.random, warn = console.warn } = options
  const limits = options.quota ?? usualQuota
  const store = folder === undefined ? memoryMessageStore() : folderMessageStore(folder, warn)
  const quota = quotaCount(limits, clock, store.all())
  const faults = misbehaviours(random)
  const events = eventSender(onEvent, warn)

  const app = new Hono<SesEnv>()
    .route('/', queryApi({ clock, store, quota, faults, configurationSets, limits, events, warn }))
    .route('/', misbehaveRoutes(faults))
    .route('/', storeRoutes(store))
    .route('/', pageRoutes(store, options.heldBack))

  return {
    app,
    misbehave: faults.add,
    behave: faults.clear,
    messages: () => [...store.all()],
    source: store.source,
    eventsSettled: events.settled,
  }
}
