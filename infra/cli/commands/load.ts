import { resolve } from 'node:path'
import { dynamoEditionStore } from '../../../shared/aws/dynamo-edition-store.ts'
import { beforeAllEditions } from '../../../shared/edition/edition-id.ts'
import { plural } from '../../../shared/language/en/words.ts'
import { subscriberIds } from '../../../shared/subscriber/subscriber-id.ts'
import { localKeys } from '../../local/data-folder.ts'
import { loadReaders } from '../../local/load-readers.ts'
import { defaultDataFolder } from '../../local/options.ts'
import { readArgs } from '../../local/read-args.ts'
import { CommandProblem, misused, openLocalTable, runCommand, sameTable } from '../command.ts'
import { progressOfCommand, progressPrinter } from '../desk/print-progress.ts'
import { spaceForDigests } from '../desk/space-for-digests.ts'

const usage = `npm run load -- --readers N [--data FOLDER]
  Adds N confirmed readers to the running local world, who are all due at the next tick. Their zones, hours,
  frequencies and topics vary. For many of them start the local world with --rate and --per-day.`

/**
 * `npm run load` adds readers for a trial. It works on the local world only, because these readers never
 * asked for mail.
 */
await runCommand(async (args) => {
  const { values } = readArgs({
    args,
    options: {
      readers: { type: 'string' },
      data: { type: 'string', default: defaultDataFolder },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(usage)
  const count = Number(values.readers)
  if (values.readers === undefined) throw misused('--readers is missing: give their number.', usage)
  if (!Number.isInteger(count) || count < 1)
    throw misused(`--readers ${values.readers}: use a whole number from 1.`, usage)
  const { client, table } = openLocalTable(values.data)
  const lack = await spaceForDigests(count, resolve(values.data))
  if (lack !== undefined) throw new CommandProblem(lack)
  const recent = await dynamoEditionStore(client, table).recent()
  const through = recent.at(-2)?.id ?? beforeAllEditions
  const idOf = subscriberIds(new TextEncoder().encode(localKeys(resolve(values.data)).addressHashKey))
  const progress = progressPrinter(progressOfCommand(), 'reader')
  await loadReaders(client, table, idOf, count, through, Date.now(), (done) =>
    progress.tell({ done, of: count }),
  )
  progress.end()
  console.log(
    `${plural(count, 'reader is', 'readers are')} due. To mail them now: npm run tick -- --at ${new Date().toISOString()}${sameTable({ data: values.data })}`,
  )
})
