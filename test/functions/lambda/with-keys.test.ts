import { expect, test } from 'vitest'
import { withKeys } from '../../../functions/lambda/with-keys.ts'

test('a handler is composed once for its keys, and again when one of them changes', async () => {
  const current = { signing: { id: 'k1' }, hashing: { id: 'h1' } }
  const composed: string[] = []
  const handler = withKeys(
    { signing: async () => current.signing, hashing: async () => current.hashing },
    ({ signing, hashing }) => {
      composed.push(`${signing.id} ${hashing.id}`)
      return async (event: string) => `${event} with ${signing.id} and ${hashing.id}`
    },
  )
  expect(composed).toEqual([])
  expect(await handler('first')).toBe('first with k1 and h1')
  expect(await handler('second')).toBe('second with k1 and h1')
  expect(composed).toEqual(['k1 h1'])
  current.signing = { id: 'k2' }
  expect(await handler('third')).toBe('third with k2 and h1')
  expect(composed).toEqual(['k1 h1', 'k2 h1'])
})

test('a call without a key is not handled, and the next call tries again', async () => {
  let broken = true
  const key = async () => {
    if (broken) throw new Error('no key')
    return { id: 'k1' }
  }
  const handler = withKeys({ key }, (keys) => async (event: string) => `${event} with ${keys.key.id}`)
  await expect(handler('first')).rejects.toThrow('no key')
  broken = false
  expect(await handler('second')).toBe('second with k1')
})
