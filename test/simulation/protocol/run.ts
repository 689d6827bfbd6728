import { unmarshall } from '@aws-sdk/util-dynamodb'
import { dynamoEditionStore } from '../../../shared/aws/dynamo-edition-store.ts'
import { dynamoSendingStore } from '../../../shared/aws/dynamo-sending-store.ts'
import { outcomeFor } from '../../../shared/delivery/account.ts'
import type { EditionHead } from '../../../shared/edition/edition.ts'
import { type Subscriber, subscriberSchema } from '../../../shared/subscriber/subscriber.ts'
import { dayMs, type EpochMs, hourMs } from '../../../shared/time/clock.ts'
import { goOn, type Operation, orderly, type Policy, randomly, type Troubles } from '../policy.ts'
import { type Random, random } from '../random.ts'
import { simulatedTable } from '../simulated-environment.ts'
import type { TraceLine } from '../trace.ts'
import { type FaultCounts, faultCounts } from './fault-counts.ts'
import { type Scenario, scenarioOf } from './scenario.ts'
import { Violation } from './violation.ts'
import { type ProtocolWorld, protocolWorld, quarterAfter } from './world.ts'

export interface RunResult {
  readonly steps: number
  readonly mails: number
  /** Calls made before the calm. */
  readonly operations: number
  /** How often each fault happened. */
  readonly faults: FaultCounts
}

/** More steps than any run needs: a world that goes round in circles is a violation too. */
const mostSteps = 400_000

/** How long the world is left alone after the faults: everything has to come to its end in that time. */
const calmMs = 3 * dayMs

/** One run from its seed: days of faults, then calm, then the account. Throws a Failure. */
export function run(seed: number | string, traced = false): Promise<RunResult> {
  const from = random(seed)
  const scenario = scenarioOf(from.fork('scenario'))
  return runScenario(scenario, from, faultyPolicy(scenario, from.fork('policy')), traced)
}

/** What a run found wrong, with all that led to it. */
export class Failure extends Error {
  readonly violation: Violation
  readonly faults: FaultCounts
  readonly trace: readonly TraceLine[]

  constructor(violation: Violation, faults: FaultCounts, trace: readonly TraceLine[]) {
    super(violation.message, { cause: violation })
    this.violation = violation
    this.faults = faults
    this.trace = trace
  }
}

export async function runScenario(
  scenario: Scenario,
  from: Random,
  troubled: Policy,
  traced = false,
): Promise<RunResult> {
  let isCalm = false
  const faults = faultCounts()
  const counted = faults.counting(troubled)
  const policy: Policy = (choice) => (isCalm ? orderly(choice) : counted(choice))
  const world = protocolWorld(scenario, from, policy, faults, traced)
  try {
    const steps = await inTrouble(world, scenario, from.fork('life'))
    const operations = world.time.operations()
    isCalm = true
    world.calm()
    await comeToRest(world, from.fork('calm'))
    checkAccount(world, await recentEditions(world))
    return { steps, mails: world.watch.mails(), operations, faults: faults.counts() }
  } catch (problem) {
    if (problem instanceof Violation) throw new Failure(problem, faults.counts(), world.time.trace)
    throw problem
  }
}

/** Steers towards what is rare: answers of SES and writes of the protocol are lost more often than the rest. */
function faultyPolicy(scenario: Scenario, from: Random): Policy {
  const { crash, freeze, refuse, lose } = scenario
  const usual: Troubles = { crash: crash / 10, freeze: freeze / 10, refuse: refuse / 4, lose: lose / 4 }
  const risky: Troubles = { crash, freeze, refuse, lose }
  // A zombie shows only where two decide about one attempt at once.
  const deciding: Troubles = { ...risky, freeze: Math.min(0.3, 60 * freeze) }
  const isDeciding = ({ what }: Operation): boolean => /REMOVE #attempt$|feedback proof/.test(what)
  const isRisky = ({ what }: Operation): boolean => /SendRawEmail|attempt|nextDueAt|rev/.test(what)
  const troubled = randomly({
    random: from,
    advance: 0.02,
    freezeMs: (random) => random.pick([1_000, 30_000, 70_000, 200_000, 400_000, 1_000_000]),
    troubles: (operation) => (isDeciding(operation) ? deciding : isRisky(operation) ? risky : usual),
  })
  return (choice) => {
    // Queries of empty shards in any order teach nothing: most of them simply go on.
    const [first] = choice.ready
    if (first && /Query/.test(first.what) && from.chance(0.8)) return goOn(first)
    return troubled(choice)
  }
}

/** Days in which everything can happen. Returns how many steps they took. */
async function inTrouble(world: ProtocolWorld, scenario: Scenario, from: Random): Promise<number> {
  const { time, queues } = world
  const end = scenario.start + scenario.faultyDays * dayMs
  let steps = 0
  let deafUntil = 0
  scheduleTicks(world, end, from)
  while (time.clock() < end) {
    if (++steps > mostSteps) throw new Violation('I2 settled', 'the world goes round in circles')
    if (queues.seats.counts().visible > 0 && time.running().length < 5 && from.chance(0.2)) world.deliver()
    if (from.chance(scenario.outage)) deafUntil = world.deafen(from.int(12 * hourMs))
    const hears = time.clock() >= deafUntil && queues.feedback.counts().visible > 0
    if (hears && time.running().length < 5 && from.chance(0.1)) world.feedback()
    if (queues.letters.counts().visible > 0 && from.chance(0.05)) world.letters()
    // Steered towards what is rare: readers who change their mind while their mail is on its way.
    const eager = world.watch.isAnybodyOnTheWay() ? 8 : 1
    if (from.chance(scenario.life * eager)) world.live()
    if (!(await time.step())) break
    world.watch.check()
  }
  return steps
}

/** Ticks at the quarters at which something can be due; one in between now and then. */
function scheduleTicks(world: ProtocolWorld, end: EpochMs, from: Random): void {
  const { time } = world
  const next = (): void => {
    const now = time.clock()
    if (now >= end) return
    const due = Math.min(
      ...subscribers(world).map((each) => (each.status === 'confirmed' ? each.nextDueAt : end)),
    )
    const edition = Math.floor(now / dayMs) * dayMs + 6 * hourMs
    const soonest = Math.min(Math.max(due, now), edition > now ? edition : edition + dayMs, now + 6 * hourMs)
    const at = from.chance(0.2) ? quarterAfter(now) : quarterAfter(soonest - 1)
    time.at(Math.max(at, quarterAfter(now)), 'tick', () => {
      world.tick()
      next()
    })
  }
  world.tick()
  next()
}

/** No more faults: what is open has to close, whoever is due has to be served. */
async function comeToRest(world: ProtocolWorld, from: Random): Promise<void> {
  const { time, queues } = world
  await dynamoSendingStore(world.dynamo.client, simulatedTable).resume(time.clock())
  queues.feedbackDeadLetters.redriveTo(queues.feedback)
  for (const actor of time.running()) time.crash(actor, 'the faults are over')
  const calmFrom = time.clock()
  const end = calmFrom + calmMs
  scheduleTicks(world, end, from)
  let steps = 0
  while (time.clock() < end) {
    if (++steps > mostSteps) throw new Violation('I2 settled', 'the calm world goes round in circles')
    if (queues.seats.counts().visible > 0) world.deliver()
    if (queues.feedback.counts().visible > 0) world.feedback()
    if (queues.letters.counts().visible > 0) world.letters()
    if (!(await time.step())) break
    world.watch.check()
  }
  const head = (await recentEditions(world)).at(-1)?.id ?? ''
  for (const subscriber of subscribers(world)) checkSettled(world, subscriber, calmFrom, head)
}

function checkSettled(world: ProtocolWorld, subscriber: Subscriber, calmFrom: EpochMs, head: string): void {
  if (subscriber.status !== 'confirmed') return
  const { id, attempt, nextDueAt, preferences, through } = subscriber
  const now = world.time.clock()
  const isOverdue = nextDueAt < now - 2 * hourMs
  // Who paused with an open attempt has it decided when they are due again.
  if (attempt && isOverdue)
    throw new Violation('I2 settled', `${id} has an open attempt, due ${inWords(nextDueAt)}`)
  if (isOverdue && through < head)
    throw new Violation('I2 settled', `${id} is due since ${inWords(nextDueAt)}`)
  const isDaily = preferences.frequency === 'daily' && (preferences.pausedUntil ?? 0) < calmFrom
  const served = world.watch.taken(id).filter(({ at }) => at > calmFrom + 12 * hourMs).length
  // One slot may pass for want of news; not two.
  if (isDaily && !attempt && served < 1) {
    throw new Violation('I2 settled', `${id} got ${served} digests in the calm days`)
  }
}

function inWords(at: EpochMs): string {
  return new Date(at).toISOString()
}

/** What the account says of every edition must be what SES accepted, but for attempts whose event was lost. */
function checkAccount(world: ProtocolWorld, recent: readonly EditionHead[]): void {
  const now = world.time.clock()
  for (const subscriber of subscribers(world)) {
    const taken = world.watch.taken(subscriber.id)
    for (const edition of recent) {
      const of = taken.filter(({ claim }) => claim.covers.includes(edition.id))
      const isSure = of.some(({ attempt }) => !world.watch.isLost(attempt))
      const newer = recent.filter(({ id }) => id > edition.id).length
      const outcome = outcomeFor(subscriber, edition, newer, now)
      if (outcome === 'submitted' && of.length === 0) {
        throw new Violation(
          'account',
          `${edition.id} counts as submitted to ${subscriber.id}, and SES took none`,
        )
      }
      if (isSure && outcome !== undefined && outcome !== 'submitted' && outcome !== 'inDoubt') {
        throw new Violation(
          'account',
          `SES took ${edition.id} for ${subscriber.id}, but it counts as ${outcome}`,
        )
      }
    }
  }
}

function recentEditions(world: ProtocolWorld): Promise<readonly EditionHead[]> {
  return dynamoEditionStore(world.dynamo.client, simulatedTable).recent()
}

function subscribers(world: ProtocolWorld): Subscriber[] {
  const found: Subscriber[] = []
  for (const item of world.dynamo.items()) {
    if (item.sk?.S === 'subscriber') found.push(subscriberSchema.parse(unmarshall(item)))
  }
  return found
}
