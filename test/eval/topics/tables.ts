import { interval } from '../interval.ts'
import type { Judgement } from './judgements.ts'
import { type Answer, agreement, mean, type Score } from './scores.ts'

/** A subject with the papers about it that the days have, and how the searches do on it. */
export interface Row {
  readonly judgement: Judgement
  readonly digest: Score
  readonly plain: Score
}

const classes: readonly (readonly [string, (topic: string) => boolean])[] = [
  ['one word', (topic) => wordsOf(topic) === 1],
  ['two words', (topic) => wordsOf(topic) === 2],
  ['three words or more', (topic) => wordsOf(topic) > 2],
]

/** A hyphen joins two words, as it does for the search. */
function wordsOf(topic: string): number {
  return topic.split(/[ -]/).filter((word) => word !== '' && !/^(?:a|as|of|to)$/.test(word)).length
}

interface Answers {
  readonly digests: (topic: string) => Answer
  readonly plain: (topic: string) => Answer
}

export function summary(
  rows: readonly Row[],
  groups: readonly (readonly string[])[],
  answers: Answers,
): string[] {
  const agreed = (ask: (topic: string) => Answer, part: keyof Answer): string =>
    spread(groups.flatMap((topics) => agreement(topics.map((topic) => ask(topic)[part])) ?? []))
  const of = (wanted: readonly Row[], search: 'digest' | 'plain', part: keyof Score): string =>
    spread(wanted.flatMap((one) => one[search][part] ?? []))
  const parts = classes.map(([name, isOfClass]) => {
    const wanted = rows.filter(({ judgement }) => isOfClass(judgement.topics[0] ?? ''))
    return [`${name} (${wanted.length})`, wanted] as const
  })
  return [
    row(['mean over subjects ± 95 % interval', 'Paperwire', 'plain search']),
    row(['---', '---:', '---:']),
    ...[['all', rows] as const, ...parts].flatMap(([name, wanted]) => [
      row([`right of the five shown, ${name}`, of(wanted, 'digest', 'right'), of(wanted, 'plain', 'right')]),
      row([
        `found of those about it, ${name}`,
        of(wanted, 'digest', 'recall'),
        of(wanted, 'plain', 'recall'),
      ]),
    ]),
    row([
      `spellings agree, all found (${groups.length} groups)`,
      agreed(answers.digests, 'found'),
      agreed(answers.plain, 'found'),
    ]),
    row([
      'spellings agree, the five shown',
      agreed(answers.digests, 'shown'),
      agreed(answers.plain, 'shown'),
    ]),
  ]
}

export function subjects(rows: readonly Row[]): string[] {
  const goodness = ({ digest }: Row): number => (digest.right ?? 0) + (digest.recall ?? 0)
  return [
    row(['subject', 'papers', 'right', 'found', 'plain: right', 'found']),
    row(['---', '---:', '---:', '---:', '---:', '---:']),
    ...rows
      .toSorted((a, b) => goodness(a) - goodness(b))
      .map(({ judgement, digest, plain }) =>
        row([
          judgement.topics.join(', '),
          String(judgement.about.size),
          ...[digest.right, digest.recall, plain.right, plain.recall].map(percent),
        ]),
      ),
  ]
}

export function agreements(groups: readonly (readonly string[])[], ask: (topic: string) => Answer): string[] {
  const lines = groups.map((topics) => {
    const answers = topics.map(ask)
    return {
      topics,
      all: agreement(answers.map(({ found }) => found)),
      shown: agreement(answers.map(({ shown }) => shown)),
      counts: answers.map(({ found }) => found.length),
    }
  })
  return [
    row(['spellings', 'papers found', 'all found agree', 'shown agree']),
    row(['---', '---', '---:', '---:']),
    ...lines
      .toSorted((a, b) => (a.all ?? 0) - (b.all ?? 0))
      .map(({ topics, counts, all, shown }) =>
        row([topics.join(', '), counts.join(', '), percent(all), percent(shown)]),
      ),
  ]
}

function spread(shares: readonly number[]): string {
  if (shares.length < 2) return percent(mean(shares))
  const { mean: middle, half } = interval(shares)
  return `${(100 * middle).toFixed(1)} ± ${(100 * half).toFixed(1)} %`
}

function percent(share: number | undefined): string {
  return share === undefined ? '–' : `${Math.round(100 * share)} %`
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
