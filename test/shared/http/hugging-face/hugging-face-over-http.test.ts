import type { RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { huggingFaceSource } from '../../../../shared/http/hugging-face/hugging-face.ts'
import { aServer } from '../a-server.ts'

async function collectFrom(
  listener: RequestListener,
  options: { timeoutMs?: number; maxBytes?: number } = {},
) {
  const baseUrl = await aServer(listener)
  return huggingFaceSource({ fetch, baseUrl, contact: 'test', days: 1, ...options }).collect('2026-07-03')
}

const json = JSON.stringify([{ paper: { id: '2607.00001', title: 'T', summary: 'S', authors: [] } }])

describe('the Hugging Face source over real HTTP', () => {
  test('the Hugging Face source reads a compressed list', async () => {
    const collected = await collectFrom((_, response) => {
      response.setHeader('content-encoding', 'gzip').end(gzipSync(json))
    })
    expect(collected).toMatchObject({ outcome: 'papers', papers: [{ id: '2607.00001' }] })
  })

  test('the Hugging Face source counts the bytes of a gzip bomb after decompression', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000, ' '))
    expect(bomb.length).toBeLessThan(100_000)
    const collected = await collectFrom(
      (_, response) => response.setHeader('content-encoding', 'gzip').end(bomb),
      { maxBytes: 1_000_000 },
    )
    expect(collected).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('larger than 1000000 bytes'),
    })
  })

  test('the Hugging Face source stops reading a body that never ends', async () => {
    let sent = 0
    const collected = await collectFrom(
      (_, response) => {
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(10_000, ' '))) sent += 10_000
          if (!response.destroyed) response.once('drain', more)
        }
        more()
      },
      { maxBytes: 100_000 },
    )
    expect(collected).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('larger') })
    expect(sent).toBeLessThan(50_000_000)
  })

  test.each([
    ['never answers', () => undefined],
    [
      'stops in the middle of its body',
      (_: unknown, response: { write(text: string): void }) => response.write('['),
    ],
  ])('the Hugging Face source gives up on a server that %s', async (_, listener) => {
    const collected = await collectFrom(listener as RequestListener, { timeoutMs: 100 })
    expect(collected).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('within 0.1 s') })
  })

  test('the Hugging Face source follows no redirect', async () => {
    let requests = 0
    const collected = await collectFrom((_, response) => {
      requests++
      response.writeHead(302, { location: '/elsewhere' }).end()
    })
    expect(collected).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('redirected') })
    expect(requests).toBe(1)
  })

  test('the Hugging Face source says what it got instead of JSON', async () => {
    const collected = await collectFrom((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8').end('<html>')
    })
    expect(collected).toMatchObject({ reason: 'Hugging Face: 2026-07-03 answered text/html instead of JSON' })
  })

  test.each([429, 500, 503, 404])('the Hugging Face source fails on a %i', async (code) => {
    const collected = await collectFrom((_, response) => response.writeHead(code).end('[]'))
    expect(collected).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining(`answered ${code}`),
    })
  })

  test('the Hugging Face source fails when the connection breaks', async () => {
    const collected = await collectFrom((request) => request.socket.destroy())
    expect(collected).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('could not be reached'),
    })
  })
})
