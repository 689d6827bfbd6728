import { dayMs, type EpochMs, hourMs, minuteMs, secondMs } from '../../../shared/time/clock.ts'
import type { Random } from '../random.ts'
import type { MailFate } from '../ses/ses-events.ts'
import type { SesOutcome } from '../ses/ses-outcome.ts'
import { mailFates } from './mail-fates.ts'

/** A stretch of time, counted from the start of a run. */
export interface Stretch {
  readonly fromMs: number
  readonly toMs: number
}

/** The parameters of one run, all drawn from the seed. */
export interface Scenario {
  readonly start: EpochMs
  /** How long there are faults. */
  readonly faultyDays: number
  /** How long the world is left alone after the faults. Everything has to end in that time. */
  readonly calmDays: number
  readonly readers: number
  /** People who are no subscribers yet and may sign up. */
  readonly newcomers: number
  /** Some readers are due this much later than the others, in the middle of the first run. */
  readonly laterMs: number
  readonly seats: 1 | 2 | 4
  /** A deployment in the middle that changes the number of seats. */
  readonly relayout?: { readonly afterMs: number; readonly seats: 1 | 2 | 4 }
  /** How many mails SES takes within a second. */
  readonly perSecond: number
  /** How long SES takes to answer. */
  readonly answerMs: number
  /** How long a worker may run: Lambda's limit, or less, so that it hands over sooner. */
  readonly workerSeconds: number
  /** Nothing goes wrong that would excuse a delay, also before the calm. */
  readonly prompt?: true
  /** How many mails SES takes within a day. */
  readonly perDay: number
  /** How likely the clock moves although an actor could go on. */
  readonly advance: number
  /** How likely a worker, a tick or a feedback run dies, each time one of its operations is picked. */
  readonly crash: number
  readonly freeze: number
  /** How likely a service answers a 5xx, before and after it did what was asked. */
  readonly refuse: number
  readonly lose: number
  /** How likely the answer to a claim is lost. */
  readonly loseClaim: number
  /** How likely SES answers other than "accepted", and what it then answers. */
  readonly sesTrouble: number
  readonly sesTroubles: readonly SesOutcome[]
  /** How likely an event of SES is lost; 1 where Send events are switched off. */
  readonly eventLoss: number
  readonly duplicate: number
  /** How far the due index, and reads that do not ask for consistency, may be behind. */
  readonly indexLagMs: number
  /** How likely a reader does something, each time the world looks around. */
  readonly life: number
  /** How far the clocks of the actors may be off, either way. */
  readonly skewMs: number
  /** How likely a tick comes twice, and how likely nonsense is put on a queue at a tick. */
  readonly nonsense: number
  /** How likely, each time the world looks around, feedback stands still for hours. */
  readonly outage: number
  /** How likely, each time the world looks around, feedback runs and fails for an hour or so. */
  readonly breakdown: number
  /** How likely a digest or a letter is bounced, blocked or complained of. */
  readonly bounce: number
  /** How many invented addresses, and people who know nothing of it, are signed up by a stranger. */
  readonly strangers: number
  /** How likely a letter to one of them bounces or brings a complaint. */
  readonly strangersHarm: number
  /** The most letters a day to addresses that did not confirm. */
  readonly unconfirmedPerDay: number
  /** A worker that mails digests never dies, so that nothing but strangers can make readers wait. */
  readonly workersLive?: boolean
  /** How likely an event arrives so that nobody can read it, until `garbledForMs` after the start. */
  readonly garble: number
  readonly garbledForMs: number
  /** How likely, at a tick, SES greets the topic anew. */
  readonly greet: number
  /** Nothing but what this scenario names goes wrong, so that what SES did not take is proven in time. */
  readonly provable?: true
  /** How likely a source fails or has nothing, for an edition. */
  readonly sourceTrouble: number
  /** A source in trouble fails, and never has nothing. */
  readonly sourceFails: boolean
  /** How likely other workers come in between when a worker freezes. */
  readonly rivals: number
  /** How likely a reader acts between the read and the write of whoever settles their attempt or puts it aside. */
  readonly overtaken: number
  /** The hours that readers choose, from midnight on. */
  readonly hours: number
  /** What becomes of mails that do not simply arrive. */
  readonly fates: readonly MailFate[]
  /** How likely a worker freezes that decides an attempt in doubt, and a proof comes meanwhile. */
  readonly lateProof: number
  /** How likely a worker is of the next release, while there are faults; later all are, if any was. */
  readonly upgraded: number
  /** The times in which no tick comes, and in which no seat is worked. */
  readonly withoutTicks?: Stretch
  readonly withoutWorkers?: Stretch
  /** If only answers are lost, a mail that is due is sent within this time. */
  readonly servedWithinMs?: number
  /** If nothing but a death of its function stands in the way, a letter is off its queue within this time. */
  readonly lettersWithinMs?: number
}

const monday = Date.parse('2026-11-23T00:00:00Z')

/** Each kind of trouble is off in some runs, because a run in which everything fails shows little. */
export function ordinaryScenario(random: Random): Scenario {
  const perhaps = (likely: number, ...values: readonly number[]): number =>
    random.chance(likely) ? random.pick(values) : 0
  return {
    start: monday + random.int(7) * dayMs + random.int(24) * hourMs + random.int(60) * minuteMs,
    faultyDays: random.pick([1, 2, 2, 3]),
    calmDays: 3,
    readers: random.chance(0.03) ? 2 + random.int(49) : random.pick([1, 1, 1, 2, 3]),
    newcomers: random.pick([0, 0, 1]),
    laterMs: 0,
    seats: random.pick([1, 1, 2]),
    perSecond: 14,
    answerMs: 0,
    workerSeconds: 900,
    perDay: 50_000,
    advance: 0.02,
    crash: perhaps(0.7, 0.002, 0.01, 0.03),
    freeze: perhaps(0.5, 0.001, 0.005),
    refuse: perhaps(0.4, 0.005, 0.02),
    lose: perhaps(0.5, 0.01, 0.04),
    loseClaim: 0,
    sesTrouble: perhaps(0.8, 0.1, 0.3, 0.6),
    sesTroubles,
    eventLoss: random.chance(0.1) ? 1 : perhaps(0.3, 0.02, 0.1),
    duplicate: perhaps(0.5, 0.05, 0.2),
    indexLagMs: perhaps(0.6, secondMs, minuteMs, 10 * minuteMs),
    life: perhaps(0.7, 0.002, 0.01),
    sourceTrouble: perhaps(0.4, 0.1, 0.4),
    sourceFails: random.chance(0.2),
    skewMs: perhaps(0.4, secondMs, 30 * secondMs),
    nonsense: perhaps(0.4, 0.1, 0.3),
    outage: perhaps(0.4, 0.0005, 0.002),
    breakdown: perhaps(0.2, 0.0005),
    bounce: perhaps(0.3, 0.05, 0.3),
    strangers: perhaps(0.05, 5, 30),
    strangersHarm: 0.5,
    unconfirmedPerDay: random.pick([3, 20, 1_000]),
    garble: perhaps(0.3, 0.02, 0.2),
    garbledForMs: 30 * dayMs,
    greet: perhaps(0.2, 0.1),
    rivals: perhaps(0.3, 0.2),
    lateProof: 0,
    overtaken: 0,
    hours: 24,
    fates: mailFates,
    upgraded: 0,
  }
}

/** The outcomes of a call in trouble. */
const sesTroubles: readonly SesOutcome[] = [
  'accepted, no id',
  'accepted, 500',
  'accepted, time-out',
  'accepted, reset',
  'accepted, time-out',
  'accepted, reset',
  'refused, 503',
  'refused, time-out',
  'refused, reset',
  'rate throttle',
  'rate throttle',
  'daily throttle',
  'account paused',
  'mail-from unverified',
  'configuration set paused',
  'rejected',
  'rejected, account paused',
  'rejected, sender unverified',
  'invalid',
]

/** How long an event may be on its way. Most are quick, and all that are not lost arrive within an hour. */
export function transitMs(random: Random): number {
  return random.pick([secondMs, secondMs, 5 * secondMs, minuteMs, random.int(hourMs)])
}
