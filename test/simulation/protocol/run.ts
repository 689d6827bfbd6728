import { dynamoEditionStore } from '../../../shared/aws/dynamo-edition-store.ts'
import { dynamoSendingStore } from '../../../shared/aws/dynamo-sending-store.ts'
import { outcomeFor } from '../../../shared/delivery/aftermath/tally.ts'
import type { EditionHead } from '../../../shared/edition/edition.ts'
import type { Subscriber } from '../../../shared/subscriber/subscriber.ts'
import { dayMs, type EpochMs, hourMs } from '../../../shared/time/clock.ts'
import { orderly, type Policy } from '../policy.ts'
import { type Random, random } from '../random.ts'
import { simulatedTable } from '../simulated-environment.ts'
import type { TraceLine } from '../trace.ts'
import { type FaultCounts, faultCounts } from './fault-counts.ts'
import { faultyPolicy } from './faulty-policy.ts'
import { bounds } from './promptness-bounds.ts'
import { rivals } from './rivals.ts'
import type { Scenario } from './scenario.ts'
import { type SituationName, scenarioOf, situationOf } from './situations.ts'
import type { Reached } from './sometimes.ts'
import { inTrouble, mostSteps, scheduleTicks, subscribers } from './trouble.ts'
import { Violation } from './violation.ts'
import { type ProtocolWorld, protocolWorld } from './world.ts'

export interface RunResult {
  readonly steps: number
  readonly mails: number
  /** Calls made before the calm. */
  readonly operations: number
  /** How often each fault happened. */
  readonly faults: FaultCounts
  /** How often each state and outcome was reached. */
  readonly reached: Reached
}

export interface RunOptions {
  readonly traced?: boolean
  /** Default: the seed decides. */
  readonly situation?: SituationName
}

/** One run from its seed: days of faults, then calm, then the tally. Throws a Failure. */
export function run(
  seed: number | string,
  { traced = false, situation = situationOf(seed) }: RunOptions = {},
): Promise<RunResult> {
  const from = random(seed)
  const scenario = scenarioOf(from.fork('scenario'), situation)
  return runScenario(scenario, from, faultyPolicy(scenario, from.fork('policy')), traced)
}

/** A failure that a run found, with the trace that led to it. */
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
  const steered = rivals(scenario, from.fork('rivals'))
  const policy: Policy = (choice) => (isCalm ? orderly(choice) : steered(world, choice, counted(choice)))
  const world = protocolWorld(scenario, from, policy, faults, traced)
  try {
    const steps = await inTrouble(world, scenario, from.fork('life'))
    const operations = world.time.operations()
    isCalm = true
    world.calm()
    await comeToRest(world, scenario, from.fork('calm'))
    checkTally(world, await recentEditions(world))
    const reached = world.witnessed.reached()
    return { steps, mails: world.watch.mails(), operations, faults: faults.counts(), reached }
  } catch (problem) {
    if (problem instanceof Violation) throw new Failure(problem, faults.counts(), world.time.trace)
    throw problem
  }
}

/** Without more faults, what is open has to close, and readers who are due have to be served. */
async function comeToRest(
  world: ProtocolWorld,
  { calmDays, strangers }: Scenario,
  from: Random,
): Promise<void> {
  const { time, queues } = world
  await dynamoSendingStore(world.dynamo.client, simulatedTable).resume(time.clock())
  queues.feedbackDeadLetters.redriveTo(queues.feedback)
  for (const actor of time.running()) time.crash(actor, 'the faults are over')
  const calmFrom = time.clock()
  const end = calmFrom + calmDays * dayMs
  scheduleTicks(world, end, from, { laterMs: 0, strangers })
  let steps = 0
  while (time.clock() < end) {
    if (++steps > mostSteps) throw new Violation('I2 settled', 'the calm world goes round in circles')
    if (queues.seats.isAnyVisible()) world.deliver()
    if (queues.feedback.isAnyVisible()) world.feedback()
    if (queues.letters.isAnyVisible()) world.letters()
    if (!(await time.step())) break
    world.watch.check()
  }
  world.witnessed.onEnd()
  world.watch.check()
  if (strangers > 0) checkStrangers(world)
  const head = (await recentEditions(world)).at(-1)?.id ?? ''
  for (const subscriber of subscribers(world)) {
    world.watch.reports.checkSuppressed(subscriber)
    checkSettled(world, subscriber, calmFrom, head)
  }
}

function checkStrangers({ time, strangers, dynamo, queues }: ProtocolWorld): void {
  const items = [...dynamo.items()]
  const waiting = items.filter(({ pk }) => pk?.S === 'waiting-letters')
  const inLine = waiting.map(({ id }) => id?.S)
  const now = time.clock()
  for (const { id, since } of waiting) {
    if (now > Number(since?.N) + bounds.lineMs)
      throw new Violation('in line', `the letter of ${id?.S} waits for more than a day`)
  }
  const pending = new Set(items.filter(({ status }) => status?.S === 'pending').map(({ id }) => id?.S))
  const queued = queues.letters.bodies().join()
  strangers.checkRest(
    (id) => pending.has(id),
    (id) => inLine.includes(id) || queued.includes(id),
  )
}

function checkSettled(world: ProtocolWorld, subscriber: Subscriber, calmFrom: EpochMs, head: string): void {
  if (subscriber.status !== 'confirmed') return
  const { id, attempt, nextDueAt, preferences, through } = subscriber
  const now = world.time.clock()
  const isOverdue = nextDueAt < now - 2 * hourMs
  // A reader who paused with an open attempt has it decided when they are due again.
  if (attempt && isOverdue)
    throw new Violation('I2 settled', `${id} has an open attempt, due ${inWords(nextDueAt)}`)
  if (isOverdue && through < head)
    throw new Violation('I2 settled', `${id} is due since ${inWords(nextDueAt)}`)
  const { pausedUntil = 0 } = preferences
  const isDaily =
    preferences.frequency === 'daily' && Math.max(pausedUntil, subscriber.restsUntil ?? 0) < calmFrom
  const served = world.watch.taken(id).filter(({ at }) => at > calmFrom + 12 * hourMs).length
  // One slot may pass without news, but not two.
  if (isDaily && !attempt && served < 1 && now > calmFrom + 2.5 * dayMs) {
    throw new Violation('I2 settled', `${id} got ${served} digests in the calm days`)
  }
}

function inWords(at: EpochMs): string {
  return new Date(at).toISOString()
}

/** The tally of every edition must agree with the mails that SES accepted, except for attempts whose event was lost. */
function checkTally(world: ProtocolWorld, recent: readonly EditionHead[]): void {
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
          'tally',
          `${edition.id} counts as submitted to ${subscriber.id}, and SES took none`,
        )
      }
      if (isSure && outcome !== undefined && outcome !== 'submitted' && outcome !== 'inDoubt') {
        throw new Violation(
          'tally',
          `SES took ${edition.id} for ${subscriber.id}, but it counts as ${outcome}`,
        )
      }
    }
  }
}

function recentEditions(world: ProtocolWorld): Promise<readonly EditionHead[]> {
  return dynamoEditionStore(world.dynamo.client, simulatedTable).recent()
}
