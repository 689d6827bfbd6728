// @module-tag property
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import {
  dueShardCount,
  dueShardOf,
  parseSubscriberId,
  subscriberIds,
} from '../../../shared/subscriber/subscriber-id.ts'

const key = (text: string) => new TextEncoder().encode(text.padEnd(32, '.'))
const idOf = subscriberIds(key('one'))
const address = (text: string) => text as EmailAddress

test('the id of an address never changes, because every item of the table depends on it', () => {
  expect(idOf(address('ann@example.org'))).toBe('BFf7UyhaSQGFGxW2KARZZw')
})

test('the spelling of an address does not change its id', () => {
  expect(idOf(address('Ann@example.org'))).toBe(idOf(address('ann@example.org')))
})

test('another address or another key gives another id', () => {
  const ann = idOf(address('ann@example.org'))
  expect(idOf(address('ann@example.com'))).not.toBe(ann)
  expect(subscriberIds(key('two'))(address('ann@example.org'))).not.toBe(ann)
})

test('an id parses to itself and holds nothing of the address', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (text) => {
      const id = idOf(address(text))
      expect(parseSubscriberId(id)).toBe(id)
      expect(id).toMatch(/^[\w-]{22}$/)
    }),
  )
})

test.each([
  ['empty', ''],
  ['too short', 'a'.repeat(21)],
  ['too long', 'a'.repeat(23)],
  ['with a sign', `${'a'.repeat(21)}#`],
  ['with a line break after it', `${'a'.repeat(22)}\n`],
  ['an address', 'ann.bennett@example.org'],
])('a text that is %s is no id', (_what, text) => {
  expect(parseSubscriberId(text)).toBeUndefined()
})

test('subscribers spread evenly over the shards of the due index', () => {
  const counts = Array.from({ length: dueShardCount }, () => 0)
  for (let n = 0; n < 3_200; n++) {
    const shard = dueShardOf(idOf(address(`reader${n}@example.org`)))
    counts[shard] = (counts[shard] ?? 0) + 1
  }
  expect(counts).toHaveLength(dueShardCount)
  for (const count of counts) expect(count).toBeGreaterThan(140)
})
