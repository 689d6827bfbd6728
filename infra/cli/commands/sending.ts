import { parseArgs } from 'node:util'
import { dynamoSendingStore } from '../../../shared/aws/dynamo-sending-store.ts'
import { untilResumed } from '../../../shared/delivery/pace/sending.ts'
import { misused, openTable, runCommand, sameTable, tableOptions, tableUsage } from '../command.ts'
import { printSending } from '../desk/print-sending.ts'

const usage = `npm run sending -- [show | pause | resume] [options]
  Shows how sending stands, stops it, or lets it go on. Readers stay due all the while.
${tableUsage}`

/** `npm run sending`: the operator's hand on the breaker. */
await runCommand(async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...tableOptions, help: { type: 'boolean' } },
  })
  const [verb = 'show', ...rest] = positionals
  if (values.help) return console.log(usage)
  if (!['show', 'pause', 'resume'].includes(verb))
    throw misused(`There is no "sending ${verb}": use show, pause or resume.`, usage)
  if (rest.length > 0) throw misused(`One thing at a time: "${rest.join(' ')}" is too much.`, usage)
  const { client, table } = openTable(values)
  const store = dynamoSendingStore(client, table)
  if (verb === 'pause') await store.stop({ until: untilResumed, why: 'paused by the operator' })
  if (verb === 'resume') await store.resume(Date.now())
  console.log(printSending(await store.read(), Date.now(), sameTable(values)))
})
