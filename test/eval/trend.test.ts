import { describe, expect, test } from 'vitest'
import type { PaperId } from '../../shared/paper/paper.ts'
import { dayMs, hourMs } from '../../shared/time/clock.ts'
import { random } from '../simulation/random.ts'
import { rankers } from './rankers.ts'
import { scenarios } from './scenarios.ts'
import { evaluateTrend } from './trend.ts'
import { type Morning, simulateMorning } from './vote-world.ts'

const [scenario] = scenarios
if (!scenario) throw new Error('there is no scenario')

describe('the evaluation of the trend', () => {
  test('the evaluation of the trend gives the same table when replayed', () => {
    const table = evaluateTrend(2)
    expect(evaluateTrend(2)).toBe(table)
    expect(table).not.toContain('NaN')
    for (const { name } of scenarios) expect(table).toContain(`| ${name} |`)
  })

  test('every way to rank orders the same papers, each once', () => {
    const morning = simulateMorning(scenario, random(7))
    const ids = morning.papers.map(({ id }) => id).sort()
    for (const rank of Object.values(rankers)) {
      expect(
        rank(morning)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(ids)
    }
  })

  test('votes are expected of every paper of a week, and more of new papers where interest fades', () => {
    const { papers, expected, at, history } = simulateMorning(scenario, random(7))
    expect(papers).toHaveLength(350)
    expect(expected.size).toBe(350)
    expect(history).toHaveLength(14)
    const votesOf = (isWanted: (ageDays: number) => boolean) =>
      papers
        .filter(({ listedAt = Number.NaN }) => isWanted((at - listedAt) / dayMs))
        .reduce((sum, { id }) => sum + (expected.get(id) ?? Number.NaN), 0)
    expect(votesOf((age) => age >= 0 && age < 1)).toBeGreaterThan(10 * votesOf((age) => age > 5 && age < 7))
    expect(Math.min(...expected.values())).toBeGreaterThan(0)
  })

  test('the votes of a burst that has begun are expected', () => {
    const burst = { share: 1, fromAge: 100, toAge: 144, fadeHours: 18 }
    const sum = ({ expected }: Morning) => [...expected.values()].reduce((total, each) => total + each, 0)
    const calm = sum(simulateMorning(scenario, random(7)))
    expect(sum(simulateMorning({ ...scenario, planted: burst }, random(7)))).toBeGreaterThan(2 * calm)
    const toCome = { ...burst, fromAge: 168, toAge: 200 }
    expect(sum(simulateMorning({ ...scenario, planted: toCome }, random(7)))).toBeLessThan(1.2 * calm)
  })

  test('as many snapshots are kept as a scenario says', () => {
    const without = simulateMorning({ ...scenario, missingSnapshots: 1 }, random(7))
    expect(without.history).toEqual([])
    expect(without.papers).toEqual(simulateMorning(scenario, random(7)).papers)
  })

  test('the formulas of other projects are those that were published', () => {
    const at = Date.UTC(2026, 6, 3)
    const paper = (id: string, upvotes: number, hours: number) => ({
      ...{ id: id as PaperId, title: '', abstract: '', authors: [], links: {}, keywords: [], categories: [] },
      signals: { upvotes },
      listedAt: at - hours * hourMs,
    })
    const order = (name: keyof typeof rankers, papers: Morning['papers']) =>
      rankers[name]({ papers, at, history: [], expected: new Map() }).map(({ id }) => id)
    // Hacker News: 10^.8 / 4^1.8 = .52 and 40^.8 / 12^1.8 = .22, though it has more votes.
    expect(order('Hacker News', [paper('many', 41, 10), paper('new', 11, 2)])).toEqual(['new', 'many'])
    expect(order('raw votes', [paper('new', 11, 2), paper('many', 41, 10)])).toEqual(['many', 'new'])
    // Reddit: ten times the votes make up for 12.5 hours.
    expect(order('Reddit hot', [paper('ten', 10, 0), paper('hundred', 100, 12)])).toEqual(['hundred', 'ten'])
    expect(order('Reddit hot', [paper('hundred', 100, 13), paper('ten', 10, 0)])).toEqual(['ten', 'hundred'])
  })
})
