import { unmarshall } from '@aws-sdk/util-dynamodb'
import { type Subscriber, subscriberSchema } from '../../../shared/subscriber/subscriber.ts'
import { dayMs, type EpochMs, hourMs, minuteMs, secondMs } from '../../../shared/time/clock.ts'
import type { Random } from '../random.ts'
import type { Scenario } from './scenario.ts'
import { Violation } from './violation.ts'
import type { ProtocolWorld } from './world.ts'

/** More steps than any run needs. A world that never ends is a violation, too. */
export const mostSteps = 400_000

/**
 * Each deed of a reader is followed by calls, at each of which another reader may do something. Without a bound some runs
 * would never end.
 */
const mostDeeds = 400

/** Days in which any trouble can happen. Returns how many steps they took. */
export async function inTrouble(world: ProtocolWorld, scenario: Scenario, from: Random): Promise<number> {
  const { time, queues } = world
  const end = scenario.start + scenario.faultyDays * dayMs
  let steps = 0
  let deeds = 0
  const worksOff = (likely: number): boolean => time.runningCount() < 5 && from.chance(likely)
  scheduleTicks(world, end, from, scenario)
  if (scenario.lettersWithinMs)
    for (let at = time.clock(); at < end; at += minuteMs) time.at(at, 'the letters are polled', world.letters)
  if (scenario.strangers > 0) scheduleStrangers(world, scenario, end, from)
  while (time.clock() < end) {
    if (++steps > mostSteps) throw new Violation('I2 settled', 'the world goes round in circles')
    const isManned = !world.isIn(scenario.withoutWorkers) && queues.seats.isAnyVisible()
    // Where a delay is a violation, no worker comes late because nothing else happened meanwhile.
    if (isManned && worksOff(scenario.prompt ? 1 : 0.2)) world.deliver()
    if (from.chance(scenario.outage)) world.deafen(from.int(12 * hourMs))
    if (from.chance(scenario.breakdown)) world.breakDown(from.int(2 * hourMs), from.int(dayMs))
    if (world.hears() && queues.feedback.isAnyVisible() && worksOff(0.1)) world.feedback()
    // With strangers about, only the polls take letters, so that a wave of them stands on the queue for a while.
    if (scenario.strangers === 0 && queues.letters.isAnyVisible() && from.chance(0.05)) world.letters()
    // Steers towards a rare situation: readers who change their minds while their mail is on its way.
    const eager = world.watch.isAnybodyOnTheWay() ? 8 : 1
    if (from.chance(scenario.life * eager) && deeds++ < mostDeeds) world.live()
    if (!(await time.step())) break
    world.watch.check()
    if (scenario.lettersWithinMs) checkLetters(world, scenario.lettersWithinMs)
  }
  return steps
}

/** Strangers come in a wave or two, and again and again; their letters are mailed one after the other. */
function scheduleStrangers(
  world: ProtocolWorld,
  { strangers, faultyDays }: Scenario,
  end: EpochMs,
  from: Random,
): void {
  const { time } = world
  const start = time.clock()
  // In a short wave more letters stand on their queue than are mailed before the first bounces come.
  const waves = Array.from({ length: 1 + from.int(2) }, () => ({
    at: from.int(faultyDays * dayMs - 2 * hourMs),
    lengthMs: from.pick([2 * minuteMs, hourMs]),
  }))
  for (let count = 0; count < 2 * strangers; count++) {
    const wave = from.chance(0.8) ? from.pick(waves) : { at: 0, lengthMs: faultyDays * dayMs }
    const after = wave.at + from.int(wave.lengthMs)
    time.at(start + after, 'a stranger signs somebody up', world.signUpStranger)
  }
  for (let at = start; at < end; at += 20 * secondMs) time.at(at, 'the letters are polled', world.letters)
}

/** Ticks at the quarters at which an edition or a reader can be due, and sometimes one in between. */
export function scheduleTicks(
  world: ProtocolWorld,
  end: EpochMs,
  from: Random,
  {
    withoutTicks,
    withoutWorkers,
    laterMs,
    strangers = 0,
  }: Pick<Scenario, 'withoutTicks' | 'withoutWorkers' | 'laterMs'> & { readonly strangers?: number },
): void {
  const { time } = world
  const next = (): void => {
    const now = time.clock()
    if (now >= end) return
    const edition = Math.floor(now / dayMs) * dayMs + 6 * hourMs
    const nextEdition = edition > now ? edition : edition + dayMs
    const due = world.isIn(withoutWorkers) ? end : earliestDue(world, end)
    const soonest = Math.min(Math.max(due, now), nextEdition, now + 6 * hourMs)
    const isEachQuarter = strangers > 0 || from.chance(0.2)
    const at = isEachQuarter ? quarterAfter(now) : quarterAfter(soonest - 1)
    time.at(Math.max(at, quarterAfter(now)), 'tick', () => {
      if (!world.isIn(withoutTicks)) world.tick()
      next()
    })
  }
  if (!world.isIn(withoutTicks)) world.tick()
  if (laterMs > 0) {
    time.at(time.clock() + 2 * laterMs, 'tick', world.tick)
    for (let at = laterMs; at < 4 * laterMs; at += secondMs)
      time.at(time.clock() + at, 'a seat is summoned', world.summon)
  }
  next()
}

/** More than this often, a letter is put back only because it cannot be mailed at all. */
const fewTries = 5

/** A letter that waits in its queue for too long, or is put back again and again, waits for something. */
function checkLetters({ time, queues }: ProtocolWorld, withinMs: number): void {
  const age = time.clock() - (queues.letters.oldestSentAt() ?? time.clock())
  if (age > withinMs) throw new Violation('letter', `a letter waits for ${Math.ceil(age / minuteMs)} min`)
  for (const body of queues.letters.bodies()) {
    const { tries = 0 } = JSON.parse(body) as { readonly tries?: number }
    if (tries > fewTries) throw new Violation('letter', `a letter is put back ${tries} times`)
  }
}

/** The scheduler ticks at each. */
function quarterAfter(at: EpochMs): EpochMs {
  const quarter = 15 * 60 * 1_000
  return Math.ceil((at + 1) / quarter) * quarter
}

function earliestDue(world: ProtocolWorld, otherwise: EpochMs): EpochMs {
  let earliest = otherwise
  for (const { nextDueAt } of world.dynamo.items())
    earliest = Math.min(earliest, Number(nextDueAt?.N ?? otherwise))
  return earliest
}

export function subscribers(world: ProtocolWorld): Subscriber[] {
  const found: Subscriber[] = []
  for (const item of world.dynamo.items()) {
    if (item.sk?.S === 'subscriber') found.push(subscriberSchema.parse(unmarshall(item)))
  }
  return found
}
