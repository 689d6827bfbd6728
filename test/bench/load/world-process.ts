import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { openDataFolder } from '../../../infra/local/data-folder.ts'
import { terminalLog } from '../../../infra/local/log.ts'
import { onlyFrom } from '../../../infra/local/papers/papers-from.ts'
import { sampleSource } from '../../../infra/local/papers/sample.ts'
import { startWorld } from '../../../infra/local/world.ts'

/** What the process can be told. It repeats each once it is done. */
export type WorldCommand = 'stop the database' | 'start the database'

/** The local world as `npm start` makes it, in a process that can take its database away. */
const [data = ''] = process.argv.slice(2)
const folder = openDataFolder(data, true)
// `npm start` writes as many lines to a terminal, which costs about as much.
const log = createWriteStream(join(data, 'log.txt'))
/** Sign-ups are counted as always, but no count holds a letter back. */
const forLoads = { liftBudgets: true }
const world = await startWorld({
  ...forLoads,
  folder,
  port: 0,
  inboxPort: 0,
  dbPort: 0,
  papers: onlyFrom(sampleSource()),
  clock: Date.now,
  log: (source) => terminalLog(source, (line) => log.write(`${line}\n`)),
})
process.on('message', async (command: WorldCommand) => {
  await (command === 'stop the database' ? world.database.stop() : world.database.start())
  process.send?.(command)
})
process.once('disconnect', () => process.exit(0))
process.send?.({ origin: world.origin, databaseEndpoint: world.databaseEndpoint })
