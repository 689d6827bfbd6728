import { hourMs, minuteMs, secondMs } from '../../../shared/time/clock.ts'
import type { Random } from '../random.ts'
import { ordinaryScenario, type Scenario } from './scenario.ts'

/** Rare situations, which need steering towards them. Each changes an ordinary run in a few parameters. */
const situations = {
  ordinary: () => ({}),

  /** No tick publishes for two days while people sign up, so that the newest edition expires meanwhile. */
  'no editions': (random) => ({
    ...withoutBadReports,
    faultyDays: 5,
    readers: 1,
    newcomers: 3,
    life: 0.004,
    crash: 0,
    freeze: 0,
    sourceTrouble: 0,
    withoutTicks: stretch(1 + random.int(2), 40 + random.int(30)),
  }),

  /** No worker works the seats for more than a week, so that readers miss more editions than a digest holds. */
  'far behind': (random) => ({
    ...withoutBadReports,
    faultyDays: 11,
    readers: 1,
    newcomers: 0,
    life: 0,
    crash: 0.002,
    sourceTrouble: 0,
    withoutWorkers: stretch(random.int(2), (8 + random.int(2)) * 24),
  }),

  /** Many readers, half of whom become due while the others are served: two workers would find different ones. */
  crowd: (random) => ({
    ...calm,
    faultyDays: 1,
    calmDays: 1,
    readers: 100 + random.int(60),
    laterMs: random.pick([2, 3, 4]) * secondMs,
    seats: random.pick([1, 1, 2]),
    advance: 0.003,
    start: Date.parse('2026-11-25T05:45:00Z') + random.int(4) * 15 * minuteMs,
  }),

  /** A deployment changes the number of seats while many readers are served. */
  'other seats': (random) => ({
    ...calm,
    faultyDays: 1,
    calmDays: 1,
    readers: 150 + random.int(60),
    laterMs: random.pick([2, 3, 4]) * secondMs,
    seats: random.pick([1, 2, 4]),
    relayout: { afterMs: random.pick([1, 3, 6]) * secondMs, seats: random.pick([1, 2, 4]) },
    crash: random.pick([0, 0, 0.001]),
    advance: 0.003,
    start: Date.parse('2026-11-25T06:00:00Z') + random.int(3) * 15 * minuteMs,
  }),

  /** More readers than SES takes mails in a day, while ticks read the quota again in the middle of it. */
  scarcity: (random) => ({
    ...calm,
    faultyDays: 1,
    calmDays: 1,
    readers: 220,
    laterMs: random.pick([2, 4, 8]) * secondMs,
    perDay: 200,
    seats: random.pick([1, 2]),
    sesTrouble: random.pick([0, 0.1]),
    advance: 0.003,
    nonsense: 0.3,
  }),

  /** Feedback runs and fails until its events are dead letters, and answers of SES are lost at the same time. */
  'deaf for a while': (random) => ({
    ...withoutBadReports,
    readers: 2 + random.int(3),
    faultyDays: 3,
    crash: random.pick([0, 0.002]),
    freeze: random.pick([0, 0.001]),
    sesTrouble: 0.4,
    sesTroubles: ['accepted, time-out', 'accepted, reset', 'refused, time-out'],
    eventLoss: 0,
    life: 0,
    sourceTrouble: 0,
    outage: random.pick([0, 0.002]),
    breakdown: random.pick([0.002, 0.01]),
  }),

  /** Workers freeze at the worst moments, and others come in between. */
  rivals: (random) => ({
    ...withoutBadReports,
    readers: 1 + random.int(2),
    faultyDays: 2,
    crash: random.pick([0, 0.002]),
    freeze: 0.01,
    lose: 0.04,
    refuse: 0,
    sesTrouble: 0.5,
    sesTroubles: [
      'accepted, time-out',
      'accepted, time-out',
      'refused, time-out',
      'rate throttle',
      'rate throttle',
      'rate throttle',
    ],
    eventLoss: 0,
    sourceTrouble: 0,
    outage: random.pick([0, 0.002]),
    skewMs: 0,
    rivals: 0.8,
  }),

  /** Feedback stands still for days, and begins to work while a worker decides without it. */
  'late proof': () => ({
    ...calm,
    readers: 3,
    faultyDays: 3,
    sesTrouble: 0.5,
    sesTroubles: ['refused, time-out'],
    outage: 0.05,
    lateProof: 0.5,
  }),

  /** Only answers to claims are lost, so no reader has to wait. */
  'lost claims': () => ({
    ...calm,
    readers: 3,
    loseClaim: 0.3,
    servedWithinMs: 40 * minuteMs,
  }),

  /** SES refuses every mail for itself, and each run has only a few readers. */
  refusals: (random) => ({
    ...calm,
    readers: 3 + random.int(2),
    faultyDays: 6,
    sesTrouble: 1,
    sesTroubles: ['rejected', 'invalid'],
  }),

  /** People ask for letters, and the function that mails them is killed in the middle. */
  letters: (random) => ({
    ...calm,
    readers: 3,
    faultyDays: 1,
    life: 0.05,
    crash: random.pick([0, 0.1]),
    lettersWithinMs: 45 * minuteMs,
  }),

  /** More people ask for letters at once than go out in a second, and the table's answers take a while at times. */
  'many letters': (random) => ({
    ...calm,
    readers: 6,
    faultyDays: 1,
    calmDays: 1,
    life: 0.05,
    strangers: 40,
    strangersHarm: 0,
    unconfirmedPerDay: random.pick([8, 40, 1_000]),
    advance: random.pick([0.02, 0.3]),
    crash: random.pick([0, 0, 0.01]),
    freeze: random.pick([0, 0.005]),
    skewMs: random.pick([0, 0, 5 * secondMs]),
    sesTrouble: random.pick([0, 0.3]),
    sesTroubles: ['rate throttle', 'accepted, time-out', 'refused, time-out'],
  }),

  /** People ask for letters of a stack whose first tick has not come. */
  'fresh stack': () => ({
    ...calm,
    readers: 3,
    faultyDays: 1,
    life: 0.05,
    withoutTicks: stretch(0, 24),
    lettersWithinMs: 45 * minuteMs,
  }),

  /** Mails of the same few readers bounce day after day, and reports list whatever a receiver made of an address. */
  bounces: (random) => ({
    ...calm,
    readers: 2 + random.int(2),
    faultyDays: 9,
    sesTrouble: 0.2,
    sesTroubles: ['accepted, time-out'],
    duplicate: random.pick([0, 0.3]),
    life: random.pick([0, 0.001]),
    bounce: random.pick([0.3, 0.9, 1]),
  }),

  /**
   * A stranger signs up invented addresses by the dozen, whose letters bounce and bring complaints, while readers are
   * due. Reports come late, twice and in any order, and functions die while letters are held and let go.
   */
  strangers: (random) => ({
    ...calm,
    readers: 3 + random.int(4),
    faultyDays: 1,
    calmDays: 2,
    strangers: random.pick([40, 80]),
    strangersHarm: random.pick([0.1, 0.5, 1]),
    unconfirmedPerDay: random.pick([8, 40, 1_000]),
    crash: random.pick([0, 0.05]),
    duplicate: random.pick([0, 0, 0.2]),
    outage: random.pick([0, 0, 0.001]),
    workersLive: true,
    servedWithinMs: 2 * hourMs,
  }),

  /** Nobody can read some Send events of the first day, and SES greets the topic. Answers of SES are lost meanwhile. */
  unreadable: (random) => ({
    ...calm,
    readers: 6,
    faultyDays: 4,
    sesTrouble: 0.4,
    sesTroubles: ['accepted, time-out', 'refused, time-out'],
    garble: random.pick([0.1, 0.5]),
    garbledForMs: 30 * hourMs,
    greet: random.pick([0, 0.3]),
    provable: true,
  }),

  /** Several lanes are at work on many readers, are throttled and stopped together, and workers follow one another. */
  lanes: (random) => ({
    ...calm,
    faultyDays: 1,
    calmDays: 1,
    readers: 20 + random.int(40),
    perSecond: random.pick([2, 4, 8, 14, 70, 100]),
    answerMs: random.pick([0, 100, 2 * secondMs]),
    laterMs: random.pick([0, 2, 4]) * secondMs,
    seats: random.pick([1, 1, 2]),
    sesTrouble: random.pick([0, 0.05, 0.4]),
    sesTroubles: random.pick([
      ['rate throttle'],
      ['rate throttle', 'rate throttle', 'account paused'],
      ['daily throttle', 'accepted, time-out'],
    ] as const),
    crash: random.pick([0, 0, 0.002]),
    advance: random.pick([0.003, 0.02]),
    start: Date.parse('2026-11-25T05:45:00Z') + random.int(4) * 15 * minuteMs,
  }),

  /** Workers freeze or die while all of their lanes are at work, and others take their seats. */
  'frozen lanes': (random) => ({
    ...calm,
    faultyDays: 1,
    calmDays: 1,
    readers: 20 + random.int(20),
    perSecond: random.pick([2, 4, 14, 70]),
    answerMs: random.pick([0, 3 * secondMs]),
    seats: 1,
    crash: random.pick([0, 0.002]),
    freeze: 0.002,
    lose: random.pick([0, 0.01]),
    sesTrouble: random.pick([0, 0.2]),
    sesTroubles: ['rate throttle'],
    rivals: 0.5,
    start: Date.parse('2026-11-25T05:45:00Z'),
  }),

  /** A worker serves many readers slowly, so that it renews its lease, hands over and leaves others waiting. */
  renewals: (random) => ({
    ...prompt,
    faultyDays: 1,
    calmDays: 1,
    readers: 50 + random.int(30),
    laterMs: 0,
    perSecond: 4,
    answerMs: random.pick([2, 4, 6]) * secondMs,
    workerSeconds: random.pick([70, 100, 900]),
    advance: 0.003,
    start: Date.parse('2026-11-25T05:45:00Z'),
  }),

  /** A slow worker is frozen over its lease, while others are summoned to its seat. */
  'lost leases': (random) => ({
    ...withoutBadReports,
    faultyDays: 1,
    calmDays: 1,
    readers: 10 + random.int(8),
    newcomers: 0,
    life: 0,
    answerMs: random.pick([6, 9]) * secondMs,
    workerSeconds: random.pick([100, 900]),
    seats: 1,
    crash: random.pick([0, 0.002]),
    freeze: 0.006,
    lose: 0.02,
    refuse: 0,
    sesTrouble: 0,
    sourceTrouble: 0,
    skewMs: random.pick([0, 30 * secondMs]),
    rivals: 1,
    start: Date.parse('2026-11-25T05:45:00Z'),
  }),

  /** People confirm while the worker of their seat is at work on others. */
  welcomes: (random) => ({
    ...prompt,
    faultyDays: 1,
    calmDays: 1,
    readers: 6,
    newcomers: 6,
    laterMs: random.pick([0, 4 * secondMs]),
    perSecond: 6,
    answerMs: random.pick([0, 4 * secondMs]),
    life: random.pick([0.01, 0.03]),
    unconfirmedPerDay: 1_000,
    lettersWithinMs: 45 * minuteMs,
    advance: 0.01,
    start: Date.parse('2026-11-25T05:55:00Z'),
  }),

  /** The readers' clocks are put forward or back, and their hour is skipped or repeated. */
  calendar: (random) => ({
    ...prompt,
    readers: 4,
    faultyDays: 3,
    calmDays: 2,
    hours: 4,
    life: 0.002,
    start:
      Date.parse(
        random.pick(['2026-09-25', '2026-10-24', '2026-10-31', '2027-03-13', '2027-03-27', '2027-04-02']),
      ) +
      random.int(24) * hourMs,
  }),

  /** Most editions have no papers. */
  'quiet days': (random, isDown = random.chance(0.5)) => ({
    ...withoutBadReports,
    readers: 3,
    faultyDays: 4,
    sourceTrouble: isDown ? 1 : 0.7,
    sourceFails: isDown,
    sesTrouble: random.pick([0, 0.3]),
    sesTroubles: ['accepted, time-out', 'refused, time-out'],
    overtaken: random.pick([0, 0.3]),
    life: 0.004,
    rivals: 0.5,
  }),

  /** Readers act in the very moment between the read and the write of whoever settles their attempt. */
  overtaken: (random) => ({
    ...calm,
    readers: 3,
    newcomers: 1,
    faultyDays: 2,
    overtaken: 0.5,
    life: 0.002,
    sesTrouble: random.pick([0, 0.4]),
    sesTroubles: ['accepted, time-out', 'refused, time-out', 'rate throttle'],
  }),

  /** SES refuses most mails for a day. */
  'bad answers': (random) => ({
    ...calm,
    readers: 14,
    faultyDays: 1,
    seats: 1,
    sesTrouble: random.pick([0.7, 1]),
    sesTroubles: random.pick([
      ['account paused', 'daily throttle'],
      ['rejected', 'refused, reset'],
    ] as const),
    start: Date.parse('2026-11-25T05:45:00Z'),
  }),

  /** No answer of SES says whether it took a mail. */
  'open answers': () => ({
    ...calm,
    readers: 14,
    faultyDays: 1,
    seats: 1,
    sesTrouble: 1,
    sesTroubles: ['refused, 503', 'accepted, reset'],
    start: Date.parse('2026-11-25T05:45:00Z'),
  }),

  /** The database fails so often that retries do not help, and some readers' deliveries end in a fault. */
  'bad database': () => ({
    ...calm,
    readers: 10,
    faultyDays: 1,
    refuse: 0.3,
    lose: 0.15,
    start: Date.parse('2026-11-25T05:45:00Z'),
  }),

  /** So many digests bounce or bring complaints that sending has to stop. */
  'harmful digests': (random) => ({
    ...calm,
    readers: 60,
    seats: 1,
    faultyDays: 1,
    calmDays: 1,
    hours: 1,
    bounce: 1,
    fates: [random.pick(['bounced', 'complained'] as const)],
    advance: 0.003,
    start: Date.parse('2026-11-25T05:45:00Z'),
  }),

  /** The same mailboxes take no mail day after day, so that digests rest, and go on weeks later. */
  'rest ends': () => ({
    ...calm,
    readers: 2,
    faultyDays: 9,
    calmDays: 31,
    bounce: 1,
    fates: ['bounced for now'],
    indexLagMs: 0,
  }),

  /** A new release is deployed, whose workers and readers' pages go side by side with those of the old one. */
  upgrade: (random) => ({
    readers: 2 + random.int(3),
    upgraded: random.pick([0.2, 0.5, 0.8]),
    life: random.pick([0.004, 0.01]),
  }),
} satisfies Record<string, (random: Random) => Partial<Scenario>>

export type SituationName = keyof typeof situations

export const situationNames = Object.keys(situations) as readonly SituationName[]

/** Suppressed readers and withheld proofs would hide what these situations look for. */
const withoutBadReports = { strangers: 0, bounce: 0, garble: 0, greet: 0 } satisfies Partial<Scenario>

/** Nothing goes wrong by itself. */
const calm = {
  newcomers: 0,
  crash: 0,
  freeze: 0,
  refuse: 0,
  lose: 0,
  sesTrouble: 0,
  eventLoss: 0,
  duplicate: 0,
  life: 0,
  skewMs: 0,
  nonsense: 0,
  outage: 0,
  breakdown: 0,
  ...withoutBadReports,
  sourceTrouble: 0,
  rivals: 0,
} satisfies Partial<Scenario>

/** Nothing happens that would excuse a delay. */
const prompt = { ...calm, indexLagMs: 0, prompt: true } satisfies Partial<Scenario>

/** Special situations take long, and their rare states need several runs. */
const steeredEvery = 8

const special = situationNames.filter((name) => name !== 'ordinary')

/** The situation of a seed: every eighth is steered, towards one situation after the other. */
export function situationOf(seed: number | string): SituationName {
  if (typeof seed !== 'number' || seed % steeredEvery !== 0) return 'ordinary'
  return special[(seed / steeredEvery) % special.length] ?? 'ordinary'
}

export function scenarioOf(random: Random, situation: SituationName): Scenario {
  return { ...ordinaryScenario(random), ...situations[situation](random.fork('situation')) }
}

function stretch(fromHours: number, hours: number) {
  return { fromMs: fromHours * hourMs, toMs: (fromHours + hours) * hourMs }
}
