import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { wireDeliver } from '../../../functions/deliver/wiring.ts'
import { wireFeedback } from '../../../functions/feedback/wiring.ts'
import { wireLetters } from '../../../functions/letters/wiring.ts'
import { wirePublish } from '../../../functions/publish/wiring.ts'
import { lettersTimeoutSeconds, visibilityFactor } from '../../../infra/function-limits.ts'
import { noNameServer } from '../../../infra/local/no-name-server.ts'
import { schedulerEvent } from '../../../infra/local/scheduler-event.ts'
import { tableDefinition } from '../../../shared/aws/dynamo-table.ts'
import { jitteredBackOff } from '../../../shared/concurrency/back-off.ts'
import { seatMessage } from '../../../shared/delivery/pace/seat.ts'
import type { LogFields } from '../../../shared/log/log.ts'
import { noMetrics } from '../../../shared/log/metrics.ts'
import type { RequestId } from '../../../shared/subscriber/link/request-id.ts'
import { type SubscriberId, subscriberIds } from '../../../shared/subscriber/subscriber-id.ts'
import { type EpochMs, hourMs, minuteMs, secondMs } from '../../../shared/time/clock.ts'
import { memoryDynamo } from '../../dynamo/memory-dynamo.ts'
import { catalogues } from '../../fakes/english.ts'
import type { Actor } from '../actor.ts'
import { clientsOf, type Services } from '../clients.ts'
import { deliverBatch } from '../deliver-batch.ts'
import { type MemoryQueue, memoryQueue } from '../memory-queue.ts'
import { memorySes } from '../memory-ses.ts'
import { memorySqs } from '../memory-sqs.ts'
import type { Policy } from '../policy.ts'
import type { Random } from '../random.ts'
import { scheduler } from '../scheduler.ts'
import type { AcceptedMail, MailFate } from '../ses/ses-events.ts'
import { simulatedEnvironments, simulatedTable } from '../simulated-environment.ts'
import { noticing } from './asked.ts'
import type { FaultRecorder } from './fault-counts.ts'
import { confirmedItem, someAddresses } from './first-readers.ts'
import { letterPaceWatcher } from './letter-pace-watcher.ts'
import { type DeedAnswer, live, somePreferences } from './life.ts'
import { listedAs, snsGreeting, strangersFates } from './mail-fates.ts'
import { nextRelease } from './next-release.ts'
import { type Scenario, type Stretch, transitMs } from './scenario.ts'
import { simulatedSource } from './source.ts'
import { signUpStranger, strangersAddress } from './stranger.ts'
import { strangerWatcher } from './stranger-watcher.ts'
import { longestPauseMs, watcher } from './watcher.ts'
import { witness } from './witness.ts'

const calmPerDay = 50_000

/**
 * Production's handlers between parts in memory, one owner of the order, and a watcher over every write and call. Faults
 * happen as the scenario says until `calm()`.
 */
export function protocolWorld(
  scenario: Scenario,
  random: Random,
  policy: Policy,
  faults: Pick<FaultRecorder, 'count'>,
  traced: boolean,
) {
  const time = scheduler({ start: scenario.start, policy, traced })
  const { clock } = time
  const { perSecond } = scenario
  /** Fewer seats have larger shares, and more seats have more lanes. A deployment may bring either. */
  const seatCounts = [scenario.seats, scenario.relayout?.seats ?? scenario.seats]
  const [fewestSeats, mostSeats] = [Math.min(...seatCounts), Math.max(...seatCounts)]
  let calmSince: EpochMs | undefined
  let isCalm = false
  const upgraded = new Set<number>()
  const workers = new Map<string, number>()
  const watch = watcher({
    clock,
    perSecond,
    fewestSeats,
    mostSeats,
    clocksAgree: scenario.skewMs === 0,
    isAnswered: scenario.refuse + scenario.lose + scenario.loseClaim === 0,
    isUsedUp: () => ses.count.lastDay(clock()) >= quota.perDay,
    isProvable: scenario.provable ?? false,
    isUpgraded: (attempt) => attempt !== undefined && upgraded.has(workers.get(attempt) ?? -1),
    patienceMs: () => (isCalm ? undefined : scenario.servedWithinMs) ?? Number.POSITIVE_INFINITY,
    onReader: (before, after) => witnessed.onReader(before, after),
  })
  const witnessed = witness({
    clock,
    seats: mostSeats,
    perSecond,
    slowMs: scenario.freeze > 0 ? longestPauseMs + minuteMs : minuteMs,
    quotaLeft: () =>
      isCalm || scenario.sesTrouble + scenario.freeze + scenario.crash === 0
        ? quota.perDay - ses.count.lastDay(clock())
        : undefined,
    countsAll: scenario.crash + scenario.freeze + scenario.lose + scenario.refuse === 0,
    readerMs: secondMs / perSecond + scenario.answerMs,
    lettersComeAtOnce:
      scenario.prompt === true && scenario.strangers === 0 && scenario.unconfirmedPerDay > 100,
    promptSince: () => calmSince ?? (scenario.prompt ? scenario.start : undefined),
    keeping: watch.keeping,
  })
  const chance = {
    events: random.fork('events'),
    ses: random.fork('ses'),
    index: random.fork('index'),
    readers: random.fork('readers'),
    source: random.fork('source'),
    clocks: random.fork('clocks'),
    nonsense: random.fork('nonsense'),
    production: random.fork('production'),
    releases: random.fork('releases'),
    fates: random.fork('fates'),
    strangers: random.fork('strangers'),
  }
  const strangers = strangerWatcher({
    clock,
    // Letters are counted by the hour of their sender's clock, so a late one may count to an hour that others closed.
    mostADay: () =>
      Math.min(scenario.unconfirmedPerDay, Math.floor(quota.perDay / 10)) +
      (scenario.skewMs + scenario.freeze > 0 ? 2 : 0),
    // A tick may come twice where the calm begins, and elsewhere a message, too.
    mostInATrickle: scenario.nonsense + scenario.duplicate + scenario.crash > 0 ? 20 : 12,
    // A report whose run died comes back after its visibility time-out.
    guardWithinMs:
      scenario.crash + scenario.outage + scenario.refuse + scenario.lose > 0 ? 12 * hourMs : minuteMs,
  })
  const letterPace = letterPaceWatcher(perSecond)
  const faulty = (likely: number, from: Random): boolean => !isCalm && from.chance(likely)

  const queue = (name: string, visibilityTimeoutSeconds: number, deadLetters?: MemoryQueue): MemoryQueue =>
    memoryQueue({
      name,
      clock,
      visibilityTimeoutSeconds,
      random: random.fork(name),
      duplicate: scenario.duplicate,
      ...(deadLetters ? { deadLetters, maxReceiveCount: 5 } : {}),
    })
  const feedbackDeadLetters = queue('feedback-dead-letters', 360)
  const letters = queue('letters', visibilityFactor * lettersTimeoutSeconds)
  const queues = {
    seats: queue('seats', 5_400),
    letters: {
      ...letters,
      send(body: string, delaySeconds?: number): string {
        strangers.onQueued(body)
        return letters.send(body, delaySeconds)
      },
    },
    feedback: queue('feedback', 360, feedbackDeadLetters),
    feedbackDeadLetters,
  }
  function lagMs(fault: string): number {
    const lag = isCalm ? 0 : chance.index.int(scenario.indexLagMs + 1)
    if (lag > 0) faults.count(fault)
    return lag
  }
  const quota = {
    perSecond,
    get perDay() {
      return isCalm ? calmPerDay : scenario.perDay
    },
  }
  const dynamo = memoryDynamo({
    clock,
    definition: tableDefinition(simulatedTable),
    historyMs: scenario.indexLagMs,
    indexLagMs: () => lagMs('the index is behind'),
    readLagMs: () => lagMs('a read is behind'),
    onWrite(change) {
      watch.onWrite(change)
      witnessed.onWrite(change)
      watch.keeping(() => strangers.onWrite(change))
    },
  })
  const sqs = memorySqs({
    queues: Object.values(queues),
    refusesEntry: () => faulty(scenario.refuse, chance.ses),
  })
  const ses = memorySes({
    clock,
    quota,
    answerMs: () => (isCalm ? 0 : scenario.answerMs),
    outcome: () =>
      faulty(scenario.sesTrouble, chance.ses) ? chance.ses.pick(scenario.sesTroubles) : 'accepted',
    quotaOutcome: () =>
      faulty(scenario.sesTrouble, chance.ses) ? chance.ses.pick(['hangs', 'throttled']) : 'answered',
    onCall(call, outcome) {
      time.note(`SES: ${outcome}`)
      if (outcome !== 'accepted') faults.count(`SES: ${outcome}`)
      watch.onCall(call, outcome)
      witnessed.onCall(call, outcome)
      watch.keeping(() => strangers.onCall(call, outcome))
    },
    transitMs(type, mail) {
      // Switched off events stay off in the calm, too: then nothing is ever proven, and nothing is sent twice. A single
      // event that is lost among others that come leaves a gap that the design does not close.
      const isLost = scenario.eventLoss === 1 || faulty(scenario.eventLoss, chance.events)
      if (isLost && type === 'Send' && scenario.eventLoss < 1) watch.eventLost(mail.tags.attempt ?? '')
      if (isLost) {
        faults.count('an event is lost')
        return []
      }
      const once = transitMs(chance.events)
      if (!faulty(scenario.duplicate, chance.events)) return [once]
      faults.count('an event comes twice')
      return [once, transitMs(chance.events)]
    },
    fate: (mail) => fateOf(mail),
    listed: (mail) => listedFor.get(mail.messageId) ?? mail.recipients,
    publish(at, type, body, mail) {
      const isGarbled = at < scenario.start + scenario.garbledForMs && faulty(scenario.garble, chance.fates)
      if (isGarbled) faults.count('a report cannot be read')
      time.at(at, `${type} reaches the queue`, () => {
        watch.reports.onReport(mail, type, clock(), !isGarbled)
        if (type === 'Bounce' || type === 'Complaint') strangers.onReport(mail)
        queues.feedback.send(isGarbled ? body.slice(0, -9) : body)
      })
    },
  })

  /** The addresses that reports of a mail list, if they are not those to which it went. */
  const listedFor = new Map<string, readonly string[]>()
  /** Most mailboxes stay as they are. */
  const usual = chance.fates.pick(scenario.fates)
  function fateOf(mail: AcceptedMail): MailFate {
    const isToStranger = scenario.strangers > 0 && mail.tags.to === 'unconfirmed'
    if (!faulty(isToStranger ? scenario.strangersHarm : scenario.bounce, chance.fates)) return 'delivered'
    const own = isToStranger ? strangersFates : scenario.fates
    const fate = !isToStranger && chance.fates.chance(0.8) ? usual : chance.fates.pick(own)
    const { listed, elsewhere } = listedAs(mail, fate === 'complained', addresses, chance.fates)
    faults.count(`a mail is ${fate}${elsewhere ? ', elsewhere' : ''}`)
    listedFor.set(mail.messageId, listed)
    watch.reports.onFate(mail, { fate, elsewhere })
    return fate
  }

  const environments = simulatedEnvironments(queues, scenario.seats, scenario.unconfirmedPerDay)
  /** The number of seats that whatever begins now was deployed with. */
  function seatsNow() {
    const { relayout, seats, start } = scenario
    if (!relayout || clock() < start + relayout.afterMs) return seats
    faults.count('the number of seats changes')
    return relayout.seats
  }
  const environmentsNow = () => simulatedEnvironments(queues, seatsNow(), scenario.unconfirmedPerDay)
  const idOf = subscriberIds(environments.keys.addressHashKey)
  const readers = someAddresses(0, scenario.readers)
  const addresses = [...readers, ...someAddresses(readers.length, scenario.newcomers)]
  for (const [number, address] of readers.entries()) {
    const dueAt = scenario.start + (number % 2 === 0 ? 0 : scenario.laterMs)
    const Item = confirmedItem(
      idOf(address),
      address,
      somePreferences(chance.readers, scenario.hours),
      scenario.start,
      dueAt,
    )
    dynamo.execute(new PutItemCommand({ TableName: simulatedTable, Item }))
  }

  let ids = 0
  const newId = (): string => `id-${++ids}`
  const idOfActor = (actor: Actor): string => {
    const id = newId()
    watch.onName(id, actor.id)
    workers.set(id, actor.id)
    return id
  }
  const note = (message: string, fields: LogFields = {}): void =>
    watch.onLog(`${message} ${JSON.stringify(fields)}`)
  const log = { info: note, warn: note, error: note }
  let deafUntil: EpochMs = 0
  let hearsUntil: EpochMs = 0
  let brokenUntil: EpochMs = 0
  const services: Services = { dynamo, ses, sqs }
  const nextServices: Services = { ...services, dynamo: nextRelease(dynamo) }
  /** The release of an actor, for all of its calls. */
  function deployed(actor: Actor): Services {
    const isNext = isCalm ? scenario.upgraded > 0 : chance.releases.chance(scenario.upgraded)
    if (!isNext) return services
    if (!isCalm) faults.count('a worker is of the next release')
    upgraded.add(actor.id)
    return nextServices
  }
  /** A service in an outage answers only faults. */
  const broken = { ...services, dynamo: { ...dynamo, execute: fail } }
  const outside = (actor: Actor, those = deployed(actor)) => ({
    ...noticing(
      clientsOf(time, witnessed.services(those, actor), () => actor),
      ({ attempt, letter }) => {
        if (attempt !== undefined) {
          watch.onAsk({ actor: actor.id, attempt, at: actor.clock() })
          witnessed.onAsk(actor)
        }
        if (letter !== undefined) watch.keeping(() => letterPace.onStart(actor.clock()))
      },
      ({ attempt }) => {
        if (attempt !== undefined) watch.onAnswer(actor.id, attempt)
      },
    ),
    clock: actor.clock,
    wait: (ms: number) => time.wait(actor, ms),
    // MIME is no part of the protocol, and composing it takes a thousand times as long as a step.
    composeMime: async () => new Uint8Array(1),
    catalogues,
    newId: () => idOfActor(actor),
    random: chance.production.next,
    log: witnessed.log(log, actor),
    metrics: noMetrics,
  })

  function fail(): never {
    throw dynamo.fault?.()
  }

  function hasNoPapers(): boolean {
    const isFaulty = faulty(scenario.sourceTrouble, chance.source)
    if (isFaulty) faults.count('the source has nothing or fails')
    return isFaulty
  }
  const source = simulatedSource(chance.source, hasNoPapers, scenario.sourceFails)
  const timeoutSeconds = 900
  const workerSeconds = (): number => (isCalm ? timeoutSeconds : scenario.workerSeconds)
  /** Clocks agree within a minute: an assumption of the design. */
  function skew(): number {
    if (isCalm || scenario.skewMs === 0) return 0
    faults.count('a clock is off')
    return chance.clocks.int(2 * scenario.skewMs + 1) - scenario.skewMs
  }
  const publish = (): Actor =>
    time.spawn(
      'publish',
      (actor) =>
        wirePublish(environmentsNow().publish, { ...outside(actor), sources: [source], enrichments: [] })(
          schedulerEvent(clock()),
        ),
      { endsAt: clock() + timeoutSeconds * 1_000, skewMs: skew() },
    )

  const newRequestId = () => newId().padEnd(22, 'x') as RequestId

  return {
    time,
    dynamo,
    queues,
    watch,
    witnessed,
    strangers,
    addresses,
    idOf,
    calm: (): void => {
      isCalm = true
      calmSince = clock()
      brokenUntil = 0
      witnessed.onCalm()
    },
    isIn: (stretch: Stretch | undefined): boolean => {
      const sinceStart = clock() - scenario.start
      return !isCalm && !!stretch && sinceStart >= stretch.fromMs && sinceStart < stretch.toMs
    },
    hears: (): boolean => isCalm || clock() >= deafUntil,
    hear(): void {
      deafUntil = 0
      hearsUntil = clock() + 30 * minuteMs
    },
    deafen(ms: number): void {
      if (clock() < Math.max(hearsUntil, deafUntil)) return
      faults.count('feedback stands still for hours')
      deafUntil = clock() + ms
    },
    /** Messages for feedback become dead letters meanwhile, until an operator redrives them. */
    breakDown(ms: number, redriveAfterMs: number): void {
      faults.count('feedback fails for hours')
      brokenUntil = clock() + ms
      time.at(brokenUntil + redriveAfterMs, 'dead letters are redriven', () =>
        queues.feedbackDeadLetters.redriveTo(queues.feedback),
      )
    },
    /** Summons a seat as the confirmation of another reader does. */
    summon(): void {
      faults.count('a seat is summoned in between')
      queues.seats.send(JSON.stringify(seatMessage(chance.nonsense.int(seatsNow()))))
    },
    /** Ticks as the scheduler does, which may call twice. Sometimes nonsense is put on the queues. */
    tick: (): void => {
      witnessed.onTick()
      publish()
      if (faulty(scenario.nonsense, chance.nonsense)) {
        faults.count('the scheduler calls twice')
        publish()
      }
      if (faulty(scenario.greet, chance.fates)) {
        faults.count('SES greets the topic')
        queues.feedback.send(snsGreeting)
      }
      if (faulty(scenario.nonsense, chance.nonsense)) {
        faults.count('a poison message')
        chance.nonsense
          .pick([queues.seats, queues.letters, queues.feedback])
          .send('{"kind":"seat","version":9}')
      }
    },
    deliver: (): Actor | undefined =>
      deliverBatch({
        scheduler: time,
        queue: queues.seats,
        name: 'deliver',
        handler: (actor) => wireDeliver(environmentsNow().deliver, outside(actor), environments.keys).handler,
        timeoutSeconds: workerSeconds(),
        batchSize: 1,
        actor: { longestPauseMs, skewMs: skew() },
      }),
    letters: (): Actor | undefined =>
      deliverBatch({
        scheduler: time,
        queue: queues.letters,
        name: 'letters',
        handler: (actor) =>
          wireLetters(
            environments.letters,
            { ...outside(actor), mailDomains: noNameServer },
            environments.keys,
          ),
        timeoutSeconds: lettersTimeoutSeconds,
        batchSize: 1,
        actor: { longestPauseMs, skewMs: skew() },
      }),
    feedback: (): Actor | undefined =>
      deliverBatch({
        scheduler: time,
        queue: queues.feedback,
        name: 'feedback',
        handler: (actor) =>
          wireFeedback(
            environments.feedback,
            outside(actor, clock() < brokenUntil ? broken : undefined),
            environments.keys,
          ),
        timeoutSeconds: 60,
      }),
    signUpStranger: (): Actor =>
      time.spawn('stranger', async (actor) => {
        faults.count('a stranger signs somebody up')
        const { dynamo: client, sqs: queueClient } = clientsOf(
          time,
          witnessed.services(services, actor),
          () => actor,
        )
        const urls = { letters: queues.letters.url, seats: queues.seats.url }
        const own = {
          dynamo: client,
          sqs: queueClient,
          table: simulatedTable,
          urls,
          idOf,
          clock,
          backOff: jitteredBackOff({ wait: (ms) => time.wait(actor, ms), random: chance.production.next }),
          newRequestId,
        }
        const number = chance.strangers.int(scenario.strangers)
        await signUpStranger(own, number, chance.strangers)
        strangers.onAsked(idOf(strangersAddress(number)))
      }),
    live: (whose?: SubscriberId): Actor =>
      time.spawn('reader', (actor) => {
        faults.count('a reader changes something meanwhile')
        witnessed.onDeed(actor)
        const { dynamo: client, sqs: queueClient } = clientsOf(
          time,
          witnessed.services(deployed(actor), actor),
          () => actor,
        )
        const urls = { letters: queues.letters.url, seats: queues.seats.url }
        const world = {
          dynamo: client,
          sqs: queueClient,
          table: simulatedTable,
          urls,
          seats: seatsNow(),
          idOf,
          clock,
          backOff: jitteredBackOff({ wait: (ms) => time.wait(actor, ms), random: chance.production.next }),
          newRequestId,
          hours: scenario.hours,
          onAnswer: (answer: DeedAnswer) => witnessed.onAnswer(answer, actor),
          tokenKeys: environments.keys.tokenKeys,
        }
        const address = addresses.find((each) => idOf(each) === whose) ?? chance.readers.pick(addresses)
        return live(world, address, chance.readers)
      }),
  }
}

export type ProtocolWorld = ReturnType<typeof protocolWorld>
