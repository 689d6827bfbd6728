import type { RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { preprintSource } from '../../../../shared/http/biorxiv/biorxiv.ts'
import { aServer } from '../a-server.ts'
import { aPage, aPreprint, nothingFound } from './a-biorxiv.ts'

const at = Date.parse('2026-11-18T12:00:00Z')

async function source(
  listener: RequestListener,
  options: { timeoutMs?: number; maxBytes?: number; clock?: () => number } = {},
) {
  const baseUrl = await aServer(listener)
  return preprintSource({
    server: 'biorxiv',
    fetch,
    contact: 'people@paperwire.example',
    categories: ['all'],
    baseUrl,
    clock: () => at,
    wait: async () => undefined,
    ...options,
  })
}

/** One paper on each working day. */
const answer = (path = '') => {
  const date = path.split('/')[3] ?? ''
  const isWorkday = ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()) && date < '2026-11-18'
  const doi = `10.1101/${date.replaceAll('-', '.')}.600001`
  return JSON.stringify(isWorkday ? aPage([aPreprint({ doi, date })]) : nothingFound)
}
const usual: RequestListener = ({ url }, response) => response.end(answer(url))

describe('the bioRxiv source over real HTTP', () => {
  test('each day is asked for by itself, the newest first, by one connection', async () => {
    const asked: (string | undefined)[] = []
    let [open, most] = [0, 0]
    const biorxiv = await source((request, response) => {
      asked.push(request.url)
      most = Math.max(most, ++open)
      setImmediate(() => {
        open--
        response.end(answer(request.url))
      })
    })
    expect(await biorxiv.collect('2026-11-18')).toMatchObject({ outcome: 'papers', papers: [{}, {}, {}] })
    expect(asked).toEqual(
      ['18', '17', '16', '15', '14', '13'].map(
        (day) => `/details/biorxiv/2026-11-${day}/2026-11-${day}/0/json`,
      ),
    )
    expect(most).toBe(1)
  })

  test('days that were read to their end are kept, and only the others asked for again', async () => {
    const asked: (string | undefined)[] = []
    let isDown = true
    const biorxiv = await source((request, response) => {
      asked.push(request.url)
      if (isDown && request.url?.includes('2026-11-17')) response.writeHead(503)
      usual(request, response)
    })
    expect(await biorxiv.collect('2026-11-18')).toHaveProperty('missing')
    isDown = false
    asked.length = 0
    expect(await biorxiv.collect('2026-11-18')).not.toHaveProperty('missing')
    expect(asked.map((path) => path?.split('/')[3])).toEqual(['2026-11-18', '2026-11-17'])
  })

  test('the bioRxiv source says who asks, and reads compressed answers', async () => {
    const agents = new Set<string | undefined>()
    const biorxiv = await source((request, response) => {
      agents.add(request.headers['user-agent'])
      response.setHeader('content-encoding', 'gzip').end(gzipSync(answer(request.url)))
    })
    expect(await biorxiv.collect('2026-11-18')).toMatchObject({ outcome: 'papers' })
    expect([...agents]).toEqual(['paperwire (+people@paperwire.example)'])
  })

  test('the bytes of a gzip bomb are counted after decompression', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000, ' '))
    expect(bomb.length).toBeLessThan(100_000)
    const biorxiv = await source((_, response) => response.setHeader('content-encoding', 'gzip').end(bomb), {
      maxBytes: 1_000_000,
    })
    expect(await biorxiv.collect('2026-11-18')).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('larger than 1000000 bytes'),
    })
  })

  test('a server that hangs ends after its time, and the days after it are not begun', async () => {
    let now = at
    let requests = 0
    const biorxiv = await source(
      () => {
        requests++
        now += 80_000
      },
      { timeoutMs: 100, clock: () => now },
    )
    expect(await biorxiv.collect('2026-11-18')).toMatchObject({
      outcome: 'failed',
      reason: expect.stringMatching(/no full answer within 0\.1 s; 2026-11-17 too slow for a further day/),
    })
    expect(requests).toBe(1)
  })

  test('the bioRxiv source follows no redirect', async () => {
    const biorxiv = await source((_, response) => response.writeHead(302, { location: '/elsewhere' }).end())
    expect(await biorxiv.collect('2026-11-18')).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('/elsewhere, which is not followed'),
    })
  })
})
