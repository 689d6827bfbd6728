import { evaluateLines } from './line.ts'
import { evaluateText } from './text/evaluate-text.ts'
import { dayPapers } from './topics/day-papers.ts'
import { evaluateTopics } from './topics/evaluate-topics.ts'
import { judgements } from './topics/judgements.ts'
import { evaluateVotes } from './votes/votes.ts'

/** An evaluation prints a table in Markdown. It throws an `Error` whose message tells what is wrong with its files. */
interface Evaluation {
  /** What follows its name on the command line. */
  readonly files: string
  readonly judges: string
  /** `paths` are those of the files, as given. */
  run(paths: readonly string[]): string
}

const evaluations: ReadonlyMap<string, Evaluation> = new Map<string, Evaluation>([
  [
    'votes',
    {
      files: 'FILE…',
      judges: 'the list by the votes that its papers had in the end, beside other formulas',
      run: evaluateVotes,
    },
  ],
  [
    'text',
    {
      files: 'FILE…',
      judges: 'how texts read: counts on cases, every change on a list of papers',
      run: evaluateText,
    },
  ],
  [
    'line',
    {
      files: 'DAYS…',
      judges: 'the one line about each paper, for reading, and how many bear which fault',
      run: evaluateLines,
    },
  ],
  [
    'topics',
    {
      files: 'DAYS…',
      judges: 'which papers topics find, by what somebody who read them says they are about',
      run: (paths) => evaluateTopics(paths.map(dayPapers), judgements),
    },
  ],
])

const usage = [...evaluations]
  .map(([name, { files, judges }]) => `npm run eval -- ${`${name} ${files}`.padEnd(13)} ${judges}`)
  .join('\n')

const [name = '', ...paths] = process.argv.slice(2)
if (name === '--help') console.log(usage)
else {
  try {
    console.log(evaluationOf(name, paths).run(paths))
  } catch (fault) {
    console.error(`${fault instanceof Error ? fault.message : fault}\n\n${usage}`)
    process.exitCode = 1
  }
}

function evaluationOf(name: string, paths: readonly string[]): Evaluation {
  const evaluation = evaluations.get(name)
  if (!evaluation) {
    const known = [...evaluations.keys()].join(', ')
    throw new Error(
      name === '' ? `Say which evaluation: ${known}.` : `There is no evaluation "${name}": use ${known}.`,
    )
  }
  if (paths.length === 0) throw new Error(`"${name}" needs ${evaluation.files}.`)
  return evaluation
}
