import { expect, test } from 'vitest'
import { whatAilsTheDoor } from '../../../../infra/cli/desk/health.ts'

const look = (answer: () => Promise<Response>) => whatAilsTheDoor({ fetch: answer }, 'https://a.example')

test('an answer like the API’s is healthy', async () => {
  expect(await look(async () => new Response('{"status":"ok","edition":null}'))).toBeUndefined()
})

test.each(['<h1>This domain is for sale</h1>', '{}', '{"status":"starting"}', '"ok"'])(
  'an answer of 200 with another body is not the API’s: %s',
  async (text) => {
    expect(await look(async () => new Response(text))).toMatch(
      /^https:\/\/a\.example\/health answers, but not/,
    )
  },
)

test('an error is reported with its status, and a missing answer with the DNS record that is missing', async () => {
  expect(await look(async () => new Response('', { status: 404 }))).toMatch(/\/health answers 404: /)
  expect(await look(() => Promise.reject(new TypeError('fetch failed')))).toMatch(/did not answer/)
})

test('the check of health does not wait without end', async () => {
  let signal: AbortSignal | null | undefined
  await whatAilsTheDoor(
    {
      async fetch(_, init) {
        signal = init?.signal
        return new Response('{"status":"ok"}')
      },
    },
    'https://a.example',
  )
  expect(signal).toBeInstanceOf(AbortSignal)
})
