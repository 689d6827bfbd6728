import { evaluateTrend } from './trend.ts'

const usage = `npm run eval -- trend    which papers are about to be voted for: our trend beside raw votes, Hacker News and Reddit`

const seeds = 200

const evaluations: ReadonlyMap<string, () => string> = new Map([['trend', () => evaluateTrend(seeds)]])

const [name = '', ...more] = process.argv.slice(2)
const evaluate = more.length === 0 ? evaluations.get(name) : undefined
if (evaluate) {
  console.log(evaluate())
} else if (name === '--help') {
  console.log(usage)
} else {
  console.error(`${wrong()}\n\n${usage}`)
  process.exitCode = 1
}

function wrong(): string {
  const known = [...evaluations.keys()].join(', ')
  if (name === '') return `Say which evaluation: ${known}.`
  if (more.length > 0) return `One evaluation at a time: "${more.join(' ')}" is too much.`
  return `There is no evaluation "${name}": use ${known}.`
}
