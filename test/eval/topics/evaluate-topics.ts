import type { Paper, PaperId } from '../../../shared/paper/paper.ts'
import { interval } from '../interval.ts'
import type { Judgement, Judgements } from './judgements.ts'
import { type Answer, agreement, answer, mean, meanScore, type Score, score } from './scores.ts'
import { plainSearch, searchOfDigests } from './searches.ts'

/** A subject with the papers about it that the days have, and how the searches do on it. */
interface Row {
  readonly judgement: Judgement
  readonly digest: Score
  readonly plain: Score
}

/** How well topics find what they mean, as a report in Markdown. Each list of papers is a day, and becomes an edition. */
export function evaluateTopics(
  days: readonly (readonly Paper[])[],
  { judged, spellings, read }: Judgements,
): string {
  const papers = new Map(days.flat().map((paper) => [paper.id, paper]))
  const digests = days.map(searchOfDigests)
  const plain = days.map(plainSearch)
  const asked = new Map<string, Answer>()
  const ask = (topic: string): Answer => {
    const known = asked.get(topic) ?? answer(digests, topic)
    asked.set(topic, known)
    return known
  }
  const rows = judged
    .map((judgement) => among(judgement, papers))
    .filter(({ about }) => about.size > 0)
    .map((judgement) => ({
      judgement,
      digest: meanScore(judgement.topics.map((topic) => score(ask(topic), judgement))),
      plain: meanScore(judgement.topics.map((topic) => score(answer(plain, topic), judgement))),
    }))
  if (rows.length < 2)
    throw new Error('The files have no papers of which somebody judged what they are about.')
  const groups = [...judged.map(({ topics }) => topics), ...spellings].filter(({ length }) => length > 1)
  return [
    `${papers.size} papers of ${days.length} days; ${rows.length} subjects, written in ${countOf(rows)} ways`,
    '',
    ...summary(rows, groups, { digests: ask, plain: (topic) => answer(plain, topic) }),
    '',
    'Each subject, the mean of its spellings, the worst first',
    '',
    ...subjects(rows),
    '',
    'Spellings that must find the same papers, the worst first',
    '',
    ...agreements(groups, ask),
    '',
    'Without judgements: the first five of each day, to be read',
    ...read.flatMap((topic) => ['', `**${topic}**`, '', ...ask(topic).shown.map((id) => line(id, papers))]),
  ].join('\n')
}

function among({ topics, about, partly }: Judgement, papers: ReadonlyMap<PaperId, Paper>): Judgement {
  return { topics, partly, about: new Set([...about].filter((id) => papers.has(id))) }
}

function countOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { judgement }) => sum + judgement.topics.length, 0)
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

function summary(rows: readonly Row[], groups: readonly (readonly string[])[], answers: Answers): string[] {
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

function subjects(rows: readonly Row[]): string[] {
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

function agreements(groups: readonly (readonly string[])[], ask: (topic: string) => Answer): string[] {
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

function line(id: PaperId, papers: ReadonlyMap<PaperId, Paper>): string {
  return `- ${papers.get(id)?.title ?? ''} (${id})`
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
