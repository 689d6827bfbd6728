import { beforeEach, describe, expect, test } from 'vitest'
import { type SmokeDeps, smokeCheck } from '../../../../infra/cli/desk/smoke-check.ts'
import { untilResumed } from '../../../../shared/delivery/pace/sending.ts'
import type { Subscriber } from '../../../../shared/subscriber/subscriber.ts'
import type { SubscriberId } from '../../../../shared/subscriber/subscriber-id.ts'
import { minuteMs } from '../../../../shared/time/clock.ts'
import { monday } from '../../../fakes/a-subscriber.ts'
import { handClock } from '../../../fakes/hand-clock.ts'

let time: ReturnType<typeof handClock>
let suppressed: Map<string, number>
let sendSeenAt: number
let signedUp: string[]
beforeEach(() => {
  time = handClock(monday)
  suppressed = new Map()
  sendSeenAt = 0
  signedUp = []
})

const html = (text: string) => new Response(text, { headers: { 'content-type': 'text/html' } })
const css = () => new Response('', { headers: { 'content-type': 'text/css; charset=utf-8' } })
const home = () => html('<link rel="stylesheet" href="/assets/style-1.css"/>')
let pages: Record<string, () => Response>
beforeEach(() => {
  pages = {
    '/health': () => new Response('{"status":"ok"}'),
    '/': home,
    '/assets/style-1.css': css,
    '/no-such-page': () => new Response('', { status: 404 }),
  }
})

/** A service that answers sign-ups with a status, with feedback that the test chooses. */
function deps(part: Partial<SmokeDeps> = {}, status = 202): SmokeDeps {
  return {
    origin: 'https://papers.example.org',
    async fetch(input, init) {
      const page = pages[new URL(String(input)).pathname]
      if (page) return page()
      signedUp.push(JSON.parse(String(init?.body)).email)
      return new Response('', { status })
    },
    subscriber: async (id) =>
      (suppressed.get(id) ?? Infinity) <= time.clock() ? ({ status: 'suppressed' } as Subscriber) : undefined,
    proof: async () => ({ drainedAt: 0, unheardSince: 0, unreadableAt: 0, sendSeenAt }),
    sending: async () => undefined,
    idOf: (address) => address as string as SubscriberId,
    clock: time.clock,
    wait: async (ms) => time.advance(ms),
    label: 'x1',
    patienceMs: minuteMs,
    ...part,
  }
}
const missing = async (part: Partial<SmokeDeps> = {}, status?: number) =>
  (await smokeCheck(deps(part, status))).flatMap((finding) => finding.missing ?? [])

describe('the smoke check', () => {
  test('the smoke check passes when mails go out and their reports come back within the given time', async () => {
    sendSeenAt = monday
    suppressed.set('bounce+x1@simulator.amazonses.com', monday + minuteMs / 2)
    suppressed.set('complaint+x1@simulator.amazonses.com', monday + minuteMs)
    const findings = await smokeCheck(deps())
    expect(findings).toHaveLength(6)
    expect(findings.filter((finding) => finding.missing !== undefined)).toEqual([])
    expect(signedUp).toEqual([
      'success+x1@simulator.amazonses.com',
      'bounce+x1@simulator.amazonses.com',
      'complaint+x1@simulator.amazonses.com',
    ])
  })

  test('the smoke check names each trace that does not come in time, and gives up then', async () => {
    suppressed.set('bounce+x1@simulator.amazonses.com', monday)
    expect(await missing()).toEqual([
      expect.stringContaining('no Send event'),
      expect.stringContaining('the complaint was not worked off'),
    ])
    expect(time.clock()).toBeLessThan(monday + 2 * minuteMs)
  })

  test.each([
    [
      { stop: { until: untilResumed, why: 'paused by the operator' } },
      'sending is stopped (paused by the operator)',
    ],
    [{ left: 0 }, 'daily quota'],
    [{}, 'no Send event'],
  ])('where no letter comes back, the smoke check says what the table knows: %j', async (part, words) => {
    const sending = { accountPerSecond: 12, block: 100, left: 9, refreshedAt: monday, ...part }
    expect(await missing({ sending: async () => sending })).toContainEqual(expect.stringContaining(words))
  })

  test('an old Send event proves nothing to the smoke check', async () => {
    sendSeenAt = monday - 2 * minuteMs
    expect(await missing()).toContainEqual(expect.stringContaining('no Send event'))
  })

  test('the smoke check goes no further if the API does not answer', async () => {
    const shut = async () => new Response('', { status: 503 })
    expect(await missing({ fetch: shut })).toEqual([expect.stringContaining('/health answers 503')])
    expect(await missing({ fetch: () => Promise.reject(new TypeError()) })).toEqual([
      expect.stringContaining('did not answer'),
    ])
  })

  test.each<[string, () => Response, RegExp]>([
    ['/', () => html('<p>Hello'), /answered 200 and names no style sheet/],
    ['/assets/style-1.css', () => new Response('', { status: 500 }), /style-1\.css answered 500/],
    ['/assets/style-1.css', () => html(''), /style-1\.css answered 200/],
    ['/no-such-page', () => new Response('', { status: 500 }), /answered 500, not 404/],
  ])('the smoke check finds a broken page at %s', async (path, answer, sentence) => {
    pages[path] = answer
    expect(await missing()).toContainEqual(expect.stringMatching(sentence))
  })

  test('the smoke check goes no further if a sign-up is refused', async () => {
    expect(await missing({}, 429)).toEqual(['the sign-up of success@ was answered 429, not 202'])
    expect(signedUp).toHaveLength(1)
  })
})
