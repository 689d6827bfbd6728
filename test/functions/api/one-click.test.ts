import { describe, expect, test } from 'vitest'
import { signedToken } from '../../../shared/subscriber/link/token.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import { dayMs } from '../../../shared/time/clock.ts'
import { aRequestId } from '../../fakes/a-request.ts'
import { aConfirmed, monday } from '../../fakes/a-subscriber.ts'
import { en } from '../../fakes/english.ts'
import { apiWorld, idOfAddress } from './api-world.ts'

const ann = idOfAddress('ann@example.org')

function readingWorld() {
  const world = apiWorld()
  world.put(aConfirmed({ id: ann }))
  return world
}

/** The sample of RFC 8058 §8 as it stands there: its lines lack the two hyphens before the boundary (RFC 2046 §5.1.1). */
const rfcSample = [
  '---FormBoundaryjWmhtjORrn',
  'Content-Disposition: form-data; name="List-Unsubscribe"',
  '',
  'One-Click',
  '---FormBoundaryjWmhtjORrn--',
].join('\r\n')

const urlencoded = { 'Content-Type': 'application/x-www-form-urlencoded' }
const multipart = (boundary: string) => ({ 'Content-Type': `multipart/form-data; boundary=${boundary}` })
const form = new FormData()
form.append('List-Unsubscribe', 'One-Click')
const junk = new Uint8Array(1024 * 1024).map((_, index) => (index * 31) % 256)

describe('one click (RFC 8058) unsubscribes, whatever the body', () => {
  test.each<[what: string, init: RequestInit]>([
    ['the literal bytes, urlencoded', { headers: urlencoded, body: 'List-Unsubscribe=One-Click' }],
    ['the literal bytes, without a content type', { body: bytes('List-Unsubscribe=One-Click') }],
    ['multipart/form-data', { body: form }],
    ['the malformed sample of the RFC', { headers: multipart('---FormBoundaryjWmhtjORrn'), body: rfcSample }],
    ['multipart without a boundary', { headers: { 'Content-Type': 'multipart/form-data' }, body: rfcSample }],
    ['no body', {}],
    ['an empty body', { headers: urlencoded, body: '' }],
    ['JSON', { headers: { 'Content-Type': 'application/json' }, body: '{"List-Unsubscribe": "One-Click"}' }],
    ['broken JSON', { headers: { 'Content-Type': 'application/json' }, body: '{' }],
    ['1 MB of junk', { headers: urlencoded, body: junk }],
    ['1 MB announced', { headers: { ...urlencoded, 'Content-Length': '1048576' }, body: junk }],
    [
      'a foreign origin and no cookie',
      { headers: { Origin: 'https://mail.example', ...urlencoded }, body: 'x' },
    ],
  ])('one click unsubscribes with %s', async (_what, init) => {
    const world = readingWorld()
    const answer = await world.request(world.unsubscribePath(ann), { method: 'POST', ...init })
    expect(answer.status).toBe(200)
    expect(answer.redirected).toBe(false)
    expect(answer.headers.has('Location')).toBe(false)
    expect(answer.headers.has('Set-Cookie')).toBe(false)
    expect(await answer.text()).toContain(en.pages.unsubscribe.done)
    expect(world.item(ann)).toMatchObject({ status: 'unsubscribed', leftAt: monday })
    expect(world.item(ann)).not.toHaveProperty('nextDueAt')
    expect(world.letters.sent).toEqual([])
  })
})

test('a link from before the keys were rotated still unsubscribes, years later', async () => {
  const world = readingWorld()
  const { tokenKeys } = world
  world.time.advance(5 * 365 * dayMs)
  const old = signedToken({ ...tokenKeys, current: 'k1' }, 'unsubscribe', ann, monday)
  expect(old.startsWith('k1.')).toBe(true)
  expect((await world.post(`/unsubscribe/${old}`)).status).toBe(200)
  expect(world.item(ann)?.status).toBe('unsubscribed')
})

describe('a bad unsubscribe token', () => {
  const { tokenKeys } = apiWorld()
  const token = signedToken(tokenKeys, 'unsubscribe', ann, monday)
  const [keyId = '', idText = '', mac = ''] = token.split('.')
  const ben = idOfAddress('ben@example.org')
  test.each<[what: string, token: string]>([
    ['with a forged proof', [keyId, idText, 'A'.repeat(mac.length)].join('.')],
    ['without its proof', [keyId, idText, ''].join('.')],
    ['cut short', token.slice(0, -1)],
    ['cut in the middle', token.slice(0, 30)],
    ['with something behind it', `${token}.x`],
    [
      'with another reader’s proof',
      [keyId, idText, signedToken(tokenKeys, 'unsubscribe', ben, monday).split('.')[2]].join('.'),
    ],
    ['under another key', ['k1', idText, mac].join('.')],
    ['under an unknown key', ['k9', idText, mac].join('.')],
    ['under the key __proto__', ['__proto__', idText, mac].join('.')],
    ['under the key constructor', ['constructor', idText, mac].join('.')],
    ['under no key', ['', idText, mac].join('.')],
    ['that may change preferences', signedToken(tokenKeys, 'preferences', ann, monday)],
    ['that may confirm', signedToken(tokenKeys, 'confirm', ann, monday, aRequestId(1))],
    ['that is no token', 'hello'],
    ['that does not decode', '%E0%A4%A'],
  ])('an unsubscribe token %s is a friendly 404, and nobody leaves', async (_what, bad) => {
    const world = readingWorld()
    const before = world.item(ann)
    for (const method of ['GET', 'POST']) {
      const answer = await world.request(`/unsubscribe/${bad}`, { method })
      expect(answer.status).toBe(404)
      expect(await answer.text()).toContain(en.pages.unsubscribe.unknown)
    }
    expect((await world.post(`/unsubscribe/${bad}/undo`)).status).toBe(404)
    expect(world.item(ann)).toEqual(before)
    expect(world.calls.names).toEqual([])
  })
})

describe('a bad preferences token', () => {
  const { tokenKeys } = apiWorld()
  const token = signedToken(tokenKeys, 'preferences', ann, monday)
  const [keyId, id, expiry, mac] = token.split('.')
  test.each<[what: string, token: string]>([
    ['with a forged proof', [keyId, id, expiry, 'A'.repeat(22)].join('.')],
    ['cut short', token.slice(0, -1)],
    ['with a later expiry', [keyId, id, 'zzzzzz', mac].join('.')],
    ['under the key __proto__', ['__proto__', id, expiry, mac].join('.')],
    ['that may unsubscribe', signedToken(tokenKeys, 'unsubscribe', ann, monday)],
    [
      'that may unsubscribe, in the form of a preferences token',
      `${signedToken(tokenKeys, 'unsubscribe', ann, monday)}.`,
    ],
    ['that may confirm', signedToken(tokenKeys, 'confirm', ann, monday, aRequestId(1))],
  ])('a preferences token %s is a friendly 404, and nothing is read or changed', async (_what, bad) => {
    const world = readingWorld()
    expect((await world.get(`/preferences/${bad}`)).status).toBe(404)
    expect((await world.postForm(`/preferences/${bad}`, { hour: '3' })).status).toBe(404)
    expect((await world.post(`/preferences/${bad}/fresh-link`)).status).toBe(404)
    expect(world.calls.names).toEqual([])
  })
})

test.each<[who: string, id: SubscriberId]>([
  ['who was erased or never existed', idOfAddress('nobody@example.org')],
  ['whose history alone is left', ann],
])('a reader %s is told that they are unsubscribed, and no item is made', async (_who, id) => {
  const world = apiWorld()
  world.put({ id: ann, version: 1, rev: 9, status: 'unsubscribed', leftAt: 7 })
  const answer = await world.post(world.unsubscribePath(id))
  expect(answer.status).toBe(200)
  expect(world.item(idOfAddress('nobody@example.org'))).toBeUndefined()
  expect(world.item(ann)).toMatchObject({ status: 'unsubscribed', leftAt: 7 })
})

test('a suppressed reader who unsubscribes stays suppressed', async () => {
  const world = apiWorld()
  world.put({ id: ann, version: 1, rev: 9, status: 'suppressed', leftAt: 7 })
  expect((await world.post(world.unsubscribePath(ann))).status).toBe(200)
  expect(world.item(ann)).toEqual({ id: ann, version: 1, rev: 9, status: 'suppressed', leftAt: 7 })
})

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
