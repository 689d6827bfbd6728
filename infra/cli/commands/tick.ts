import { defaultDataFolder } from '../../local/options.ts'
import { readArgs } from '../../local/read-args.ts'
import { askForTick } from '../../local/tick-client.ts'
import { CommandProblem, localWorld, misused, runCommand } from '../command.ts'
import { progressOfCommand, progressPrinter } from '../desk/print-progress.ts'
import { printTick } from '../desk/print-tick.ts'

/** The exit code of a command that Ctrl-C ended, as shells have it. */
const interrupted = 130

const usage = `npm run tick -- --at 2026-11-24T08:00:00Z [--data FOLDER]
  Publishes and delivers once in the running local world, as if it were that time.`

/** `npm run tick` runs one tick at another time in the local world, and prints how far it has come, and the result. */
await runCommand(async (args) => {
  const { values } = readArgs({
    args,
    options: {
      at: { type: 'string' },
      data: { type: 'string', default: defaultDataFolder },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(usage)
  if (values.at === undefined) throw misused('--at is missing: give the time to play.', usage)
  const { inboxOrigin } = localWorld(values.data)
  const progress = progressPrinter(progressOfCommand(), 'digest')
  process.once('SIGINT', () => {
    progress.end()
    console.log('Stopped watching. The local world delivers the rest; Ctrl-C in its terminal stops it.')
    process.exit(interrupted)
  })
  const asked = await askForTick(inboxOrigin, values.at, ({ due, sent }) =>
    progress.tell({ done: sent, of: due }),
  )
  progress.end()
  switch (asked.outcome) {
    case 'played':
      return console.log(printTick(asked.played, Date.now()))
    case 'bad-time':
      throw new CommandProblem(`--at ${values.at}: use a time with its zone, such as 2026-11-24T08:00:00Z.`)
    case 'failed':
      throw new CommandProblem(`The tick failed (${asked.why}): see the terminal of the local world.`)
    case 'ended':
      throw new CommandProblem(
        'The local world ended before the tick did. Readers who were not served stay due.',
      )
  }
})
