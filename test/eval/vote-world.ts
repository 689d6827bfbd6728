import type { Paper, PaperId, Signals } from '../../shared/paper/paper.ts'
import type { Snapshot } from '../../shared/paper/ranking/snapshot.ts'
import { dayMs, type EpochMs, hourMs } from '../../shared/time/clock.ts'
import type { LocalDate } from '../../shared/time/time-zone.ts'
import type { Random } from '../simulation/random.ts'
import { between, normal, poisson } from './draw.ts'
import type { Scenario } from './scenarios.ts'

/** A morning on which papers are ranked, and the truth of it. */
export interface Morning {
  readonly at: EpochMs
  readonly papers: readonly Paper[]
  readonly history: readonly Snapshot[]
  /** The expected votes of the next 24 h from what has begun, as nobody can foresee a burst. */
  readonly expected: ReadonlyMap<PaperId, number>
}

const listedPerDay = 50
/** A listed paper is asked about again for so many days. */
const polledDays = 7
const snapshotCount = 14
const epoch = Date.UTC(2026, 0, 5)

/** How many papers are of a class, and the votes that one of it gets in all. */
const qualities = [
  { upTo: 0.7, votes: 4 },
  { upTo: 0.95, votes: 15 },
  { upTo: 1, votes: 70 },
] as const
const fadeHours = 30
const steadyHours = 96

/** Votes expected until an age in hours. */
type Interest = (ageHours: number) => number

/** The signals of a paper that are observed, morning by morning. */
interface Life {
  readonly id: PaperId
  readonly listedAt: EpochMs
  /** Expected votes until a moment, of what has begun before another. */
  votesBy(at: EpochMs, begunBefore: EpochMs): number
  /** By the number of mornings since the listing, from 0. */
  readonly signals: readonly Signals[]
}

/** One morning of a scenario. The same source of chance gives the same one. */
export function simulateMorning(scenario: Scenario, random: Random): Morning {
  const days = snapshotCount + polledDays
  const lives = Array.from({ length: days }, (_, day) =>
    Array.from({ length: listedPerDay }, (_, n) => live(scenario, random.fork(`${day}/${n}`), day, n)),
  )
  const at = epoch + days * dayMs
  const kept = random.fork('snapshots')
  const history = Array.from({ length: snapshotCount }, (_, index) => snapshot(lives, polledDays + index))
  const today = seenOn(lives, days)
  return {
    at,
    papers: today.map(({ life, signals }) => aListedPaper(life, signals)),
    history: history.filter(() => !kept.chance(scenario.missingSnapshots)),
    expected: new Map(
      today.map(({ life }) => [life.id, life.votesBy(at + dayMs, at) - life.votesBy(at, at)]),
    ),
  }
}

function live(scenario: Scenario, random: Random, day: number, n: number): Life {
  const listedAt = epoch + Math.floor((day + random.next()) * dayMs)
  const quality = drawQuality(random)
  const interest: Interest =
    scenario.interest === 'fades'
      ? (age) => quality * (1 - Math.exp(-age / fadeHours))
      : (age) => (quality * age) / steadyHours
  const planted = drawPlanted(scenario, random)
  const votesBy = (at: EpochMs, begunBefore: EpochMs) => {
    const age = (at - listedAt) / hourMs
    const begun = planted.age < (begunBefore - listedAt) / hourMs
    return interest(age) + (begun ? planted.votes(Math.max(0, age - planted.age)) : 0)
  }
  const mornings = Array.from({ length: polledDays }, (_, index) => epoch + (day + index + 1) * dayMs)
  return {
    // Ids in no order, so that ties favour neither old nor new.
    id: `${String(random.int(1e6)).padStart(6, '0')}-${day}-${n}` as PaperId,
    listedAt,
    votesBy,
    signals: observe(
      scenario,
      random,
      [listedAt, ...mornings].map((at) => votesBy(at, at)),
    ),
  }
}

function drawQuality(random: Random): number {
  const place = random.next()
  const { votes } = qualities.find(({ upTo }) => place < upTo) ?? qualities[0]
  return votes * Math.exp(0.4 * normal(random))
}

function drawPlanted({ planted }: Scenario, random: Random): { age: number; votes: Interest } {
  if (!planted || !random.chance(planted.share)) return { age: Infinity, votes: () => 0 }
  const votes = between(random, 25, 90)
  return {
    age: between(random, planted.fromAge, planted.toAge),
    votes: (age) => votes * (1 - Math.exp(-age / planted.fadeHours)),
  }
}

/** The signals on each morning, from the votes expected by the listing and by each morning. */
function observe(scenario: Scenario, random: Random, votes: readonly number[]): Signals[] {
  const [hasCode, onHackerNews] = [random.chance(0.4), random.chance(0.05)]
  const misled = scenario.otherSignals === 'mislead' ? Math.exp(1.2 * normal(random)) : undefined
  let [upvotes, comments, points] = [0, 0, 0]
  let stars = Math.round(Math.exp(3 + 1.5 * normal(random)))
  return votes.slice(1).map((expected, index) => {
    const growth = expected - (votes[index] ?? 0)
    const talk = misled === undefined ? growth : 3 * misled
    upvotes += poisson(random, growth)
    comments += poisson(random, 0.1 * talk)
    if (hasCode) stars += poisson(random, 1.5 * talk)
    if (onHackerNews) points += poisson(random, 3 * talk)
    return { upvotes, comments, ...(hasCode && { stars }), ...(onHackerNews && { points }) }
  })
}

/** The papers that are asked about on the morning after so many days, with what is known of them. */
function seenOn(lives: readonly (readonly Life[])[], day: number): { life: Life; signals: Signals }[] {
  return lives.slice(day - polledDays, day).flatMap((listed, index) =>
    listed.flatMap((life) => {
      const signals = life.signals[polledDays - 1 - index]
      return signals ? [{ life, signals }] : []
    }),
  )
}

function snapshot(lives: readonly (readonly Life[])[], day: number): Snapshot {
  const at = epoch + day * dayMs
  return {
    day: new Date(at).toISOString().slice(0, 10) as LocalDate,
    at,
    signals: new Map(seenOn(lives, day).map(({ life, signals }) => [life.id, signals])),
  }
}

function aListedPaper({ id, listedAt }: Life, signals: Signals): Paper {
  return {
    id,
    listedAt,
    signals,
    title: id,
    abstract: '',
    authors: [],
    links: {},
    keywords: [],
    categories: [],
  }
}
