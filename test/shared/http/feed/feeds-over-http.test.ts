import type { RequestListener } from 'node:http'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { feedsSource } from '../../../../shared/http/feed/feeds.ts'
import { aServer } from '../a-server.ts'
import { anRss } from './a-feed.ts'
import { theWeb } from './some-feeds.ts'

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toUTCString()
const xml = anRss([{ title: 'Gärten', id: 'https://journal.example/1', published: hoursAgo(3) }])

/** The feed's name leads to a server on this machine. The source itself may ask no such address. */
async function collectFrom(
  listener: RequestListener,
  options: { timeoutMs?: number; maxBytes?: number; addressesOf?: typeof theWeb; url?: string } = {},
) {
  const server = await aServer(listener)
  const { url = 'https://journal.example/feed?key=secret', ...others } = options
  return feedsSource({
    fetch: (address, init) => {
      const { pathname, search } = new URL(String(address))
      return fetch(`${server}${pathname}${search}`, init)
    },
    contact: 'people@paperwire.example',
    feeds: [{ url }],
    clock: Date.now,
    addressesOf: theWeb,
    wait: async () => undefined,
    ...others,
  }).collect('2026-11-18')
}

describe('feeds over real HTTP', () => {
  test('a feed is asked for what it is, past caches, by somebody who can be reached', async () => {
    const asked: unknown[] = []
    const collected = await collectFrom(({ url, headers }, response) => {
      asked.push(url, headers['user-agent'], headers['cache-control'])
      response.writeHead(/\bapplication\/rss\+xml\b/.test(headers.accept ?? '') ? 200 : 406).end(xml)
    })
    expect(collected).toMatchObject({ outcome: 'papers', papers: [{ title: 'Gärten' }] })
    expect(asked).toEqual(['/feed?key=secret', 'paperwire (+people@paperwire.example)', 'no-cache'])
  })

  test.each([
    ['gzip', gzipSync(xml)],
    ['br', brotliCompressSync(xml)],
  ])('a feed in %s is read', async (encoding, body) => {
    const collected = await collectFrom((_, response) =>
      response.setHeader('content-encoding', encoding).end(body),
    )
    expect(collected).toMatchObject({ outcome: 'papers', papers: [{ title: 'Gärten' }] })
  })

  test.each([
    ['its declaration', 'application/rss+xml', xml.replace('UTF-8', 'ISO-8859-1')],
    ['its type', 'application/rss+xml; charset=iso-8859-1', xml.replace(' encoding="UTF-8"', '')],
    ['nobody', 'application/rss+xml', xml],
  ])('a feed in Latin-1 by %s is read', async (_, type, text) => {
    const collected = await collectFrom((_request, response) =>
      response.setHeader('content-type', type).end(Buffer.from(text, 'latin1')),
    )
    expect(collected).toMatchObject({ outcome: 'papers', papers: [{ title: 'Gärten' }] })
  })

  test('a bomb of 100 MB is read no further than its cap', async () => {
    const bomb = gzipSync(Buffer.alloc(100_000_000, ' '), { level: 1 })
    const collected = await collectFrom((_, response) =>
      response.setHeader('content-encoding', 'gzip').end(bomb),
    )
    expect(collected).toEqual({
      outcome: 'failed',
      reason: 'journal.example/feed the answer is larger than 8000000 bytes',
    })
  })

  test('a feed of 10⁵ entries is read, and its news are cut', async () => {
    const item = `<item><title>T</title><pubDate>${hoursAgo(3)}</pubDate></item>`
    const many = `<rss><channel>${item.repeat(30_000)}</channel></rss>`
    const collected = await collectFrom((_, response) => response.end(many))
    expect(collected).toMatchObject({ missing: 'journal.example/feed has more than 500 new entries' })
  })

  test.each([
    ['never answers', () => undefined],
    ['stops within', (_: unknown, response: { write(text: string): void }) => response.write('<rss>')],
  ])('a server that %s is given up', async (_, listener) => {
    const collected = await collectFrom(listener as RequestListener, { timeoutMs: 100 })
    expect(collected).toMatchObject({ reason: 'journal.example/feed no full answer within 0.1 s' })
  })

  test('a name that is looked up without end is given up', async () => {
    let requests = 0
    const addressesOf = () => new Promise<never>(() => undefined)
    const collected = await collectFrom(() => requests++, { timeoutMs: 50, addressesOf })
    expect(collected).toMatchObject({ reason: 'journal.example/feed could not be reached in time' })
    expect(requests).toBe(0)
  })

  test('no redirect is followed, and the operator learns where it leads, but for its keys', async () => {
    let requests = 0
    const collected = await collectFrom((_, response) => {
      requests++
      response.writeHead(301, { location: 'https://user:secret@new.example/feed?key=secret' }).end()
    })
    expect(collected).toMatchObject({
      reason: 'journal.example/feed redirected to https://new.example/feed, which is not followed',
    })
    expect(requests).toBe(1)
  })

  test.each(['169.254.169.254', '127.0.0.1', '::1', '10.0.0.1', 'fd00:ec2::254'])(
    'a feed whose name leads to %s is not asked',
    async (address) => {
      let requests = 0
      const addressesOf = async () => ['93.184.216.34', address]
      const collected = await collectFrom(() => requests++, { addressesOf })
      expect(collected).toEqual({
        outcome: 'failed',
        reason: 'journal.example/feed its name leads to an inner address',
      })
      expect(requests).toBe(0)
    },
  )

  test.each([
    'http://journal.example/feed',
    'https://127.0.0.1/feed',
    'https://user:secret@journal.example/feed',
  ])('%s is not asked, whoever set it', async (url) => {
    let requests = 0
    const collected = await collectFrom(() => requests++, { url })
    expect(collected.outcome).toBe('failed')
    expect(JSON.stringify(collected)).not.toContain('secret')
    expect(requests).toBe(0)
  })
})
