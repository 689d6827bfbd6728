import { parseArgs } from 'node:util'
import { dynamoAccountStore } from '../../shared/aws/dynamo-account-store.ts'
import { dynamoCensus } from '../../shared/aws/dynamo-census.ts'
import { dynamoEditionStore } from '../../shared/aws/dynamo-edition-store.ts'
import { type Account, accountFor } from '../../shared/delivery/account.ts'
import { CommandProblem, openTable, runCommand, tableOptions, tableUsage } from './command.ts'

const usage = `npm run account -- [EDITION] [options]
  What became of an edition (the newest): the whole audience by outcome, and who is in doubt.
${tableUsage}`

/** `npm run account`: reconciles an edition by one scan of the table. */
await runCommand(async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...tableOptions, help: { type: 'boolean' } },
  })
  if (values.help) return console.log(usage)
  const { client, table } = openTable(values)
  const recent = await dynamoEditionStore(client, table).recent()
  const wanted = positionals[0] ?? recent.at(-1)?.id
  const edition = recent.find(({ id }) => id === wanted)
  if (!edition) {
    const known = recent.map(({ id }) => id).join(', ')
    throw new CommandProblem(
      wanted === undefined
        ? 'There is no edition yet.'
        : `There is no edition ${wanted}; there are ${known || 'none'}.`,
    )
  }
  const account = await accountFor(edition, recent, dynamoCensus(client, table), Date.now())
  const sends = await dynamoAccountStore(client, table).sends(edition.id)
  console.log(describe(account, sends))
})

function describe({ edition, audience, outcomes, inDoubt }: Account, sends: number): string {
  const { submitted, failed, suppressed, skipped, quiet, waiting } = outcomes
  const row = (name: string, count: number): string => `  ${name.padEnd(12)}${String(count).padStart(9)}`
  return [
    `Edition ${edition.id} (${edition.kind}, ${edition.paperCount} papers)`,
    row('audience', audience),
    row('submitted', submitted),
    row('failed', failed),
    row('suppressed', suppressed),
    row('skipped', skipped),
    row('quiet', quiet),
    row('in doubt', outcomes.inDoubt),
    row('waiting', waiting),
    `SES reported ${sends} mails of it as sent.`,
    ...(inDoubt.length > 0 ? ['In doubt:', ...inDoubt.map((id) => `  ${id}`)] : []),
  ].join('\n')
}
