import { expect, test } from 'vitest'
import { faultName } from '../../../shared/log/fault-name.ts'

const secret = 'ann@example.org'
const named = (name: string, more: object = {}) =>
  Object.assign(new Error(`no answer for ${secret}`), { name }, more)

test.each<[fault: unknown, name: string]>([
  [new RangeError(secret), 'RangeError'],
  [named('ThrottlingException'), 'ThrottlingException'],
  [named('Error', { code: 'ECONNRESET' }), 'Error ECONNRESET'],
  [named('TimeoutError', { code: 'TimeoutError' }), 'TimeoutError'],
  [named('Error', { code: 7 }), 'Error'],
  [named('Error', { code: `for ${secret}` }), 'Error'],
  [named(`no answer for ${secret}`), 'Error'],
  [named(''), 'Error'],
  [new Error('outer', { cause: new Error(secret) }), 'Error'],
  [secret, 'string'],
  [{ message: secret }, 'object'],
  [null, 'object'],
  [undefined, 'undefined'],
])('a fault is told by its name and code, whatever it says: %#', (fault, name) => {
  expect(faultName(fault)).toBe(name)
  expect(faultName(fault)).not.toContain('@')
})
