import { describe, expect, test } from 'vitest'
import { secretLifetimeMs } from '../../../../functions/lambda/cached-secret.ts'
import { tokenKeysSchema } from '../../../../functions/lambda/keys.ts'
import {
  NotTokenKeys,
  nextKeyId,
  rotate,
  rotated,
  withKey,
} from '../../../../infra/cli/deploying/rotation.ts'
import { signedToken, verifySignedToken } from '../../../../shared/subscriber/link/token.ts'
import { anId } from '../../../fakes/a-subscriber.ts'

const oldKey = 'the-first-key-of-forty-three-characters-or-so'
const newKey = 'the-next-key-of-forty-three-characters-or-so!'
/** As Secrets Manager generates it. */
const first = JSON.stringify({ current: 'k1', k1: oldKey })
const keysOf = (text: string) => tokenKeysSchema.parse(text)

function secretHolding(text: string) {
  const versions = [text]
  const said: string[] = []
  const waits: { readonly ms: number; readonly held: string }[] = []
  const deps = {
    read: async () => versions.at(-1) ?? '',
    write: async (next: string) => void versions.push(next),
    wait: async (ms: number) => void waits.push({ ms, held: versions.at(-1) ?? '' }),
    newKey: () => newKey,
    say: (sentence: string) => void said.push(sentence),
  }
  return { versions, said, waits, deps }
}

describe('a rotation', () => {
  test('a rotation signs new links with the new key, and links of the old key still verify', async () => {
    const { versions, deps } = secretHolding(first)
    const old = signedToken(keysOf(first), 'unsubscribe', anId(1), 0)
    await rotate(deps)
    const keys = keysOf(versions.at(-1) ?? '')
    expect(keys.current).toBe('k2')
    const fresh = signedToken(keys, 'unsubscribe', anId(1), 0)
    expect(fresh).toMatch(/^k2\./)
    for (const token of [old, fresh])
      expect(verifySignedToken(keys, 'unsubscribe', token, 0)).toMatchObject({ ok: true })
  })

  test('a rotation lets the new key sign only once every function must have read it', async () => {
    const { waits, deps } = secretHolding(first)
    await rotate(deps)
    expect(waits).toHaveLength(1)
    const [{ ms, held } = { ms: 0, held: '' }] = waits
    expect(ms).toBeGreaterThan(secretLifetimeMs)
    expect(keysOf(held).current).toBe('k1')
    const ofTheNewKey = signedToken({ ...keysOf(held), current: 'k2' }, 'unsubscribe', anId(1), 0)
    expect(verifySignedToken(keysOf(held), 'unsubscribe', ofTheNewKey, 0)).toMatchObject({ ok: true })
  })

  test('a rotation prints the ids of keys, and no key', async () => {
    const { said, deps } = secretHolding(first)
    await rotate(deps)
    expect(said.join(' ')).toContain('k1, k2')
    for (const key of [oldKey, newKey]) expect(said.join(' ')).not.toContain(key)
  })

  test('a rotation ends without a change if the secret was overwritten meanwhile and the new key is gone', async () => {
    const { versions, deps } = secretHolding(first)
    await expect(rotate({ ...deps, wait: async () => void versions.push(first) })).rejects.toThrow(
      NotTokenKeys,
    )
    expect(versions.at(-1)).toBe(first)
  })

  test.each([
    ['the key of the addresses', 'k'.repeat(43)],
    ['nothing', ''],
    ['a list', '[]'],
    ['keys without a current one', JSON.stringify({ k1: oldKey })],
    ['a key that is too short', JSON.stringify({ current: 'k1', k1: 'short' })],
  ])('a rotation of a secret that holds %s is refused, without its text', async (_what, text) => {
    const { versions, deps } = secretHolding(text)
    const refusal = await rotate(deps).catch((fault: unknown) => fault)
    expect(refusal).toBeInstanceOf(NotTokenKeys)
    if (text.length > 2) expect(String(refusal)).not.toContain(text)
    expect(versions).toEqual([text])
  })
})

test('a key is never overwritten, and a missing key cannot be made the signing one', () => {
  expect(() => withKey(first, 'k1', newKey)).toThrow(NotTokenKeys)
  expect(() => rotated(first, 'k2')).toThrow(NotTokenKeys)
})

test.each([
  [['k1'], 'k2'],
  [['k1', 'k9', 'k10'], 'k11'],
  [['old-key'], 'k1'],
])('the key after the keys %j is %s', (ids, next) => {
  const keys = Object.fromEntries(ids.map((id) => [id, oldKey]))
  expect(nextKeyId(JSON.stringify({ current: ids[0], ...keys }))).toBe(next)
})
