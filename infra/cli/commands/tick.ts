import { parseArgs } from 'node:util'
import { defaultDataFolder } from '../../local/options.ts'
import type { PlayedTick } from '../../local/play-tick.ts'
import { CommandProblem, localWorld, misused, runCommand } from '../command.ts'
import { printTick } from '../desk/print-tick.ts'

const usage = `npm run tick -- --at 2026-11-24T08:00:00Z [--data FOLDER]
  Publishes and delivers once in the running local world, as if it were that moment.`

/** `npm run tick`: asks the running world to play a moment, and prints what it did. */
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
  if (values.at === undefined) throw misused('--at is missing: say which moment to play.', usage)
  const { inboxOrigin } = localWorld(values.data)
  const answer = await fetch(new URL('/tick', inboxOrigin), {
    method: 'POST',
    body: JSON.stringify({ at: values.at }),
  })
  if (answer.status === 400) {
    throw new CommandProblem(`--at ${values.at}: say a moment with its zone, such as 2026-11-24T08:00:00Z.`)
  }
  if (!answer.ok) throw new CommandProblem(`The local world answered ${answer.status}: see its terminal.`)
  console.log(printTick((await answer.json()) as PlayedTick, Date.now()))
})
