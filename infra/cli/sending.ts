import { parseArgs } from 'node:util'
import { dynamoSendingStore } from '../../shared/aws/dynamo-sending-store.ts'
import { type Sending, untilResumed } from '../../shared/delivery/sending.ts'
import { CommandProblem, openTable, runCommand, sameTable, tableOptions, tableUsage } from './command.ts'

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
  if (rest.length > 0 || !['show', 'pause', 'resume'].includes(verb)) throw new CommandProblem(usage)
  const { client, table } = openTable(values)
  const store = dynamoSendingStore(client, table)
  if (verb === 'pause') await store.stop({ until: untilResumed, why: 'paused by the operator' })
  if (verb === 'resume') await store.resume(Date.now())
  console.log(describe(await store.read(), Date.now(), sameTable(values)))
})

function describe(sending: Sending | undefined, now: number, options: string): string {
  if (!sending) return 'No tick has read the quota yet.'
  const { stop, left, perSecond } = sending
  const pace = `${left} mails left, ${perSecond} a second`
  if (!stop || stop.until <= now) return `Sending is on: ${pace}.`
  const until = stop.until >= untilResumed ? 'until resumed' : `until ${new Date(stop.until).toISOString()}`
  return `Sending is stopped ${until}: ${stop.why}. (${pace})\nnpm run sending -- resume${options} lets it go on.`
}
