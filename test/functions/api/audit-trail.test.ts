import { expect, test } from 'vitest'
import { readTrail } from '../../../infra/cli/desk/trail-file.ts'
import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import { auditedSubscriberStore } from '../../../shared/subscriber/leaving/audited-subscriber-store.ts'
import { aTable } from '../../dynamo/a-table.ts'
import { aConfirmed, monday } from '../../fakes/a-subscriber.ts'
import { memoryLog } from '../../fakes/memory-log.ts'
import { ann, email } from './a-reader.ts'
import { apiWorld } from './api-world.ts'

function auditedWorld() {
  const memory = aTable()
  const log = memoryLog()
  const world = apiWorld({ subscribers: auditedSubscriberStore(memory.subscribers, log), log })
  memory.put(aConfirmed({ id: ann, address: email as EmailAddress }))
  return { memory, log, world }
}

test('an unsubscribe leaves exactly one audit line, and it holds no address and no token', async () => {
  const { memory, log, world } = auditedWorld()
  const path = world.unsubscribePath(ann)
  expect((await world.get(path)).status).toBe(200)
  expect((await world.post(path)).status).toBe(200)
  expect(memory.item(ann)?.status).toBe('unsubscribed')

  const audit = log.lines.filter(({ message }) => message === 'audit')
  expect(audit).toEqual([
    { level: 'info', message: 'audit', fields: { subscriber: ann, status: 'unsubscribed', at: monday } },
  ])
  const written = JSON.stringify(log.lines)
  expect(written).not.toContain('@')
  for (const part of path
    .split('/')
    .slice(2)
    .join('/')
    .split('.')
    .filter((part) => part !== ann)) {
    if (part.length > 4) expect(written).not.toContain(part)
  }
})

test('a restoration can read the audit lines of the log', async () => {
  const { log, world } = auditedWorld()
  await world.post(world.unsubscribePath(ann))
  const printed = log.lines.map(({ message, fields }) =>
    JSON.stringify({ level: 'INFO', message, ...fields }),
  )
  expect(readTrail(printed.join('\n')).lines).toEqual([
    { subscriber: ann, status: 'unsubscribed', at: monday },
  ])
})
