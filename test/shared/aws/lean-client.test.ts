import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { GetSendQuotaCommand, SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { describe, expect, onTestFinished, test } from 'vitest'
import { localAws } from '../../../infra/local/local-aws.ts'
import { sesClientConfig, workerClientConfig } from '../../../shared/aws/client-config.ts'
import { leanClient } from '../../../shared/aws/lean-client.ts'
import { withRawMails } from '../../../shared/aws/ses-raw-mail.ts'
import { refusalOf } from '../../../shared/aws/ses-refusal.ts'
import { blackHole } from '../../fakes/black-hole.ts'
import { signedRequests } from '../../fakes/signed-requests.ts'

const Key = { pk: { S: 'subscriber#é' }, sk: { S: 'subscriber' } }
const update = new UpdateItemCommand({
  TableName: 'paperwire',
  Key,
  UpdateExpression: 'SET #attempt = :v0',
  ConditionExpression: 'attribute_not_exists(#attempt)',
  ExpressionAttributeNames: { '#attempt': 'attempt' },
  ExpressionAttributeValues: { ':v0': { M: { id: { S: 'a1' }, at: { N: '1' } } } },
  ReturnValues: 'ALL_NEW',
})
const mail = new SendRawEmailCommand({
  Source: 'papers@example.org',
  Destinations: ['ann@example.org'],
  RawMessage: { Data: Buffer.from('Subject: Papers\r\n\r\n') },
})

/** The endpoint of a service that answers as it is told, until the test is over. */
async function serviceThat(answer: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => answer(request, response))
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close().closeAllConnections())
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const leanSes = (config: object) =>
  withRawMails(leanClient(SESClient, { ...localAws, ...sesClientConfig, ...config }))
const leanDynamo = (config: object) =>
  leanClient(DynamoDBClient, { ...localAws, ...workerClientConfig, ...config })

describe('a lean client sends what the SDK sends, with the same signature', () => {
  test.each([
    ['an update', DynamoDBClient, update],
    ['a read', DynamoDBClient, new GetItemCommand({ TableName: 'paperwire', Key })],
    ['a query', DynamoDBClient, new QueryCommand({ TableName: 'paperwire', Limit: 1 })],
    ['a mail', SESClient, mail],
    ['a question for the quota', SESClient, new GetSendQuotaCommand({})],
  ])('%s', async (_what, Client, command) => {
    const { config, of } = signedRequests()
    const theirs = await of(new (Client as typeof SESClient)(config), command)
    const lean = leanClient(Client as typeof SESClient, config)
    expect(await of(lean, command)).toEqual(theirs)
    expect(await of(lean, command), 'once more').toEqual(theirs)
    expect(theirs?.headers.authorization).toMatch(/Signature=\w{64}$/)
  })

  test('also after the credentials have changed', async () => {
    const { config, of } = signedRequests()
    let secretAccessKey = 'first'
    const credentials = async () => ({
      accessKeyId: 'AKID',
      secretAccessKey,
      sessionToken: `of ${secretAccessKey}`,
      // The SDK asks anew for credentials that have come to their end.
      expiration: new Date(0),
    })
    const plain = new DynamoDBClient({ ...config, credentials })
    const lean = leanClient(DynamoDBClient, { ...config, credentials })
    const before = await of(lean, update)
    expect(before).toEqual(await of(plain, update))
    secretAccessKey = 'second'
    const after = await of(lean, update)
    expect(after).toEqual(await of(plain, update))
    expect(after?.headers.authorization).not.toBe(before?.headers.authorization)
    expect(after?.headers['x-amz-security-token']).toBe('of second')
  })
})

test('the step that copies what is sent and answered for the log is gone', () => {
  for (const client of [leanSes({}), leanDynamo({})]) {
    expect(client.middlewareStack.identify().join()).not.toContain('logger')
  }
  expect(new SESClient(localAws).middlewareStack.identify().join()).toContain('loggerMiddleware')
})

test('the chain of steps is put together once for all calls of a command', async () => {
  const { config } = signedRequests()
  const lean = leanClient(DynamoDBClient, config)
  await expect(lean.send(update)).rejects.toThrow('no network')
  let late = 0
  lean.middlewareStack.add(
    (next) => (args) => {
      late++
      return next(args)
    },
    { name: 'late', step: 'build' },
  )
  await expect(lean.send(update)).rejects.toThrow('no network')
  expect(late).toBe(0)
})

describe('a signer', () => {
  /** A client whose signers cannot be made at first. They sign nothing. */
  function clientWithSigners({ inVain }: { readonly inVain: number }) {
    let made = 0
    class Client extends DynamoDBClient {
      constructor(given: object) {
        super(given)
        this.config.signer = async () => {
          made++
          if (made <= inVain) throw new Error(`signer ${made}`)
          return { sign: async <Request>(request: Request) => request }
        }
      }
    }
    const { config } = signedRequests()
    return { client: leanClient(Client, config), made: () => made }
  }

  test('is made once', async () => {
    const { client, made } = clientWithSigners({ inVain: 0 })
    for (let call = 0; call < 3; call++) await expect(client.send(update)).rejects.toThrow('no network')
    expect(made()).toBe(1)
  })

  test('is made again if it could not be made', async () => {
    const { client, made } = clientWithSigners({ inVain: 1 })
    await expect(client.send(update)).rejects.toThrow('signer 1')
    await expect(client.send(update)).rejects.toThrow('no network')
    expect(made()).toBe(2)
  })
})

describe('a lean client fails as the SDK fails', () => {
  test.each([
    ['SES', leanSes, mail],
    ['DynamoDB', leanDynamo, update],
  ] as const)('a call to a %s that never answers ends with a time-out', async (_name, client, command) => {
    const { requestHandler } = sesClientConfig
    const impatient = { ...requestHandler, requestTimeout: 30, socketTimeout: 30 }
    const lean = client({ endpoint: await blackHole(), maxAttempts: 1, requestHandler: impatient })
    const call = (lean.send as (command: object) => Promise<unknown>)(command)
    await expect(call).rejects.toMatchObject({ name: 'TimeoutError' })
    lean.destroy()
  })

  test.each([500, 503, 429])('a mail that SES answers with %i is sent once', async (status) => {
    let calls = 0
    const endpoint = await serviceThat((_request, response) => {
      calls++
      response.writeHead(status).end()
    })
    const lean = leanSes({ endpoint })
    await expect(lean.send(mail)).rejects.toMatchObject({
      $metadata: { httpStatusCode: status, attempts: 1 },
    })
    expect(calls).toBe(1)
    lean.destroy()
  })

  test('a refusal of SES is read as one', async () => {
    const endpoint = await serviceThat((_request, response) => {
      response.writeHead(400, { 'Content-Type': 'text/xml' })
      response.end(
        '<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type>' +
          '<Code>Throttling</Code><Message>Maximum sending rate exceeded.</Message></Error></ErrorResponse>',
      )
    })
    const lean = leanSes({ endpoint })
    const fault = await lean.send(mail).catch((error: unknown) => error)
    expect(refusalOf(fault, 'papers@example.org').outcome).toBe('throttled')
    lean.destroy()
  })

  test('a write after a lost answer is repeated, and its condition that is not met is an error of its own', async () => {
    let calls = 0
    const endpoint = await serviceThat((_request, response) => {
      if (calls++ === 0) response.writeHead(500).end()
      else {
        const name = 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException'
        response.writeHead(400).end(JSON.stringify({ __type: name, message: 'no' }))
      }
    })
    const lean = leanDynamo({ endpoint })
    await expect(lean.send(update)).rejects.toBeInstanceOf(ConditionalCheckFailedException)
    expect(calls).toBe(2)
    lean.destroy()
  })
})

test('calls of all lanes at once get each its own answer', async () => {
  const endpoint = await serviceThat((request, response) => {
    const place = request.headers['x-place']
    response.end(JSON.stringify({ Attributes: { place: { S: place } } }))
  })
  const lean = leanDynamo({ endpoint })
  lean.middlewareStack.add(
    (next) => (args) => {
      const { Key } = args.input as { Key: { pk: { S: string } } }
      Object.assign((args.request as { headers: object }).headers, { 'x-place': Key.pk.S })
      return next(args)
    },
    { name: 'place', step: 'build' },
  )
  const places = Array.from({ length: 64 }, (_, place) => `${place}`)
  const answers = await Promise.all(
    places.map((place) =>
      lean.send(new UpdateItemCommand({ TableName: 'paperwire', Key: { pk: { S: place }, sk: { S: 's' } } })),
    ),
  )
  expect(answers.map(({ Attributes }) => Attributes?.place?.S)).toEqual(places)
  lean.destroy()
})
