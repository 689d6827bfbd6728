import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readArgs } from '../../infra/local/read-args.ts'
import { random } from '../simulation/random.ts'
import { reasonFor, type Side, staleEntries } from './excused.ts'
import type { Hunt, Judged } from './hunt.ts'
import { filesInSimulation, huntBySimulation } from './hunt-by-simulation.ts'
import { huntByTests } from './hunt-by-tests.ts'
import { progressIn } from './progress.ts'
import type { Removal } from './removal.ts'
import { removalsOf } from './removals-of.ts'
import { report, score, survives } from './report.ts'
import { guarded } from './sources.ts'
import { survivors } from './survivors.ts'

const usage = `npm run mutate -- tests        takes guards that no list names away, and runs the tests that load their sources
npm run mutate -- simulation   … and runs the simulation, steered towards each of its situations
  --sample N    this many guards (tests 300, simulation 30), --seed S which ones (1); --full all of them
  --files GLOB  only the guards of these sources
  --runs N      of the simulation, for each guard (60)
  --json FILE   writes every guard and what became of it
  --fresh       forgets what an earlier call found; without it, a call goes on where that one ended
  --list        prints the guards, and takes none away`

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
/** Guards that are judged together. The tests share what they load. */
const together = { tests: 40, simulation: 1 }
/** After so many the command says how far it is. The simulation takes minutes for some of them. */
const saysEvery = { tests: 20, simulation: 1 }
const samples = { tests: 300, simulation: 30 }

async function main(args: string[]): Promise<boolean> {
  const { values, positionals } = readArgs({
    args,
    allowPositionals: true,
    options: {
      sample: { type: 'string' },
      seed: { type: 'string', default: '1' },
      full: { type: 'boolean', default: false },
      files: { type: 'string' },
      runs: { type: 'string', default: '60' },
      json: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    console.log(usage)
    return true
  }
  const [side, ...rest] = positionals
  if ((side !== 'tests' && side !== 'simulation') || rest.length > 0) {
    throw new Misused(`Say who is to notice: tests or simulation, not "${positionals.join(' ')}".`)
  }
  const folder = mkdtempSync(join(tmpdir(), 'paperwire-mutate-'))
  try {
    const removals = await removalsIn(side, values.files, folder)
    if (removals.length === 0) throw new Misused(`--files ${values.files}: no guard stands there.`)
    const count = values.full
      ? removals.length
      : wholeNumber('--sample', values.sample ?? String(samples[side]))
    const chosen = sample(removals, count, wholeNumber('--seed', values.seed))
    console.log(`${chosen.length} of ${removals.length} guards, seed ${values.seed}`)
    if (values.list) {
      console.log(
        chosen.map(({ file, line, was, becomes }) => `${file}:${line}\n  ${was}\n→ ${becomes}`).join('\n'),
      )
      return true
    }
    const runs = wholeNumber('--runs', values.runs)
    const makeHunt = (): Hunt =>
      side === 'tests' ? huntByTests(root, { all: values.full }) : huntBySimulation({ folder, runs, seed: 1 })
    const search = `${side} ${side === 'tests' ? values.full : runs}`
    const judged = await judgeAll(side, chosen, makeHunt, search, values.fresh)
    return conclude(side, removals, judged, values.json)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The problem of a call, for the person who typed it. */
class Misused extends Error {}

function wholeNumber(option: string, text: string): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number
  throw new Misused(`${option} ${text}: use a whole number.`)
}

async function removalsIn(side: Side, files: string | undefined, folder: string): Promise<Removal[]> {
  const wanted = new Set(globSync(files ?? guarded, { cwd: root }))
  const loaded = side === 'simulation' ? await filesInSimulation(folder) : undefined
  const sources = globSync(guarded, { cwd: root })
    .filter((file) => wanted.has(file))
    .sort()
  const apart = sources.filter((file) => loaded && !loaded.has(file))
  if (apart.length > 0) console.log(`The simulation does not load ${apart.join(', ')}.`)
  return sources
    .filter((file) => !apart.includes(file))
    .flatMap((file) => removalsOf(file, readFileSync(join(root, file), 'utf8')))
}

/** A seeded choice, in the order of the sources. */
function sample(removals: readonly Removal[], count: number, seed: number): Removal[] {
  const chance = random(`mutate/${seed}`)
  const drawn = removals.map((removal) => ({ removal, draw: chance.next() })).sort((a, b) => a.draw - b.draw)
  const chosen = new Set(drawn.slice(0, count).map(({ removal }) => removal))
  return removals.filter((removal) => chosen.has(removal))
}

async function judgeAll(
  side: Side,
  chosen: readonly Removal[],
  makeHunt: () => Hunt,
  search: string,
  isFresh: boolean,
): Promise<Judged[]> {
  const progress = progressIn(join(root, 'out/mutate', `${side}.jsonl`), root, search, isFresh)
  const judged: Judged[] = []
  const open: Removal[] = []
  for (const removal of chosen) {
    const verdict = progress.verdictOf(removal)
    if (verdict) judged.push({ removal, verdict })
    else open.push(removal)
  }
  if (judged.length > 0) console.log(`${judged.length} of them were judged by an earlier call.`)
  const onJudged = (each: Judged): void => {
    judged.push(each)
    progress.keep(each)
    const { file, line } = each.removal
    if (survives(each))
      console.log(`survives: ${file}:${line}  ${each.removal.was}  →  ${each.removal.becomes}`)
    const { outcome } = each.verdict
    const last = side === 'simulation' ? `, ${outcome}: ${each.removal.file}:${each.removal.line}` : ''
    const said = `${judged.length} of ${chosen.length} guards${last}`
    if (process.stderr.isTTY) process.stderr.write(`\r${said}\u001b[K `)
    else if (judged.length % saysEvery[side] === 0) console.error(said)
  }
  const work = async (): Promise<void> => {
    const hunt = makeHunt()
    for (let part = open.splice(0, together[side]); part.length > 0; part = open.splice(0, together[side])) {
      await hunt(part, onJudged)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return chosen.flatMap((removal) => judged.find((each) => each.removal === removal) ?? [])
}

function conclude(
  side: Side,
  removals: readonly Removal[],
  judged: readonly Judged[],
  json?: string,
): boolean {
  const reported = judged.map((each) => ({ ...each, reason: reasonFor(survivors, side, each.removal) }))
  console.log(`\n${report(reported)}`)
  const files = new Set(removals.map(({ file }) => file))
  const stale = staleEntries(
    survivors.filter(({ file }) => files.has(file)),
    removals,
    judged,
    side,
  )
  for (const entry of stale) console.log(`test/mutation/survivors.ts: ${entry}`)
  console.log(
    `${(100 * score(reported)).toFixed(1)} % of the guards whose absence changes something are noticed.`,
  )
  if (json !== undefined) {
    const rows = reported.map(({ removal: { source: _, ...removal }, verdict, reason }) => ({
      ...removal,
      ...verdict,
      reason,
    }))
    writeFileSync(json, `${JSON.stringify({ side, score: score(reported), rows }, null, 2)}\n`)
  }
  return stale.length === 0 && !reported.some((each) => survives(each) && each.reason === undefined)
}

try {
  process.exit((await main(process.argv.slice(2))) ? 0 : 1)
} catch (error) {
  const isMisused = error instanceof Misused || (error instanceof TypeError && 'code' in error) // parseArgs
  console.error(isMisused ? `${error.message}\n\n${usage}` : error)
  process.exit(1)
}
