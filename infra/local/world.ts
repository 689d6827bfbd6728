import { setTimeout } from 'node:timers/promises'
import { SESClient } from '@aws-sdk/client-ses'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { TickResult } from '../../functions/publish/publish.ts'
import { operatorClientConfig, sesClientConfig } from '../../shared/aws/client-config.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Clock } from '../../shared/time/clock.ts'
import type { DataFolder } from './data-folder.ts'
import { type Outage, startDatabase } from './database.ts'
import { closedDoor } from './door.ts'
import { wireFunctions } from './functions.ts'
import { heldBackNotes } from './held-back.ts'
import { listen } from './listen.ts'
import { localAws } from './local-aws.ts'
import { snsEnvelope } from './notification.ts'
import type { PapersFrom } from './papers/papers-from.ts'
import { playTick } from './play-tick.ts'
import { startPolling } from './polling.ts'
import { localQueues } from './queues.ts'
import { reportsKeepUp } from './reports-keep-up.ts'
import { startScheduler } from './scheduler.ts'
import type { SesQuota } from './ses/quota.ts'
import { sesStandIn } from './ses/ses-stand-in.ts'
import { type LocalChoices, localConfigurationSet, localEnvironments, localTable } from './settings.ts'
import { queueUrl } from './sqs/address.ts'
import { sqsServer } from './sqs/server.ts'
import { tickRoute } from './tick-route.ts'
import { writesInTurns } from './writes-in-turns.ts'

/**
 * All parts share one thread, so more at once would finish no sooner: each would only take longer, until it ran out of
 * time.
 */
const writesAtOnce = 4

export interface WorldOptions extends LocalChoices {
  readonly port: number
  readonly inboxPort: number
  readonly dbPort: number
  readonly folder: DataFolder
  readonly papers: PapersFrom
  /** What the stand-in for SES allows; by default, what SES usually allows. */
  readonly quota?: SesQuota
  readonly clock: Clock
  /** Makes the log of a part of the service. */
  readonly log: (source: string) => Log
}

/** The whole service on this machine. */
export interface World {
  readonly origin: string
  readonly inboxOrigin: string
  readonly databaseEndpoint: string
  /** For trials of what happens when the database goes away. */
  readonly database: Outage
  /** The result of the tick at the start. */
  readonly firstTick: TickResult
  readonly stop: () => Promise<void>
}

/** Registers the function that stops a started part. */
type OnStop = (stop: () => Promise<void>) => void

/**
 * Starts the functions on embedded parts: dynalite for DynamoDB, a stand-in for SES, queues with SQS's
 * semantics and a timer for the scheduler. The functions get the events that AWS sends and use the SDK's own
 * clients, so the code here is the deployed code. If a part cannot start, the others are stopped and the
 * error is thrown.
 */
export async function startWorld(options: WorldOptions): Promise<World> {
  const stops: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).reverse()) await each()
  }
  try {
    return { ...(await openWorld(options, (each) => stops.push(each))), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function openWorld(options: WorldOptions, onStop: OnStop): Promise<Omit<World, 'stop'>> {
  const { folder, clock, log, papers } = options
  const database = await startDatabase(folder.database, localTable, {
    port: options.dbPort,
    option: '--db-port',
  })
  onStop(database.close)

  const queues = localQueues(clock)
  const sqsListening = await listen(sqsServer(queues.all), { port: 0, option: '' })
  onStop(sqsListening.close)
  const urlOf = (queue: { name: string }): string => queueUrl(sqsListening.endpoint, queue.name)

  const told = heldBackNotes(clock)
  const inbox = sesStandIn({
    heldBack: told.notes,
    folder: folder.inbox,
    clock,
    ...(options.quota && { quota: options.quota }),
    configurationSets: [localConfigurationSet],
    onEvent: (event) => void queues.feedback.send(snsEnvelope(event, clock())),
  })
  const inboxDoor = closedDoor()
  const inboxListening = await listen(inboxDoor, { port: options.inboxPort, option: '--inbox-port' })
  onStop(inboxListening.close)

  // The functions' settings hold the page's address, so it must be known before they exist.
  const pageDoor = closedDoor()
  // As on AWS, the function itself decides about requests from other sites: a form may be embedded elsewhere.
  const page = await listen(pageDoor, { port: options.port, option: '--port' }, { takesCrossSitePosts: true })
  onStop(page.close)

  const places = {
    origin: page.origin,
    seatsQueueUrl: urlOf(queues.seats),
    lettersQueueUrl: urlOf(queues.letters),
    feedbackQueueUrl: urlOf(queues.feedback),
    feedbackDeadLettersUrl: urlOf(queues.feedbackDeadLetters),
  }
  const clients = {
    dynamo: database.client,
    sqs: new SQSClient({ ...operatorClientConfig, ...localAws, endpoint: sqsListening.endpoint }),
    ses: new SESClient({ ...localAws, ...sesClientConfig, endpoint: inboxListening.endpoint }),
  }
  const environments = localEnvironments(places, folder.keys, options)
  const functions = wireFunctions({
    environments,
    clients,
    papers,
    clock,
    onHeldBack(heldBack) {
      const { letter, why } = told.note(heldBack, environments.api.SIGN_UPS.budgets)
      log('api').info('letter held back', { letter, why: why.join(' ') })
    },
    log,
  })
  const played = {
    environments: localEnvironments({ ...places, seatsQueueUrl: urlOf(queues.playedSeats) }, folder.keys, {
      ...(options.seats && { seats: options.seats }),
    }),
    clients,
    papers,
    log,
  }
  tickRoute(inbox.app, (at, onProgress) => playTick(played, queues.playedSeats, at, onProgress))
  inboxDoor.open(reportsKeepUp(inbox.app, () => queues.feedback.counts().visible, setTimeout))
  pageDoor.open(writesInTurns(functions.api, writesAtOnce))
  onStop(startPolling(queues, functions, clock, log, options.seats))

  const firstTick = await functions.tick()
  onStop(startScheduler(functions.tick, clock, log('publish')))
  return {
    origin: page.origin,
    inboxOrigin: inboxListening.origin,
    databaseEndpoint: database.endpoint,
    database,
    firstTick,
  }
}
