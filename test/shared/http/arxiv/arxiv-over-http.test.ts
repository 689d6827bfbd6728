import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { arxivSource } from '../../../../shared/http/arxiv/arxiv.ts'
import { aServer } from '../a-server.ts'

const feed = readFileSync(new URL('../../../fixtures/papers/arxiv-feed.xml', import.meta.url))
const at = Date.parse('2026-07-02T04:30:00Z')

/** One server stands for both services, and waits take no time. */
async function collectFrom(
  listener: RequestListener,
  options: { timeoutMs?: number; maxBytes?: number } = {},
) {
  const address = await aServer(listener)
  return arxivSource({
    fetch,
    contact: 'test',
    categories: ['cs.LG'],
    feedUrl: address,
    apiUrl: address,
    clock: () => at,
    wait: async () => undefined,
    ...options,
  }).collect('2026-07-02')
}

describe('the arXiv source over real HTTP', () => {
  test('the arXiv source reads a compressed feed', async () => {
    const collected = await collectFrom((_, response) => {
      response.setHeader('content-encoding', 'gzip').end(gzipSync(feed))
    })
    expect(collected).toMatchObject({
      outcome: 'papers',
      papers: [{ id: '2607.01001' }, { id: '2607.01002' }],
    })
  })

  test('the arXiv source says that it accepts Atom, and is answered', async () => {
    const collected = await collectFrom((request, response) => {
      const isAtom = request.headers.accept === 'application/atom+xml'
      response.writeHead(isAtom ? 200 : 406).end(feed)
    })
    expect(collected).toMatchObject({ outcome: 'papers' })
  })

  test('the arXiv source counts the bytes of a gzip bomb after decompression', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000, ' '))
    expect(bomb.length).toBeLessThan(100_000)
    const collected = await collectFrom(
      (_, response) => response.setHeader('content-encoding', 'gzip').end(bomb),
      { maxBytes: 1_000_000 },
    )
    expect(collected).toMatchObject({
      reason:
        'arXiv: feed: the answer is larger than 1000000 bytes; API: the answer is larger than 1000000 bytes',
    })
  })

  test('the arXiv source gives up on a body that never ends', async () => {
    const collected = await collectFrom((_, response) => response.write('<feed>'), { timeoutMs: 100 })
    expect(collected).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('API: no full answer within 0.1 s'),
    })
  })

  test('the arXiv source follows no redirect', async () => {
    const asked: (string | undefined)[] = []
    const collected = await collectFrom((request, response) => {
      asked.push(request.url?.replace(/\?.*/, ''))
      response.writeHead(301, { location: '/elsewhere' }).end()
    })
    expect(collected).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('redirected') })
    expect(asked).toEqual(['/atom/cs.LG', '/api/query'])
  })
})
