import { dynamoCensus } from '../../../shared/aws/dynamo-census.ts'
import { dynamoEditionStore } from '../../../shared/aws/dynamo-edition-store.ts'
import { dynamoTallyStore } from '../../../shared/aws/dynamo-tally-store.ts'
import { tallyOf } from '../../../shared/delivery/aftermath/tally.ts'
import { type EditionId, parseEditionId } from '../../../shared/edition/edition-id.ts'
import { readArgs } from '../../local/read-args.ts'
import { CommandProblem, openTable, runCommand, tableOptions, tableUsage } from '../command.ts'
import { printTally } from '../desk/print-tally.ts'

const usage = `npm run tally -- [EDITION] [options]
  Counts the readers of an edition (the newest) by outcome, and lists those in doubt.
  For an edition that is not among the newest ten, prints its sealed tally.
${tableUsage}`

/** `npm run tally` reconciles an edition by one scan of the table. */
await runCommand(async (args) => {
  const { values, positionals } = readArgs({
    args,
    allowPositionals: true,
    options: { ...tableOptions, help: { type: 'boolean' } },
  })
  if (values.help) return console.log(usage)
  const [wanted, ...rest] = positionals
  if (rest.length > 0) throw new CommandProblem(`One edition at a time: "${rest.join(' ')}" is too much.`)
  const named = wantedEdition(wanted)
  const { client, table } = openTable(values)
  const tallies = dynamoTallyStore(client, table)
  const recent = await dynamoEditionStore(client, table).recent()
  const id = named ?? recent.at(-1)?.id
  if (id === undefined) throw new CommandProblem('There is no edition yet.')
  const edition = recent.find((head) => head.id === id)
  const tally = edition
    ? await tallyOf(edition, recent, dynamoCensus(client, table), Date.now())
    : await tallies.sealed(id)
  if (!tally) {
    const known = recent.map((head) => head.id).join(', ')
    throw new CommandProblem(
      `There is no tally of ${id}: it is not among the newest editions (${known}), and no tally of it is sealed.`,
    )
  }
  console.log(printTally(id, tally, await tallies.sends(id), id === recent.at(-1)?.id))
})

function wantedEdition(text: string | undefined): EditionId | undefined {
  if (text === undefined) return undefined
  const id = parseEditionId(text)
  if (!id) throw new CommandProblem(`"${text}" is not an edition: use its date, such as 2026-11-24.`)
  return id
}
