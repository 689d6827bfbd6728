import { dynamoSendingStore } from '../../../shared/aws/dynamo-sending-store.ts'
import { untilResumed } from '../../../shared/delivery/pace/sending.ts'
import { readArgs } from '../../local/read-args.ts'
import { misused, openTable, runCommand, sameTable, tableOptions, tableUsage } from '../command.ts'
import { printSending } from '../desk/print-sending.ts'

const usage = `npm run sending -- [show | pause | resume] [options]
  Shows the state of sending, pauses it, or resumes it. Readers stay due during a pause.
${tableUsage}`

/** `npm run sending` shows, pauses and resumes sending by hand. */
await runCommand(async (args) => {
  const { values, positionals } = readArgs({
    args,
    allowPositionals: true,
    options: { ...tableOptions, help: { type: 'boolean' } },
  })
  const [verb = 'show', ...rest] = positionals
  if (values.help) return console.log(usage)
  if (!['show', 'pause', 'resume'].includes(verb))
    throw misused(`There is no "sending ${verb}": use show, pause or resume.`, usage)
  if (rest.length > 0) throw misused(`One action at a time: "${rest.join(' ')}" is too much.`, usage)
  const { client, table } = openTable(values)
  const store = dynamoSendingStore(client, table)
  if (verb === 'pause') await store.stop({ until: untilResumed, why: 'paused by the operator' })
  if (verb === 'resume') await store.resume(Date.now())
  console.log(printSending(await store.read(), Date.now(), sameTable(values)))
})
