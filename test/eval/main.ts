import { evaluateLines } from './line.ts'
import { evaluateTrend } from './trend.ts'

/** An evaluation prints a table in Markdown. It throws an `Error` whose message tells what is wrong with its files. */
interface Evaluation {
  /** What follows its name on the command line; empty for an evaluation without files. */
  readonly files: string
  readonly judges: string
  /** `paths` are those of the files, as given. */
  run(paths: readonly string[]): string
}

const seeds = 200

const evaluations: ReadonlyMap<string, Evaluation> = new Map<string, Evaluation>([
  [
    'line',
    {
      files: 'DAYS…',
      judges: 'the one line about each paper, for reading, and how many bear which fault',
      run: evaluateLines,
    },
  ],
  [
    'trend',
    {
      files: '',
      judges: 'which papers are about to be voted for: our trend beside raw votes, Hacker News and Reddit',
      run: () => evaluateTrend(seeds),
    },
  ],
])

const usage = [...evaluations]
  .map(([name, { files, judges }]) => `npm run eval -- ${`${name} ${files}`.trimEnd().padEnd(18)} ${judges}`)
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
  if (evaluation.files === '' && paths.length > 0)
    throw new Error(`"${name}" takes no files: "${paths.join(' ')}" is too much.`)
  if (evaluation.files !== '' && paths.length === 0) throw new Error(`"${name}" needs ${evaluation.files}.`)
  return evaluation
}
