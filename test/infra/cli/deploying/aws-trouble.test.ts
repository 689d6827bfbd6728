import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { describe, expect, test } from 'vitest'
import { awsTrouble } from '../../../../infra/cli/deploying/aws-trouble.ts'

const fault = (name: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { name, ...more })

describe('trouble with AWS', () => {
  test.each<[what: string, error: Error, sentence: RegExp]>([
    ['no region', new Error('Region is missing'), /AWS_REGION/],
    ['no credentials', fault('CredentialsProviderError', 'Could not load'), /no usable AWS credentials/],
    ['a session that ended', fault('ExpiredTokenException', 'The token\nexpired'), /have expired/],
    ['a token that ended', fault('ExpiredToken', ''), /have expired/],
    ['an unknown key', fault('UnrecognizedClientException', 'The security token'), /does not know these/],
    ['an unknown key elsewhere', fault('InvalidClientTokenId', 'The security token'), /does not know these/],
    [
      'a call that is not allowed',
      fault('AccessDeniedException', 'User ann is not\nauthorized to perform: dynamodb:Scan'),
      /do not allow this: User ann is not authorized to perform: dynamodb:Scan\.$/,
    ],
    ['no table', fault('ResourceNotFoundException', 'Requested resource not found'), /table.*--table/],
    ['no secret', fault('ResourceNotFoundException', "can't find the specified secret"), /no such secret/],
    ['an unknown host', fault('Error', 'getaddrinfo ENOTFOUND x', { code: 'ENOTFOUND' }), /\(getaddrinfo/],
    ['a closed port', fault('AggregateError', '', { code: 'ECONNREFUSED' }), /\(ECONNREFUSED\)/],
    ['no answer', fault('TimeoutError', 'socket timed out'), /There is no answer \(socket timed out\)/],
    [
      'a fault below another',
      new TypeError('fetch failed', { cause: fault('Error', 'refused', { code: 'ECONNREFUSED' }) }),
      /There is no answer \(refused\)/,
    ],
  ])('trouble with AWS from %s is told in one sentence', (_what, error, sentence) => {
    const told = awsTrouble(error)
    expect(told).toMatch(sentence)
    expect(told).toMatch(/^[A-Z][^\n]*\.$/)
  })

  test.each([new Error('a bug'), new TypeError('x is undefined'), 'a text', undefined])(
    'the error %s is no trouble with AWS',
    (error) => {
      expect(awsTrouble(error)).toBeUndefined()
    },
  )

  test('the SDK’s own failure is told in one sentence', async () => {
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
    const closed = new DynamoDBClient({
      region: 'eu-west-1',
      endpoint: 'http://127.0.0.1:9',
      credentials,
      maxAttempts: 1,
    })
    const error = await closed.send(new ListTablesCommand({})).catch((reason: unknown) => reason)
    expect(awsTrouble(error)).toMatch(/^There is no answer \(.*127\.0\.0\.1:9/)
  })
})
