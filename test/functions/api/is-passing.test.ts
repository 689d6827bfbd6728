import { describe, expect, test } from 'vitest'
import { isPassing } from '../../../functions/api/is-passing.ts'
import { Overtaken } from '../../../shared/concurrency/retry-when-overtaken.ts'

const named = (name: string, rest: object = {}) =>
  Object.assign(new Error('at ann@example.org'), { name, ...rest })
const coded = (code: string) => named('Error', { code })
const answered = (httpStatusCode: number) => named('SomeException', { $metadata: { httpStatusCode } })

describe('a fault passes', () => {
  test.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'ECONNABORTED',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
  ])('if the network says %s', (code) => {
    expect(isPassing(coded(code))).toBe(true)
  })

  test.each([
    'TimeoutError',
    'RequestTimeout',
    'ThrottlingException',
    'RequestThrottled',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'InternalServerError',
    'ServiceUnavailable',
  ])('if AWS calls it %s', (name) => {
    expect(isPassing(named(name, { $metadata: { httpStatusCode: 400 } }))).toBe(true)
  })

  test.each([500, 502, 503, 429])('if a service answered %i', (status) => {
    expect(isPassing(answered(status))).toBe(true)
  })

  test('if others wrote first each time', () => {
    expect(isPassing(new Overtaken('subscriber x'))).toBe(true)
  })

  test('if its cause does, or that of each address of a host', () => {
    expect(isPassing(new Error('no page', { cause: new Error('no table', { cause: coded('EPIPE') }) }))).toBe(
      true,
    )
    expect(isPassing(new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]))).toBe(true)
  })

  test('if a secret was not read in time', () => {
    expect(isPassing(coded('TimeoutError'))).toBe(true)
  })
})

describe('a fault does not pass', () => {
  test.each([
    'TypeError',
    'ValidationException',
    'ResourceNotFoundException',
    'AccessDeniedException',
    'UnrecognizedClientException',
    'MalformedSecret',
  ])('if it is %s', (name) => {
    expect(isPassing(named(name, { $metadata: { httpStatusCode: 400 } }))).toBe(false)
  })

  test.each([
    [undefined],
    ['ECONNREFUSED'],
    [{ code: 'ECONNREFUSED' }],
    [new AggregateError([])],
    [answered(400)],
  ])('if it is nothing that tells: %j', (fault) => {
    expect(isPassing(fault)).toBe(false)
  })

  test('if one of several is our own', () => {
    expect(isPassing(new AggregateError([coded('ECONNREFUSED'), new TypeError('x')]))).toBe(false)
  })
})
