// @module-tag property
import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SigningHash } from '../../../shared/aws/signing-hash.ts'

async function digestOf(hash: SigningHash, parts: readonly (string | Uint8Array)[]): Promise<string> {
  for (const part of parts) hash.update(part)
  return Buffer.from(await hash.digest()).toString('hex')
}

const parts = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.uint8Array()))
const secret = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 99 }),
  fc.uint8Array({ maxLength: 99 }),
)

test('without a secret it is SHA-256', async () => {
  await fc.assert(
    fc.asyncProperty(parts, async (given) => {
      const theirs = createHash('sha256')
      for (const part of given) theirs.update(part)
      expect(await digestOf(new SigningHash(), given)).toBe(theirs.digest('hex'))
    }),
  )
})

test('with a secret it is HMAC-SHA-256, also when secrets take turns', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(secret, { minLength: 1, maxLength: 3 }), parts, async (secrets, given) => {
      for (const each of [...secrets, ...secrets.toReversed()]) {
        const theirs = createHmac('sha256', each)
        for (const part of given) theirs.update(part)
        expect(await digestOf(new SigningHash(each), given)).toBe(theirs.digest('hex'))
      }
    }),
  )
})

test('a secret and data may be a part of a larger array, or an array buffer', async () => {
  const bytes = Uint8Array.from({ length: 64 }, (_, at) => at)
  const part = bytes.subarray(7, 39)
  const expected = createHmac('sha256', part).update(part).digest('hex')
  expect(await digestOf(new SigningHash(part), [part])).toBe(expected)
  const buffer = Uint8Array.from(part).buffer
  const hash = new SigningHash(buffer)
  hash.update(buffer)
  expect(Buffer.from(await hash.digest()).toString('hex')).toBe(expected)
})
