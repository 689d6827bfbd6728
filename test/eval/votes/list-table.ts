import { lastChance } from '../../../shared/edition/last-chance.ts'
import type { PaperId } from '../../../shared/paper/paper.ts'
import { dayMs, type EpochMs } from '../../../shared/time/clock.ts'
import { asMailed, by, byTrendAlone, type ListMaker, listsOf, withLastChances } from './editions.ts'
import { formulas } from './formulas.ts'
import type { EditionTime, Morning } from './morning.ts'
import { discountedGain } from './ndcg.ts'
import { type Ratio, ratioOver, type Week } from './ratio.ts'
import { rows } from './rows.ts'

/** How many places readers are sure to see. */
const places = 10

/** What a list earned: the DCG of its first ten by the votes that they had in the end. */
interface Earned {
  readonly at: EpochMs
  readonly time: string
  readonly gain: number
}

export type MorningsOf = ReadonlyMap<EditionTime, readonly Morning[]>

const ours = 'Paperwire’s trend alone'
const undiversified = 'Paperwire’s list before diversity'
const mailed = 'Paperwire as mailed'

/** The lists of all ways by the votes that the papers had in the end, as a table in Markdown. */
export function listTable(mornings: MorningsOf, finalVotes: ReadonlyMap<PaperId, number>): string {
  const oracle = () => (paper: { readonly id: PaperId }) => finalVotes.get(paper.id) ?? 0
  const ways: ReadonlyMap<string, ListMaker> = new Map([
    [ours, byTrendAlone],
    [undiversified, withLastChances],
    [mailed, asMailed],
    ...Object.entries(formulas).map(([name, formula]) => [name, by(formula)] as const),
    ['raw votes with last chances', by(formulas['raw votes'], lastChance)],
    ['an oracle of the votes', by(oracle)],
  ])
  const earned = new Map([...ways].map(([name, make]) => [name, earnings(mornings, make, finalVotes)]))
  const of = (name: string) => earned.get(name) ?? []
  const raw = of('raw votes')
  const dates = raw.map(({ at }) => at)
  const middle = (Math.min(...dates) + Math.max(...dates)) / 2
  const months = [...new Set(raw.map(monthOf))]
  const parts: readonly (readonly [string, (each: Earned) => boolean])[] = [
    ...[...mornings.keys()].map(({ name }) => [name, (each: Earned) => each.time === name] as const),
    ['first half', ({ at }) => at < middle],
    ['second half', ({ at }) => at >= middle],
  ]
  return [
    `DCG@${places} of the votes in the end, against raw votes; in brackets the 95 % interval over weeks`,
    '',
    ...rows(
      ['', 'all', ...parts.map(([name]) => name)],
      [...earned.keys()].map((name) => [
        name,
        withInterval(compare(of(name), raw)),
        ...parts.map(([, isIn]) => percent(compare(of(name).filter(isIn), raw.filter(isIn)).above)),
      ]),
    ),
    '',
    'The same by the month of the edition',
    '',
    ...rows(
      ['', ...months],
      [ours, mailed, 'the former trend'].map((name) => [
        name,
        ...months.map((month) => {
          const isIn = (each: Earned) => monthOf(each) === month
          return percent(compare(of(name).filter(isIn), raw.filter(isIn)).above)
        }),
      ]),
    ),
    '',
    `Folding and diversity change the list by ${withInterval(compare(of(mailed), of(undiversified)))}; the list as mailed is ${withInterval(compare(of(mailed), of('the former trend')))} above the former trend.`,
  ].join('\n')
}

function earnings(mornings: MorningsOf, make: ListMaker, finalVotes: ReadonlyMap<PaperId, number>): Earned[] {
  return [...mornings].flatMap(([{ name }, of]) =>
    listsOf(of, make).map((list, index) => ({
      at: of[index]?.at ?? 0,
      time: name,
      gain: discountedGain(list.slice(0, places).map((id) => finalVotes.get(id) ?? 0)),
    })),
  )
}

const thursday = 4

function compare(a: readonly Earned[], b: readonly Earned[]): Ratio {
  const weeks = new Map<number, Week>()
  for (const [index, { at, gain }] of a.entries()) {
    // The first of January 1970 was a Thursday; weeks begin on Mondays.
    const week = Math.floor((at / dayMs + thursday - 1) / 7)
    const { ours, theirs } = weeks.get(week) ?? { ours: 0, theirs: 0 }
    weeks.set(week, { ours: ours + gain, theirs: theirs + (b[index]?.gain ?? 0) })
  }
  return ratioOver([...weeks.values()])
}

function monthOf({ at }: Earned): string {
  return new Date(at).toISOString().slice(0, 7)
}

function withInterval({ above, from, to }: Ratio): string {
  return `${percent(above)} (${percent(from)} … ${percent(to)})`
}

function percent(share: number): string {
  const text = Math.abs(100 * share).toFixed(1)
  return text === '0.0' ? '0.0 %' : `${share < 0 ? '−' : '+'}${text} %`
}
