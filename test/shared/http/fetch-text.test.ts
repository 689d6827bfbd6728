import { describe, expect, test } from 'vitest'
import { fetchText } from '../../../shared/http/fetch-text.ts'
import { webService } from '../../../shared/http/web-service.ts'

/** Answers one response after the other; records the addresses and the waiting. */
function ask(address: string, responses: readonly Response[], baseUrl = 'https://huggingface.co') {
  const left = [...responses]
  const asked: string[] = []
  const waited: number[] = []
  const fetch: typeof globalThis.fetch = async (input) => {
    asked.push(String(input))
    return left.shift() ?? new Response('no more', { status: 500 })
  }
  const wait = async (ms: number) => waited.push(ms)
  const service = webService({ fetch, contact: 'test', wait }, baseUrl)
  return { asked, waited, answer: fetchText(address, service, { accept: 'text/plain' }) }
}
const busy = (headers: Record<string, string>) => new Response('busy', { status: 429, headers })

describe('a question to a service', () => {
  test.each([
    'https://huggingface.co/x',
    'https://rss.arxiv.org/x',
    'https://export.arxiv.org/x',
    'https://api.semanticscholar.org/x',
    'https://hn.algolia.com/x',
    'https://api.biorxiv.org/x',
  ])('a question to a service may go to %s', async (address) => {
    expect(await ask(address, [new Response('yes')]).answer).toMatchObject({ outcome: 'text', text: 'yes' })
  })

  test.each([
    'http://huggingface.co/x',
    'https://huggingface.co:8443/x',
    'https://huggingface.co.evil.example/x',
    'https://user@evil.example/x',
    'https://169.254.169.254/latest',
    'file:///etc/passwd',
    'data:text/plain,x',
    'no address',
  ])('a question to a service does not go to %s', async (address) => {
    const { answer, asked } = ask(address, [new Response('yes')])
    expect(await answer).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('not') })
    expect(asked).toEqual([])
  })

  test('a question to a service may go to the adapter’s base address with exactly its port', async () => {
    const to = (address: string) => ask(address, [new Response('yes')], 'http://127.0.0.1:8080').answer
    expect(await to('http://127.0.0.1:8080/x')).toMatchObject({ outcome: 'text' })
    expect(await to('http://127.0.0.1:8081/x')).toMatchObject({ outcome: 'failed' })
  })

  test.each([
    [{ 'retry-after': '2' }, 2_000],
    [{ 'retry-after': '0' }, 0],
    [{ ratelimit: '"api";r=0;t=3' }, 3_000],
    [{ 'retry-after': 'Thu, 02 Jul 2026 06:00:04 GMT', date: 'Thu, 02 Jul 2026 06:00:00 GMT' }, 4_000],
  ])(
    'a question to a service is repeated once after a 429 with the short pause of %j',
    async (headers, pause) => {
      const { answer, asked, waited } = ask('https://huggingface.co/x', [busy(headers), new Response('yes')])
      expect(await answer).toMatchObject({ outcome: 'text' })
      expect(waited).toEqual([pause])
      expect(asked).toHaveLength(2)
    },
  )

  test('a question to a service is not asked a third time', async () => {
    const again = { 'retry-after': '1' }
    const { answer, asked } = ask('https://huggingface.co/x', [busy(again), busy(again), new Response('yes')])
    expect(await answer).toMatchObject({ outcome: 'refused', status: 429 })
    expect(asked).toHaveLength(2)
  })

  test.each([
    [{}, 'answered 429: too many requests'],
    [{ 'retry-after': '120' }, 'answered 429: too many requests, again in 120 s'],
    [{ 'retry-after': 'soon' }, 'answered 429: too many requests'],
    [{ 'retry-after': '-1' }, 'answered 429: too many requests'],
    [{ 'retry-after': 'Thu, 02 Jul 2026 06:00:04 GMT' }, 'answered 429: too many requests'],
    [{ ratelimit: '"api";r=0;t=290' }, 'answered 429: too many requests, again in 290 s'],
  ])('a question to a service is not repeated after a 429 with %j, and says so', async (headers, reason) => {
    const { answer, asked, waited } = ask('https://huggingface.co/x', [
      busy(headers as Record<string, string>),
      new Response('yes'),
    ])
    expect(await answer).toMatchObject({ outcome: 'refused', status: 429, reason })
    expect([asked.length, waited]).toEqual([1, []])
  })
})
