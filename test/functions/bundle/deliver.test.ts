// @module-tag bundle
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inTable } from '../../dynamo/in-table.ts'
import { aConfirmed, anId } from '../../fakes/a-subscriber.ts'
import { anEdition } from '../../fakes/an-edition.ts'
import { deployment } from './deployment.ts'

const batch = JSON.parse(readFileSync(new URL('events/sqs-letter-seat-poison.json', import.meta.url), 'utf8'))
const [, poison, seat] = batch.Records

const start = deployment('deliver')

/** The quota as publish leaves it. */
const allowance = { accountPerSecond: 12, block: 100, left: 50_000, refreshedAt: 0 }

test('the bundle mails a digest, and an unreadable message fails alone', async () => {
  const { invoke, parts, environment, end } = await start()
  const reader = aConfirmed({ id: anId(2), address: 'ben@example.org' as never, nextDueAt: 1 })
  const { put, subscribers, sending, editions } = inTable(parts)
  await put(reader)
  await sending.refresh(allowance)
  const edition = anEdition(23, { publishedAt: Date.now() })
  await editions.publish(edition)

  expect(await invoke({ Records: [poison, seat] })).toEqual({
    batchItemFailures: [{ itemIdentifier: poison.messageId }],
  })

  const mails = parts.ses.messages()
  expect(mails).toMatchObject([
    { destination: ['ben@example.org'], tags: { edition: edition.id, subscriber: reader.id } },
  ])
  for (const { source, configurationSet } of mails) {
    expect(source).toBe(environment.SENDER_ADDRESS)
    expect(configurationSet).toBe(environment.CONFIGURATION_SET)
  }
  expect(await subscribers.get(reader.id)).toMatchObject({ through: edition.id, missed: {} })
  expect(await subscribers.get(reader.id)).not.toHaveProperty('attempt')
  const { log, metrics, refused } = await end()
  expect(log.map(({ message }) => message)).toEqual(['digest', 'seat', 'message failed'])
  for (const line of log) expect(line.function_request_id).toBe('request-1')
  // As CloudWatch reads it: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
  expect(metrics).toMatchObject([
    {
      _aws: { CloudWatchMetrics: [{ Namespace: 'paperwire-example', Dimensions: [['service']] }] },
      service: 'deliver',
      Submitted: 1,
      DueToSubmittedSeconds: expect.any(Number),
    },
  ])
  expect(JSON.stringify([log, metrics])).not.toContain('example.org')
  expect(refused).toEqual([])
})

test('a seat that comes twice mails no reader twice', async () => {
  const { invoke, parts } = await start()
  const reader = aConfirmed({ id: anId(2), nextDueAt: 1 })
  const { put, sending, editions } = inTable(parts)
  await put(reader)
  await sending.refresh(allowance)
  await editions.publish(anEdition(23, { publishedAt: Date.now() }))
  await invoke({ Records: [seat] })
  await invoke({ Records: [seat] })
  expect(parts.ses.messages()).toHaveLength(1)
})
