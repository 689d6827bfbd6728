import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { SeatReport } from '../../shared/delivery/deliver-seat.ts'
import type { PublishedEdition } from '../../shared/edition/publish-edition.ts'
import { runningWorld } from '../local/data-folder.ts'
import { defaultDataFolder } from '../local/options.ts'
import type { PlayedTick } from '../local/play-tick.ts'
import { CommandProblem, runCommand } from './command.ts'

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
  if (values.at === undefined) throw new CommandProblem(usage)
  const running = runningWorld(resolve(values.data))
  if (!running?.inboxOrigin) {
    throw new CommandProblem('No local world is running with that data: start one with npm start.')
  }
  const answer = await fetch(new URL('/tick', running.inboxOrigin), {
    method: 'POST',
    body: JSON.stringify({ at: values.at }),
  })
  if (answer.status === 400) {
    throw new CommandProblem(`--at ${values.at}: say a moment with its zone, such as 2026-11-24T08:00:00Z.`)
  }
  if (!answer.ok) throw new CommandProblem(`The local world answered ${answer.status}: see its terminal.`)
  console.log(describe((await answer.json()) as PlayedTick))
})

function describe({ at, tick, seats }: PlayedTick): string {
  const readers = seats.map(describeSeat).join('; ')
  return [
    `As if it were ${at}`,
    `  Edition  ${describeEdition(tick.edition)}`,
    `  Readers  ${readers || 'nobody is due'}`,
  ].join('\n')
}

function describeSeat(report: SeatReport): string {
  if (!report.taken) return 'another worker is at it'
  const outcomes = Object.entries(report.outcomes).map(([outcome, count]) => `${count} ${outcome}`)
  const stopped = report.end === 'stopped' ? ['sending is stopped or used up: see npm run sending'] : []
  return [...outcomes, ...stopped].join(', ') || 'nobody is due'
}

function describeEdition(edition: PublishedEdition): string {
  switch (edition.outcome) {
    case 'published':
      return `${edition.head.id} published: ${edition.head.paperCount} papers`
    case 'exists':
      return `${edition.head.id} was there already`
    case 'retry':
      return `${edition.id} waits: ${edition.failures.join('; ')}`
  }
}
