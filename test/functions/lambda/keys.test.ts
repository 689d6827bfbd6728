import { describe, expect, test } from 'vitest'
import { addressHashKeySchema, tokenKeysSchema } from '../../../functions/lambda/keys.ts'

const secret = 'a-secret-that-nobody-may-ever-see-in-a-log'
const text = (key: Uint8Array | undefined) => new TextDecoder().decode(key)

test('the key of the addresses is the bytes of its text', () => {
  expect(text(addressHashKeySchema.parse(secret))).toBe(secret)
})

test('the keys of links are read by their ids, with the one that signs', () => {
  const keys = tokenKeysSchema.parse(JSON.stringify({ current: 'k2', k1: `${secret}-1`, k2: `${secret}-2` }))
  expect(keys.current).toBe('k2')
  expect([text(keys.keys.k1), text(keys.keys.k2)]).toEqual([`${secret}-1`, `${secret}-2`])
})

describe('bad keys', () => {
  test.each([
    ['{'],
    ['"k1"'],
    ['[]'],
    ['{}'],
    ['hush'],
    ['{"current": "hush"'],
    [JSON.stringify({ current: 'hush', k1: `hush-${secret}` })],
    [JSON.stringify({ current: 'k1', k1: 'hush' })],
    [JSON.stringify({ current: 'k1', k1: secret, 'hush-as-a-name': 'hush' })],
    [JSON.stringify({ current: 'k1', k1: ['hush'] })],
    [JSON.stringify({ current: 'current', k1: secret })],
    [JSON.stringify({ current: 'constructor', k1: secret })],
    [JSON.stringify({ current: 'k.1', 'k.1': secret })],
  ])('the keys %s are refused, without their text in the error', (json) => {
    const parsed = tokenKeysSchema.safeParse(json)
    expect(parsed.success).toBe(false)
    expect(parsed.error?.message).toContain('must be {')
    expect(parsed.error?.message).not.toContain('hush')
    expect(parsed.error?.message).not.toContain(secret)
  })

  test('a key of the addresses that is too short is refused, without its text in the error', () => {
    const parsed = addressHashKeySchema.safeParse('hush-short')
    expect(parsed.success).toBe(false)
    expect(parsed.error?.message).toContain('must have at least 32 characters')
    expect(parsed.error?.message).not.toContain('hush')
  })
})
