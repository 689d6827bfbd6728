import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { runningWorld } from '../local/data-folder.ts'
import { defaultDataFolder } from '../local/options.ts'
import type { PlayedTick } from '../local/play-tick.ts'

const usage = `npm run tick -- --at 2026-11-24T08:00:00Z [--data FOLDER]
  Publishes and delivers once in the running local world, as if it were that moment.`

/** `npm run tick`: asks the running world to play a moment, and prints what it did. */
async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { at: { type: 'string' }, data: { type: 'string', default: defaultDataFolder } },
  })
  if (values.at === undefined) throw new Error(usage)
  const running = runningWorld(resolve(values.data))
  if (!running?.inboxOrigin)
    throw new Error('No local world is running with that data: start one with npm start.')
  const answer = await fetch(new URL('/tick', running.inboxOrigin), {
    method: 'POST',
    body: JSON.stringify({ at: values.at }),
  })
  if (answer.status === 400)
    throw new Error(`--at ${values.at}: say a moment with its zone, such as 2026-11-24T08:00:00Z.`)
  if (!answer.ok) throw new Error(`The local world answered ${answer.status}: see its terminal.`)
  console.log(describe((await answer.json()) as PlayedTick))
}

function describe({ at, tick, seats }: PlayedTick): string {
  const { edition } = tick
  const editionWords = {
    published: () =>
      edition.outcome === 'published'
        ? `${edition.head.id} published: ${edition.head.paperCount} papers`
        : '',
    exists: () => (edition.outcome === 'exists' ? `${edition.head.id} was there already` : ''),
    retry: () => (edition.outcome === 'retry' ? `${edition.id} waits: ${edition.reason}` : ''),
  }[edition.outcome]()
  const outcomes = seats.flatMap((report) => (report.taken ? Object.entries(report.outcomes) : []))
  const readers =
    outcomes.length > 0
      ? outcomes.map(([outcome, count]) => `${count} ${outcome}`).join(', ')
      : 'nobody is due'
  return `As if it were ${at}\n  Edition  ${editionWords}\n  Readers  ${readers}`
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
