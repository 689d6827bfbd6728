import { parseArgs } from 'node:util'
import { defaultDataFolder } from '../../local/options.ts'
import type { PlayedTick } from '../../local/play-tick.ts'
import { CommandProblem, localWorld, misused, runCommand } from '../command.ts'
import { printTick } from '../desk/print-tick.ts'

const usage = `npm run tick -- --at 2026-11-24T08:00:00Z [--data FOLDER]
  Publishes and delivers once in the running local world, as if it were that time.`

/** `npm run tick` runs one tick at another time in the local world, and prints the result. */
await runCommand(async (args) => {
  const { values } = parseArgs({
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
  const answer = await fetch(new URL('/tick', inboxOrigin), {
    method: 'POST',
    body: JSON.stringify({ at: values.at }),
  })
  if (answer.status === 400) {
    throw new CommandProblem(`--at ${values.at}: use a time with its zone, such as 2026-11-24T08:00:00Z.`)
  }
  if (!answer.ok) throw new CommandProblem(`The local world answered ${answer.status}: see its terminal.`)
  console.log(printTick((await answer.json()) as PlayedTick, Date.now()))
})
