import { evaluateTrend } from './trend.ts'

const usage = `npm run eval -- trend    which papers are about to be voted for: our trend beside raw votes, Hacker News and Reddit`

const seeds = 200

const evaluations: ReadonlyMap<string, () => string> = new Map([['trend', () => evaluateTrend(seeds)]])

const [name = '', ...more] = process.argv.slice(2)
const evaluate = more.length === 0 ? evaluations.get(name) : undefined
if (evaluate) {
  console.log(evaluate())
} else {
  console.error(usage)
  process.exitCode = 1
}
