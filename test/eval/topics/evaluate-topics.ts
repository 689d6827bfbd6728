import type { Paper, PaperId } from '../../../shared/paper/paper.ts'
import type { Judgement, Judgements } from './judgements.ts'
import { type Answer, answer, meanScore, score, tally } from './scores.ts'
import { plainSearch, searchOfDigests } from './searches.ts'
import { agreements, type Row, subjects, summary } from './tables.ts'

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
  const askPlain = (topic: string): Answer => answer(plain, topic)
  const rows = judged
    .map((judgement) => among(judgement, papers))
    .filter(({ about }) => about.size > 0)
    .map((judgement) => ({
      judgement,
      digest: meanScore(judgement.topics.map((topic) => score(ask(topic), judgement))),
      plain: meanScore(judgement.topics.map((topic) => score(askPlain(topic), judgement))),
    }))
  if (rows.length < 2)
    throw new Error('The files have no papers of which somebody judged what they are about.')
  const judgedRows = rows.map(({ judgement }) => judgement)
  const groups = [...judged.map(({ topics }) => topics), ...spellings].filter(({ length }) => length > 1)
  return [
    `${papers.size} papers of ${days.length} days; ${rows.length} subjects, written in ${countOf(rows)} ways`,
    '',
    ...summary(rows, groups, { digests: ask, plain: askPlain }),
    '',
    `Of all papers shown, ${counts(judgedRows, ask)}; by the plain search, ${counts(judgedRows, askPlain)}.`,
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

/** Every spelling counts by itself. */
function counts(judged: readonly Judgement[], ask: (topic: string) => Answer): string {
  const tallies = judged.flatMap((judgement) => judgement.topics.map((topic) => tally(ask(topic), judgement)))
  const sum = (part: 'right' | 'wrong' | 'partly'): number =>
    tallies.reduce((total, one) => total + one[part], 0)
  return `${sum('right')} are right, ${sum('wrong')} wrong and ${sum('partly')} partly about the topic`
}

function line(id: PaperId, papers: ReadonlyMap<PaperId, Paper>): string {
  return `- ${papers.get(id)?.title ?? ''} (${id})`
}
