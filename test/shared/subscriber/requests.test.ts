import { expect, test } from 'vitest'
import { links } from '../../../shared/subscriber/link/links.ts'
import { parseRequestId, randomRequestId } from '../../../shared/subscriber/link/request-id.ts'
import {
  hasOpenRequest,
  isAsking,
  openRequest,
  requestExpiry,
  withRequest,
} from '../../../shared/subscriber/requests.ts'
import { aRequest, aRequestId } from '../../fakes/a-request.ts'
import { aConfirmed, aPending, monday } from '../../fakes/a-subscriber.ts'

const { lifetimeMs } = links.confirm

test('the id of a request is 16 random bytes, different each time', () => {
  const ids = new Set(Array.from({ length: 100 }, randomRequestId))
  expect(ids.size).toBe(100)
  for (const id of ids) {
    expect(Buffer.from(id, 'base64url')).toHaveLength(16)
    expect(parseRequestId(id)).toBe(id)
  }
})

test.each(['', 'a', 'a'.repeat(21), 'a'.repeat(23), `${'a'.repeat(21)}+`, `${'a'.repeat(22)}\n`])(
  '“%s” is no id of a request',
  (text) => {
    expect(parseRequestId(text)).toBeUndefined()
  },
)

test('a request is open for 72 hours to the millisecond', () => {
  const request = aRequest({ expiresAt: requestExpiry(monday) })
  const pending = aPending({ requests: [request] })
  expect(openRequest(pending, request.id, monday + lifetimeMs - 1)).toEqual(request)
  expect(openRequest(pending, request.id, monday + lifetimeMs)).toBeUndefined()
  expect(openRequest(pending, aRequestId(7), monday)).toBeUndefined()
  expect(hasOpenRequest(pending, monday + lifetimeMs - 1)).toBe(true)
  expect(hasOpenRequest(pending, monday + lifetimeMs)).toBe(false)
})

test('twelve requests are open side by side, and a thirteenth takes the place of the oldest', () => {
  const added = Array.from({ length: 13 }, (_, n) => aRequest({ id: aRequestId(n), at: monday + n }))
  const requests = added.reduce(
    (open, request) => withRequest(aPending({ requests: open }), request),
    aPending({ requests: [] }).requests,
  )
  expect(requests).toEqual(added.slice(1))
})

test('a way back that the mailbox asked for makes no room, however many strangers sign it up, and none for it', () => {
  const own = aRequest({ id: aRequestId(20), asked: true })
  const strangers = Array.from({ length: 12 }, (_, n) => aRequest({ id: aRequestId(n), at: monday + n }))
  const added = aRequest({ id: aRequestId(21), at: monday + 12 })
  const full = aPending({ requests: [own, ...strangers] })
  expect(withRequest(full, added)).toEqual([own, ...strangers.slice(1), added])
  const again = aRequest({ id: aRequestId(22), at: monday + 12, asked: true })
  expect(withRequest(full, again)).toEqual([...strangers, own, again])
})

test('a request that has ended makes room first', () => {
  const ended = aRequest({ id: aRequestId(1), at: monday - lifetimeMs })
  const open = aRequest({ id: aRequestId(2), at: monday - lifetimeMs + 1 })
  const added = aRequest({ id: aRequestId(3) })
  expect(withRequest(aPending({ requests: [ended, open] }), added)).toEqual([open, added])
})

test('only somebody with requests is asking', () => {
  expect(isAsking(aPending())).toBe(true)
  expect(isAsking(aPending({ requests: [] }))).toBe(false)
  expect(isAsking(aConfirmed())).toBe(false)
  expect(isAsking(aConfirmed({ requests: [aRequest()] }))).toBe(true)
  expect(isAsking(undefined)).toBe(false)
})
