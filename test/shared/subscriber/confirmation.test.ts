import { expect, test } from 'vitest'
import { findConfirmation, randomSecret, withConfirmation } from '../../../shared/subscriber/confirmation.ts'
import { links } from '../../../shared/subscriber/links.ts'
import { hashSecret } from '../../../shared/subscriber/token.ts'
import { aPending, monday } from '../../fakes/a-subscriber.ts'

const { lifetimeMs } = links.confirm

test('a secret is 32 random bytes, different each time', () => {
  const secrets = new Set(Array.from({ length: 100 }, randomSecret))
  expect(secrets.size).toBe(100)
  for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
})

test('only the hash of a secret is kept', () => {
  const open = withConfirmation([], 'a secret', monday)
  expect(open).toEqual([{ hash: hashSecret('a secret'), expiresAt: monday + lifetimeMs }])
  expect(JSON.stringify(open)).not.toContain('a secret')
})

test('a link works for 72 hours to the millisecond', () => {
  const pending = aPending({ confirmations: withConfirmation([], 'one', monday) })
  expect(findConfirmation(pending, 'one', monday + lifetimeMs - 1)).toEqual(pending.confirmations[0])
  expect(findConfirmation(pending, 'one', monday + lifetimeMs)).toBe('expired')
  expect(findConfirmation(pending, 'another', monday)).toBe('unknown')
})

test('three links work side by side, and a fourth replaces the oldest', () => {
  const secrets = ['one', 'two', 'three', 'four']
  const confirmations = secrets.reduce(
    (open, secret, index) => withConfirmation(open, secret, monday + index),
    aPending({ confirmations: [] }).confirmations,
  )
  const pending = aPending({ confirmations })
  const found = secrets.map((secret) => typeof findConfirmation(pending, secret, monday + 10))
  expect(found).toEqual(['string', 'object', 'object', 'object'])
})
