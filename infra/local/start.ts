import { resolve } from 'node:path'
import type { EditionHead } from '../../shared/edition/edition.ts'
import { dayMs } from '../../shared/time/clock.ts'
import { localDate, type TimeZone } from '../../shared/time/time-zone.ts'
import { openDataFolder } from './data-folder.ts'
import { terminalLog } from './log.ts'
import { defaultDataFolder, readOptions, usage } from './options.ts'
import { choosePapers } from './papers/choose-source.ts'
import { livePapersSettings } from './settings.ts'
import { StartProblem } from './start-problem.ts'
import { startWorld, type World } from './world.ts'

/** `npm start`: the whole service on this machine, until Ctrl-C. */
async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    console.log(usage)
    return
  }
  const options = readOptions(args)
  const folder = openDataFolder(options.data, options.fresh)
  process.once('exit', folder.unlock)
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const chosen = await choosePapers(options.papers, localDate(Date.now(), timeZone as TimeZone), {
    fetch,
    ...livePapersSettings,
  })
  const world = await startWorld({
    ...options,
    folder,
    papers: chosen.papers,
    clock: Date.now,
    log: (source) => terminalLog(source, console.log),
  })
  const { origin, inboxOrigin, databaseEndpoint } = world
  folder.announce({ pid: process.pid, origin, inboxOrigin, databaseEndpoint })
  stopOnSignals(world)
  console.log(greeting(world, chosen.from, folder.path))
}

function greeting(world: World, papersFrom: string, data: string): string {
  const option = data === resolve(defaultDataFolder) ? '' : ` --data ${data}`
  return `
Paperwire runs on this machine.

  Sign up    ${world.origin}
  Inbox      ${world.inboxOrigin}
  Papers     from ${papersFrom}
  Edition    ${editionLine(world)}
  Data       in ${data}

  npm run tick -- --at ${tomorrow()}${option}   delivers as if it were then
  npm start -- --fresh${option}   starts empty
  Ctrl-C stops it.
`
}

function editionLine({ firstTick: { edition } }: World): string {
  switch (edition.outcome) {
    case 'published':
      return `${edition.head.id}, new, ${edition.head.paperCount} papers`
    case 'exists':
      return `${edition.head.id}, ${edition.head.paperCount} papers, published earlier from ${sourceNames(edition.head)} and kept`
    case 'retry':
      return `${edition.id} waits: ${edition.failures.join('; ')}`
  }
}

function sourceNames({ sources }: EditionHead): string {
  return sources.map(({ source }) => `"${source}"`).join(' and ')
}

/** Tomorrow at noon here: past the edition's hour and past the eight o'clock that the form proposes. */
function tomorrow(): string {
  const noon = new Date(Date.now() + dayMs).setHours(12, 0, 0, 0)
  return new Date(noon).toISOString().replace('.000Z', 'Z')
}

function stopOnSignals(world: World): void {
  const stop = (): void => {
    console.log('Stopping…')
    // What hangs does not keep the terminal: everything that matters is on disk already.
    setTimeout(() => process.exit(0), 1_500).unref()
    world.stop().then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof StartProblem ? error.message : error)
  process.exit(1)
}
