import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { describe, expect, test } from 'vitest'
import {
  apiTimeoutSeconds,
  feedbackTimeoutSeconds,
  lettersTimeoutSeconds,
  publishTimeoutSeconds,
} from '../../../infra/function-limits.ts'
import { localAws } from '../../../infra/local/local-aws.ts'
import {
  type ClientConfig,
  operatorClientConfig,
  promptClientConfig,
  secretsClientConfig,
  sesClientConfig,
  workerClientConfig,
} from '../../../shared/aws/client-config.ts'
import { blackHole } from '../../fakes/black-hole.ts'

const configs = {
  operatorClientConfig,
  promptClientConfig,
  secretsClientConfig,
  sesClientConfig,
  workerClientConfig,
}

/** The same limits, a hundred times as fast. */
function faster({ maxAttempts, requestHandler }: ClientConfig) {
  const { connectionTimeout, requestTimeout, socketTimeout, throwOnRequestTimeout } = requestHandler
  return {
    maxAttempts,
    requestHandler: {
      connectionTimeout: connectionTimeout / 100,
      requestTimeout: requestTimeout / 100,
      socketTimeout: socketTimeout / 100,
      throwOnRequestTimeout,
    },
  }
}

/** How long a call can take at worst, in seconds, with the SDK's waits between its tries. */
function longestSeconds({ maxAttempts, requestHandler }: ClientConfig): number {
  const backoffMs = 100 * (2 ** (maxAttempts - 1) - 1)
  return (maxAttempts * requestHandler.requestTimeout + backoffMs) / 1_000
}

describe.each(Object.entries(configs))('%s', (_name, config) => {
  test.each([
    ['that never answers', ''],
    ['that stops in the middle of its answer', 'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{'],
  ])('a call to a service %s ends with an error', async (_what, words) => {
    const client = new DynamoDBClient({ ...localAws, ...faster(config), endpoint: await blackHole(words) })
    const call = client.send(new GetItemCommand({ TableName: 'paperwire', Key: { pk: { S: 'x' } } }))
    await expect(call).rejects.toThrow()
    client.destroy()
  })
})

test.each([
  ['SQS', SQSClient, new SendMessageCommand({ QueueUrl: 'http://127.0.0.1/1/q', MessageBody: 'x' })],
  ['SES', SESClient, new SendRawEmailCommand({ RawMessage: { Data: new Uint8Array() } })],
] as const)('a call to %s that never answers ends with a time-out', async (_name, Client, command) => {
  const client = new Client({ ...localAws, ...faster(promptClientConfig), endpoint: await blackHole() })
  const call = (client.send as (command: object) => Promise<unknown>)(command)
  await expect(call).rejects.toMatchObject({ name: 'TimeoutError' })
  client.destroy()
})

describe('the limits fit the functions', () => {
  test('a page hears of a dead table before its time is over, even after it has read its keys', () => {
    const pageSeconds = longestSeconds(secretsClientConfig) + longestSeconds(promptClientConfig)
    expect(pageSeconds).toBeLessThan(apiTimeoutSeconds - 2)
  })

  test('a batch of ten reports and its last count fail one by one before feedback’s time is over', () => {
    expect(11 * longestSeconds(promptClientConfig)).toBeLessThan(feedbackTimeoutSeconds)
  })

  test('a letter is read, drawn, sent and put back before its function’s time is over', () => {
    const calls = 3 * longestSeconds(promptClientConfig) + longestSeconds(sesClientConfig)
    expect(longestSeconds(secretsClientConfig) + calls).toBeLessThan(lettersTimeoutSeconds)
  })

  test('a tick fails with an error of its own, long before its time is over', () => {
    expect(longestSeconds(workerClientConfig)).toBeLessThan(publishTimeoutSeconds / 20)
  })

  test('a call for a mail is made once, and an SES that never answers ends it after ten seconds', () => {
    expect(sesClientConfig.maxAttempts).toBe(1)
    expect(sesClientConfig.requestHandler).toMatchObject({
      requestTimeout: 10_000,
      throwOnRequestTimeout: true,
    })
  })
})

test('sixty-four mails are under way at once, as a seat can have as many lanes', async () => {
  const waiting: ServerResponse[] = []
  const server = createServer((request, response) => {
    request.resume()
    waiting.push(response)
    // Nobody gets an answer before all have asked.
    if (waiting.length === 64) for (const each of waiting) each.end('<SendRawEmailResponse/>')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = new SESClient({ ...localAws, ...sesClientConfig, endpoint })
  const send = () => client.send(new SendRawEmailCommand({ RawMessage: { Data: new Uint8Array() } }))
  await Promise.all(Array.from({ length: 64 }, send))
  client.destroy()
  server.close()
})
