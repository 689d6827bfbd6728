// @module-tag bundle
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inTable } from '../../dynamo/in-table.ts'
import { aRequest } from '../../fakes/a-request.ts'
import { aPending } from '../../fakes/a-subscriber.ts'
import { deployment } from './deployment.ts'

const batch = JSON.parse(readFileSync(new URL('events/sqs-letter-seat-poison.json', import.meta.url), 'utf8'))
const [letter, poison] = batch.Records

const start = deployment('letters')

test('the bundle mails a letter of a fresh stack, and an unreadable message fails alone', async () => {
  const { invoke, parts, environment, end } = await start()
  const { id, request } = JSON.parse(letter.body)
  const requests = [aRequest({ id: request, at: Date.now() })]
  await inTable(parts).put(aPending({ id, requests, address: 'ann@example.org' as never }))

  expect(await invoke({ Records: [poison, letter] })).toEqual({
    batchItemFailures: [{ itemIdentifier: poison.messageId }],
  })

  expect(parts.ses.messages()).toMatchObject([
    {
      destination: ['ann@example.org'],
      tags: { letter: 'confirm', subscriber: id },
      source: environment.SENDER_ADDRESS,
      configurationSet: environment.CONFIGURATION_SET,
    },
  ])
  const { log, metrics, refused } = await end()
  expect(log.map(({ message }) => message)).toEqual(['letter', 'message failed'])
  for (const line of log) expect(line.function_request_id).toBe('request-1')
  expect(metrics).toMatchObject([{ service: 'letters', Submitted: 1 }])
  expect(JSON.stringify([log, metrics])).not.toContain('example.org')
  expect(refused).toEqual([])
})
