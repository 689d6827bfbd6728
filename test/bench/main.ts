import { measureColdStart } from './cold-start.ts'
import { measureCompose } from './compose.ts'
import { measureCost } from './cost.ts'
import { measureDeliver } from './deliver.ts'
import { measureLoad } from './load.ts'
import { type Figure, isOver, table } from './measure.ts'
import { measurePapers } from './papers.ts'
import { measureProof } from './proof-of-work.tsx'
import { measureScale } from './scale.ts'

/** Each prints what it finds. False means that a figure is over its limit. */
const benches: Readonly<Record<string, (args: readonly string[]) => boolean | Promise<boolean>>> = {
  papers: () => show(measurePapers()),
  'cold-start': measureColdStart,
  cost: measureCost,
  proof: measureProof,
  load: measureLoad,
  deliver: measureDeliver,
  compose: measureCompose,
  scale: measureScale,
}

/** The benches that take options. */
const withOptions: readonly string[] = ['load', 'deliver', 'compose', 'scale']

const usage = `npm run bench -- papers     2,000 papers: the feed, the edition, a thousand topics; fails over a limit
npm run bench -- cold-start until a handler is ready and has answered, beside a bare one; fails over a limit; a minute
npm run bench -- cost       a day counted, and what it costs at 1,000 to 1,000,000 readers; a minute or two
npm run bench -- proof      the proof of work of a sign-up: seconds in a browser, milliseconds of the service; half a minute
npm run bench -- load       the local world at 200 connections; fails over an answer of failure, a lost reader, or a
                            page slower than half a bare route; four minutes; --connections 50 --seconds 5 for a look
npm run bench -- deliver    what a mail costs a worker, and how fast it is, beside a bare loop and what people write; fails
                            over a limit; seven minutes; --full for an hour of larger sizes, --json FILE for the figures as
                            JSON, --profile FOLDER for profiles of the CPU instead
npm run bench -- compose    what composing a mail costs beside nodemailer; fails over a limit; a minute; --full, --json FILE
npm run bench -- scale      a million readers due in one hour, in simulated time, one worker of sixteen run; fails if they
                            are not served in 1.1 hours; a few minutes; --full all of them; --json FILE`

function show(figures: readonly Figure[]): boolean {
  console.log(table(figures))
  return !figures.some(isOver)
}

async function main([name, ...rest]: readonly string[]): Promise<boolean> {
  if (name === '--help') {
    console.log(usage)
    return true
  }
  const takesRest = rest.length === 0 || withOptions.includes(name ?? '')
  const measure = takesRest ? Object.entries(benches).find(([bench]) => bench === name)?.[1] : undefined
  if (measure) return measure(rest)
  console.error(`${wrong(name, rest)}\n\n${usage}`)
  return false
}

function wrong(name: string | undefined, rest: readonly string[]): string {
  if (name === undefined) return `Say which bench: ${Object.keys(benches).join(', ')}.`
  if (rest.length > 0) return `One bench at a time: "${rest.join(' ')}" is too much.`
  return `There is no bench "${name}": use ${Object.keys(benches).join(', ')}.`
}

process.exit((await main(process.argv.slice(2))) ? 0 : 1)
