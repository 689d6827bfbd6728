// @module-tag bundle
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addressHashKeySchema } from '../../../functions/lambda/keys.ts'
import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import { parseSubscriberId, subscriberIds } from '../../../shared/subscriber/subscriber-id.ts'
import { inTable } from '../../dynamo/in-table.ts'
import { aConfirmed } from '../../fakes/a-subscriber.ts'
import { deployment } from './deployment.ts'

const reports = JSON.parse(readFileSync(new URL('events/sqs-ses-reports.json', import.meta.url), 'utf8'))
const [, , unreadable] = reports.Records

const start = deployment('feedback')

test('the bundle suppresses only the reader whose mail bounced', async () => {
  const { invoke, parts, environment, end } = await start()
  const key = addressHashKeySchema.parse(parts.secrets.get(environment.ADDRESS_KEY_SECRET ?? ''))
  const tagged = parseSubscriberId('AAAAAAAAAAAAAAAAAAAAAA')
  if (!tagged) throw new Error('the reports’ tags name a subscriber')
  const ann = aConfirmed({ id: tagged })
  // Nobody is touched because a report lists their address.
  const address = 'ann@example.org' as EmailAddress
  const ben = aConfirmed({ id: subscriberIds(key)(address), address })
  const { put, subscribers, putAside } = inTable(parts)
  await put(ann)
  await put(ben)

  expect(await invoke(reports)).toEqual({ batchItemFailures: [] })
  expect(await putAside(unreadable.messageId)).toMatchObject({ body: unreadable.body })
  expect(await subscribers.get(ann.id)).toMatchObject({ status: 'suppressed' })
  expect(await subscribers.get(ben.id)).toEqual(
    expect.objectContaining({ status: 'confirmed', rev: ben.rev }),
  )
  const { log, metrics, refused } = await end()
  expect(log).toMatchObject([
    { message: 'feedback', outcome: 'ignored' },
    { message: 'audit', status: 'suppressed' },
    { message: 'feedback', kind: 'bounce', outcome: 'suppressed' },
    { message: 'report unreadable' },
  ])
  expect(metrics).toMatchObject([{ service: 'feedback', Bounces: 1, Unreadable: 1 }])
  expect(JSON.stringify([log, metrics])).not.toContain('example.org')
  expect(refused).toEqual([])
})
