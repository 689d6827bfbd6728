import { parseArgs } from 'node:util'
import { dynamoAccountStore } from '../../shared/aws/dynamo-account-store.ts'
import { dynamoCensus } from '../../shared/aws/dynamo-census.ts'
import { dynamoEditionStore } from '../../shared/aws/dynamo-edition-store.ts'
import { type Account, accountFor } from '../../shared/delivery/account.ts'
import type { SealedAccount } from '../../shared/delivery/seal-accounts.ts'
import { type EditionId, parseEditionId } from '../../shared/edition/edition-id.ts'
import { CommandProblem, openTable, runCommand, tableOptions, tableUsage } from './command.ts'

const usage = `npm run account -- [EDITION] [options]
  What became of an edition (the newest): the whole audience by outcome, and who is in doubt.
  Of an edition that is not among the newest ten, the account that was sealed.
${tableUsage}`

/** `npm run account`: reconciles an edition by one scan of the table. */
await runCommand(async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...tableOptions, help: { type: 'boolean' } },
  })
  if (values.help) return console.log(usage)
  const [wanted, ...rest] = positionals
  if (rest.length > 0) throw new CommandProblem(`One edition at a time: "${rest.join(' ')}" is too much.`)
  const named = wantedEdition(wanted)
  const { client, table } = openTable(values)
  const accounts = dynamoAccountStore(client, table)
  const recent = await dynamoEditionStore(client, table).recent()
  const id = named ?? recent.at(-1)?.id
  if (id === undefined) throw new CommandProblem('There is no edition yet.')
  const edition = recent.find((head) => head.id === id)
  const account = edition
    ? await accountFor(edition, recent, dynamoCensus(client, table), Date.now())
    : await accounts.sealed(id)
  if (!account) {
    const known = recent.map((head) => head.id).join(', ')
    throw new CommandProblem(
      `There is no account of ${id}: it is none of the newest editions (${known}) and none is sealed.`,
    )
  }
  console.log(describe(id, account, await accounts.sends(id)))
})

function wantedEdition(text: string | undefined): EditionId | undefined {
  if (text === undefined) return undefined
  const id = parseEditionId(text)
  if (!id) throw new CommandProblem(`"${text}" is no edition: one is named by its day, such as 2026-11-24.`)
  return id
}

function describe(id: EditionId, account: Account | SealedAccount, sends: number): string {
  const { audience, outcomes } = account
  const { submitted, failed, suppressed, skipped, quiet, waiting } = outcomes
  const row = (name: string, count: number): string => `  ${name.padEnd(12)}${String(count).padStart(9)}`
  const inDoubt = 'inDoubt' in account ? account.inDoubt : []
  return [
    'sealedAt' in account ? `${id}, sealed on ${new Date(account.sealedAt).toISOString()}` : id,
    row('audience', audience),
    row('submitted', submitted),
    row('failed', failed),
    row('suppressed', suppressed),
    row('skipped', skipped),
    row('quiet', quiet),
    row('in doubt', outcomes.inDoubt),
    row('waiting', waiting),
    `SES reported ${sends} mails of it as sent.`,
    ...(inDoubt.length > 0 ? ['In doubt:', ...inDoubt.map((subscriber) => `  ${subscriber}`)] : []),
  ].join('\n')
}
