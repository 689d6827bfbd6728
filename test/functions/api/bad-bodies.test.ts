import { describe, expect, test } from 'vitest'
import { en } from '../../fakes/english.ts'
import { apiWorld, idOfAddress } from './api-world.ts'
import { expectProblem } from './expect-problem.ts'

const email = 'ann@example.org'

describe('a body that is not JSON is refused with what was expected', () => {
  test.each([
    ['is broken', '{"email": "ann@example.org"'],
    ['is empty', ''],
    ['is a form', 'email=ann@example.org'],
    ['is only white space', ' \n'],
    ['is not UTF-8', new Uint8Array([0x7b, 0xff, 0xfe])],
  ])('a body that %s is refused with what was expected', async (_what, body) => {
    const world = apiWorld()
    await expectProblem(world, await world.request('/api/subscriptions', json(body)), {
      status: 400,
      title: en.api.notJson,
      detail: expect.stringContaining('{"email": "you@example.org"}'),
    })
  })

  test('a request without a body is refused with what was expected', async () => {
    const world = apiWorld()
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' } }
    await expectProblem(world, await world.request('/api/subscriptions', init), {
      status: 400,
      title: en.api.notJson,
    })
  })
})

test.each(['[]', `[{"email": "${email}"}]`, 'null', '7', '"ann@example.org"', 'true'])(
  'the JSON %s is refused, because it is not an object',
  async (body) => {
    const world = apiWorld()
    await expectProblem(world, await world.request('/api/subscriptions', json(body)), {
      status: 400,
      title: en.api.invalid,
      detail: en.api.notObject,
    })
  },
)

describe('the content type of a body', () => {
  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    'application/problem+json',
    'text/html, application/json',
  ])('the content type %s is refused', async (type) => {
    const world = apiWorld()
    const answer = await world.request('/api/subscriptions', json(JSON.stringify({ email }), type))
    await expectProblem(world, answer, {
      status: 415,
      title: en.api.wrongType,
      detail: `Send application/json, not “${type}”.`,
    })
  })

  test('a request without a content type is refused', async () => {
    const world = apiWorld()
    const body = new TextEncoder().encode(JSON.stringify({ email }))
    await expectProblem(world, await world.request('/api/subscriptions', { method: 'POST', body }), {
      status: 415,
      title: en.api.wrongType,
      detail: en.api.noTypeDetail,
    })
  })

  test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON ;charset=UTF-8'])(
    'the content type %s is accepted',
    async (type) => {
      const world = apiWorld()
      const answer = await world.request('/api/subscriptions', json(JSON.stringify({ email }), type))
      expect(answer.status).toBe(202)
    },
  )
})

describe('the size of a body', () => {
  const largest = 16 * 1024
  /** A request of exactly so many bytes: JSON may have white space behind it. */
  const ofSize = (bytes: number) => JSON.stringify({ email }).padEnd(bytes, ' ')
  const streamed = (body: string): RequestInit => {
    const bytes = new TextEncoder().encode(body)
    const chunks = Array.from({ length: Math.ceil(bytes.length / 4096) }, (_, n) =>
      bytes.slice(n * 4096, (n + 1) * 4096),
    )
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        const chunk = chunks.shift()
        if (chunk) controller.enqueue(chunk)
        else controller.close()
      },
    })
    return { ...json(stream), duplex: 'half' } as RequestInit
  }
  const announced = (body: string): RequestInit => ({
    ...json(body),
    headers: { 'Content-Type': 'application/json', 'Content-Length': String(body.length) },
  })

  test.each([
    ['with a Content-Length', announced],
    ['as a stream of unknown length', streamed],
  ])('a body of 1 MB is refused %s', async (_how, init) => {
    const world = apiWorld()
    const answer = await world.request('/api/subscriptions', init(ofSize(1024 * 1024)))
    await expectProblem(world, answer, {
      status: 413,
      title: en.api.tooLarge,
      detail: en.api.tooLargeDetail,
    })
  })

  test.each([
    ['with a Content-Length', announced],
    ['as a stream of unknown length', streamed],
  ])('a body may have 16 kB and not a byte more %s', async (_how, init) => {
    const world = apiWorld()
    expect((await world.request('/api/subscriptions', init(ofSize(largest)))).status).toBe(202)
    expect((await world.request('/api/subscriptions', init(ofSize(largest + 1)))).status).toBe(413)
    expect(world.letters.sent).toHaveLength(1)
    expect(world.item(idOfAddress(email))?.status).toBe('pending')
  })
})

function json(body: NonNullable<RequestInit['body']>, type = 'application/json'): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': type }, body }
}
