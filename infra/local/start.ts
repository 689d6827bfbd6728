import { resolve } from 'node:path'
import type { EditionHead } from '../../shared/edition/edition.ts'
import type { PublishedEdition } from '../../shared/edition/publish-edition.ts'
import { plural } from '../../shared/language/en/words.ts'
import { localDate, type TimeZone } from '../../shared/time/time-zone.ts'
import { openDataFolder } from './data-folder.ts'
import { diskTrouble } from './disk-trouble.ts'
import { inShell } from './in-shell.ts'
import { inTerminal } from './in-terminal.ts'
import { terminalLog } from './log.ts'
import { momentToPlay } from './moment-to-play.ts'
import { onceToldToStop } from './once-told-to-stop.ts'
import { defaultDataFolder, readOptions, usage } from './options.ts'
import { choosePapers } from './papers/choose-source.ts'
import { livePapersSettings } from './settings.ts'
import { PortProblem, StartProblem } from './start-problem.ts'
import { startWorld, type World } from './world.ts'

/** `npm start` runs the whole service on this machine until Ctrl-C. */
async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    console.log(usage)
    return
  }
  const options = readOptions(args)
  let world: World | undefined
  onceToldToStop(() => {
    console.log(`Stopping… At most ${peakMemoryMb()} MB of memory were in use.`)
    // A part that hangs must not block the terminal. Everything that matters is already on disk.
    setTimeout(() => process.exit(0), 1_500).unref()
    Promise.resolve(world?.stop()).then(() => process.exit(0))
  })
  const folder = openDataFolder(options.data, options.fresh)
  process.once('exit', folder.unlock)
  process.once('uncaughtException', (error) => {
    console.error(endOfDisk(error, folder.path) ?? error)
    process.exit(1)
  })
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const chosen = await choosePapers(options.papers, localDate(Date.now(), timeZone as TimeZone), {
    fetch,
    ...livePapersSettings,
    sources: options.sources,
  })
  world = await startWorld({
    ...options,
    folder,
    papers: chosen.papers,
    clock: Date.now,
    log: (source) => terminalLog(source, console.log),
  })
  const { origin, inboxOrigin, databaseEndpoint } = world
  folder.announce({ pid: process.pid, origin, inboxOrigin, databaseEndpoint })
  console.log(greeting(world, chosen.from, folder.path, options.papers))
}

/** The database throws out of the process if the disk does not take its writes. Its files stay whole. */
function endOfDisk(error: Error, path: string): string | undefined {
  if (!('code' in error && error.code === 'LEVEL_IO_ERROR')) return undefined
  return `The database cannot write in ${path}: ${diskTrouble(error)}. Everything ends here; what was not done is done after the next start.`
}

/** Of this process, as the operating system counts it: functions, database, queues and inbox together. */
function peakMemoryMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1_024)
}

function greeting(world: World, papersFrom: string, data: string, file: string | undefined): string {
  const option = data === resolve(defaultDataFolder) ? '' : ` --data ${inShell(data)}`
  const { edition } = world.firstTick
  const newest = 'head' in edition ? edition.head : undefined
  return `
Paperwire runs on this machine.

  Sign up    ${world.origin}
  Inbox      ${world.inboxOrigin}
  Papers     from ${papersFrom}
  Edition    ${editionLines(edition, file).join('\n             ')}
  Data       in ${data}

  npm run tick -- --at ${momentToPlay(Date.now(), newest)}${option}   delivers as if it were then
  npm start -- --fresh${option}   starts empty
  Ctrl-C stops it.
`
}

function editionLines(edition: PublishedEdition, file: string | undefined): string[] {
  switch (edition.outcome) {
    case 'published':
      return [`${edition.head.id}, new, ${plural(edition.head.paperCount, 'paper')}`]
    case 'exists': {
      const papers = plural(edition.head.paperCount, 'paper')
      return [
        `${edition.head.id}, ${papers}, published earlier from ${sourceNames(edition.head)} and kept`,
        ...(file === undefined ? [] : [`${file} is for the next one; --fresh forgets all and takes it now`]),
      ]
    }
    case 'retry':
      return [`${edition.id} waits: ${inTerminal(edition.failures.join('; '))}`]
  }
}

function sourceNames({ sources }: EditionHead): string {
  return sources.map(({ source }) => `"${source}"`).join(' and ')
}

const args = process.argv.slice(2)
try {
  await main(args)
} catch (error) {
  const told = error instanceof StartProblem ? error.message : error
  console.error(error instanceof PortProblem ? error.withCommand(args) : told)
  process.exit(1)
}
